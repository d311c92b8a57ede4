"""What each number of a text counts: its noun, its event, and the list that it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.lexicon.events import load_events
from sayso.measure.counts.lists import Seat, seat_mentions
from sayso.measure.counts.propose import Proposals, decide, find_lead, propose
from sayso.measure.draft import Count, Mention
from sayso.model import Event, Text, Words

PEOPLE: frozenset[Event] = frozenset((
    "killed", "injured", "captured", "detained", "missing", "displaced", "evacuated", "rescued", "surrendered",
    "released", "present", "affected",
))  # fmt: skip
"""Events that happen to people where no noun tells what is counted."""

ELLIPSIS = 40
"""Words within which a number without a noun may go on from the one before."""


def find_counts(text: Text, words: Words, mentions: Sequence[Mention]) -> tuple[Count, ...]:
    """What each mention counts, in order."""
    return tuple(count for count, _ in read_counts(text, words, mentions))


def read_counts(text: Text, words: Words, mentions: Sequence[Mention]) -> Iterator[tuple[Count, Proposals]]:
    """What each mention counts, in order, with what was proposed for its event."""
    earlier: list[Count] = []
    whole: Count | None = None
    for chain in seat_mentions(text, words, mentions):
        lead = find_lead(chain, earlier)
        for seat in chain:
            before = earlier[-1] if earlier and (seat.part or seat.aside) else whole
            proposals = propose(words, seat, None if seat.nested else lead, before)
            earlier.append(_make_count(words, seat, proposals, before))
            whole = whole if seat.aside else earlier[-1]
            yield earlier[-1], proposals


def _make_count(words: Words, seat: Seat, proposals: Proposals, earlier: Count | None) -> Count:
    if earlier is not None and (seat.mention.kind == "addition" or _is_conversion(words, seat, earlier)):
        unit = seat.mention.unit or (seat.phrase.unit if seat.phrase else earlier.unit)
        return Count(seat.mention, earlier.event, unit, earlier.noun, earlier.trigger, seat.chain)
    told = decide(proposals)
    event: Event = proposals.default if told is None else "other" if told.active else told.event
    noun = (seat.noun.first, seat.noun.last) if seat.noun else None
    trigger = (told.first, told.last) if told is not None and told.last > told.first else None
    own = told is not None and told in (proposals.before, proposals.behind)
    headed = told is not None and told.header
    others = seat.mention.last < seat.end and words.words[seat.mention.last].lower == "others"
    alike = not (headed or others) and earlier is not None and _tells_people(earlier)
    unit = _name_times(words, seat, trigger) or _name_unit(seat, event, own and not alike, earlier)
    unit = "person" if unit is None and headed and event == "other" else unit  # *a country of 10 million*
    return Count(seat.mention, event, unit, noun, trigger, seat.chain, subject=told is not None and told.active)


def _is_conversion(words: Words, seat: Seat, earlier: Count) -> bool:
    """Whether a number stands in brackets right behind another, in other units: *33,000 acres (13,350 ha)*."""
    opened = seat.mention.first - 1
    if earlier.mention.first < seat.start or seat.behind is not None or opened < earlier.mention.last:
        return False
    while opened > earlier.mention.last and words.words[opened].form in (",", "≈", "~", "=", "or"):
        opened -= 1
    between = range(earlier.mention.last, opened)
    return words.words[opened].form == "(" and all(words.words[at].form[0].isalpha() for at in between)


def _name_times(words: Words, seat: Seat, trigger: tuple[int, int] | None) -> str | None:
    """The unit of what is done a number of times: *viewed 2 million times* counts views."""
    if "time" not in seat.kinds:
        return None
    times, before = load_events().times, words.words[max(0, seat.mention.first - 1)].lower
    told = times.get(words.words[trigger[0]].lower) if trigger else None
    return told or times.get(before)


def _tells_people(earlier: Count) -> bool:
    """Whether a count tells what people it counts (*4 sailors killed, 9 injured*)."""
    unit = (earlier.unit or "").split()[-1:]
    return unit != ["person"] and any("person" in load_events().kinds.get(head, ()) for head in unit)


def _name_unit(seat: Seat, event: Event, own: bool, earlier: Count | None) -> str | None:
    """The unit: the number's own, its noun's, else that of the count it goes on from, else people."""
    if seat.mention.unit is not None:
        return seat.mention.unit
    if seat.noun is not None:
        return "person" if event == "killed" and "life" in seat.kinds else seat.noun.unit
    goes_on = earlier is not None and seat.mention.first - earlier.mention.last < ELLIPSIS
    part = seat.part and earlier is not None and earlier.mention.kind == seat.mention.kind
    if earlier is not None and goes_on and (part or event not in PEOPLE or not own):
        return earlier.unit or ("person" if event in PEOPLE else None)
    return "person" if event in PEOPLE else None
