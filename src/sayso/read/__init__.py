"""Inputs to raw reports: files, addresses, standard input, rows of data."""

from sayso.read.formats import FORMATS
from sayso.read.media import hear_words
from sayso.read.sources import read_sources, read_stream

__all__ = ["FORMATS", "hear_words", "read_sources", "read_stream"]
