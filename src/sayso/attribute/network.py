"""The adapter to ONNX Runtime: two graphs, one thread.

`finder` reads the pieces of one window and gives, for each piece, four scores (the word starts
a cue; it is in a source, a cue, a content) and two vectors for the linker. `linker` reads the
words around each of some anchors and gives each word a score for none, source, cue and content.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from sayso.errors import ModelError

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]


class Network(Protocol):
    """What the tagger asks of a network; the training code offers the same before export."""

    def find(self, pieces: Integers, kinds: Integers) -> tuple[Floats, Floats, Floats]:
        """(pieces) twice -> scores (pieces, 4), seen (pieces, size), seer (pieces, 2 size)."""

    def link(self, seen: Floats, seer: Floats, mask: NDArray[np.bool_]) -> Floats:
        """(anchors, spread, size), (anchors, 2 size), (anchors, spread) -> scores (anchors, spread, 4)."""


class OnnxNetwork:
    """The shipped weights."""

    def __init__(self, folder: Path) -> None:
        self._finder = _open(folder / "finder.onnx")
        self._linker = _open(folder / "linker.onnx")

    def find(self, pieces: Integers, kinds: Integers) -> tuple[Floats, Floats, Floats]:
        tags, seen, seer = self._finder.run(None, {"pieces": pieces[None, :], "kinds": kinds[None, :]})
        return tags[0], seen[0], seer[0]

    def link(self, seen: Floats, seer: Floats, mask: NDArray[np.bool_]) -> Floats:
        roles: Floats = self._linker.run(None, {"seen": seen, "seer": seer, "mask": mask})[0]
        return roles


def _open(path: Path) -> onnxruntime.InferenceSession:
    """A session on one thread: one process a core is faster than threads in one process."""
    if not path.exists():
        raise ModelError(f"the tagger's weights are missing: {path.name}. Install sayso again, or retrain them.")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
