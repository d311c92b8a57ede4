"""The measure that training is steered by: whole attributions, content and source right (soft).

As PolNeAR's own study of agreement counts it: a predicted attribution is right where its content shares
half of its tokens with the gold one's (Jaccard) and its source at least one, or both have none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

from sayso.attribute.windows import Word
from sayso.model import Attribution
from sayso.train.corpus import Article, find_words
from sayso.train.corpus import Attribution as Gold

Pair = tuple[frozenset[int], frozenset[int]]


def count_right(words: tuple[Word, ...], article: Article, read: Sequence[Attribution]) -> tuple[int, int, int]:
    """How many attributions of an article are right, how many were read, how many there are."""
    gold = [_gold(words, one) for one in article.attributions]
    pred = [_read(words, one) for one in read]
    if not gold or not pred:
        return 0, len(pred), len(gold)
    table = np.array([[_jaccard(g[1], p[1]) + 1e-4 * bool(g[0] & p[0]) for p in pred] for g in gold])
    rows, columns = linear_sum_assignment(-table)
    right = sum(_is_right(gold[i], pred[j]) for i, j in zip(rows, columns, strict=True))
    return right, len(pred), len(gold)


def f1(counts: Iterable[tuple[int, int, int]]) -> float:
    """The F1 over articles, 0 to 1."""
    right, read, gold = (sum(column) for column in zip(*counts, strict=True))
    return 2 * right / (read + gold) if right else 0.0


def _gold(words: tuple[Word, ...], one: Gold) -> Pair:
    return frozenset(find_words(words, one.source)), frozenset(find_words(words, one.content))


def _read(words: tuple[Word, ...], one: Attribution) -> Pair:
    source, content = ([(span.start, span.end) for span in spans] for spans in (one.source, one.content))
    return frozenset(find_words(words, tuple(source))), frozenset(find_words(words, tuple(content)))


def _jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other) if one or other else 0.0


def _is_right(gold: Pair, read: Pair) -> bool:
    sourced = bool(gold[0] & read[0]) or not (gold[0] or read[0])
    return sourced and _jaccard(gold[1], read[1]) >= 0.5
