"""Fit the choices of days and places: `python -m sayso.train.choices GOLD.jsonl … [--output FILE]`.

Each line of a GOLD file is a report with its figures in the bench's form: `id`, `title`, `publisher`, `published`,
`text`, and `figures` with `span`, `period` (`start` and `end`), `cumulative` and `place`. The reports are read with the
shipped tagger and rules, so the weights fit what stands before them. The weights are drawn towards those of
`start.toml`, which were set by hand.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from importlib.resources import files
from operator import eq
from pathlib import Path
from typing import Any, Generic, TypeVar

from sayso.attribute.tagger import Tagger, load_tagger
from sayso.lexicon.choices import CHOICES, Choices, parse_choices
from sayso.lexicon.states import load_states
from sayso.measure import find_times
from sayso.measure.chain import Link, find_likeliest
from sayso.measure.choice import Option, weigh
from sayso.measure.clause import split_lists
from sayso.measure.counts.find import find_counts
from sayso.measure.days.day_options import link_days
from sayso.measure.days.day_setting import Setting, read_setting
from sayso.measure.days.find import Earlier, list_marks
from sayso.measure.draft import Count
from sayso.measure.numbers.find import find_mentions
from sayso.measure.topics import STEM, find_closed
from sayso.measure.wheres.find import skip_added, split_by_place
from sayso.measure.wheres.place_ground import Ground, read_ground
from sayso.measure.wheres.place_options import link_places
from sayso.model import Dropped, Period, Raw, find_words
from sayso.pipeline import process_report
from sayso.train.loglinear import Chain, Fits, fit_weights

START = files("sayso.train").joinpath("start.toml")
TABLE = Path(str(files("sayso.lexicon").joinpath("tables/choices.toml")))
HEAD = """\
# Weights of the choices among days and among places: a feature's weight is added where the feature holds (see
# sayso.measure.choice). Written by sayso.train.choices.
"""

FOLDS = 5
LONG = 0.3
"""A report with n lists of counts counts n to the power of 1 - LONG."""

PULL: Mapping[str, float] = {"period": 4.0, "cumulative": 10.0, "place": 8.0}
FEWEST: Mapping[str, int] = {"period": 5, "cumulative": 8, "place": 5}
"""How strongly the weights are drawn back, and of how many texts a feature must be to be fitted; by cross-validation."""
LEAST = 0.05
"""Weights nearer to 0 are left out."""

SAME = 0.4
"""Share of their words that two names of one place have in common."""

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Mark:
    """What is marked for a count. A period without a start is any that ends on its day."""

    period: Period | None
    cumulative: bool
    place: str | None


@dataclass(frozen=True, slots=True)
class Example:
    """A report as the choices see it, with the marks of its counts by their first words. `text` is the name by which
    reports that were cut from one text are held together."""

    text: str
    setting: Setting
    ground: Ground
    counts: tuple[Count, ...]
    marks: Mapping[int, Mark]

    def find_marks(self, counts: Iterable[Count]) -> list[Mark]:
        """The marks of some counts."""
        return [self.marks[one.mention.first] for one in counts if one.mention.first in self.marks]


@dataclass(frozen=True, slots=True)
class Walk(Generic[V]):
    """The choices along a report: the lists of counts, their links, and the marks of each."""

    lists: tuple[Sequence[Count], ...]
    links: tuple[Link[V], ...]
    marks: tuple[Sequence[Mark], ...]


def read_examples(paths: Iterable[Path], tagger: Tagger) -> Iterator[Example]:
    """The reports of some files that have marks; those that can't be read are passed over."""
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            if row["figures"]:
                yield from make_example(row, tagger)


def make_example(row: Mapping[str, Any], tagger: Tagger) -> Iterator[Example]:
    """The example of one report; none where it can't be read."""
    day = date.fromisoformat(row["published"][:10]) if row.get("published") else None
    data, name = row["text"].encode("utf-8"), row["id"]
    raw = Raw(data, "text/plain", name, "utf-8", name, row.get("title"), row.get("publisher"), day)
    reading = process_report(raw, tagger)
    if isinstance(reading, Dropped):
        return
    report, text, words = reading.report, reading.text, find_words(reading.text)
    counts = find_counts(text, words, find_mentions(text, words))
    setting = read_setting(report, text, words, reading.statements, counts, find_times(report, text, words))
    ground = read_ground(report, text, words, counts, reading.places, reading.statements)
    yield Example(
        row.get("title") or name, setting, ground, counts, _find_marks(reading.text.offsets, counts, row["figures"])
    )


def _find_marks(offsets: Any, counts: Sequence[Count], figures: Sequence[Mapping[str, Any]]) -> dict[int, Mark]:
    """The marks by the first word of the count that stands there."""
    found = {}
    for count in counts:
        span = offsets.to_source(count.mention.span)
        met = [one for one in figures if span and one["span"][0] < span.end and span.start < one["span"][1]]
        if met:
            found[count.mention.first] = _make_mark(met[0])
    return found


def _make_mark(figure: Mapping[str, Any]) -> Mark:
    days = figure.get("period") or {}
    start, end = (date.fromisoformat(days[key]) if days.get(key) else None for key in ("start", "end"))
    return Mark(Period(start, end) if end else None, bool(figure.get("cumulative")), figure.get("place"))


def walk_days(example: Example) -> Walk[Period | None]:
    """The choices of days in a report."""
    today = example.setting.days.today
    lists = [one for one in split_lists(example.counts) if not today or one[0].mention.kind != "addition"]
    links = link_days(example.setting, lists)
    return Walk(tuple(lists), tuple(links), tuple(example.find_marks(one) for one in lists))


