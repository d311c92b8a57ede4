"""The stance that a cue gives to what is said."""

from __future__ import annotations

import re

from sayso.lexicon.cues import find_cue
from sayso.model import Stance

_TO_DO = re.compile(r"(?:not )?to [a-z]+|(?:NOT )?TO [A-Z]{2,}")
"""An infinitive behind its cue. With a single capital it begins the sentence, so it stands before the cue and
tells a purpose (*To keep dry, she told us, she stayed*)."""

_TELLING = frozenset(("tell", "say", "write"))
_HOLDING = frozenset(("insist on",))
_OWN = re.compile(r"(?:his|her|its|their)\b", re.IGNORECASE)


def find_stance(cue: str, content: str) -> Stance:
    """The stance of a statement with these words; what the table does not know asserts.

    A verb of telling with an infinitive behind it orders (*told them* to leave). Insisting on something of one's own
    (*on his priority*) asserts it. A negated cue asserts: not to rule out is not to deny.

    >>> find_stance("ruled out", "any withdrawal"), find_stance("urged", "to leave"), find_stance("said", "it rained")
    ('denies', 'asks', 'asserts')
    """
    found = find_cue(cue)
    if found is None or found.negated:
        return "asserts"
    start = content.lstrip()
    if found.lemma in _TELLING and _TO_DO.match(start):
        return "orders"
    if found.lemma in _HOLDING and _OWN.match(start):
        return "asserts"
    return found.stance
