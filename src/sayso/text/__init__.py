"""A raw report to its text: decoded, cleaned, cut into paragraphs and sentences."""

from sayso.text.decode import decode_raw
from sayso.text.make import make_text

__all__ = ["decode_raw", "make_text"]
