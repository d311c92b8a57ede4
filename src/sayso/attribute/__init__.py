"""Who says what: a text -> attributions (the tagger's) -> statements (the product's)."""

from sayso.attribute.statements import make_statements
from sayso.attribute.tagger import Tagger, find_attributions, load_tagger

__all__ = ["Tagger", "find_attributions", "load_tagger", "make_statements"]
