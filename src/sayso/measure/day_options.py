"""The days that a count may cover, each with what speaks for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from sayso.measure.choice import Option
from sayso.measure.clause import HARM, find_marks, find_tense, name_kinship, name_size
from sayso.measure.days import Days, Telling, find_said, read_days
from sayso.measure.draft import Count
from sayso.measure.layout import Layout, lay_out
from sayso.measure.topics import find_count_stems, find_stems_around, rate, tells_incident
from sayso.model import Period, Report, Statement, Text, Time, Words

INSIDE, BEFORE, AFTER, FAR = 6, 4, 1, 3
"""Times at most that a count may cover: of its sentence, told before and behind it, and elsewhere on the same topic."""

_WINDOW = (12, 6)
"""Times before and behind a count's sentence that are looked at; and as many as the former at the text's beginning."""

_CLOSE = 3
_OLD = 365
_UNREFINED = frozenset(("lost", "affected", "displaced"))


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was found for the count before."""

    count: Count
    period: Period | None
    cumulative: bool


@dataclass(slots=True)
class Setting:
    """A report as the choice of days sees it. What it tells around a time or in a sentence is read once."""

    words: Words
    layout: Layout
    statements: Sequence[Statement]
    days: Days
    post: bool
    topics: dict[int, tuple[frozenset[str], bool]] = field(default_factory=dict)
    marks: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def topic(self, place: int) -> tuple[frozenset[str], bool]:
        """The stems around a time told, and whether an incident is told there."""
        if place not in self.topics:
            one = self.days.told[place]
            around = find_stems_around(self.words, self.layout, one.first, one.last)
            self.topics[place] = around, tells_incident(self.words, self.layout, one.first, one.last)
        return self.topics[place]

    def mark(self, at: int) -> tuple[str, ...]:
        """The marks in the sentence of a word."""
        number = self.layout.sentence[at]
        if number not in self.marks:
            start, end = self.layout.bounds(at)
            self.marks[number] = find_marks([word.lower for word in self.words.words[start:end]])
        return self.marks[number]

    def zone(self, one: Telling, at: int) -> str:
        """Where a time stands as seen from a word: with the words that attribute, in the same statement, or elsewhere."""
        here, there = self.layout.content[one.first], self.layout.content[at]
        tells_later = there < 0 and one.last <= at
        if here < 0 and not tells_later and not self.layout.saying.isdisjoint(range(one.first - 2, one.last + 2)):
            return "cue"
        if here == there:
            return "in"
        return "out" if there >= 0 > here else "other"


def read_setting(
    report: Report, text: Text, words: Words, statements: Sequence[Statement], times: Sequence[Time]
) -> Setting:
    """What the choice of days needs to know of a report."""
    layout = lay_out(text, words, statements)
    days = read_days(report, words, layout, statements, times)
    return Setting(words, layout, statements, days, "@" in (report.publisher or ""))


@dataclass(frozen=True, slots=True)
class _Seat:
    """A list of counts in its place: its words, those of its sentences, the times told there, and what it is about."""

    count: Count
    at: int
    last: int
    start: int
    inside: range
    stems: frozenset[str]
    harm: bool


def list_days(setting: Setting, counts: Sequence[Count], earlier: Earlier | None) -> list[Option[Period | None]]:
    """What a list of counts may cover."""
    seat = _take_seat(setting, counts)
    marks = _describe(setting, seat)
    found = [*_tell_inside(setting, seat), *_tell_around(setting, seat)]
    found += _imply(setting, marks, _find_day_said(setting, seat))
    return found if earlier is None else _keep(setting, seat.count, earlier, found, marks[0])


def _take_seat(setting: Setting, counts: Sequence[Count]) -> _Seat:
    first, last = counts[0], counts[-1]
    start, _ = setting.layout.bounds(first.mention.first)
    _, end = setting.layout.bounds(last.mention.last - 1)
    stems = find_count_stems(setting.words, setting.layout, first, last)
    inside = setting.days.within(start, end)
    return _Seat(first, first.mention.first, last.mention.last, start, inside, stems, first.event in HARM)


def _describe(setting: Setting, seat: _Seat) -> list[str]:
    """What a count's clause shows, first whether days are told in its sentence."""
    count, told = seat.count, setting.days.told
    event = "other" if count.event == "other" else "harm" if seat.harm else "deed"
    plain = any(setting.zone(told[place], seat.at) != "cue" for place in seat.inside[:INSIDE])
    marks = [f"told={'same' if plain else 'other' if told else 'no'}", *setting.mark(seat.at)]
    marks.append(f"ev={'money' if count.mention.kind == 'money' else event}")
    tense = find_tense(setting.words, setting.layout, count)
    marks += [tense] if tense in ("perfect", "present", "modal") else []
    marks += ["post"] if setting.post else []
    marks += [name_size(count)] if count.mention.kind == "count" else []
    marks += ["bare"] if count.trigger is None else []
    return marks + (["lead"] if setting.layout.paragraph[seat.at] == 0 else [])


