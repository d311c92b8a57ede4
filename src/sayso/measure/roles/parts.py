"""Which count is a part of which: *40 drones, including 34 over the sea*, *12 people, of whom 3 were children*."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from sayso.lexicon.roles import Phrases, load_roles
from sayso.measure.draft import Count
from sayso.model.words import Words

Range = tuple[int, int]
"""A half-open range of words."""

GAP = 12
"""Words between two parts of a breakdown at most."""

LEAD = 40
"""Words before a number that are looked at."""

OPENING = 4
"""Words that a phrase at a sentence's head has at most."""

SLACK = Decimal("1.5")
"""What is more than so many times the whole is no breakdown of it."""

MOST = 50
"""Parts of one breakdown at most."""

BACK = 2
"""Counts that are tried as the whole, from the nearest back."""

_LINKS = frozenset(("were", "was", "are", "is", "the", "at", "least", ",", "some", "about", "up", "to", "more", "than"))
_JOINTS = frozenset((",", ";", "and"))
_BREAKS = frozenset(".?!")
_PLACING = frozenset(("in", "at", "over", "near", "from", "on", "off", "outside", "around"))
_PEOPLE = frozenset(
    "person civilian soldier child woman man boy girl officer policeman serviceman fighter militant worker medic "
    "journalist member resident passenger".split()
)


def find_wholes(words: Words, counts: Sequence[Count], frames: Sequence[Range]) -> tuple[int | None, ...]:
    """For each count the index of the count that it is a part of; `frames` are the sentences of the counts, as words.

    A part never has more than its whole; a whole is the nearest count before that can hold it.
    """
    wholes: list[int | None] = []
    breakdowns = _find_breakdowns(words, counts, frames)
    for at in range(len(counts)):
        told = _find_told(words, counts, frames, wholes, at)
        wholes.append(breakdowns.get(at) if told is None else told)
    return tuple(wholes)


def _find_told(
    words: Words, counts: Sequence[Count], frames: Sequence[Range], wholes: Sequence[int | None], at: int
) -> int | None:
    """The whole that words tell: *including*, *of whom*; or that of the part before in the same list."""
    if not at:
        return None
    table, (start, end), mention = load_roles(), frames[at], counts[at].mention
    lead = lowers(words, max(start, counts[at - 1].mention.last, mention.first - LEAD), mention.first)
    behind = lowers(words, mention.last, min(end, mention.last + 2))
    opened = begins_with(lowers(words, start, min(start + OPENING, mention.first)), table.part_openers)
    if opened or _leads(lead) or begins_with(behind, table.part_behind):
        return _seek(counts, frames, wholes, at)
    before = wholes[at - 1]
    if before is None or frames[at - 1] != frames[at] or not fits(counts[before], counts[at]):
        return None
    return before if _goes_on(counts, before, at, lead) else None


def _leads(lead: Sequence[str]) -> bool:
    """Whether the words before a number end with what leads to a part, but for small words."""
    phrases = load_roles().part_leads
    stop = len(lead)
    while stop and not ends_with(lead[:stop], phrases) and lead[stop - 1] in _LINKS:
        stop -= 1
    return ends_with(lead[:stop], phrases)


def _goes_on(counts: Sequence[Count], whole: int, at: int, gap: Sequence[str]) -> bool:
    """Whether a count follows the part before it in a list, with no event of its own between.

    Where the whole stands in a list itself, a comma goes on with that (*9 guns, 3 trucks, including one tanker, and 2
    boats*).
    """
    if "," in gap and whole and counts[whole - 1].chain == counts[whole].chain:
        return False
    if ";" in gap and counts[at].noun is not None:
        return False
    trigger = counts[at].trigger
    own = trigger is not None and trigger[1] > counts[at - 1].mention.first and trigger != counts[at - 1].trigger
    return not own and len(gap) <= GAP and not _JOINTS.isdisjoint(gap) and _BREAKS.isdisjoint(gap)


