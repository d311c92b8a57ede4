"""Whether the counted are civilians, soldiers, children and so on, by the words that count them."""

from __future__ import annotations

from sayso.lexicon.events import load_events
from sayso.lexicon.sides import load_sides
from sayso.measure.draft import Count
from sayso.model import Status, Words

_FORCES = frozenset("army armies force forces troop troops military navy brigade battalion regiment division".split())


def find_status(words: Words, count: Count) -> Status | None:
    """What the counted phrase says that its people are; None where it doesn't tell."""
    listed, events = load_sides(), load_events()
    first, last = _phrase(count)
    if last > first:
        head = events.singular(words.words[last - 1].lower)
        pair = f"{words.words[last - 2].lower} {head}" if last - first > 1 else ""
        told = listed.status.get(pair) or listed.status.get(head)
        if told:
            return told
        for at in range(first, last):
            if words.words[at].lower in listed.modifiers:
                return listed.modifiers[words.words[at].lower]
    unit = count.unit or ""
    found = listed.status.get(unit) or listed.status.get(unit.rpartition(" ")[2])
    return found or _find_behind(words, last, listed.status)


def _phrase(count: Count) -> tuple[int, int]:
    if count.noun is None:
        return count.mention.last, count.mention.last
    return count.noun


def _find_behind(words: Words, at: int, status: object) -> Status | None:
    """*Members of the Norland army* are military."""
    if at < len(words.words) and words.words[at].lower in ("of", "from"):
        for word in words.words[at + 1 : at + 6]:
            if word.lower in _FORCES:
                return "military"
            if not word.form[0].isalnum():
                break
    return None
