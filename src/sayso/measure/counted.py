"""What each number of a text counts: its noun, its event, and the list that it stands in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.lexicon.events import load_events
from sayso.measure.draft import Count, Mention
from sayso.measure.nouns import Phrase, read_label, read_phrase, skip_addition
from sayso.measure.tells import Tell, find_before, find_behind
from sayso.model import Event, Span, Text, Words

PEOPLE: frozenset[Event] = frozenset((
    "killed", "injured", "captured", "detained", "missing", "displaced", "evacuated", "rescued", "surrendered",
    "released", "present", "affected",
))  # fmt: skip
"""Events that happen to people where no noun tells what is counted."""

PURPOSE = 8
"""Words on each side of an amount in which a noun may tell what it is for."""

HEADER = 24
"""Words before a list's first label in which its header may stand."""

_JOINERS = frozenset((",", ";", "and", "or", "&", "/", "plus", "+", "another", "further", "some", "also", "a", "the"))
_PHRASES = (("as", "well", "as"), ("along", "with"), ("together", "with"), ("in", "addition", "to"))
_PARTS = frozenset(("including", "among"))


@dataclass(slots=True)
class Seat:
    """A mention on its way to a count: its phrase or label, its sentence's words, and what its clause tells."""

    mention: Mention
    phrase: Phrase | None
    label: Phrase | None
    start: int
    end: int
    behind: Tell | None = None
    before: Tell | None = None
    chain: int = 0

    @property
    def last(self) -> int:
        """The word behind all that belongs to the mention."""
        return self.phrase.last if self.phrase else self.mention.last


def find_counts(text: Text, words: Words, mentions: Sequence[Mention]) -> tuple[Count, ...]:
    """What each mention counts, in order."""
    seats = [_seat(words, mention, *_bounds(text, words, mention)) for mention in mentions]
    _join_lists(words, seats)
    _read_clauses(words, seats)
    counts: list[Count] = []
    for chain in _chains(seats):
        lead = _find_lead(chain)
        for seat in chain:
            counts.append(_make_count(words, seat, chain, lead, counts[-1] if counts else None))
    return tuple(counts)


def _bounds(text: Text, words: Words, mention: Mention) -> tuple[int, int]:
    """The range of the words of a mention's sentence."""
    at = bisect_right(text.sentences, Span(mention.span.start, 1 << 62)) - 1
    if at < 0 or text.sentences[at].end <= mention.span.start:
        return mention.first, mention.last
    return words.within(text.sentences[at])


def _seat(words: Words, mention: Mention, start: int, end: int) -> Seat:
    phrase = None if mention.kind in ("money", "addition") else read_phrase(words, mention)
    label = read_label(words, mention) if phrase is None or mention.first - 1 >= start else None
    return Seat(mention, phrase, label, start, max(end, mention.last))


def _join_lists(words: Words, seats: Sequence[Seat]) -> None:
    """Number the lists: members follow each other with nothing but commas and conjunctions between."""
    chain = 0
    before: Seat | None = None
    for seat in seats:
        if before is not None and not _is_joined(words, before, seat):
            chain += 1
        seat.chain = chain
        if seat.mention.kind != "addition":
            before = seat


def _is_joined(words: Words, one: Seat, other: Seat) -> bool:
    if other.mention.kind == "addition":
        return True
    if one.label is not None and other.label is not None:
        return words.body[one.mention.span.end : other.mention.span.start].count("\n") <= 2
    if one.start != other.start:
        return False
    at, end = _skip_owner(words, skip_addition(words, one.last)), other.mention.first
    while at < end:
        lower = words.words[at].lower
        phrase = next(
            (len(one) for one in _PHRASES if tuple(w.lower for w in words.words[at : at + len(one)]) == one), 0
        )
        if not phrase and lower not in _JOINERS:
            return False
        at += phrase or 1
    return end > one.last


def _skip_owner(words: Words, at: int) -> int:
    """Past a short phrase that tells whose a list's member is: *404 tanks of the occupiers, 1,279 …*."""
    if at >= len(words.words) or words.words[at].lower != "of":
        return at
    for end in range(at + 1, min(at + 5, len(words.words))):
        if words.words[end].form in ",;":
            return end
    return at


def _read_clauses(words: Words, seats: Sequence[Seat]) -> None:
    """What the clause of each mention tells, behind it and before it, up to the neighbouring mentions."""
    for at, seat in enumerate(seats):
        after = seats[at + 1].mention.first if at + 1 < len(seats) else len(words.words)
        earlier = seats[at - 1].last if at else 0
        seat.behind = find_behind(words, skip_addition(words, seat.last), seat.end, after)
        if seat.label is not None and (at == 0 or seats[at - 1].chain != seat.chain):
            seat.before = find_before(words, seat.label.first, max(0, earlier, seat.label.first - HEADER), HEADER)
        else:
            seat.before = find_before(words, seat.mention.first, max(seat.start, earlier))


def _chains(seats: Sequence[Seat]) -> Iterator[Sequence[Seat]]:
    start = 0
    for at in range(1, len(seats) + 1):
        if at == len(seats) or seats[at].chain != seats[start].chain:
            yield seats[start:at]
            start = at


def _find_lead(chain: Sequence[Seat]) -> Tell | None:
    """What is told of a whole list: by the verb before its first member, or the passive behind its last."""
    if chain[0].before is not None:
        return chain[0].before
    for seat in reversed(chain):
        if seat.behind is not None and not seat.behind.active:
            return seat.behind
    return None