def walk_places(example: Example) -> Walk[str | None]:
    """The choices of places in a report."""
    lists = skip_added(split_by_place(example.ground, example.counts))
    links = link_places(example.ground, lists)
    return Walk(tuple(lists), tuple(links), tuple(example.find_marks(one) for one in lists))


def _fit_most(fits: Callable[[Mark, Any], bool], marks: Sequence[Mark]) -> Fits | None:
    """Whether a value fits most of the marks; None without any."""
    return (lambda value: 2 * sum(fits(mark, value) for mark in marks) > len(marks)) if marks else None


def is_period(mark: Mark, value: Period | None) -> bool:
    """Whether these days are the marked ones."""
    if mark.period is None or value is None:
        return mark.period is value
    return mark.period.end == value.end and mark.period.start in (None, value.start)


def is_place(mark: Mark, value: str | None) -> bool:
    """Whether a place is the marked one: the greater part of their words are the same, or none is told."""
    one, other = cut_name(mark.place), cut_name(value)
    return one == other or (bool(one and other) and len(one & other) >= SAME * len(one | other))


def cut_name(name: str | None) -> frozenset[str]:
    """The stems of a place's words; names and adjectives of a state are its own name's."""
    states, found = load_states(), []
    for word in "".join(char if char.isalnum() or char == "." else " " for char in (name or "").lower()).split():
        state = states.names.get(word) or states.demonyms.get(word)
        found += state.lower().split() if state else [word]
    return frozenset(word[:STEM] for word in found if word not in find_closed())


def fit_choices(examples: Sequence[Example], start: Choices) -> Choices:
    """The weights that fit the marks of some reports."""
    chains: dict[str, list[Chain]] = {
        "period": [_make_chain(walk_days(one), is_period, one.text) for one in examples],
        "cumulative": [chain for one in examples for chain in _make_totals(one)],
        "place": [_make_chain(walk_places(one), is_place, one.text) for one in examples],
    }
    return {name: fit_weights(chains[name], start[name], PULL[name], FEWEST[name]) for name in CHOICES}


def _make_chain(walk: Walk[Any], fits: Callable[[Mark, Any], bool], text: str) -> Chain:
    """The choices of one report to learn from; a long report's count less than so many short ones'."""
    weight = max(1, len(walk.links)) ** -LONG
    return Chain(walk.links, tuple(_fit_most(fits, marks) for marks in walk.marks), weight, text)


def _make_totals(example: Example) -> Iterator[Chain]:
    """For each marked list whether it is a running total, after the marked days."""
    walk, earlier = walk_days(example), None
    for listed, marks in zip(walk.lists, walk.marks, strict=True):
        if marks:
            shown = tuple(list_marks(example.setting, listed[0], marks[0].period, earlier))
            total = 2 * sum(mark.cumulative for mark in marks) > len(marks)
            link = Link([Option(True, shown), Option(False, ())], ())
            yield Chain((link,), (partial(eq, total),), len(walk.links) ** -LONG, example.text)
            earlier = Earlier(listed[-1], marks[0].period, total)


def count_right(examples: Iterable[Example], weights: Choices) -> Counter[str]:
    """How many marks there are, and how many the weights meet."""
    met: Counter[str] = Counter()
    for example in examples:
        days, places, earlier = walk_days(example), walk_places(example), None
        for listed, marks, period in zip(
            days.lists, days.marks, find_likeliest(days.links, weights["period"]), strict=True
        ):
            shown = list_marks(example.setting, listed[0], period, earlier)
            earlier = Earlier(listed[-1], period, weigh(shown, weights["cumulative"]) > 0)
            met["marks"] += len(marks)
            met["period"] += sum(is_period(mark, period) for mark in marks)
            met["cumulative"] += sum(mark.cumulative == earlier.cumulative for mark in marks)
        for marks, name in zip(places.marks, find_likeliest(places.links, weights["place"]), strict=True):
            met["place"] += sum(is_place(mark, name) for mark in marks)
    return met


def validate(examples: Sequence[Example], start: Choices) -> Counter[str]:
    """`count_right` by weights that were fitted to other texts, in `FOLDS` parts."""
    names = sorted({example.text for example in examples})
    fold = {name: at % FOLDS for at, name in enumerate(names)}
    met: Counter[str] = Counter()
    for number in range(FOLDS):
        held = [one for one in examples if fold[one.text] == number]
        if held:
            met += count_right(held, fit_choices([one for one in examples if fold[one.text] != number], start))
    return met


def write_choices(weights: Choices) -> str:
    """The table of the weights in TOML."""
    lines = [HEAD]
    for name in CHOICES:
        kept = sorted((feature, weight) for feature, weight in weights[name].items() if abs(weight) >= LEAST)
        lines += [f"\n[{name}]\n", *(f"{json.dumps(feature)} = {weight:.2f}\n" for feature, weight in kept)]
    return "".join(lines)


def main() -> None:
    """Fit, report by cross-validation, and write the table."""
    parser = argparse.ArgumentParser(prog="python -m sayso.train.choices", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path, nargs="+", help="reports with their figures marked, one a line")
    parser.add_argument("--output", type=Path, default=TABLE, help="the table to write; default: the shipped one")
    given = parser.parse_args()
    start = parse_choices(START.read_text("utf-8"))
    examples = list(read_examples(given.gold, load_tagger()))
    met = validate(examples, start)
    given.output.write_text(write_choices(fit_choices(examples, start)), "utf-8")
    shares = ", ".join(f"{name} {met[name] / max(1, met['marks']):.3f}" for name in CHOICES)
    print(f"{len(examples)} reports, {met['marks']} marked counts; right when held out: {shares}")


if __name__ == "__main__":
    main()
