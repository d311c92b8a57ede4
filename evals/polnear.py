"""Score attributions as PolNeAR is scored: tokens by role, and whole relations of source and content.

Measures, each a `Tally`:

* `token/ROLE`: the tokens of a role, united over a text's attributions.
* `CLASS/LEVEL/PART`, with attributions paired one to one so that the sum of their contents' Jaccard
  overlaps is greatest. PART is `content`, `source` or `both`. LEVEL is `soft` (content: Jaccard of at
  least a half; source: a token in common), `exact` (the same tokens) or `words` (the same tokens,
  marks aside). CLASS is `all`, `direct` (the gold content begins with a quotation mark) or `indirect`;
  a read attribution belongs to the class of its gold partner, without one to that of its own content.

`source` counts only attributions that have one; `both` takes no source for right where gold has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from evals.cases import ROLES, Record, Spans
from evals.tally import Tallies, Tally, add_tallies

LEVELS = ("soft", "exact", "words")
TOKEN = re.compile(r"\w+|[^\w\s]")
_QUOTES = frozenset("\"“”„‟'‘’‚‛`´«»‹›")
_SAME_SOURCE = 1e-4
"""Decides between two partners whose contents overlap alike: too small to outweigh a token."""

Tokens = frozenset[int]


@dataclass(frozen=True, slots=True)
class Marked:
    """An attribution as indexes of its text's tokens."""

    id: str
    source: Tokens
    cue: Tokens
    content: Tokens
    direct: bool

    def tokens(self, role: str) -> Tokens:
        """The tokens of one of `ROLES`."""
        return {"source": self.source, "cue": self.cue, "content": self.content}[role]


class Page:
    """A text cut into tokens."""

    def __init__(self, text: str) -> None:
        self._starts: list[int] = []
        self._marks: set[int] = set()
        self._at: dict[int, int] = {}
        self._text = text
        for index, match in enumerate(TOKEN.finditer(text)):
            self._starts.append(match.start())
            self._at.update(dict.fromkeys(range(match.start(), match.end()), index))
            if not (text[match.start()].isalnum() or text[match.start()] == "_"):
                self._marks.add(index)

    def mark(self, records: Iterable[Record]) -> list[Marked]:
        """The records as tokens; those with no content are left out."""
        return [self._mark_one(record) for record in records if self._tokens(record.content)]

    def words(self, tokens: Tokens) -> Tokens:
        """Those of `tokens` that are no punctuation."""
        return tokens - self._marks

    def _mark_one(self, record: Record) -> Marked:
        source, cue, content = (self._tokens(record.spans(role)) for role in ROLES)
        direct = self._text[self._starts[min(content)]] in _QUOTES
        return Marked(record.id, source, cue, content, direct)

    def _tokens(self, spans: Spans) -> Tokens:
        at = self._at
        return frozenset(at[place] for start, end in spans for place in range(start, end) if place in at)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one text was read: the tallies, and for each gold attribution what of it is right (`content`
    and `both`, softly)."""

    tallies: Tallies
    right: dict[str, tuple[str, ...]]


def score_case(text: str, gold: Sequence[Record], read: Sequence[Record]) -> Verdict:
    """What `read` gets right of `gold` in one text."""
    page = Page(text)
    golds, reads = page.mark(gold), page.mark(read)
    pairs = pair(golds, reads)
    rows = [_count_tokens(golds, reads), *(_count_gold(marked) for marked in golds)]
    right: dict[str, tuple[str, ...]] = {marked.id: () for marked in golds}
    for index, marked in enumerate(reads):
        partner = golds[pairs[index]] if index in pairs else None
        row = _count_read(page, marked, partner)
        rows.append(row)
        if partner:
            right[partner.id] = tuple(part for part in ("content", "both") if row[f"all/soft/{part}"].hit)
    return Verdict(add_tallies(rows), right)


def pair(golds: Sequence[Marked], reads: Sequence[Marked]) -> dict[int, int]:
    """For each read attribution that has one, its gold partner (indexes)."""
    worth = np.zeros((len(golds), len(reads)))
    for i, gold in enumerate(golds):
        for j, read in enumerate(reads):
            if overlap := jaccard(gold.content, read.content):
                worth[i, j] = overlap + _SAME_SOURCE * bool(gold.source & read.source)
    rows, columns = linear_sum_assignment(-worth)
    return {int(j): int(i) for i, j in zip(rows, columns, strict=True) if worth[i, j]}


def jaccard(one: Tokens, other: Tokens) -> float:
    """The share of all tokens of both that they have in common, 0 to 1."""
    common = len(one & other)
    return common / (len(one) + len(other) - common) if common else 0.0


def _count_tokens(golds: Sequence[Marked], reads: Sequence[Marked]) -> dict[str, Tally]:
    row = {}
    for role in ROLES:
        gold: Tokens = frozenset().union(*(marked.tokens(role) for marked in golds))
        read: Tokens = frozenset().union(*(marked.tokens(role) for marked in reads))
        row[f"token/{role}"] = Tally(len(gold & read), len(read), len(gold))
    return row


def _count_gold(marked: Marked) -> dict[str, Tally]:
    parts = ("content", "source", "both") if marked.source else ("content", "both")
    return {name: Tally(gold=1) for part in parts for name in _names(marked.direct, part)}


def _count_read(page: Page, read: Marked, gold: Marked | None) -> dict[str, Tally]:
    row = {}
    direct = gold.direct if gold else read.direct
    for level in LEVELS:
        content, source = _compare(page, level, gold, read) if gold else (False, False)
        sourceless = gold is not None and not gold.source and not read.source
        verdict = {"content": content, "both": content and (source or sourceless)}
        if read.source:
            verdict["source"] = source and bool(gold and gold.source)
        for part, right in verdict.items():
            row.update({name: Tally(int(right), 1) for name in _names(direct, part, (level,))})
    return row


def _names(direct: bool, part: str, levels: Iterable[str] = LEVELS) -> Iterator[str]:
    for group in ("all", "direct" if direct else "indirect"):
        for level in levels:
            yield f"{group}/{level}/{part}"


def _compare(page: Page, level: str, gold: Marked, read: Marked) -> tuple[bool, bool]:
    """Whether content and source are right at a level."""
    if level == "soft":
        return jaccard(gold.content, read.content) >= 0.5, bool(gold.source & read.source)
    if level == "exact":
        return gold.content == read.content, gold.source == read.source
    words = page.words
    return words(gold.content) == words(read.content), words(gold.source) == words(read.source)
