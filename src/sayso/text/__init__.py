"""A raw report to its text: decoded, cleaned, cut into paragraphs and sentences."""

from sayso.text.forms import read_source
from sayso.text.make import make_text
from sayso.text.translation import tell_original

__all__ = ["make_text", "read_source", "tell_original"]
