"""The days that a count may cover, each with what speaks for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sayso.lexicon.periods import load_periods
from sayso.measure.chain import Link
from sayso.measure.choice import Option
from sayso.measure.clause import name_kinship
from sayso.measure.days.course import tells
from sayso.measure.days.day_setting import (
    INSIDE,
    Seat,
    Setting,
    describe_seat,
    find_day_said,
    find_told,
    names_place,
    take_seat,
)
from sayso.measure.days.days import Telling
from sayso.measure.days.incident import find_known
from sayso.measure.draft import Count
from sayso.measure.layout import Layout
from sayso.measure.topics import rate
from sayso.model import Period

BEFORE, AFTER, FAR = 4, 1, 3
"""Times at most that a count may cover: told before and behind its sentence, and elsewhere on the same topic."""

_WINDOW = (12, 6)
"""Times before and behind a count's sentence that are looked at; and as many as the former at the text's beginning."""

_CLOSE = 3
_ON = 5
"""Days at most between a day of a disaster and the next one told."""
_OLD = 365
_EXACT = ("day", "week", "month")
_AMASSED = frozenset(("total", "rising", "named", "perfect", "standing"))
_UNREFINED = frozenset(("lost", "affected", "displaced"))


def list_days(setting: Setting, counts: Sequence[Count]) -> list[Option[Period | None]]:
    """What a list of counts may cover."""
    seat = take_seat(setting, counts)
    marks = describe_seat(setting, seat)
    found = [*_tell_inside(setting, seat), *_tell_around(setting, seat)]
    return [*found, *_imply(setting, marks, find_day_said(setting, seat)), *_recall(setting, seat, marks)]


def link_days(setting: Setting, lists: Sequence[Sequence[Count]]) -> list[Link[Period | None]]:
    """What some lists of counts may cover, one after the other."""
    links, before = [], None
    for listed in lists:
        kept = _describe_kept(setting, before, listed[0]) if before else ()
        links.append(Link(list_days(setting, listed), kept))
        before = listed[-1]
    return links


def _describe_kept(setting: Setting, one: Count, other: Count) -> tuple[str, ...]:
    """What speaks for or against the days of the count before: counts that stand together are of one incident."""
    return (
        f"earlier.{_link(setting, one, other)}",
        f"earlier.event={name_kinship(one, other)}",
        f"earlier.told={find_told(setting, other)}",
        f"earlier.{'same' if _stands_in(setting, one) == _stands_in(setting, other) else 'other'}",
        *(f"earlier.{mark}" for mark in setting.mark(other.mention.first) if mark == "contrast"),
    )


def _imply(setting: Setting, marks: Sequence[str], said: date | None) -> Iterator[Option[Period | None]]:
    """The days that go without saying: the report's, the speech's, those of the war and of the disaster, and none."""
    today, war = setting.days.today, setting.days.war
    known: list[tuple[str, Period | None]] = [("none", None)]
    known += [("today", Period(today, today))] if today else []
    known += [("said", Period(said, said))] if said and said != today else []
    until = said or today
    known += [("war", Period(war, until))] if war and until and war <= until else []
    last = setting.days.last
    known += [("latest", Period(last, last))] if last and last != today else []
    known += [("war.latest", Period(war, last))] if war and last and last != today and war <= last else []
    known += [("course", setting.course)] if setting.course else []
    known += [("extent", setting.extent)] if setting.extent else []
    for name, period in known:
        features = [name, *(f"{name}.{mark}" for mark in marks)]
        features += [f"{name}.gap={setting.days.gap}"] if name in ("today", "war", "latest", "war.latest") else []
        features += ["war.plain"] if name == "war" and _AMASSED.isdisjoint(marks) else []
        features += [f"war.post.{mark}" for mark in marks] if name == "war" and setting.post else []
        yield Option(period, tuple(features))


def _recall(setting: Setting, seat: Seat, marks: Sequence[str]) -> Iterator[Option[Period | None]]:
    """The days of the incidents that the report is about, with how a count's sentence speaks of them."""
    incidents = setting.incidents()
    start, end = setting.layout.bounds(seat.at)
    known = find_known(setting.words.words[start:end]) if incidents else frozenset()
    for rank, one in enumerate(incidents):
        features = [f"incident.rank={rank}", f"incident.topic={rate(one.stems, seat.stems)}"]
        features += ["incident.known"] if known else []
        features += ["incident.named"] if known & one.stems else []
        features += ["incident.only"] if len(incidents) == 1 else []
        features += ["incident.often"] if one.times > 2 else []
        features += ["incident.ahead"] if one.first > seat.at else []
        features += ["incident.opens"] if setting.layout.paragraph[one.first] <= 1 else []
        yield Option(one.period, ("incident", *features, *(f"incident.{mark}" for mark in marks)))


