"""From scores to attributions, with a network whose scores the test chooses."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from sayso.attribute.decode import BEFORE, SPREAD, Found, Limits, decode_window, sense_window, spread_around
from sayso.attribute.network import Floats, Integers
from sayso.attribute.windows import SEPARATOR, Window, Word

LIMITS = Limits(0.5)


class Scripted:
    """A network that finds the anchors it is told, and gives each the roles it is told."""

    def __init__(self, anchors: list[int], roles: list[dict[int, int]], count: int) -> None:
        self.anchors, self.roles, self.count = anchors, roles, count

    def find(self, pieces: Integers, kinds: Integers) -> tuple[Floats, Floats, Floats]:
        tags = np.full((self.count + 1, 4), -9, np.float32)
        tags[[at + 1 for at in self.anchors], 0] = 9
        return tags, np.zeros((self.count + 1, 2), np.float32), np.zeros((self.count + 1, 4), np.float32)

    def link(self, seen: Floats, seer: Floats, mask: NDArray[np.bool_]) -> Floats:
        scores = np.full((len(self.anchors), SPREAD, 4), -9, np.float32)
        scores[:, :, 0] = 0
        for row, (anchor, roles) in enumerate(zip(self.anchors, self.roles, strict=True)):
            for word, role in roles.items():
                scores[row, word - anchor + BEFORE, role] = 9
        return scores


def make_window(count: int) -> Window:
    return Window(tuple(Word(2 * at, 2 * at + 1, (1000 + at,), 0) for at in range(count)))


CASES = [
    ([1], [{0: 1, 1: 2, 2: 3, 3: 3}], [((0,), (1,), (2, 3))], "one"),
    ([1, 4], [{0: 1, 1: 2, 2: 3}, {3: 1, 4: 2, 5: 3}], [((0,), (1,), (2,)), ((3,), (4,), (5,))], "two"),
    ([3], [{0: 3, 1: 3, 2: 1, 3: 2, 4: 3}], [((2,), (3,), (0, 1, 4))], "content on both sides"),
    ([1], [{0: 1, 1: 2}], [], "without a content there is none"),
    ([1, 2], [{0: 1, 1: 2, 2: 2, 3: 3}, {0: 1, 2: 2, 3: 3}], [((0,), (1, 2), (3,))], "a word is in one cue only"),
    ([2], [{2: 2, 3: 3}], [((), (2,), (3,))], "no source"),
    ([], [], [], "nothing found"),
]


def decode(window: Window, network: Scripted, limits: Limits) -> list[Found]:
    """What a network that always says the same makes of a window."""
    return decode_window(sense_window(window, network), network, limits)


@pytest.mark.parametrize(("anchors", "roles", "expected", "shows"), CASES, ids=[case[3] for case in CASES])
def test_decode(anchors: list[int], roles: list[dict[int, int]], expected: list[object], shows: str) -> None:
    found = decode_window(
        sense_window(make_window(6), Scripted(anchors, roles, 6)), Scripted(anchors, roles, 6), LIMITS
    )
    assert [(one.source, one.cue, one.content) for one in found] == expected
    assert all(LIMITS.score <= one.score <= 1 for one in found)


def test_the_end_of_a_paragraph_is_no_anchor() -> None:
    window = Window((*make_window(2).words, Word(3, 3, (SEPARATOR,), 0)))
    assert decode(window, Scripted([2], [{0: 3, 2: 2}], 3), LIMITS) == []


def test_doubtful_ones_are_left_out() -> None:
    found = decode_window(
        sense_window(make_window(4), Scripted([1], [{0: 1, 1: 2, 2: 3}], 4)),
        Scripted([1], [{0: 1, 1: 2, 2: 3}], 4),
        Limits(0.9999),
    )
    assert found == []


@given(st.lists(st.integers(0, 299), min_size=1, max_size=9, unique=True), st.integers(300, 400))
def test_spread_looks_at_real_words_around_the_anchor(anchors: list[int], count: int) -> None:
    index, inside = spread_around(np.array(anchors), count)
    assert index.shape == inside.shape == (len(anchors), SPREAD)
    assert (index[:, BEFORE] == anchors).all()
    assert ((index >= 0) & (index < count)).all()
