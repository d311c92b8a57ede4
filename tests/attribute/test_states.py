"""The states of a window's words."""

import numpy as np

from sayso.attribute.states import join_states
from sayso.attribute.windows import Window, Word


def test_a_word_has_the_mean_of_its_pieces_and_the_end_of_a_paragraph_none() -> None:
    window = Window((Word(0, 3, (7, 8), 0), Word(4, 9, (9,), 0), Word(9, 9, (102,), 0)))
    seen = np.arange(10, dtype=np.float32).reshape(5, 2)
    starts, rows = join_states(window, seen, -seen)
    assert starts.tolist() == [0, 4]
    assert rows.tolist() == [[3, 4, -3, -4], [6, 7, -6, -7]]
