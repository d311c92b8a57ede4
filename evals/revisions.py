"""Counts that change from one version of a page to the next: found, with the right relation, and none invented.

The corpus is a folder with `number_revisions.jsonl` and `articles.jsonl`: pages with the versions of their title and
lead (`title`, `summary`, `first_seen`). The first file's pages are silver: a number in digits changed and the lead
tells of dead, injured, missing, detained or displaced. More than half of them changed no count (ages, dates, lengths of
time, clock times, a count that came or went), and number words were not looked at. So the gold is marked
by hand over all versions of these pages, in `revisions.toml`. As many pairs of versions that differ in their words but
in no number, in digits or in words, are drawn from the other file: a change of a number that is told there is invented.

Measures: `revisions/changed` is the count with its number before and after, `revisions/relation` also how they stand to
each other (rose, fell, told exactly, told vaguely, bound), `revisions/reused` addresses that another story took over.
"""

from __future__ import annotations

import json
import random
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from evals.tally import Tally, add_tallies
from sayso.compare.editions import compare_editions
from sayso.lexicon.numbers import load_numbers
from sayso.model import Change, Figure, Raw, Reading

GOLD = Path(__file__).with_name("revisions.toml")
SEED = 4

Mark = tuple[str, str, str]
"""Event, number before and number after; a word for many is *vague*."""

Read = Callable[[Raw], Reading]
_RELATIONS = {
    "rose": "rose", "fell": "fell", "told exactly": "told exactly", "told vaguely": "told vaguely", "bound": "bound changed",
}  # fmt: skip
_NUMBER = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two versions of a page, one after the other, with what is marked there: how each change stands, by mark."""

    id: str
    older: Raw
    newer: Raw
    gold: Mapping[Mark, str]
    either: frozenset[Mark]
    other: bool
    marked: bool


def load_revisions(folder: Path) -> tuple[Pair, ...]:
    """The pairs of the marked pages, then as many pages' pairs in which no number changed."""
    gold = tomllib.loads(GOLD.read_text("utf-8"))
    pages = _load_pages(folder / "number_revisions.jsonl")
    marked = [pair for page in pages for pair in _make_pairs(page, gold, True)]
    listed = {page["id"] for page in pages}
    still = [
        pair
        for page in _load_pages(folder / "articles.jsonl")
        if page["id"] not in listed
        for pair in _make_pairs(page, gold, False)
        if pair.older.data != pair.newer.data and _list_numbers(pair.older) == _list_numbers(pair.newer)
    ]
    return (*marked, *random.Random(SEED).sample(still, len(pages)))


def _load_pages(path: Path) -> list[Mapping[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def _make_pairs(page: Mapping[str, Any], gold: Mapping[str, Any], marked: bool) -> Iterator[Pair]:
    raws = [_make_raw(page, version) for version in page["versions"]]
    for index, (older, newer) in enumerate(pairwise(raws)):
        changes = {mark: turn for at, mark, turn in _read_marks(gold["changes"], page["id"]) if at == index}
        either = frozenset(mark for at, mark, _ in _read_marks(gold["either"], page["id"]) if at == index)
        other = index in gold["other"].get(page["id"], ())
        yield Pair(f"{page['id']} {index}", older, newer, changes, either, other, marked)


def _read_marks(section: Mapping[str, Any], id: str) -> Iterator[tuple[int, Mark, str]]:
    for at, event, before, after, turn in section.get(id, ()):
        yield at, (event, str(before), str(after)), turn


def _make_raw(page: Mapping[str, Any], version: Mapping[str, Any]) -> Raw:
    """A version as sayso reads it: the title as a first paragraph, then the lead."""
    data = f"{version['title']}\n\n{version['summary']}".encode()
    day = date.fromisoformat(version["first_seen"][:10])
    return Raw(data, "text/plain", page["url"], "utf-8", page["id"], version["title"], "BBC News", day, page["url"])


def _list_numbers(raw: Raw) -> set[str]:
    text = raw.data.decode("utf-8").lower()
    words = load_numbers().words
    known = {*words.values, *words.magnitudes, *words.many, *words.few}
    return {number.rstrip(".,") for number in _NUMBER.findall(text)} | (known & set(re.findall(r"[a-z]+", text)))


def score_pair(pair: Pair, read: Read) -> dict[str, Tally]:
    """What of a pair's changes was found, and whether a reused address was told as one."""
    older, newer = read(pair.older), read(pair.newer)
    changes = compare_editions(older, newer)
    found = {_mark(change, older, newer): change.reason for change in changes if _is_recount(change)}
    told = {mark: reason for mark, reason in found.items() if not _is_free(pair, mark)}
    hits = [mark for mark in told if mark in pair.gold]
    right = [mark for mark in hits if _RELATIONS[pair.gold[mark]] in told[mark]]
    reused = any("Another story" in change.reason for change in changes)
    return {
        "revisions/changed": Tally(len(hits), len(told), len(pair.gold)),
        "revisions/relation": Tally(len(right), len(told), len(pair.gold)),
        "revisions/reused": Tally(int(reused and pair.other), int(reused), int(pair.other)),
    }


def _is_free(pair: Pair, mark: Mark) -> bool:
    """Whether a change counts neither way: people may differ, or only a bound changed in a pair that nobody marked."""
    return mark in pair.either or (not pair.marked and mark[1] == mark[2])


def _is_recount(change: Change) -> bool:
    return change.what == "figure" and change.kind == "changed"


def _mark(change: Change, older: Reading, newer: Reading) -> Mark:
    one, other = (
        next(figure for figure in reading.figures if figure.id == id)
        for reading, id in ((older, change.before), (newer, change.after))
    )
    return one.event, _name_number(one), _name_number(other)


def _name_number(figure: Figure) -> str:
    number = figure.quantity.low if figure.quantity.low is not None else figure.quantity.high
    return "vague" if number is None else f"{number:f}"


def score_revisions(pairs: Sequence[Pair], read: Read) -> dict[str, Tally]:
    """The counts of all pairs, measure by measure."""
    return add_tallies(score_pair(pair, read) for pair in pairs)