def _make_count(words: Words, seat: Seat, chain: Sequence[Seat], lead: Tell | None, earlier: Count | None) -> Count:
    if earlier is not None and (seat.mention.kind == "addition" or _is_conversion(words, seat, earlier)):
        unit = seat.mention.unit or (seat.phrase.unit if seat.phrase else earlier.unit)
        return Count(seat.mention, earlier.event, unit, earlier.noun, earlier.trigger, seat.chain)
    told = _choose(words, seat, lead)
    event, trigger = _read_event(words, seat, told, earlier)
    phrase = seat.phrase or seat.label
    unit = _name_unit(words, seat, event, earlier)
    noun = (phrase.first, phrase.last) if phrase else None
    return Count(seat.mention, event, unit, noun, trigger, seat.chain, subject=bool(told and told.active))


def _is_conversion(words: Words, seat: Seat, earlier: Count) -> bool:
    """Whether a number stands in brackets right behind another, in other units: *33,000 acres (13,350 ha)*."""
    opened = seat.mention.first - 1
    if earlier.mention.first < seat.start or seat.behind is not None or opened <= earlier.mention.last - 1:
        return False
    while opened > earlier.mention.last and words.words[opened].form in ",≈~=" + "or":
        opened -= 1
    between = range(earlier.mention.last, opened)
    return words.words[opened].form == "(" and all(words.words[at].form[0].isalpha() for at in between)


def _choose(words: Words, seat: Seat, lead: Tell | None) -> Tell | None:
    """The telling words of one mention: its own adjective or participle, its verb, then those of its list."""
    behind, before = seat.behind, seat.before
    if before is not None and (before.near or behind is None or behind.active):
        return before
    if behind is not None and not behind.active and (behind.near or before is None):
        return behind
    if before is not None:
        return before
    return lead or behind


def _read_event(
    words: Words, seat: Seat, told: Tell | None, earlier: Count | None
) -> tuple[Event, tuple[int, int] | None]:
    """The event of a mention and the words that tell it."""
    events = load_events()
    phrase = seat.phrase or seat.label
    head = words.words[phrase.head].lower if phrase else ""
    if seat.mention.kind == "money":
        same = earlier is not None and earlier.mention.kind == "money" and seat.start <= earlier.mention.first
        event, trigger = _read_money(words, seat, told)
        return (
            (earlier.event, earlier.trigger) if same and earlier is not None and event == "other" else (event, trigger)
        )
    if head in events.nouns and (told is None or told.active or told.event in ("launched", "sent", "other", "paid")):
        return events.nouns[head], (phrase.head, phrase.head + 1) if phrase else None
    if head in events.nouns and events.nouns[head] in ("killed", "injured", "viewed", "detained"):
        return events.nouns[head], (phrase.head, phrase.head + 1) if phrase else None
    if told is not None and not told.active:
        changed = told.event == "released" and phrase is not None and _is_area(phrase.unit)
        return "seized" if changed else told.event, (told.first, told.last)
    if phrase is not None and phrase.modifier is not None:
        modifier = words.words[phrase.modifier].lower
        if modifier in events.adjectives:
            return events.adjectives[modifier], (phrase.modifier, phrase.modifier + 1)
    if head in events.bearers:
        return events.bearers[head], (phrase.head, phrase.head + 1) if phrase else None
    if earlier is not None and seat.start <= earlier.mention.first and (phrase is None or _is_part(words, seat)):
        return earlier.event, earlier.trigger
    if phrase is not None and (told is None or not told.active):
        return events.defaults.get(phrase.unit, "other"), None
    return "other", (told.first, told.last) if told else None


def _is_area(unit: str) -> bool:
    return unit.split()[-1] in load_events().areas


def _read_money(words: Words, seat: Seat, told: Tell | None) -> tuple[Event, tuple[int, int] | None]:
    """Money is lost or paid, or merely told of."""
    if told is None or told.active:
        return _read_purpose(words, seat)
    if told.event in ("lost", "destroyed", "damaged", "affected"):
        return "lost", (told.first, told.last)
    if told.event in ("paid", "sent", "seized"):
        return "paid" if told.event != "seized" else "seized", (told.first, told.last)
    return _read_purpose(words, seat)


def _read_purpose(words: Words, seat: Seat) -> tuple[Event, tuple[int, int] | None]:
    """What money is told for by a noun near it: *a $500,000 reward*, *damage of $2 million*."""
    money = load_events().money
    around = [*range(seat.mention.last, min(seat.end, seat.mention.last + PURPOSE))]
    around += [*range(seat.mention.first - 1, max(seat.start, seat.mention.first - PURPOSE) - 1, -1)]
    for at in around:
        if words.words[at].lower in money:
            return money[words.words[at].lower], (at, at + 1)
    return "other", None


def _is_part(words: Words, seat: Seat) -> bool:
    """Whether a mention tells a part of the one before (*including 34 over the sea*)."""
    at = seat.mention.first - 1
    return at >= seat.start and words.words[at].lower in _PARTS


def _name_unit(words: Words, seat: Seat, event: Event, earlier: Count | None) -> str | None:
    """The unit: the number's own, its noun's, else that of the count it goes on from, else people."""
    if seat.mention.unit is not None:
        return seat.mention.unit
    if seat.phrase is not None:
        return seat.phrase.unit
    if seat.label is not None:
        return seat.label.unit
    same = earlier is not None and seat.start <= earlier.mention.first
    if same and earlier is not None and (event not in PEOPLE or earlier.event not in PEOPLE):
        return earlier.unit
    return "person" if event in PEOPLE else None
