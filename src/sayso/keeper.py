"""The hall's second half: keeps what the rooms read of reports, and lays it side by side."""

from __future__ import annotations
