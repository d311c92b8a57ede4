"""Words of time expressions, how clauses show where they look, and when well-known events began."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from sayso.errors import LexiconError
from sayso.lexicon.load import check_once, check_words, parse_table, read_table
from sayso.lexicon.numbers import load_numbers
from sayso.lexicon.writing import load_writing

LETTERS: Mapping[str, str] = {
    "unit": "U", "units": "V", "century": "C", "quarter": "Q", "half": "h", "weekend": "Y", "period": "Z",
    "weekday": "W", "short_weekday": "w", "month": "M", "season": "S", "part": "P", "clock": "N", "overnight": "%",
    "day": "R", "reference": "r", "set": "j", "last": "l", "this": "t", "next": "x", "same": "s", "each": "v",
    "edge": "e", "edge_noun": "c", "shift": "E", "ago": "g", "side": "F", "ordinal": "o", "number": "n",
    "approximate": "q", "holiday": "H", "year_mark": "u", "before_christ": "X", "the": "T", "a": "A", "of": "f",
    "to": ">", "and": "&", "at": "@", "into": "i", "preposition": "I", "old": "O", "fiscal": "k", "half_day": "p",
    "zone": "G", "or_so": "~", "more": "b", "event": "m", "began": "B",
}  # fmt: skip
"""The classes of words, each with the letter that stands for it in the patterns of the grammar of times."""


_SECTIONS = ("words", "loose", "doubtful", "counted", "from_text", "tense", "starts", "attributes")

_COUNTED = frozenset("WwMltxseEgFonp")
"""Classes whose values are whole numbers."""

_WHOLE = re.compile(r"-?\d{1,2}$")


class Sense(NamedTuple):
    """What a word is to the grammar of times: the letter of its class, and its value there."""

    letter: str
    value: str


@dataclass(frozen=True, slots=True)
class Start:
    """A well-known event and the day on which it began. It is meant where a text has one of the `subjects` and calls
    it by one of the `names`, with `actors` or subjects before it (*Russia's full-scale invasion*); `dated` where news
    also names it by its day without the year (*the Oct. 7 attack*)."""

    day: date
    names: tuple[str, ...]
    actors: frozenset[str]
    subjects: frozenset[str]
    dated: bool


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The table `times.toml`. `senses` has every word and phrase in lower case; `openings` the longest phrase, in
    words, by its first word. The sets are told in the table."""

    senses: Mapping[str, Sense]
    openings: Mapping[str, int]
    loose: Mapping[str, str]
    doubtful: frozenset[str]
    leading: frozenset[str]
    whole: frozenset[str]
    counted: frozenset[str]
    before_counted: frozenset[str]
    numbered: frozenset[str]
    from_text: frozenset[str]
    open: frozenset[str]
    ahead: frozenset[str]
    back: frozenset[str]
    neutral: frozenset[str]
    starts: tuple[Start, ...]
    attributes: frozenset[str]

    @property
    def weekdays(self) -> tuple[str, ...]:
        """The names of the days of the week, and their plurals."""
        return tuple(word for word, sense in self.senses.items() if sense.letter == "W")


@cache
def load_times() -> TimeWords:
    """The shipped table; LexiconError where an entry makes no sense."""
    return parse_times(read_table("times"))


def parse_times(toml: str) -> TimeWords:
    """The words that the TOML text holds; LexiconError names the entry that makes no sense."""
    table = parse_table(toml, "times", _SECTIONS)
    senses = {**_read_shared(), **_read_senses(table["words"])}
    doubtful, counted, tense = table["doubtful"], table["counted"], table["tense"]
    return TimeWords(
        senses=senses,
        openings=_find_openings(senses),
        loose=table["loose"],
        doubtful=_take(doubtful, "words"),
        leading=_take(doubtful, "leading"),
        whole=_take(doubtful, "whole"),
        counted=_take(counted, "words"),
        before_counted=_take(counted, "before"),
        numbered=_take(counted, "numbered"),
        from_text=_take(table["from_text"], "words"),
        open=_take(tense, "open"),
        ahead=_take(tense, "ahead"),
        back=_take(tense, "back"),
        neutral=_take(tense, "neutral"),
        starts=tuple(_read_start(entry) for entry in table["starts"]),
        attributes=_take(table["attributes"], "words"),
    )


def _read_shared() -> dict[str, Sense]:
    """Months and number words, which other tables have."""
    months = {name.lower(): Sense("M", str(number)) for name, number in load_writing().months.items()}
    words = load_numbers().words
    values = {**words.values, **words.magnitudes}
    return months | {word: Sense("n", str(value)) for word, value in values.items()}


def _read_senses(classes: Mapping[str, Mapping[str, object]]) -> dict[str, Sense]:
    if odd := sorted(set(classes) ^ set(LETTERS)):
        raise LexiconError(f"times.toml: classes of words missing or unknown: {', '.join(odd)}")
    listed = [
        (word, Sense(LETTERS[name], value))
        for name, values in classes.items()
        for value, words in values.items()
        for word in check_words(words, f"times.toml: {name} {value}")
    ]
    check_once([word for word, _ in listed], "times.toml: words")
    if wrong := [word for word, sense in listed if sense.letter in _COUNTED and not _WHOLE.match(sense.value)]:
        raise LexiconError(f"times.toml: {wrong[0]} needs a whole number for its value")
    return dict(listed)


def _find_openings(senses: Mapping[str, Sense]) -> Mapping[str, int]:
    longest: dict[str, int] = {}
    for phrase in senses:
        first, *rest = phrase.split()
        if rest:
            longest[first] = max(longest.get(first, 0), len(rest) + 1)
    return longest


def _read_start(entry: Mapping[str, Any]) -> Start:
    day, dated = entry.get("day"), entry.get("dated", False)
    names = check_words(entry.get("names"), f"times.toml: names of {day}")
    subjects = check_words(entry.get("subjects"), f"times.toml: subjects of {day}")
    if not isinstance(day, date) or not isinstance(dated, bool) or not names or not subjects:
        raise LexiconError(f"times.toml: a start needs a day, names and subjects, not {entry!r}")
    actors = check_words(entry.get("actors"), f"times.toml: actors of {day}")
    return Start(day, names, frozenset(actors), frozenset(subjects), dated)


def _take(section: Mapping[str, Any], entry: str) -> frozenset[str]:
    return frozenset(check_words(section.get(entry), f"times.toml: {entry}"))