def _tell_inside(setting: Setting, seat: Seat) -> Iterator[Option[Period | None]]:
    """The times of a count's own sentence, the nearest first."""
    told = setting.days.told
    middle = setting.days.within(0, seat.at).stop
    near = range(max(seat.inside.start, middle - INSIDE), min(seat.inside.stop, middle + INSIDE))
    ranked = sorted(near, key=lambda place: _distance(told[place], seat))[:INSIDE]
    for rank, place in enumerate(ranked):
        one = told[place]
        features = ["same", *_describe_inside(setting, seat, one), f"same.rank={min(rank, 2)}"]
        if seat.harm and seat.count.event not in _UNREFINED and one.relation in ("", "in", "on", "over"):
            yield from _refine(setting, seat, one, features)
        yield from _offer(setting, one, "same", features)


def _describe_inside(setting: Setting, seat: Seat, one: Telling) -> Iterator[str]:
    left = one.first < seat.at
    side = "left" if left else "right"
    ends = (one.last - 1, seat.at) if left else (one.first, seat.last - 1)
    yield f"same.{side}"
    yield f"same.{side}.breaks={min(3, setting.layout.count_breaks(*ends))}"
    yield f"same.zone={setting.zone(one, seat.at)}"
    yield f"same.rel={one.relation}"
    yield f"same.len={one.length}"
    if _distance(one, seat) <= _CLOSE:
        yield "same.close"
    if left and one.first - seat.start <= _CLOSE:
        yield "same.opens"
    if setting.crosses(*((one.last, seat.at) if left else (seat.last, one.first)), range(seat.at, seat.last)):
        yield "same.crosses"


def _refine(setting: Setting, seat: Seat, one: Telling, features: Sequence[str]) -> Iterator[Option[Period | None]]:
    """Days of incidents told elsewhere that lie in a week or month told here: *last month* is *October 23*."""
    if one.length not in ("week", "month") or one.period.start is None:
        return
    for place in _look_around(setting, seat):
        day = setting.days.told[place]
        start = day.period.start
        if day.length == "day" and start and one.period.start <= start and day.period.end <= one.period.end:
            stems, incident = setting.topic(place)
            if incident:
                yield Option(day.period, (*features, "refine", f"refine.topic={rate(stems, seat.stems)}"))


def _look_around(setting: Setting, seat: Seat) -> list[int]:
    """The places of the times that are told around a count's sentence, and at the text's beginning."""
    before, behind = _WINDOW
    low, stop = max(0, seat.inside.start - before), seat.inside.stop
    last = min(len(setting.days.told), stop + behind)
    return [*range(min(before, low)), *range(low, seat.inside.start), *range(stop, last)]


def _tell_around(setting: Setting, seat: Seat) -> Iterator[Option[Period | None]]:
    """The times of other sentences: the last ones before, the first behind, and others on the same topic."""
    told, layout = setting.days.told, setting.layout
    before = range(max(0, seat.inside.start - BEFORE), seat.inside.start)
    after = range(seat.inside.stop, min(len(told), seat.inside.stop + AFTER))
    for rank, place in enumerate(reversed(before)):
        lines, blocks = _count_between(layout, told[place].first, seat.at)
        features = ["before", f"before.rank={rank}", f"before.ds={min(4, lines)}", f"before.dp={min(2, blocks)}"]
        features += [f"before.rel={told[place].relation}", *(["before.first"] if place == 0 else [])]
        yield from _offer_elsewhere(setting, seat, place, "before", features)
    for place in after:
        lines, blocks = _count_between(layout, seat.at, told[place].first)
        features = ["after", f"after.ds={min(3, lines)}", f"after.dp={min(2, blocks)}"]
        yield from _offer_elsewhere(setting, seat, place, "after", features)
    for place in _find_far(setting, seat, (*before, *after)):
        features = ["distant", "distant.before" if told[place].first < seat.at else "distant.after"]
        yield from _offer_elsewhere(setting, seat, place, "distant", features)