def _seek(counts: Sequence[Count], frames: Sequence[Range], wholes: Sequence[int | None], at: int) -> int | None:
    """The nearest count before that can hold the part: in its sentence, else in the one told before it.

    Right behind a count of the same people a part that is more than its whole is a slip of the text's, not of ours.
    """
    tried = 0
    for other in range(at - 1, -1, -1):
        if frames[other] not in (frames[at], frames[at - 1]) or tried == BACK:
            break
        if wholes[other] is not None:
            continue
        if fits(counts[other], counts[at]) and (not tried or counts[other].event == counts[at].event):
            return other
        tried += 1
    before, part = counts[at - 1], counts[at]
    slip = before.event == part.event and before.unit == "person" and part.event in ("killed", "injured", "missing")
    return at - 1 if slip and frames[at - 1] == frames[at] and wholes[at - 1] is None else None


def fits(whole: Count, part: Count) -> bool:
    """Whether a count may hold another: both money or neither, and no smaller."""
    if (whole.mention.kind == "money") != (part.mention.kind == "money") or "measure" in (
        whole.mention.kind,
        part.mention.kind,
    ):
        return False
    upper, least = _most(whole), part.mention.quantity.low
    return upper is None or least is None or least <= upper


def _most(count: Count) -> Decimal | None:
    """The most that a count's words can mean; a bound that is open above leaves room for ten times the number."""
    quantity = count.mention.quantity
    if quantity.high is not None:
        return quantity.high
    return None if quantity.low is None else quantity.low * 10


def _find_breakdowns(words: Words, counts: Sequence[Count], frames: Sequence[Range]) -> Mapping[int, int]:
    """Parts that a mark leads to (*134 deaths: one in A; 11 in B*), or that add up to the count before them."""
    found: dict[int, int] = {}
    for at in range(len(counts) - 2):
        if at in found or frames[at] != frames[at + 1]:
            continue
        gap = lowers(words, counts[at].mention.last, counts[at + 1].mention.first)
        marked = not load_roles().part_marks.isdisjoint(gap)
        run = _find_run(words, counts, frames, at + 1)
        if len(gap) <= GAP and len(run) > 1 and _adds_up(words, counts, at, run, marked):
            found.update(dict.fromkeys(run, at))
    return found


def _find_run(words: Words, counts: Sequence[Count], frames: Sequence[Range], first: int) -> Sequence[int]:
    """The counts of a list from one on: joined by commas or *and*, in one sentence."""
    run = [first]
    for at in range(first + 1, min(len(counts), first + MOST)):
        gap = lowers(words, counts[at - 1].mention.last, counts[at].mention.first)
        if frames[at] != frames[first] or len(gap) > GAP or _JOINTS.isdisjoint(gap) or not _BREAKS.isdisjoint(gap):
            break
        run.append(at)
    return run


def _adds_up(words: Words, counts: Sequence[Count], whole: int, run: Sequence[int], marked: bool) -> bool:
    """Whether a list tells the parts of the count before it.

    After a mark they are bare numbers or people of some kind, about as many as the whole; without a mark bare numbers
    with a place each (*40 drones, 34 over A and four over B*), no more than the whole; after *of the eight* any that
    add up.
    """
    parts = [counts[at].mention.quantity.low for at in run]
    total, upper = sum(part or 0 for part in parts), counts[whole].mention.quantity.low
    plain = all(counts[at].mention.kind == "count" for at in (whole, *run))
    if upper is None or None in parts or not plain or any(part > upper for part in parts if part):
        return False
    bare = all(_is_bare(words, counts[at]) for at in run)
    people = counts[whole].unit == "person" and all(counts[at].unit in _PEOPLE for at in run)
    if bare:
        return total <= (upper * SLACK if marked else upper)
    first = counts[whole].mention.first
    return (marked and people and total <= upper) or (
        total == upper and lowers(words, first - 2, first) == ["of", "the"]
    )


def _is_bare(words: Words, count: Count) -> bool:
    """Whether a number has no noun of its own, but is followed by its place."""
    after = words.words[count.mention.last].lower if count.mention.last < len(words.words) else ""
    return after in _PLACING


def lowers(words: Words, first: int, last: int) -> list[str]:
    """The words of a range in lower case."""
    return [word.lower for word in words.words[max(0, first) : last]]


def ends_with(told: Sequence[str], phrases: Phrases) -> bool:
    """Whether the words end with one of the phrases."""
    return any(tuple(told[-len(phrase) :]) == phrase for phrase in phrases)


def begins_with(told: Sequence[str], phrases: Phrases) -> bool:
    """Whether the words begin with one of the phrases."""
    return any(tuple(told[: len(phrase)]) == phrase for phrase in phrases)
