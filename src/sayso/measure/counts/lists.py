"""The lists that numbers of a text stand in, and what each number's clause tells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from sayso.lexicon.events import load_events
from sayso.lexicon.grammar import load_grammar
from sayso.lexicon.nouns import load_nouns
from sayso.measure.counts.before import find_before, find_header
from sayso.measure.counts.behind import find_behind
from sayso.measure.counts.nouns import Phrase, load_vocabulary, read_label, read_phrase, skip_addition
from sayso.measure.counts.tells import ASIDE, DASHES, Kinds, Tell, weaken
from sayso.measure.counts.totals import read_total
from sayso.measure.draft import Mention
from sayso.model import Span, Text, Words

HEADER = 40
"""Words before a list's first label in which its header may stand."""

OWNER = 8
"""Words of a phrase that tells whose or where a list's member is."""

_JOINERS = frozenset(
    (",", ";", "and", "or", "&", "/", "plus", "+", "another", "further", "some", "also", "a", "the", "with")
)
_PHRASES = (("as", "well", "as"), ("along", "with"), ("together", "with"), ("in", "addition", "to"))
_PARTS = frozenset(("including", "among", "include", "includes", "included"))
_MEMBERS = frozenset(("them", "whom", "which", "those", "these"))
_SHARING = frozenset((("and",), ("or",), ("of",), ("of", "the"), ("out", "of")))
_ASIDES = {"(": frozenset(")"), **dict.fromkeys(DASHES, DASHES)}
_MEASURES = frozenset(("area", "weight"))
_UNTOLD = frozenset(("bare", "thing", "nature"))
_HANGERS = frozenset(("of", "in", "from", "at", "over", "on", "near", "around"))


@dataclass(slots=True)
class Seat:
    """A mention on its way to a count: its phrase or label, its sentence's words, and what its clause tells.

    `kinds` are the kinds of what is counted; `part` tells that it is a part of the count before (*including 3
    children*, *3 of them*); `nested` that it stands inside the phrase of the count before (*10 people in 3 towns*),
    `aside` inside brackets or dashes behind it; `shared` is the next number's phrase where both have one noun (*two
    missile and 77 air strikes*, *three of the 12 victims*), `total` what is told before it in the clause (*the number
    of guards rose to 12*); `chain` numbers the lists.
    """

    mention: Mention
    phrase: Phrase | None
    label: Phrase | None
    start: int
    end: int
    kinds: Kinds
    part: bool = False
    nested: bool = False
    aside: bool = False
    shared: Phrase | None = None
    total: Phrase | None = None
    behind: Tell | None = None
    before: Tell | None = None
    chain: int = 0

    @property
    def noun(self) -> Phrase | None:
        """The counted phrase, or else the label, or what stands before it in the clause."""
        return self.shared or self.phrase or self.label or self.total

    @property
    def last(self) -> int:
        """The word behind all that belongs to the mention."""
        return self.phrase.last if self.phrase else self.mention.last


def seat_mentions(text: Text, words: Words, mentions: Sequence[Mention]) -> Sequence[Sequence[Seat]]:
    """The mentions' seats, list by list, in order."""
    disaster = _tells_disaster(words)
    limits = [*(mention.first for mention in mentions[1:]), len(words.words)]
    seats = []
    reached = 0
    for mention, limit in zip(mentions, limits, strict=False):
        start, end = _bound(text.sentences, words, mention, mention.span.start)
        limit = min(limit, _bound(text.paragraphs, words, mention, mention.span.end - 1)[1])
        seats.append(_seat(words, mention, (start, max(end, mention.last)), (reached, limit), disaster))
        reached = mention.last
    _share_nouns(words, seats, disaster)
    _join_lists(words, seats)
    _read_clauses(words, seats)
    return list(_chains(seats))


def _tells_disaster(words: Words) -> bool:
    """Whether a text tells more of storms and floods than of attacks."""
    lowers = [word.lower for word in words.words]
    storms, attacks = load_events().disasters, _find_attacks()
    return sum(map(storms.__contains__, lowers)) > sum(map(attacks.__contains__, lowers))


@cache
def _find_attacks() -> frozenset[str]:
    return frozenset(noun for noun, event in load_events().nouns.items() if event == "attacked")


def _bound(spans: Sequence[Span], words: Words, mention: Mention, place: int) -> tuple[int, int]:
    """The range of the words of the sentence or paragraph that holds a mention's character at `place`."""
    at = bisect_right(spans, Span(place, 1 << 62)) - 1
    if at < 0 or spans[at].end <= place:
        return mention.first, mention.last
    return words.within(spans[at])


