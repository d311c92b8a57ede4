"""Statements of a report put together by what they are about."""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import combinations, islice

from sayso.compare.wording import cut_stems, find_content
from sayso.lexicon.matters import load_matters
from sayso.lexicon.testimony import load_testimony
from sayso.model import Statement, Text

NEAR = 0.17
"""From this average likeness on (cosine of what they are about, weighed by how rare it is in the report) groups are joined.
Chosen on six marked reports with several speakers: below it much is joined that shares a word and no subject, above it
ever less is joined of what is told in words of one's own."""

MOST_SHARING = 200
"""Statements, none with just another's words, that may share a matter by which they are found to be alike: in a report with
more of them they would all have to be laid beside each other."""

_FORM = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

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


def list_forms(words: str) -> list[str]:
    """The words without numbers, as they stand and in their order."""
    return _FORM.findall(words)


@lru_cache(maxsize=20_000)
def find_matter(form: str) -> str | None:
    """What a word is about: the name of its matter before which stands `=`, else its stem; None where it is idle.

    >>> [find_matter(form) for form in ("meals", "ate", "bridges", "really")]
    ['=food', '=food', 'bridg', None]
    """
    plain = form.casefold().replace("’", "'").removesuffix("'s")
    matter = load_matters().get(plain)
    stem = next(iter(find_subject(plain)), None)
    return f"={matter}" if matter else stem and stem.removesuffix("e")


@lru_cache(maxsize=4096)
def find_matters(words: str) -> frozenset[str]:
    """What words are about, each matter once."""
    return frozenset(filter(None, map(find_matter, list_forms(words))))


def weigh_words(text: Text) -> Weights:
    """How much each matter tells: the fewer of the report's sentences have it, the more: the root of the inverse document
    frequency, as what the whole report is about would else hardly count, and speakers speak of just that."""
    sentences = [text.body[one.start : one.end] for one in text.sentences]
    counts = Counter(matter for sentence in sentences for matter in find_matters(sentence))
    return {matter: math.sqrt(math.log((len(sentences) + 1) / count)) for matter, count in counts.items()}


def make_vector(words: str, weights: Weights) -> Vector:
    """The matters of words by their weight, at length 1; empty where they are about nothing."""
    found = {matter: weights.get(matter, 1.0) for matter in find_matters(words)}
    length = math.sqrt(sum(value * value for value in found.values()))
    return {matter: value / length for matter, value in found.items()} if length else {}


def compare_vectors(one: Vector, other: Vector) -> float:
    """How alike two are, 0 to 1."""
    less, more = sorted((one, other), key=len)
    return sum(value * more[stem] for stem, value in less.items() if stem in more)


def group_vectors(vectors: Sequence[Vector]) -> list[list[int]]:
    """Groups of the numbers of vectors that are alike on average (UPGMA), joined from the likest on, ties in their order.
    They come in the order of their first."""
    groups = _join_same(vectors)
    near = _measure({at: vectors[at] for at in groups})
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


def _join_same(vectors: Sequence[Vector]) -> dict[int, list[int]]:
    """The numbers of vectors that are the same, by the first of them; they would be joined before all others."""
    first: dict[frozenset[str], int] = {}
    groups: dict[int, list[int]] = {}
    for at, vector in enumerate(vectors):
        groups.setdefault(first.setdefault(frozenset(vector) or frozenset((str(at),)), at), []).append(at)
    return groups


def _measure(vectors: Mapping[int, Vector]) -> dict[int, dict[int, float]]:
    """How alike those are that share a matter; one that very many share tells none of them from the others."""
    index: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for at, vector in vectors.items():
        for matter, value in vector.items():
            index[matter].append((at, value))
    found: dict[int, dict[int, float]] = {at: defaultdict(float) for at in vectors}
    for matter in sorted(index):
        if len(index[matter]) <= MOST_SHARING:
            for (one, value), (other, theirs) in combinations(index[matter], 2):
                found[one][other] += value * theirs
                found[other][one] += value * theirs
    return found


def name_topic(statements: Sequence[Statement], weights: Weights, most: int = 3) -> tuple[str, ...]:
    """The words that tell a group of statements from the rest of the report, as they stand there, the most telling first;
    where speakers have two words for one matter, both: *ate / meals*."""
    counts: Counter[str] = Counter()
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for one in statements:
        content = read_content(one)
        counts.update(find_matters(content))
        for form in list_forms(content):
            if matter := find_matter(form):
                forms[matter][form] += 1
    shared = [matter for matter, count in counts.items() if count > 1] or list(counts)
    ranked = sorted(shared, key=lambda matter: (-counts[matter] * weights.get(matter, 0.0), matter))[:most]
    return tuple(_join_forms(forms[matter]) for matter in ranked)


def _join_forms(forms: Counter[str]) -> str:
    """The commonest form of a matter, and of those with another stem the commonest."""
    ranked = sorted(forms, key=lambda form: (-forms[form], form))
    others = (form for form in ranked if find_subject(form) != find_subject(ranked[0]))
    return " / ".join((ranked[0], *islice(others, 1)))


def join_statements(statements: Iterable[Statement], weights: Weights) -> Vector:
    """The vector of all that several statements say."""
    return make_vector(" ".join(read_content(one) for one in statements), weights)