def _find_day_said(setting: Setting, seat: _Seat) -> date | None:
    """The day on which a count was told: of its statement, or the one with the words that attribute."""
    said = find_said(setting.layout, setting.statements, seat.at)
    today = setting.days.today
    for place in () if said else seat.inside[:INSIDE]:
        one = setting.days.told[place]
        if one.length == "day" and (not today or one.period.end <= today) and setting.zone(one, seat.at) == "cue":
            return one.period.end
    return said


def _imply(setting: Setting, marks: Sequence[str], said: date | None) -> Iterator[Option[Period | None]]:
    """The days that go without saying: the report's, the speech's, those of the war and of the disaster, and none."""
    today, war, course = setting.days.today, setting.days.war, setting.days.course
    known: list[tuple[str, Period | None]] = [("none", None)]
    known += [("today", Period(today, today))] if today else []
    known += [("said", Period(said, said))] if said and said != today else []
    until = said or today
    known += [("war", Period(war, until))] if war and until and war <= until else []
    known += [("course", course)] if course else []
    for name, period in known:
        features = [name, *(f"{name}.{mark}" for mark in marks)]
        features += [f"none.today={today is not None}"] if name == "none" else []
        features += [f"war.post.{mark}" for mark in marks] if name == "war" and setting.post else []
        yield Option(period, tuple(features))


def _tell_inside(setting: Setting, seat: _Seat) -> Iterator[Option[Period | None]]:
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
        yield from _offer(setting, one, features)


def _describe_inside(setting: Setting, seat: _Seat, one: Telling) -> Iterator[str]:
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


def _refine(setting: Setting, seat: _Seat, one: Telling, features: Sequence[str]) -> Iterator[Option[Period | None]]:
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


def _look_around(setting: Setting, seat: _Seat) -> list[int]:
    """The places of the times that are told around a count's sentence, and at the text's beginning."""
    before, behind = _WINDOW
    low, stop = max(0, seat.inside.start - before), seat.inside.stop
    last = min(len(setting.days.told), stop + behind)
    return [*range(min(before, low)), *range(low, seat.inside.start), *range(stop, last)]


def _tell_around(setting: Setting, seat: _Seat) -> Iterator[Option[Period | None]]:
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


def _find_far(setting: Setting, seat: _Seat, known: Sequence[int]) -> list[int]:
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
    setting: Setting, seat: _Seat, place: int, where: str, features: list[str]
) -> Iterator[Option[Period | None]]:
    one = setting.days.told[place]
    stems, incident = setting.topic(place)
    shared = rate(stems, seat.stems)
    features += [f"{where}.len={one.length}", f"{where}.topic={shared}"]
    features += [f"{where}.incident", f"harm.incident.topic={shared}"] if incident and seat.harm else []
    features += [f"{where}.cue"] if setting.zone(one, one.first) == "cue" else []
    yield from _offer(setting, one, features)


def _offer(setting: Setting, one: Telling, features: Sequence[str]) -> Iterator[Option[Period | None]]:
    """The days of a time; with *by*, or where a total is told, in a report on a war also from its first day on."""
    today, war, end = setting.days.today, setting.days.war, one.period.end
    when = ["ahead"] if today and end > today else ["old"] if today and (today - end).days > _OLD else []
    yield Option(one.period, (*features, *when))
    total = one.relation in ("", "in", "on") and "total" in setting.mark(one.first)
    if war and war <= end and (total or one.relation == "by"):
        yield Option(Period(war, end), (*features, *when, "total.war" if total else "by.war"))


def _distance(one: Telling, seat: _Seat) -> int:
    return seat.at - one.last if one.first < seat.at else max(0, one.first - seat.last)


def _keep(
    setting: Setting, count: Count, earlier: Earlier, found: Sequence[Option[Period | None]], told: str
) -> list[Option[Period | None]]:
    """The options with that of the count before: counts that stand together are of one incident."""
    features: tuple[str, ...] = (
        f"earlier.{_link(setting, earlier.count, count)}",
        f"earlier.event={name_kinship(earlier.count, count)}",
        f"earlier.{told}",
    )
    features += ("earlier.none",) if earlier.period is None else ()
    kept = [one._replace(features=one.features + features) if one.value == earlier.period else one for one in found]
    if all(one.value != earlier.period for one in found):
        kept.append(Option(earlier.period, ("kept", *features)))
    return kept


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
