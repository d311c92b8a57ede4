"""Who says what: a text -> attributions (the tagger's) -> statements (the product's)."""

from sayso.attribute.nested import find_nested
from sayso.attribute.quoting import Relayed
from sayso.attribute.relay import find_relays
from sayso.attribute.relayed import add_relays, find_relayed, mend_relayed
from sayso.attribute.said import find_said
from sayso.attribute.stance import find_stance
from sayso.attribute.statements import make_statements
from sayso.attribute.states import Senses
from sayso.attribute.tagger import LANGUAGES, Tagger, find_attributions, load_tagger, load_version, read_attributions

__all__ = [
    "LANGUAGES", "Relayed", "Senses", "Tagger", "add_relays", "find_attributions", "find_nested", "find_relayed", "find_relays", "find_said", "find_stance", "load_tagger", "load_version", "make_statements", "mend_relayed", "read_attributions",
]  # fmt: skip