def _find_far(setting: Setting, seat: Seat, known: Sequence[int]) -> list[int]:
    """Times that are told of the same topic elsewhere; for harm only those of incidents."""
    rated = []
    for place in _look_around(setting, seat):
        stems, incident = setting.topic(place)
        shared = rate(stems, seat.stems)
        if place not in known and shared and (incident or not seat.harm):
            rated.append((-shared, abs(setting.days.told[place].first - seat.at), place))
    return [place for _, _, place in sorted(rated)[:FAR]]


def _count_between(layout: Layout, one: int, other: int) -> tuple[int, int]:
    """How many sentences and paragraphs lie from one word to a later one."""
    return layout.sentence[other] - layout.sentence[one], layout.paragraph[other] - layout.paragraph[one]


def _offer_elsewhere(
    setting: Setting, seat: Seat, place: int, where: str, features: list[str]
) -> Iterator[Option[Period | None]]:
    one = setting.days.told[place]
    stems, incident = setting.topic(place)
    shared = rate(stems, seat.stems)
    features += [f"{where}.len={one.length}", f"{where}.topic={shared}"]
    features += [f"{where}.incident", f"harm.incident.topic={shared}"] if incident and seat.harm else []
    features += [f"{where}.cue"] if setting.zone(one, one.first) == "tell" else []
    if setting.course:
        features += ["disaster", f"disaster.{where}"]
        features += [f"disaster.{where}.local"] if names_place(setting, seat) else []
        if tells(setting.words, setting.layout, one, load_periods().hits):
            features += ["hits", f"hits.topic={shared}", *(["hits.local"] if names_place(setting, seat) else [])]
        features += ["ends"] if tells(setting.words, setting.layout, one, load_periods().ends) else []
        yield from _go_on(setting, place, where, features)
    yield from _offer(setting, one, where, features)


def _go_on(setting: Setting, place: int, where: str, features: list[str]) -> Iterator[Option[Period | None]]:
    """In a report on a disaster, from a day told to the next one."""
    one = setting.days.told[place]
    for other in setting.days.told[place + 1 : place + 3]:
        start, end = one.period.start, other.period.end
        if start and one.length == other.length == "day" and 0 < (end - start).days <= _ON:
            yield Option(Period(start, end), (*features, "through", f"through.{where}"))
            return


def _offer(setting: Setting, one: Telling, where: str, features: Sequence[str]) -> Iterator[Option[Period | None]]:
    """The days of a time; with *by*, or where a total is told, in a report on a war also from its first day on."""
    today, war, end = setting.days.today, setting.days.war, one.period.end
    when = ["ahead"] if today and end > today else [f"{where}.old"] if today and (today - end).days > _OLD else []
    yield Option(one.period, (*features, *when))
    last = setting.days.last
    if war and last and one.relation == "since" and setting.days.gap == "day" and one.period.start == war <= last:
        yield Option(Period(war, last), (*features, "since.latest"))
    if one.relation == "after" and today and end < today:
        yield Option(Period(end, today), (*features, *when, "on.war" if end == war else "on"))
    total = one.length in _EXACT and one.relation in ("", "in", "on") and "total" in setting.mark(one.first)
    if war and war <= end and (total or one.relation == "by"):
        yield Option(Period(war, end), (*features, *when, "total.war" if total else "by.war"))


def _distance(one: Telling, seat: Seat) -> int:
    return seat.at - one.last if one.first < seat.at else max(0, one.first - seat.last)


def _stands_in(setting: Setting, count: Count) -> int:
    return setting.layout.content[count.mention.first]


def _link(setting: Setting, one: Count, other: Count) -> str:
    """How a count stands to the one before, and whether a time is told between."""
    at, to = min(one.mention.last, other.mention.first), other.mention.first
    lines, blocks = _count_between(setting.layout, at, to)
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
    return near + ("+time" if setting.days.within(at, to) else "")
