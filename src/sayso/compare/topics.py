"""Statements of a report put together by what they are about."""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import combinations

from sayso.compare.wording import cut_stems, find_content
from sayso.lexicon.testimony import load_testimony
from sayso.model import Statement, Text

NEAR = 0.22
"""From this average likeness on (cosine over words weighed by how rare they are in the report) groups are joined. Chosen
by eye on reports with several speakers: below it, groups share a word and no subject."""

Weights = Mapping[str, float]
Vector = Mapping[str, float]


def read_content(statement: Statement) -> str:
    """The words of a statement's content on one line."""
    return " ".join(" ".join(pin.words for pin in statement.content).split())


@cache
def _idle() -> frozenset[str]:
    return frozenset(cut_stems(" ".join(load_testimony().idle)))


@lru_cache(maxsize=4096)
def find_subject(words: str) -> frozenset[str]:
    """The stems of what words are about: no small words, no idle ones.

    >>> sorted(find_subject("They said that they really wanted to repair the bridge"))
    ['bridge', 'repair']
    """
    return frozenset(one for one in find_content(words) - _idle() if len(one) > 1)


def weigh_words(text: Text) -> Weights:
    """How much each stem tells: the fewer of the report's sentences have it, the more (inverse document frequency)."""
    sentences = [text.body[one.start : one.end] for one in text.sentences]
    counts = Counter(stem for sentence in sentences for stem in find_subject(sentence))
    return {stem: math.log((len(sentences) + 1) / count) for stem, count in counts.items()}


def make_vector(words: str, weights: Weights) -> Vector:
    """The stems of words by their weight, at length 1; empty where they are about nothing."""
    found = {stem: weights.get(stem, 1.0) for stem in find_subject(words)}
    length = math.sqrt(sum(value * value for value in found.values()))
    return {stem: value / length for stem, value in found.items()} if length else {}


def compare_vectors(one: Vector, other: Vector) -> float:
    """How alike two are, 0 to 1."""
    less, more = sorted((one, other), key=len)
    return sum(value * more[stem] for stem, value in less.items() if stem in more)


def group_vectors(vectors: Sequence[Vector]) -> list[list[int]]:
    """Groups of the numbers of vectors that are alike on average (UPGMA), joined from the likest on, ties in their order.
    They come in the order of their first."""
    groups = {at: [at] for at in range(len(vectors))}
    near = _measure(vectors)
    heap = [(-value, one, other) for one, row in near.items() for other, value in row.items() if one < other]
    heap = [step for step in heap if -step[0] >= NEAR]
    heapq.heapify(heap)
    while heap:
        value, one, other = heapq.heappop(heap)
        if near.get(one, {}).get(other) != -value:
            continue  # one of the two has been joined since
        ours, theirs, size, more = near.pop(one), near.pop(other), len(groups[one]), len(groups[other])
        near[one] = {}
        for third in (ours.keys() | theirs.keys()) - {one, other}:
            joined = (size * ours.get(third, 0.0) + more * theirs.get(third, 0.0)) / (size + more)
            near[third].pop(other, None)
            near[third][one] = near[one][third] = joined
            if joined >= NEAR:
                heapq.heappush(heap, (-joined, min(one, third), max(one, third)))
        groups[one] = sorted(groups[one] + groups.pop(other))
    return sorted(groups.values(), key=lambda group: group[0])


def _measure(vectors: Sequence[Vector]) -> dict[int, dict[int, float]]:
    """How alike those are that share a word."""
    index: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for at, vector in enumerate(vectors):
        for stem, value in vector.items():
            index[stem].append((at, value))
    found: dict[int, dict[int, float]] = {at: defaultdict(float) for at in range(len(vectors))}
    for stem in sorted(index):
        for (one, value), (other, theirs) in combinations(index[stem], 2):
            found[one][other] += value * theirs
            found[other][one] += value * theirs
    return found


def name_topic(statements: Sequence[Statement], weights: Weights, most: int = 3) -> tuple[str, ...]:
    """The words that tell a group of statements from the rest of the report, as they stand there, the most telling first."""
    counts: Counter[str] = Counter()
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for one in statements:
        content = read_content(one)
        counts.update(find_subject(content))
        for form in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", content):
            if stem := next(iter(find_subject(form)), None):
                forms[stem][form] += 1
    shared = [stem for stem, count in counts.items() if count > 1 and stem in forms] or [
        one for one in counts if one in forms
    ]
    ranked = sorted(shared, key=lambda stem: (-counts[stem] * weights.get(stem, 0.0), stem))[:most]
    return tuple(min(forms[stem], key=lambda form: (-forms[stem][form], form)) for stem in ranked)


def join_statements(statements: Iterable[Statement], weights: Weights) -> Vector:
    """The vector of all that several statements say."""
    return make_vector(" ".join(read_content(one) for one in statements), weights)
