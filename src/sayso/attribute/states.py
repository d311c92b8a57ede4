"""The encoder's states of a text's words: what the finder gives the linker, of use to other rooms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sayso.attribute.decode import Sensed
from sayso.attribute.network import Floats, Integers


@dataclass(frozen=True, slots=True)
class Senses:
    """What the network saw of a text, window by window."""

    windows: tuple[Sensed, ...]

    def join(self, places: Sequence[int]) -> tuple[Integers, Floats]:
        """The code points at which the words begin in those windows that hold one of `places`, and a row of numbers
        for each; both empty where no window does."""
        found = [join_states(one) for one in self.windows if _holds(one, places)]
        if not found:
            return np.zeros(0, np.int64), np.zeros((0, 0), np.float32)
        starts, rows = zip(*found, strict=True)
        return np.concatenate(starts), np.concatenate(rows)


def _holds(one: Sensed, places: Sequence[int]) -> bool:
    words = one.window.words
    return any(words[0].start <= place < words[-1].end for place in places)


def join_states(one: Sensed) -> tuple[Integers, Floats]:
    """The code points at which the words of a window begin, and a row of numbers for each: `seen` and `seer` side by
    side, the mean over a word's pieces. Together they are a linear image of the encoder's states."""
    window = one.window
    firsts = np.array(window.firsts)
    sizes = np.array([len(word.pieces) for word in window.words])
    rows = np.add.reduceat(np.concatenate([one.seen, one.seer], 1), firsts, axis=0) / sizes[:, None]
    whole = np.array([word.end > word.start for word in window.words])
    starts = np.array([word.start for word in window.words])
    return starts[whole], rows[whole].astype(np.float32)
