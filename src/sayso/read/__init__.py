"""Inputs to raw reports: files, addresses, standard input, rows of data."""

from sayso.read.sources import read_sources

__all__ = ["read_sources"]
