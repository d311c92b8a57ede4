"""The places where a count may be, each with what speaks for it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from sayso.lexicon.periods import load_periods
from sayso.lexicon.sites import load_sites
from sayso.lexicon.states import load_states
from sayso.measure.chain import Link
from sayso.measure.choice import Option
from sayso.measure.clause import name_kinship
from sayso.measure.days.incident import find_known
from sayso.measure.draft import Count
from sayso.measure.topics import rate
from sayso.measure.wheres.place_ground import Ground, Seat, describe_seat, find_told, take_seat
from sayso.measure.wheres.spots import Spot
from sayso.model import Event

INSIDE, BEFORE, AFTER, OPENING = 7, 6, 2, 3
"""Spots at most where a count may be: on each side in its sentence, told before and behind it, first in the text."""

_FILED = 7
_CLOSE, _OPENS, _OFTEN = 4, 2, 3
_SENT: frozenset[Event] = frozenset(("launched", "sent", "attacked"))


def list_places(ground: Ground, counts: Sequence[Count]) -> list[Option[str | None]]:
    """Where the counts of a list may be."""
    seat = take_seat(ground, counts)
    marks = describe_seat(ground, seat)
    around = (*_tell_around(ground, seat), *_recall(ground, seat, marks))
    return [*_tell_inside(ground, seat), *around, *_imply(ground, marks)]


def link_places(ground: Ground, lists: Sequence[Sequence[Count]]) -> list[Link[str | None]]:
    """Where some lists of counts may be, one after the other."""
    links, before = [], None
    for listed in lists:
        kept = _describe_kept(ground, before, listed[0]) if before else ()
        links.append(Link(list_places(ground, listed), kept))
        before = listed[-1]
    return links


def _describe_kept(ground: Ground, one: Count, other: Count) -> tuple[str, ...]:
    """What speaks for or against the place of the count before: counts that stand together are of one place."""
    content = ground.layout.content
    return (
        f"earlier.{_link(ground, one, other)}",
        f"earlier.event={name_kinship(one, other)}",
        f"earlier.told={find_told(ground, *ground.layout.bounds(other.mention.first))}",
        f"earlier.{'same' if content[one.mention.first] == content[other.mention.first] else 'other'}",
        *(f"earlier.{mark}" for mark in ground.mark(other.mention.first) if mark in ("contrast", "land")),
    )


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


def _recall(ground: Ground, seat: Seat, marks: Sequence[str]) -> Iterator[Option[str | None]]:
    """The places of the incidents that the report is about, with how a count's sentence speaks of them."""
    scenes = ground.scenes()
    known = find_known(ground.words.words[seat.start : seat.end]) if scenes else frozenset()
    for rank, (one, stems) in enumerate(scenes):
        features = [f"scene.rank={rank}", f"scene.topic={rate(stems, seat.stems)}", f"scene.kind={one.kind}"]
        features += ["scene.known"] if known else []
        features += ["scene.named"] if known & stems else []
        features += ["scene.ahead"] if one.first > seat.at else []
        yield Option(one.name, ("scene", *features, *(f"scene.{mark}" for mark in marks)))


def _tell_inside(ground: Ground, seat: Seat) -> Iterator[Option[str | None]]:
    """The spots of a count's own sentence, the nearest first."""
    low, high = bisect_left(ground.firsts, seat.start), bisect_left(ground.firsts, seat.end)
    middle = bisect_left(ground.firsts, seat.at)
    near = range(max(low, middle - INSIDE), min(high, middle + INSIDE))
    ranked = sorted(near, key=lambda place: _distance(ground.spots[place], seat))[:INSIDE]
    for rank, place in enumerate(ranked):
        one = ground.spots[place]
        features = ["same", f"same.rank={min(rank, 2)}", *_describe_inside(ground, seat, one)]
        yield _offer(ground, seat, one, "same", features)


def _describe_inside(ground: Ground, seat: Seat, one: Spot) -> Iterator[str]:
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
    if left and any(word.lower == "where" for word in ground.words.words[one.last : seat.at]):
        yield "same.where"
    if one.first <= seat.at < one.last:
        yield "same.own"
    noun = seat.count.noun
    if noun and noun[0] <= one.at < noun[1]:
        yield "same.label"


def _is_claimed(ground: Ground, seat: Seat, one: Spot, own: range) -> bool:
    """Whether another count stands before a spot with no break between."""
    place = bisect_left(ground.counts, one.first) - 1
    return (
        place >= 0
        and ground.counts[place] >= seat.start
        and ground.counts[place] not in own
        and not ground.layout.count_breaks(ground.counts[place], one.first)
    )


def _tell_around(ground: Ground, seat: Seat) -> Iterator[Option[str | None]]:
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


def _compare(ground: Ground, seat: Seat, place: int, where: str) -> Iterator[str]:
    """Whether a spot is told of the same topic, or of an incident."""
    stems, incident = ground.topic(place)
    yield f"{where}.topic={rate(stems, seat.stems)}"
    if incident:
        yield f"{where}.incident"


def _offer(ground: Ground, seat: Seat, one: Spot, where: str, features: Sequence[str]) -> Option[str | None]:
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
        "seat": one.kind != "country" and lead == "none" and not one.labels and one.key in load_states().metonyms,
        f"{where}.actor": one.kind == "country" and lead == "none" and not one.labels,
        f"invader.{'placed' if lead == 'placed' else 'else'}": bool(ground.invader)
        and one.key.startswith(ground.invader),
        "dateline": _is_dateline(ground, one),
        "lead": one.key in ground.opening,
        "title": one.key in ground.title,
        "title.disaster": ground.disaster and one.key in ground.title,
        f"{where}.referred": one.kind in seat.referred,
        f"{where}.there": seat.there,
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


def _distance(one: Spot, seat: Seat) -> int:
    return seat.at - one.last if one.first < seat.at else max(0, one.first - seat.last)


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
