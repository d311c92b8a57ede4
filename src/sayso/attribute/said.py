"""When a statement was made, where the report tells."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate

from sayso.attribute.frames import Frame, find_frames
from sayso.model import Days, Post, Report, Span, Statement, Text, Time

CREDIT = 60
"""Characters behind a post's account in which its date stands."""

LONGEST = 31
"""Days at most of a time that tells when something was said: a month, never a year."""

_CARRIED = 2
"""Paragraphs over which the day of a speech holds for what its speaker goes on to say."""

_LEAD = 80
"""Characters before a time that are looked at."""

_ELSEWHEN = re.compile(
    r"\b(?:since|before|after|until|till|ahead of|following|by|for)\s+(?:the\s+|late\s+|early\s+)*$", re.IGNORECASE
)
"""What leads to the time of something else than the saying."""

_SPEAKING = re.compile(
    r"\b(?:(?:while|when) (?:speaking|talking|asked)|in an interview|in a (?:statement|speech))\b[^.\n]{0,60}$",
    re.IGNORECASE,
)
"""The saying itself, where it stands inside what is said: *while speaking on CNN on Friday*."""


def find_said(
    report: Report, text: Text, statements: Sequence[Statement], times: Sequence[Time]
) -> tuple[Days | None, ...]:
    """The days on which each statement was made, by the text's times; None where not told.

    Give it statements with their speakers: what somebody goes on to say was said the same day. What lies past the
    report's date, and what is longer than a month, tells no day of saying.
    """
    clock = _Clock(report, text, statements, times)
    posts = {post.content: post for post in text.posts}
    held: dict[str, tuple[Days, int]] = {}
    found: list[Days | None] = []
    for one, frame in zip(statements, find_frames(text, statements), strict=True):
        if one.kind == "post":
            found.append(clock.read_post(one, posts.get(one.content[0].span)))
            continue
        days = clock.read_frame(one, frame)
        if days is None and one.entity in held:
            earlier, paragraph = held[one.entity]
            goes_on = one.kind == "direct" or not one.source or len(one.source[0].words) <= 4
            days = earlier if goes_on and frame.paragraph - paragraph <= _CARRIED else None
        if days is not None and one.entity is not None:
            held[one.entity] = (days, frame.paragraph)
        found.append(days)
    return tuple(found)


class _Clock:
    """The times of a text that can tell when something was said."""

    def __init__(self, report: Report, text: Text, statements: Sequence[Statement], times: Sequence[Time]) -> None:
        self._body = text.body
        told = [time for time in times if time.kind in ("date", "time")]
        self._times = [time for time in told if (days := _days(time)) and days.start <= (report.published or date.max)]
        self._starts = [time.pin.span.start for time in self._times]
        contents = sorted((pin.span.start, pin.span.end) for one in statements for pin in one.content)
        self._contents = [start for start, _ in contents]
        self._ends = list(accumulate((end for _, end in contents), max))

    def read_frame(self, one: Statement, frame: Frame) -> Days | None:
        """The time of a statement's sentence that stands nearest to its cue, outside all that is said."""
        anchor = (one.cue or one.source or one.content)[0].span
        near = sorted(self._within(frame.span), key=lambda time: _distance(anchor, time.pin.span))
        return next((_days(time) for time in near if self._is_saying(time)), None)

    def read_post(self, one: Statement, post: Post | None) -> Days | None:
        """The day of a post: its author's, never that of one who passed it on."""
        if post is not None and post.posted is not None:
            return Days(post.posted.date(), post.posted.date())
        return None if post is not None and post.via else self.read_credit(one)

    def read_credit(self, one: Statement) -> Days | None:
        """The date in the line that credits a post, right behind its account."""
        end = (one.source or one.content)[-1].span.end
        line = self._body[end : end + CREDIT].split("\n")[0]
        return next((_days(time) for time in self._within(Span(end, end + len(line) + 1))), None)

    def _within(self, span: Span) -> Iterator[Time]:
        for time in self._times[bisect_left(self._starts, span.start) :]:
            if time.pin.span.start >= span.end:
                return
            yield time

    def _is_saying(self, time: Time) -> bool:
        before = self._body[max(0, time.pin.span.start - _LEAD) : time.pin.span.start]
        begun = bisect_left(self._contents, time.pin.span.end)
        if begun and self._ends[begun - 1] > time.pin.span.start:  # inside what is said
            return bool(_SPEAKING.search(before))
        return not _ELSEWHEN.search(before)


def _days(time: Time) -> Days | None:
    period = time.period
    if period is None or period.start is None or (period.end - period.start).days >= LONGEST:
        return None
    return Days(period.start, period.end)


def _distance(one: Span, other: Span) -> int:
    return max(0, other.start - one.end, one.start - other.end)
