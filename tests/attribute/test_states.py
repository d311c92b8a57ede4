"""The states of a window's words."""

import numpy as np

from sayso.attribute.decode import Sensed
from sayso.attribute.states import Senses, join_states
from sayso.attribute.windows import Window, Word


def test_a_word_has_the_mean_of_its_pieces_and_the_end_of_a_paragraph_none() -> None:
    window = Window((Word(0, 3, (7, 8), 0), Word(4, 9, (9,), 0), Word(9, 9, (102,), 0)))
    seen = np.arange(10, dtype=np.float32).reshape(5, 2)
    starts, rows = join_states(Sensed(window, seen, seen, -seen))
    assert starts.tolist() == [0, 4]
    assert rows.tolist() == [[3, 4, -3, -4], [6, 7, -6, -7]]


def test_only_windows_that_hold_a_place_are_joined() -> None:
    first, second = Window((Word(0, 3, (7,), 0),)), Window((Word(5, 9, (8,), 0),))
    vectors = np.ones((3, 2), dtype=np.float32)
    senses = Senses(tuple(Sensed(window, vectors, vectors, vectors) for window in (first, second)))
    assert senses.join([6])[0].tolist() == [5]
    assert senses.join([1, 6])[0].tolist() == [0, 5]
    assert [len(part) for part in senses.join([4])] == [0, 0]
