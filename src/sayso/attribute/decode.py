"""From the network's scores to attributions in words: which anchors count, and what each one takes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sayso.attribute.network import Floats, Integers, Network
from sayso.attribute.windows import Window

BEFORE, AFTER = 48, 80
"""Words that the linker sees before an anchor, and from it on. 98 % of PolNeAR's train part fits."""

SPREAD = BEFORE + AFTER

SOURCE, CUE, CONTENT = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Limits:
    """What a candidate must reach: an anchor's probability to be linked at all, and the score to be kept.

    Tuned for the best F1 on articles of the train part that no run was fitted to.
    """

    anchor: float = 0.1
    score: float = 0.4


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution as indexes of words in its window, and its probability."""

    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]
    score: float


def spread_around(anchors: Integers, count: int) -> tuple[Integers, np.ndarray[tuple[int, int], np.dtype[np.bool_]]]:
    """The indexes of the words that the linker sees from each anchor, and which of them exist."""
    index = anchors[:, None] + np.arange(-BEFORE, AFTER)[None, :]
    inside = (index >= 0) & (index < count)
    return np.where(inside, index, 0), inside


def decode_window(window: Window, network: Network, limits: Limits) -> list[Found]:
    """The attributions of one window, in the order of their anchors."""
    firsts = np.array(window.firsts)
    tags, seen, seer = network.find(np.array(window.pieces), np.array(window.kinds))
    scores = _sigmoid(tags[firsts, 0])
    scores[[word.start == word.end for word in window.words]] = 0
    anchors = np.flatnonzero(scores >= limits.anchor)
    if not len(anchors):
        return []
    index, inside = spread_around(anchors, len(firsts))
    roles = network.link(seen[firsts][index], seer[firsts][anchors], inside)
    found = [_read(index[at], inside[at], _softmax(roles[at]), float(scores[anchors[at]])) for at in range(len(anchors))]
    return _choose([one for one in found if one is not None and one.score >= limits.score])


def _read(index: Integers, inside: np.ndarray, roles: Floats, anchor: float) -> Found | None:  # type: ignore[type-arg]
    """One candidate; None where the linker finds no content for it."""
    labels = np.where(inside, roles.argmax(1), 0)
    content = labels == CONTENT
    if not content.any():
        return None
    sure = float(roles[content, CONTENT].mean()) * float(roles[BEFORE, CUE])
    picked = (tuple(int(at) for at in index[labels == role]) for role in (SOURCE, CUE, CONTENT))
    return Found(*picked, score=float(np.sqrt(anchor * sure)))


def _choose(found: list[Found]) -> list[Found]:
    """Each word is in the cue of one attribution at most: the likelier one keeps it."""
    kept: list[Found] = []
    taken: set[int] = set()
    for one in sorted(found, key=lambda one: -one.score):
        if taken.isdisjoint(one.cue):
            kept.append(one)
            taken.update(one.cue)
    return sorted(kept, key=lambda one: one.cue[:1])


def _sigmoid(values: Floats) -> Floats:
    return 1 / (1 + np.exp(-values))


def _softmax(values: Floats) -> Floats:
    raised = np.exp(values - values.max(-1, keepdims=True))
    result: Floats = raised / raised.sum(-1, keepdims=True)
    return result
