"""A report as the choice of days sees it, and each count in its place there."""

from __future__ import annotations

from bisect import bisect_left
from calendar import month_name
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sayso.lexicon.sites import load_sites
from sayso.measure.clause import HARM, find_marks, find_tense, name_form, name_size
from sayso.measure.days.course import find_course, find_extent
from sayso.measure.days.days import Days, Telling, find_said, read_days
from sayso.measure.days.incident import Incident, find_incidents
from sayso.measure.draft import Count
from sayso.measure.layout import Layout, lay_out
from sayso.measure.topics import find_count_stems, find_stems_around, tells_incident
from sayso.model import Period, Report, Statement, Text, Time, Words

INSIDE = 6
"""Times of its own sentence at most that a count may cover."""

_MONTHS = frozenset(month.lower() for month in month_name[1:])


@dataclass(slots=True)
class Setting:
    """A report as the choice of days sees it. What it tells around a time or in a sentence is read once."""

    words: Words
    layout: Layout
    statements: Sequence[Statement]
    days: Days
    counts: tuple[int, ...]
    course: Period | None
    extent: Period | None
    dated: bool
    post: bool
    topics: dict[int, tuple[frozenset[str], bool]] = field(default_factory=dict)
    marks: dict[int, tuple[str, ...]] = field(default_factory=dict)
    known: tuple[Incident, ...] | None = None

    def incidents(self) -> tuple[Incident, ...]:
        """The incidents that the report is about."""
        if self.known is None:
            self.known = find_incidents(self.days, self.topic)
        return self.known

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
        if here < 0 and not self.layout.saying.isdisjoint(range(one.first - 2, one.last + 2)):
            return "cue" if there >= 0 else "near" if one.last <= at else "tell"
        if here == there:
            return "in"
        return "out" if there >= 0 > here else "other"

    def crosses(self, first: int, last: int, but: range) -> bool:
        """Whether a count begins in a range of words that isn't one of a list's."""
        places = range(bisect_left(self.counts, first), bisect_left(self.counts, last))
        return any(self.counts[place] not in but for place in places)


def read_setting(
    report: Report,
    text: Text,
    words: Words,
    statements: Sequence[Statement],
    counts: Sequence[Count],
    times: Sequence[Time],
) -> Setting:
    """What the choice of days needs to know of a report."""
    layout = lay_out(text, words, statements)
    days = read_days(report, words, layout, statements, times)
    title, today = (report.title or "").lower().split(), report.published
    dated = today is not None and f"{today:%B}".lower() in title and str(today.day) in title
    return Setting(
        words, layout, statements, days, tuple(count.mention.first for count in counts),
        find_course(report, words, layout, days.told), find_extent(report, words, days.told), dated,
        "@" in (report.publisher or ""),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seat:
    """A list of counts in its place: its words, those of its sentences, the times told there, and what it is about."""

    count: Count
    at: int
    last: int
    start: int
    inside: range
    stems: frozenset[str]
    harm: bool


def take_seat(setting: Setting, counts: Sequence[Count]) -> Seat:
    """A list of counts in its place."""
    first, last = counts[0], counts[-1]
    start, _ = setting.layout.bounds(first.mention.first)
    _, end = setting.layout.bounds(last.mention.last - 1)
    stems = find_count_stems(setting.words, setting.layout, first, last)
    inside = setting.days.within(start, end)
    return Seat(first, first.mention.first, last.mention.last, start, inside, stems, first.event in HARM)


def describe_seat(setting: Setting, seat: Seat) -> list[str]:
    """What a count's clause shows, first whether days are told in its sentence."""
    count = seat.count
    event = "other" if count.event == "other" else "harm" if seat.harm else "deed"
    marks = [f"told={find_told(setting, count, seat.inside)}", *setting.mark(seat.at)]
    marks.append(f"ev={'money' if count.mention.kind == 'money' else event}")
    tense = find_tense(setting.words, setting.layout, count)
    marks += [tense] if tense in ("perfect", "present", "modal") else []
    marks += ["post"] if setting.post else []
    marks += [name_size(count)] if count.mention.kind == "count" else []
    marks += [f"event={count.event}", f"form={name_form(setting.words, count)}"]
    marks += ["local"] if names_place(setting, seat) else []
    marks += ["said"] if setting.layout.content[seat.at] >= 0 else []
    marks += ["dated"] if setting.dated else []
    marks += ["dateless"] if setting.days.today is None else []
    return marks + (["lead"] if setting.layout.paragraph[seat.at] == 0 else [])


def names_place(setting: Setting, seat: Seat) -> bool:
    """Whether a count's sentence sets something in a place: *in Oldford*, *across Norland*."""
    start, end = setting.layout.bounds(seat.at)
    listed, placed = setting.words.words, load_sites().placed
    return any(
        listed[at].lower in placed and listed[at + 1].form[0].isupper() and listed[at + 1].lower not in _MONTHS
        for at in range(start, end - 1)
    )


def find_told(setting: Setting, count: Count, inside: range | None = None) -> str:
    """Whether days are told in a count's sentence, elsewhere, or not at all."""
    told, at = setting.days.told, count.mention.first
    inside = setting.days.within(*setting.layout.bounds(at)) if inside is None else inside
    plain = any(setting.zone(told[place], at) not in ("cue", "tell") for place in inside[:INSIDE])
    return "same" if plain else "other" if told else "no"


def find_day_said(setting: Setting, seat: Seat) -> date | None:
    """The day on which a count was told: of its statement, or the one with the words that attribute."""
    said = find_said(setting.layout, setting.statements, seat.at)
    today = setting.days.today
    for place in () if said else seat.inside[:INSIDE]:
        one = setting.days.told[place]
        if (
            one.length == "day"
            and (not today or one.period.end <= today)
            and setting.zone(one, seat.at) in ("cue", "tell")
        ):
            return one.period.end
    return said
