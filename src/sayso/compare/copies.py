"""Near-copies: passages and texts that share most of their words in the same order.

Candidates come from MinHash over shingles of words in locality-sensitive bands (Broder 1997; Indyk and Motwani 1998);
each is then measured exactly, so that a candidate by chance is never taken for a copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rensa import RMinHash

WIDTH = 4
"""Words in a shingle."""

ALIKE = 0.5
"""The Jaccard similarity from which passages are copies of each other."""

_HASHES, _ROWS, _SEED = 64, 4, 1
_FEWEST = 8
"""Shingles that a passage must have: fewer are no proof."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Copy:
    """That the text at `later` is a near-copy of the one at `earlier`; `similarity` is their Jaccard index, 0 to 1."""

    later: int
    earlier: int
    similarity: float


def find_copies(texts: Sequence[str]) -> Iterator[Copy]:
    """For each text that nearly repeats one before it, the first such; at most one for each text.

    Texts are only held against those that are no copies themselves, so that many copies of one text cost no more than
    few. Texts of fewer than 11 words are never copies.
    """
    first: dict[tuple[int, tuple[int, ...]], list[int]] = {}
    known: dict[int, frozenset[str]] = {}
    for at, text in enumerate(texts):
        shingles = make_shingles(text)
        if len(shingles) < _FEWEST:
            continue
        bands = _find_bands(shingles)
        near = sorted({one for band in bands for one in first.get(band, ())})
        found = next((Copy(at, one, alike) for one in near if (alike := _compare(shingles, known[one])) >= ALIKE), None)
        if found is not None:
            yield found
            continue
        known[at] = shingles
        for band in bands:
            first.setdefault(band, []).append(at)


def measure_overlap(one: str, other: str) -> float:
    """How much of the shorter text stands in the longer one, 0 to 1; 0 for texts of a few words."""
    ours, theirs = make_shingles(one), make_shingles(other)
    smaller = min(len(ours), len(theirs))
    return len(ours & theirs) / smaller if smaller >= _FEWEST else 0.0


def find_words(text: str) -> list[str]:
    """The words of a text in lower case and without marks."""
    return _WORD.findall(text.casefold())


@lru_cache(maxsize=1 << 14)
def make_shingles(text: str) -> frozenset[str]:
    """All runs of four words of the text, in lower case and without marks."""
    words = find_words(text)
    return frozenset(map(" ".join, zip(*(words[start:] for start in range(WIDTH)), strict=False)))


def _find_bands(shingles: frozenset[str]) -> list[tuple[int, tuple[int, ...]]]:
    sketch = RMinHash(num_perm=_HASHES, seed=_SEED)
    sketch.update(list(shingles))
    digest = sketch.digest()
    return [(at, tuple(digest[at : at + _ROWS])) for at in range(0, _HASHES, _ROWS)]


def _compare(one: frozenset[str], other: frozenset[str]) -> float:
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared)