def _seat(words: Words, mention: Mention, bounds: tuple[int, int], neighbours: tuple[int, int], disaster: bool) -> Seat:
    """The seat of a mention in a sentence between `bounds`, with numbers as its `neighbours`."""
    start, end = bounds
    reached, limit = neighbours
    phrase = None if mention.kind in ("money", "addition") else read_phrase(words, mention, limit)
    label = None if mention.kind == "addition" else read_label(words, mention)
    if label is not None and label.first < reached:
        label = None  # *six men - five of them sailors*: no label holds a number
    if label is not None and phrase is not None and words.words[phrase.head].lower in load_events().counters:
        phrase = None
    part = _is_part(words, mention, start)
    kinds = find_kinds(mention, phrase or label, disaster)
    bare = phrase is None and label is None and mention.kind == "count"
    total = read_total(words, mention, max(start, reached)) if bare else None
    kinds |= find_kinds(mention, total, disaster) if total else frozenset()
    return Seat(mention, phrase, label, start, end, kinds, part, total=total)


def _is_part(words: Words, mention: Mention, start: int) -> bool:
    """Whether a number counts a part of what was counted before: *including 3*, *among them 3*, *3 of them*."""
    listed, first, last = words.words, mention.first, mention.last
    if first - 2 >= start and listed[first - 1].lower in _MEMBERS:
        first -= 1
    if first > start and listed[first - 1].lower in _PARTS:
        return True
    return last + 1 < len(listed) and listed[last].lower == "of" and listed[last + 1].lower in _MEMBERS


def find_kinds(mention: Mention, noun: Phrase | None, disaster: bool) -> Kinds:
    """The kinds of what a mention counts, as the table of events names them."""
    kinds = {"nature"} if disaster else set()
    if mention.kind == "money":
        return frozenset(kinds | {"money"})
    unit = mention.unit or (noun.unit if noun else None)
    if unit is None:
        return frozenset(kinds | {"bare"})
    head = unit.split()[-1]
    kinds |= load_events().kinds.get(head, frozenset()) | ({"time"} if head == "time" else set())
    if "currency" in kinds:
        return frozenset({"money"} | (kinds & {"nature"}))
    role = load_nouns().forms.get(head)
    if role is not None and role.kind in ("role", "group", "anonymous"):
        kinds.add("person")
    return frozenset(kinds if "person" in kinds else kinds | {"thing"})


def _share_nouns(words: Words, seats: Sequence[Seat], disaster: bool) -> None:
    """Give the numbers that have one noun with the next its phrase."""
    for seat, following in pairwise(seats):
        if following.phrase is None or seat.mention.kind != "count" or _is_whole(seat):
            continue
        if tuple(word.lower for word in words.words[seat.last : following.mention.first]) in _SHARING:
            seat.shared = following.phrase
            seat.kinds = find_kinds(seat.mention, seat.shared, disaster)


def _is_whole(seat: Seat) -> bool:
    """Whether a number has a phrase with a head that fits it."""
    quantity = seat.mention.quantity
    return seat.phrase is not None and (seat.phrase.plural or quantity.low == 1 == quantity.high)


def _join_lists(words: Words, seats: Sequence[Seat]) -> None:
    """Number the lists: members follow each other with nothing but commas and conjunctions between."""
    chain = closes = 0
    before: Seat | None = None
    for seat in seats:
        seat.nested = before is not None and _is_nested(words, before, seat)
        if before is not None and seat.mention.first >= closes:
            closes = _find_closing(words, before, seat)
        seat.aside = seat.mention.first < closes
        seat.part = _is_part_of(words, before, seat)
        if before is not None and not seat.nested and not seat.aside and not _is_joined(words, before, seat):
            chain += 1
        seat.chain = chain
        if seat.mention.kind != "addition" and not seat.nested and not seat.aside:
            before = seat


def _find_closing(words: Words, one: Seat, other: Seat) -> int:
    """Where an aside ends that begins behind one count with another that is of its kind (*ten people (four women and
    six men)*), or of its measure (*50 acres (20 ha)*); 0 where none does."""
    form = words.words[one.last].form if one.last < other.mention.first else ""
    closing = _ASIDES.get(form)
    between = words.words[one.last : other.mention.first]
    fits = _is_of_kind(one, other) or (form == "(" and not _MEASURES.isdisjoint(one.kinds & other.kinds))
    if closing is None or any(word.form not in _ASIDES for word in between) or not fits:
        return 0
    first = other.mention.first
    return next((at for at in range(first, min(first + ASIDE, one.end)) if words.words[at].form in closing), 0)


def _is_part_of(words: Words, one: Seat | None, other: Seat) -> bool:
    """Whether a count is a part of the one before: inside an aside behind it, in its breakdown, or as its words
    tell."""
    if one is None or one.start != other.start:
        return other.part
    return other.aside or _is_breakdown(words, one, other) or (other.part and _is_alike(one, other))


def _is_breakdown(words: Words, one: Seat, other: Seat) -> bool:
    """Whether a list of parts of one count begins behind a colon or a semicolon with the other."""
    opens = words.words[other.mention.first - 1].form if other.mention.first else ""
    return opens in (":", ";") and _is_of_kind(one, other)


