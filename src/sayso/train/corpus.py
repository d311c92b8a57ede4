"""PolNeAR articles as windows with labels.

The corpus is a file of one JSON object a line with `id`, `text` and `attributions`, each with
half-open code-point spans under `source`, `cue` and `content` (Newell, Margolin and Ruths, 2018).
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from sayso.attribute.windows import MAX_PIECES, Window, Word, make_windows

ROLES = ("source", "cue", "content")
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One gold attribution: the spans of its roles."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True, slots=True)
class Article:
    """One annotated article."""

    id: str
    text: str
    attributions: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A window with its gold: `tags` (words, 4) and for each anchor the roles of all words."""

    window: Window
    tags: NDArray[np.float32]
    anchors: NDArray[np.int64]
    roles: NDArray[np.int64]
    cues: tuple[tuple[int, ...], ...]


def read_corpus(path: Path) -> list[Article]:
    """All articles of a corpus file, in its order."""
    with path.open(encoding="utf-8") as lines:
        return [_read_article(json.loads(line)) for line in lines if line.strip()]


def _read_article(row: dict[str, Any]) -> Article:
    rows = [one for one in row["attributions"] if one.get("cue") and one.get("content")]
    found = (Attribution(*(_spans(one.get(role)) for role in ROLES)) for one in rows)
    return Article(row["id"], row["text"], tuple(found))


def _spans(rows: Iterable[Iterable[int]] | None) -> Spans:
    return tuple((int(start), int(end)) for start, end in rows or ())


def find_paragraphs(text: str) -> list[tuple[int, int]]:
    """The spans of the lines that hold more than white space."""
    return [match.span() for match in re.finditer(r"\S(?:[^\n]*\S)?", text)]


def make_examples(article: Article, tokenizer: Tokenizer, first_limit: int = MAX_PIECES) -> list[Example]:
    """The windows of an article with the labels of their words."""
    windows = make_windows(article.text, find_paragraphs(article.text), tokenizer, first_limit)
    return [_label(window, article.attributions) for window in windows]


def _label(window: Window, attributions: Iterable[Attribution]) -> Example:
    n = len(window.words)
    tags = np.zeros((n, 4), np.float32)
    anchors, roles, cues = [], [], []
    low, high = window.words[0].start, window.words[-1].end
    for attribution in attributions:
        if not low <= attribution.cue[0][0] < high:
            continue
        row = np.zeros(n, np.int64)
        for role, spans in ((3, attribution.content), (1, attribution.source), (2, attribution.cue)):
            row[find_words(window.words, spans)] = role
        cue = np.flatnonzero(row == 2)
        if not len(cue):
            continue
        tags[cue[0], 0] = 1
        for role in (1, 2, 3):
            tags[row == role, role] = 1
        anchors.append(int(cue[0]))
        roles.append(row)
        cues.append(tuple(int(at) for at in cue))
    return Example(
        window, tags, np.array(anchors, np.int64), np.array(roles, np.int64).reshape(len(roles), n), tuple(cues)
    )


def find_words(words: tuple[Word, ...], spans: Spans) -> list[int]:
    """The indexes of the words that share a character with one of `spans`."""
    ends = [word.end for word in words]
    found = []
    for start, end in spans:
        at = bisect_left(ends, start + 1)
        while at < len(words) and words[at].start < end:
            if words[at].start < words[at].end:
                found.append(at)
            at += 1
    return found
