"""Forms of English verbs and nouns, by the rules of spelling and the exceptions that a table gives."""

from __future__ import annotations

_VOWELS = "aeiou"


def inflect_verb(verb: str, doubling: bool = False) -> tuple[str, str, str]:
    """The third person, the past and the -ing form of a regular verb.

    >>> inflect_verb("reply")
    ('replies', 'replied', 'replying')
    >>> inflect_verb("admit", doubling=True)
    ('admits', 'admitted', 'admitting')
    """
    if doubling:
        return verb + "s", verb + verb[-1] + "ed", verb + verb[-1] + "ing"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    if verb.endswith("ee"):
        return verb + "s", verb + "d", verb + "ing"
    if verb.endswith("e"):
        return verb + "s", verb + "d", verb[:-1] + "ing"
    third = verb + "es" if verb.endswith(("s", "x", "z", "sh", "ch")) else verb + "s"
    return third, verb + "ed", verb + "ing"


def pluralize(noun: str) -> str:
    """The plural of a regular noun.

    >>> [pluralize(noun) for noun in ("soldier", "agency", "witness")]
    ['soldiers', 'agencies', 'witnesses']
    """
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + "es" if noun.endswith(("s", "x", "z", "sh", "ch")) else noun + "s"