def _is_of_kind(one: Seat, other: Seat) -> bool:
    """Whether one count may hold the other: both of people or both of things, and the other no greater."""
    if one.label or other.label or one.mention.kind != "count" or other.mention.kind != "count":
        return False
    whole, part = one.mention.quantity.low, other.mention.quantity.low
    return _is_alike(one, other) and (whole is None or part is None or part <= whole)


def _is_alike(one: Seat, other: Seat) -> bool:
    """Whether two counts may both be of people or both of things."""
    people, things = (one, other) if "person" in one.kinds else (other, one)
    return "person" not in people.kinds or "person" in things.kinds or things.kinds <= _UNTOLD


def _is_nested(words: Words, one: Seat, other: Seat) -> bool:
    """Whether nothing but a preposition stands between two counts (*10 people in 3 towns*)."""
    between = [word.lower for word in words.words[one.last : other.mention.first]]
    determiners = load_grammar().determiners
    return 0 < len(between) <= 2 and between[0] in _HANGERS and all(word in determiners for word in between[1:])


def _is_joined(words: Words, one: Seat, other: Seat) -> bool:
    if other.mention.kind == "addition":
        return True
    if one.label is not None and other.label is not None:
        return words.body[one.mention.span.end : other.mention.span.start].count("\n") <= 2
    if one.start != other.start:
        return False
    at, end = skip_addition(words, one.last), other.mention.first
    at = _skip_owner(words, _skip_aside(words, at, end), end)
    while at < end:
        phrase = next((len(one) for one in _PHRASES if _matches(words, at, one)), 0)
        if not phrase and words.words[at].lower not in _JOINERS:
            return False
        at += phrase or 1
    return end > one.last


def _matches(words: Words, at: int, entry: tuple[str, ...]) -> bool:
    return tuple(word.lower for word in words.words[at : at + len(entry)]) == entry


def _skip_owner(words: Words, at: int, end: int) -> int:
    """Past a phrase that tells whose or where a member is (*404 tanks of the invaders, 1,279 …*; *34 over the region
    and four …*)."""
    if at >= end or words.words[at].lower not in _HANGERS:
        return at
    closed = load_vocabulary()
    for here in range(at + 1, min(at + OWNER, end)):
        word = words.words[here]
        if word.form in (",", ";", "and", "&"):
            return here
        if word.lower in closed.grammar.auxiliaries or word.lower in closed.pasts or not word.form[0].isalnum():
            return at
    return at


def _skip_aside(words: Words, at: int, end: int) -> int:
    """Past an aside in brackets, between dashes or commas (*, including one nurse,*) that begins at a word."""
    if at + 1 < end and words.words[at].form == "," and words.words[at + 1].lower in load_grammar().asides:
        return next((here for here in range(at + 2, min(at + ASIDE, end)) if words.words[here].form == ","), at)
    closing = _ASIDES.get(words.words[at].form, frozenset[str]()) if at < end else ()
    for here in range(at + 2, min(at + ASIDE, end)):
        if words.words[here].form in closing:
            while here + 1 < end and words.words[here + 1].form in DASHES:
                here += 1
            return here + 1
    return at


def _read_clauses(words: Words, seats: Sequence[Seat]) -> None:
    """What the clause of each mention tells, behind it and before it, up to the neighbouring mentions."""
    stops = {seat.mention.first: seat.last for seat in seats}
    for at, seat in enumerate(seats):
        earlier = (seats[at - 1].mention if seat.nested else seats[at - 1]).last if at else 0
        opens = at == 0 or seats[at - 1].chain != seat.chain
        behind = skip_addition(words, seat.shared.last if seat.shared else seat.last)
        seat.behind = find_behind(words, behind, seat.end, stops, seat.kinds)
        if seat.nested and seat.behind is not None and _is_same(seat.behind, seats[at - 1].behind):
            seat.behind = None  # what is told of the people in the towns isn't told of the towns
        if seat.label is None:
            first, start = seat.mention.first, max(seat.start, earlier)
            seat.before = find_before(words, first, start, seat.kinds)
            if seat.before is None and seat.behind is None:
                seat.before = find_before(words, first, start, seat.kinds, series=True)
        elif opens:
            first = seat.label.first
            seat.before = find_header(words, first, max(0, earlier, first - HEADER), seat.kinds)
        seat.behind, seat.before = (
            weaken(words, told, seat.kinds) if told else None for told in (seat.behind, seat.before)
        )


def _is_same(one: Tell, other: Tell | None) -> bool:
    return other is not None and (one.first, one.last) == (other.first, other.last)


def _chains(seats: Sequence[Seat]) -> Iterator[Sequence[Seat]]:
    start = 0
    for at in range(1, len(seats) + 1):
        if at == len(seats) or seats[at].chain != seats[start].chain:
            yield seats[start:at]
            start = at
