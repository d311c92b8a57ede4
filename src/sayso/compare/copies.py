"""Near-copies: passages and texts that share most of their words in the same order.

Candidates come from MinHash over shingles of words in locality-sensitive bands (Broder 1997; Indyk and Motwani 1998);
each is then measured exactly, so that a candidate by chance is never taken for a copy. Only texts of which at least
half the shingles stand in others too are sketched: no other one can be a copy.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

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
    made = [make_shingles(text) for text in texts]
    often = Counter(chain.from_iterable(made))
    first: dict[int, list[int]] = {}
    known: dict[int, frozenset[int]] = {}
    for at, shingles in enumerate(made):
        if not _may_be_copy(shingles, often):
            continue
        bands = _find_bands(texts[at])
        near = sorted({one for band in bands for one in first.get(band, ())})
        found = next((Copy(at, one, alike) for one in near if (alike := _compare(shingles, known[one])) >= ALIKE), None)
        if found is not None:
            yield found
            continue
        known[at] = shingles
        for band in bands:
            first.setdefault(band, []).append(at)


def _may_be_copy(shingles: frozenset[int], often: Mapping[int, int]) -> bool:
    """Whether at least half the shingles, and enough of them, stand in other texts too."""
    if len(shingles) < _FEWEST:
        return False
    return sum(often[shingle] > 1 for shingle in shingles) >= ALIKE * len(shingles)


@dataclass(slots=True)
class Shelf:
    """Texts against which others are held, all at once. `_index` has a bit for each text in which a run of words stands."""

    _sizes: list[tuple[int, int]] = field(default_factory=list)
    _index: dict[int, int] = field(default_factory=dict)

    def add(self, at: int, text: str) -> None:
        """Put a text on the shelf, as number `at`."""
        shingles, bit, index = make_shingles(text), 1 << len(self._sizes), self._index
        self._sizes.append((at, len(shingles)))
        known = shingles & index.keys()
        for shingle in known:
            index[shingle] |= bit
        index.update(dict.fromkeys(shingles - known, bit))

    def measure(self, text: str) -> Mapping[int, float]:
        """How much of the shorter text stands in the longer one, above 0 to 1, for each text of the shelf that has a run
        in common; none for texts of a few words."""
        shingles, index = make_shingles(text), self._index
        together = Counter(index[shingle] for shingle in shingles & index.keys())
        found: dict[int, float] = {}
        for nth, (at, size) in enumerate(self._sizes if together else ()):
            shared = sum(times for bits, times in together.items() if bits >> nth & 1)
            smaller = min(size, len(shingles))
            if shared and smaller >= _FEWEST:
                found[at] = shared / smaller
        return found


def share_run(one: str, other: str) -> bool:
    """Whether two texts of more than a few words have a run of words in common."""
    ours, theirs = make_shingles(one), make_shingles(other)
    return min(len(ours), len(theirs)) >= _FEWEST and not ours.isdisjoint(theirs)


def find_words(text: str) -> list[str]:
    """The words of a text in lower case and without marks."""
    return _WORD.findall(text.casefold())


def make_shingles(text: str) -> frozenset[int]:
    """All runs of four words of the text, in lower case and without marks; each by its hash, which differs from one
    process to the next."""
    words = find_words(text)
    return frozenset(map(hash, zip(*(words[start:] for start in range(WIDTH)), strict=False)))


def _find_bands(text: str) -> list[int]:
    """The bands of a text's sketch, each as one number in which its place among the bands stands too. What is sketched
    are words and not their hashes, so that every process finds the same."""
    words = find_words(text)
    sketch = RMinHash(num_perm=_HASHES, seed=_SEED)
    sketch.update([" ".join(words[start : start + WIDTH]) for start in range(len(words) - WIDTH + 1)])
    digest = sketch.digest()
    return [hash((at, *digest[at : at + _ROWS])) for at in range(0, _HASHES, _ROWS)]


def _compare(one: frozenset[int], other: frozenset[int]) -> float:
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared)
