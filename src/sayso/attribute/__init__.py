"""Who says what: a text -> attributions (the tagger's) -> statements (the product's)."""

from sayso.attribute.nested import find_nested
from sayso.attribute.relay import find_relays
from sayso.attribute.said import find_said
from sayso.attribute.stance import find_stance
from sayso.attribute.statements import make_statements
from sayso.attribute.tagger import LANGUAGES, Tagger, find_attributions, load_tagger

__all__ = [
    "LANGUAGES", "Tagger", "find_attributions", "find_nested", "find_relays", "find_said", "find_stance", "load_tagger",
    "make_statements",
]  # fmt: skip
