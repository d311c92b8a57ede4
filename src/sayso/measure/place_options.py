"""The places where a count may be, each with what speaks for it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sayso.lexicon.geography import load_geography
from sayso.lexicon.periods import load_periods
from sayso.lexicon.sides import load_sides
from sayso.lexicon.sites import load_sites
from sayso.lexicon.states import load_states
from sayso.measure.choice import Option
from sayso.measure.clause import HARM, find_marks, name_kinship, name_size
from sayso.measure.draft import Count
from sayso.measure.layout import Layout, lay_out
from sayso.measure.sides.namings import find_namings
from sayso.measure.spots import Spot, find_spots
from sayso.measure.topics import STEM, find_count_stems, find_stems_around, rate, tells_incident
from sayso.model import Event, Place, Report, Statement, Text, Words

INSIDE, BEFORE, AFTER, OPENING = 7, 6, 2, 3
"""Spots at most where a count may be: on each side in its sentence, told before and behind it, first in the text."""

_FILED = 7
_CLOSE, _OPENS, _OFTEN = 4, 2, 3
_TITLE = 5
_BEGINNING = 30
_CALM: frozenset[Event] = frozenset(("other", "present"))
_SENT: frozenset[Event] = frozenset(("launched", "sent", "attacked"))
_HARM = HARM | {"captured"}


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was found for the count before."""

    count: Count
    name: str | None


@dataclass(slots=True)
class Ground:
    """A report as the choice of places sees it. `nation` is the side it names most, `invaded` and `invader` are those of
    its war, `titled` is its title where that is only a place. What it tells around a spot is read once."""

    words: Words
    layout: Layout
    spots: tuple[Spot, ...]
    firsts: tuple[int, ...]
    counts: tuple[int, ...]
    often: Counter[str]
    opening: frozenset[str]
    title: str
    titled: str | None
    nation: str | None
    invaded: str | None
    invader: str
    post: bool
    disaster: bool
    topics: dict[int, tuple[frozenset[str], bool]] = field(default_factory=dict)
    marks: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def topic(self, place: int) -> tuple[frozenset[str], bool]:
        """The stems around a spot, and whether an incident is told there."""
        if place not in self.topics:
            one = self.spots[place]
            around = find_stems_around(self.words, self.layout, one.first, one.first + 1) - {one.key[:STEM]}
            self.topics[place] = around, tells_incident(self.words, self.layout, one.first, one.last)
        return self.topics[place]

    def mark(self, at: int) -> tuple[str, ...]:
        """The marks in the sentence of a word."""
        number = self.layout.sentence[at]
        if number not in self.marks:
            start, end = self.layout.bounds(at)
            self.marks[number] = find_marks([word.lower for word in self.words.words[start:end]])
        return self.marks[number]

    def between(self, first: int, last: int) -> Sequence[Spot]:
        """The spots that begin in a range of words."""
        return self.spots[bisect_left(self.firsts, first) : bisect_left(self.firsts, last)]

    def has_count(self, first: int, last: int, but: range) -> bool:
        """Whether a count begins in a range of words that isn't one of a list's."""
        places = range(bisect_left(self.counts, first), bisect_left(self.counts, last))
        return any(self.counts[place] not in but for place in places)


def read_ground(
    report: Report,
    text: Text,
    words: Words,
    counts: Sequence[Count],
    places: Sequence[Place],
    statements: Sequence[Statement],
) -> Ground:
    """What the choice of places needs to know of a report."""
    layout = lay_out(text, words, statements)
    spots = find_spots(text, words, layout, counts, places)
    named = Counter(one.side for one in find_namings(words) if one.side and one.way in ("state", "people", "seat"))
    often = Counter(one.key for one in spots if one.places)
    opening = frozenset(one.key for one in spots if layout.sentence[one.first] <= 1)
    title = (report.title or "").lower()
    beginning = (word.lower for word in words.words[:_BEGINNING])
    return Ground(
        words, layout, spots, tuple(one.first for one in spots), tuple(count.mention.first for count in counts),
        often, opening, title, _read_title(report.title), named.most_common(1)[0][0] if named else None,
        *_find_war(report, named), "@" in (report.publisher or ""),
        not load_sides().disasters.isdisjoint((*title.split(), *beginning)),
    )  # fmt: skip


def _find_war(report: Report, named: Counter[str]) -> tuple[str | None, str]:
    """The side that was invaded in the well-known war that a report names, and its invader."""
    for war in load_sides().wars:
        invader, invaded = war.sides
        if war.invaded and named[invaded] and (report.published is None or war.since <= report.published):
            return invaded, invader.lower()
    return None, ""


def _read_title(title: str | None) -> str | None:
    """A title that is nothing but a place in a state: *Oldford, Texas*."""
    head, comma, tail = (title or "").rpartition(", ")
    states = load_geography().states
    known = tail in states.values() or tail.rstrip(".") in states or tail.lower() in load_states().names
    return title if head and comma and known and len((title or "").split()) <= _TITLE else None


