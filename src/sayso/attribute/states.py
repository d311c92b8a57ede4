"""The encoder's states of a text's words: what the finder gives the linker, of use to other rooms."""

from __future__ import annotations

import numpy as np

from sayso.attribute.network import Floats, Integers
from sayso.attribute.windows import Window


def join_states(window: Window, seen: Floats, seer: Floats) -> tuple[Integers, Floats]:
    """The code points at which the words of a window begin, and a row of numbers for each: `seen` and `seer` side by
    side, the mean over a word's pieces. Together they are a linear image of the encoder's states."""
    firsts = np.array(window.firsts)
    sizes = np.array([len(word.pieces) for word in window.words])
    rows = np.add.reduceat(np.concatenate([seen, seer], 1), firsts, axis=0) / sizes[:, None]
    whole = np.array([word.end > word.start for word in window.words])
    starts = np.array([word.start for word in window.words])
    return starts[whole], rows[whole].astype(np.float32)
