"""Echoes: the same figure in several outlets, from one origin or from several.

The corpus is a folder with `articles.jsonl` (`id`, `domain`, `text`) and `echo_figures.jsonl`: numbers that were seen in
several outlets, each with the articles and sentences that tell them (`figure`, `occurrences`). Which of them hold
together was judged by reading them. Measures: `echoes/joined`, the documents that tell a number of one origin and are
found in one origin; others in it count against precision. `echoes/apart`, sets of coincidences that were not made one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from evals.tally import Tally
from sayso.compare.origins import find_origins
from sayso.compare.relation import relate
from sayso.compare.series import group_figures
from sayso.model import KeptFigure, Origin, Raw

HOLDING: Mapping[str, str] = {
    "1.2 million": r"casualt|killed|dead",
    "325,000": r"killed|deaths|fatalities",
    "55,000": r"killed",
    "186,102": r"killed",
}
"""Numbers that go back to one origin, with the words that a sentence must have to be of them."""

MIXED = ("20 percent", "20%", "2 million", "600,000")
"""Numbers that several tell of several things."""


@dataclass(frozen=True, slots=True)
class Echo:
    """A number and the ids of the articles that tell it; `whole`: from one origin."""

    words: str
    number: Decimal
    articles: frozenset[str]
    whole: bool


def load_echoes(folder: Path) -> tuple[Echo, ...]:
    """The sets that were judged; those that the second file doesn't list are looked for in the articles."""
    listed = [one for row in _read_lines(folder / "echo_figures.jsonl") for one in row["occurrences"]]
    articles = list(_read_lines(folder / "articles.jsonl"))
    return tuple(_make_echo(words, listed, articles) for words in (*HOLDING, *MIXED))


def load_articles(folder: Path) -> Iterator[Raw]:
    """The articles as they would come in at the front door, each published by the host of its page."""
    for row in _read_lines(folder / "articles.jsonl"):
        day = date.fromisoformat(row["date"]) if row["date"] else None
        data = row["text"].encode("utf-8", "surrogatepass")
        yield Raw(data, "text/plain", row["id"], "utf-8", row["id"], row.get("title"), row["domain"], day, row["url"])


def _read_lines(path: Path) -> Iterator[Mapping[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _look_for(words: str, articles: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for row in articles:
        for found in re.finditer(rf"[^\n.]*{re.escape(words)}[^\n.]*", row["text"]):
            yield {"id": row["id"], "sentence": found[0]}


def _make_echo(words: str, listed: Sequence[Mapping[str, Any]], articles: Sequence[Mapping[str, Any]]) -> Echo:
    needed, number = re.compile(HOLDING.get(words, "")), re.compile(rf"(?<![\d.,]){re.escape(words)}")
    found = [one for one in listed if number.search(one["sentence"])] or list(_look_for(words, articles))
    ids = frozenset(one["id"] for one in found if needed.search(one["sentence"]))
    return Echo(words, _read_number(words), ids, words in HOLDING)


def _read_number(words: str) -> Decimal:
    number, _, scale = words.replace(",", "").replace("%", "").partition(" ")
    return Decimal(number) * (1_000_000 if scale == "million" else 1)


def trace(figures: Sequence[KeptFigure], bodies: Mapping[str, str]) -> tuple[Origin, ...]:
    """All origins of all questions that the figures answer."""
    groups = group_figures(figures)
    return tuple(
        origin
        for group in groups
        for origin in find_origins(group.figures, lambda one: relate(one, {}), bodies.__getitem__)
    )


def score_echo(echo: Echo, figures: Sequence[KeptFigure], origins: Sequence[Origin]) -> dict[str, Tally]:
    """How much of a set is one origin, the one that holds the most of it; of a mixed set whether none holds it all."""
    best = _find_best(echo, _find_told(echo, figures), origins)
    if echo.whole:
        return {"echoes/joined": Tally(len(best & echo.articles), len(best), len(echo.articles))}
    return {"echoes/apart": Tally(int(not echo.articles <= best), 1, 1)}


def list_missed(echo: Echo, figures: Sequence[KeptFigure], origins: Sequence[Origin]) -> dict[str, str]:
    """The articles of a set outside its largest origin: *unread* where no figure was read there, else *apart*."""
    told = _find_told(echo, figures)
    best = _find_best(echo, told, origins)
    return {one: "apart" if one in told.values() else "unread" for one in sorted(echo.articles - best)}


def _find_told(echo: Echo, figures: Sequence[KeptFigure]) -> dict[str, str]:
    """The figures with the number, each with its report."""
    return {
        one.id: one.edition.report.id
        for one in figures
        if echo.number in (one.figure.quantity.low, one.figure.quantity.high)
    }


def _find_best(echo: Echo, told: Mapping[str, str], origins: Sequence[Origin]) -> frozenset[str]:
    """The reports of the origin that holds most of the set."""
    reports = [frozenset(told[id] for id in origin.figures if id in told) for origin in origins]
    return max(reports, key=lambda one: len(one & echo.articles), default=frozenset())