@dataclass(frozen=True, slots=True)
class _Seat:
    """A list of counts in its place: its words, those of its sentences, and what it is about."""

    count: Count
    at: int
    last: int
    start: int
    end: int
    stems: frozenset[str]


def list_places(ground: Ground, counts: Sequence[Count], earlier: Earlier | None) -> list[Option[str | None]]:
    """Where the counts of a list may be."""
    first, last = counts[0], counts[-1]
    start, _ = ground.layout.bounds(first.mention.first)
    _, end = ground.layout.bounds(last.mention.last - 1)
    stems = find_count_stems(ground.words, ground.layout, first, last)
    seat = _Seat(first, first.mention.first, last.mention.last, start, end, stems)
    marks = _describe(ground, seat)
    found = [*_tell_inside(ground, seat), *_tell_around(ground, seat), *_imply(ground, marks)]
    return found if earlier is None else _keep(ground, seat.count, earlier, found, marks[0])


def _describe(ground: Ground, seat: _Seat) -> list[str]:
    """What a count's sentence shows, first whether a place is told there."""
    count = seat.count
    told = "same" if ground.between(seat.start, seat.end) else "other" if ground.spots else "no"
    event = "other" if count.event in _CALM else "harm" if count.event in _HARM else "deed"
    marks = [f"told={told}", f"ev={'money' if count.mention.kind == 'money' else event}", name_size(count)]
    shown = ground.mark(seat.at)
    marks += ["total"] if "total" in shown or "rising" in shown else []
    marks += ["war"] if "named" in shown else []
    marks += ["land"] if "land" in shown else []
    return marks + (["post"] if ground.post else []) + (["disaster"] if ground.disaster else [])


def _imply(ground: Ground, marks: Sequence[str]) -> Iterator[Option[str | None]]:
    """The places that go without saying: the title's, the one and the side named most, the land of the war, and none."""
    key, times = ground.often.most_common(1)[0] if ground.often else ("", 0)
    most = next((one for one in ground.spots if one.key == key), None) if times > 1 else None
    known: tuple[tuple[str, str | None], ...] = (
        ("most", most.name if most else None), ("nation", ground.nation), ("ground", ground.invaded), ("titled", ground.titled),
    )  # fmt: skip
    for role, name in known:
        if name is not None:
            kind = [f"most.kind={most.kind}"] if role == "most" and most else []
            yield Option(name, (role, *(f"{role}.{mark}" for mark in marks), *kind))
    yield Option(None, ("none", *(f"none.{mark}" for mark in marks)))


def _tell_inside(ground: Ground, seat: _Seat) -> Iterator[Option[str | None]]:
    """The spots of a count's own sentence, the nearest first."""
    low, high = bisect_left(ground.firsts, seat.start), bisect_left(ground.firsts, seat.end)
    middle = bisect_left(ground.firsts, seat.at)
    near = range(max(low, middle - INSIDE), min(high, middle + INSIDE))
    ranked = sorted(near, key=lambda place: _distance(ground.spots[place], seat))[:INSIDE]
    for rank, place in enumerate(ranked):
        one = ground.spots[place]
        features = ["same", f"same.rank={min(rank, 2)}", *_describe_inside(ground, seat, one)]
        yield _offer(ground, seat, one, "same", features)


def _describe_inside(ground: Ground, seat: _Seat, one: Spot) -> Iterator[str]:
    left = one.first < seat.at
    side, ends = ("left", (one.last - 1, seat.at)) if left else ("right", (one.first, seat.last - 1))
    breaks = min(3, ground.layout.count_breaks(*ends))
    yield from (f"same.{side}", f"same.breaks={breaks}", f"same.{side}.breaks={breaks}")
    if _distance(one, seat) <= _CLOSE:
        yield "same.close"
    if left and one.first - seat.start <= _OPENS:
        yield "same.opens"
    own = range(seat.at, seat.last)
    between = (one.last, seat.at) if left else (seat.last, one.first)
    if ground.has_count(*between, own):
        yield "same.crosses"
    elif not left and not breaks and one.lead in load_sites().placed:
        yield "attached"
    if left and _is_claimed(ground, seat, one, own):
        yield "same.claimed"


def _is_claimed(ground: Ground, seat: _Seat, one: Spot, own: range) -> bool:
    """Whether another count stands before a spot with no break between."""
    place = bisect_left(ground.counts, one.first) - 1
    return (
        place >= 0
        and ground.counts[place] >= seat.start
        and ground.counts[place] not in own
        and not ground.layout.count_breaks(ground.counts[place], one.first)
    )


