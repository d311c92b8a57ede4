"""Near-copies: passages and texts that share most of their words in the same order.

Candidates come from MinHash over shingles of words in locality-sensitive bands (Broder 1997; Indyk and Motwani 1998);
each is then measured exactly, so that a candidate by chance is never taken for a copy. Only texts of which at least
half the shingles stand in others too are sketched: no other one can be a copy.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rensa import RMinHash

WIDTH = 4
"""Words in a shingle."""

ALIKE = 0.5
"""The Jaccard similarity from which passages are copies of each other."""

_HASHES, _ROWS, _SEED = 64, 4, 1
_FEWEST = 8
"""Shingles that a passage must have: fewer are no proof."""

_WORD = re.compile(r"\w+")
_BLANKS = {code: " " for code in range(128) if not _WORD.match(chr(code))}
_MARKS = "“”‘’–—…\u00a0"
"""The commonest marks of print: texts that have no other letters but plain ones are cut in half the time without the
expression, into the same words."""

Shingles = frozenset[int]
"""The runs of words of a text, each by its hash."""


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
    shared = _find_shared(made)
    first: dict[int, list[int]] = {}
    known: dict[int, Shingles] = {}
    for at, shingles in enumerate(made):
        if len(shingles) < _FEWEST or len(shingles & shared) < ALIKE * len(shingles):
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


def _find_shared(made: Iterable[Shingles]) -> Shingles:
    """The shingles that stand in more than one text."""
    seen: set[int] = set()
    shared: set[int] = set()
    for shingles in made:
        shared |= shingles & seen
        seen |= shingles
    return frozenset(shared)


@dataclass(slots=True)
class Shelf:
    """Texts against which others are held, all at once, by their shingles; those of a few words are left out.

    `_index` has a bit for each text in which a shingle stands. It is made only for what shares enough with all texts
    together: most texts share hardly anything, and one look at `_all` tells so.
    """

    _texts: list[tuple[int, Shingles]] = field(default_factory=list)
    _all: set[int] = field(default_factory=set)
    _index: dict[int, int] = field(default_factory=dict)
    _indexed: int = 0

    def add(self, at: int, shingles: Shingles) -> None:
        """Put a text on the shelf, as number `at`."""
        if len(shingles) >= _FEWEST:
            self._texts.append((at, shingles))
            self._all |= shingles

    def measure(self, shingles: Shingles, least: float) -> Mapping[int, float]:
        """How much of the shorter text stands in the longer one, `least` to 1, for each text of the shelf that shares so
        much; none for texts of a few words."""
        fewest = min((len(shingles), *(len(one) for _, one in self._texts)))
        if fewest < _FEWEST or len(shingles & self._all) < least * fewest:
            return {}
        self._index_new()
        together = Counter(self._index[shingle] for shingle in shingles & self._all)
        found: dict[int, float] = {}
        for nth, (at, other) in enumerate(self._texts):
            shared = sum(times for bits, times in together.items() if bits >> nth & 1)
            overlap = shared / min(len(other), len(shingles))
            if shared and overlap >= least:
                found[at] = overlap
        return found

    def _index_new(self) -> None:
        index = self._index
        for nth in range(self._indexed, len(self._texts)):
            shingles, bit = self._texts[nth][1], 1 << nth
            known = shingles & index.keys()
            for shingle in known:
                index[shingle] |= bit
            index.update(dict.fromkeys(shingles - known, bit))
        self._indexed = len(self._texts)


def share_run(one: str, other: str) -> bool:
    """Whether two texts of more than a few words have a run of words in common."""
    ours, theirs = make_shingles(one), make_shingles(other)
    return min(len(ours), len(theirs)) >= _FEWEST and not ours.isdisjoint(theirs)


def find_words(text: str) -> list[str]:
    """The words of a text in lower case and without marks."""
    folded = text.casefold()
    if not folded.isascii():
        for mark in _MARKS:
            folded = folded.replace(mark, " ")
    return folded.translate(_BLANKS).split() if folded.isascii() else _WORD.findall(folded)


def make_shingles(text: str) -> Shingles:
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
