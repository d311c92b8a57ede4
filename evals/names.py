"""Whether two names of a speaker mean the same.

A name becomes the set of its words, each cut to five letters, so that *Russia* and *Russian* are one
word; abbreviations, capitals and armies become their state. Two names are the same where at least
two fifths of all their words are in both, or where the shorter lies wholly in the longer and says
more than a state's name. *The first soldier* and *the second soldier* are never the same.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+(?:\.\w+)*")
_POSSESSIVE = re.compile(r"['’]s\b")
_SMALL = frozenset(("the", "a", "an", "of", "and"))
_ORDINALS = frozenset(("first", "secon", "third", "fourt", "fifth", "sixth", "anoth", "other"))

_ALIASES = {
    **dict.fromkeys(("us", "u.s", "usa", "america", "american", "americans", "washington"), ("unite", "state")),
    **dict.fromkeys(("uk", "u.k", "britain", "british"), ("unite", "kingd")),
    **dict.fromkeys(("un", "u.n"), ("unite", "natio")),
    **dict.fromkeys(("eu", "e.u"), ("europ", "union")),
    **dict.fromkeys(("kyiv", "kiev"), ("ukrai",)),
    **dict.fromkeys(("moscow", "kremlin"), ("russi",)),
    **dict.fromkeys(("aircraft", "plane"), ("airpl",)),
    **dict.fromkeys(("army", "armed", "forces", "troops"), ("milit",)),
    "people": ("perso",),
}

_STATES = frozenset(
    "unite state kingd natio europ union ukrai russi israe pales iran irani iraq iraqi syria afgha china chine "
    "kenya tanza milit".split()
)


def same_name(one: str | None, other: str | None) -> bool:
    """Whether both mean the same speaker, or both are absent."""
    first, second = cut_words(one), cut_words(other)
    if not first or not second:
        return not first and not second
    if (first & _ORDINALS) and (second & _ORDINALS) and (first & _ORDINALS) != (second & _ORDINALS):
        return False
    common = first & second
    if len(common) >= 0.4 * len(first | second):
        return True
    shorter = min(first, second, key=len)
    return shorter == common and not shorter <= _STATES


def cut_words(name: str | None) -> frozenset[str]:
    """The words of a name as they are compared."""
    found: set[str] = set()
    for word in _WORD.findall(_POSSESSIVE.sub("", (name or "").lower())):
        kept = word if word in _ALIASES or word.endswith("ss") else word.removesuffix("s")
        found.update(_ALIASES.get(kept, (kept[:5],)))
    return frozenset(found - _SMALL)