def _tell_around(ground: Ground, seat: _Seat) -> Iterator[Option[str | None]]:
    """The spots of other sentences: the last ones before, the first behind, and the first of the text."""
    low, high = bisect_left(ground.firsts, seat.start), bisect_left(ground.firsts, seat.end)
    before = range(max(0, low - BEFORE), low)
    layout = ground.layout
    for rank, place in enumerate(reversed(before)):
        one = ground.spots[place]
        lines = layout.sentence[seat.at] - layout.sentence[one.first]
        blocks = layout.paragraph[seat.at] - layout.paragraph[one.first]
        features = [
            "before",
            f"before.rank={min(rank, 4)}",
            f"before.ds={min(4, lines)}",
            f"before.dp={min(2, blocks)}",
        ]
        yield _offer(ground, seat, one, "before", [*features, *_compare(ground, seat, place, "before")])
    for one in ground.spots[high : high + AFTER]:
        lines = layout.sentence[one.first] - layout.sentence[seat.at]
        blocks = layout.paragraph[one.first] - layout.paragraph[seat.at]
        yield _offer(ground, seat, one, "after", ["after", f"after.ds={min(3, lines)}", f"after.dp={min(2, blocks)}"])
    for place in range(min(OPENING, before.start)):
        features = ["opening", *_compare(ground, seat, place, "opening")]
        yield _offer(ground, seat, ground.spots[place], "opening", features)


def _compare(ground: Ground, seat: _Seat, place: int, where: str) -> Iterator[str]:
    """Whether a spot is told of the same topic, or of an incident."""
    stems, incident = ground.topic(place)
    yield f"{where}.topic={rate(stems, seat.stems)}"
    if incident:
        yield f"{where}.incident"


def _offer(ground: Ground, seat: _Seat, one: Spot, where: str, features: Sequence[str]) -> Option[str | None]:
    """A spot with what it shows by itself."""
    lead = _name_lead(one)
    shown = [*features, f"{where}.prep={lead}", f"kind={one.kind}", f"{where}.kind={one.kind}"]
    flags = {
        "sited": one.sited,
        "attr": one.labels,
        "body": one.within,
        f"{where}.owns": one.owns,
        f"{where}.post": ground.post,
        f"{where}.saying": not ground.layout.saying.isdisjoint(range(one.at, one.last)),
        "actor": one.kind == "country" and lead == "none" and not one.labels,
        f"invader.{'placed' if lead == 'placed' else 'else'}": bool(ground.invader)
        and one.key.startswith(ground.invader),
        "dateline": _is_dateline(ground, one),
        "lead": one.key in ground.opening,
        "title": one.key in ground.title,
        "often": ground.often[one.key] >= _OFTEN,
        "aim": seat.count.event in _SENT and lead in ("to", "against", "into"),
    }
    return Option(one.name, (*shown, *(flag for flag, holds in flags.items() if holds)))


def _name_lead(one: Spot) -> str:
    """How a spot is led to: *placed*, the preposition where it tells of a path or an owner, *prep* or *none*."""
    known = load_sites()
    if one.lead in known.placed:
        return "placed"
    return one.lead if one.lead in known.paths else "prep" if one.lead else "none"


def _is_dateline(ground: Ground, one: Spot) -> bool:
    filed = load_periods().filed
    behind = ground.words.words[one.last : one.last + _FILED]
    return one.first < BEFORE and ground.layout.sentence[one.first] == 0 and any(word.form in filed for word in behind)


def _distance(one: Spot, seat: _Seat) -> int:
    return seat.at - one.last if one.first < seat.at else max(0, one.first - seat.last)


def _keep(
    ground: Ground, count: Count, earlier: Earlier, found: Sequence[Option[str | None]], told: str
) -> list[Option[str | None]]:
    """The options with that of the count before: counts that stand together are of one place."""
    features: tuple[str, ...] = (
        f"earlier.{_link(ground, earlier.count, count)}",
        f"earlier.event={name_kinship(earlier.count, count)}",
        f"earlier.{told}",
    )
    features += ("earlier.none",) if earlier.name is None else ()
    kept = [one._replace(features=one.features + features) if one.value == earlier.name else one for one in found]
    if all(one.value != earlier.name for one in found):
        kept.append(Option(earlier.name, ("kept", *features)))
    return kept


def _link(ground: Ground, one: Count, other: Count) -> str:
    """How a count stands to the one before, and whether a place is told between."""
    at, to = min(one.mention.last, other.mention.first), other.mention.first
    lines = ground.layout.sentence[to] - ground.layout.sentence[at]
    blocks = ground.layout.paragraph[to] - ground.layout.paragraph[at]
    near = (
        "sentence"
        if not lines
        else "next"
        if lines == 1
        else "paragraph"
        if not blocks
        else "nextpar"
        if blocks == 1
        else "far"
    )
    return near + ("+place" if ground.between(at, to) else "")
