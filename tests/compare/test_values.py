"""When two counts are the same claim."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.compare.values import count_digits, find_marks, find_seeks, is_same_value
from sayso.model import Bound, Quantity


def told(low: int | None, high: int | None, bound: Bound, words: str = "many") -> Quantity:
    return Quantity(None if low is None else Decimal(low), None if high is None else Decimal(high), bound, words)


CASES = [
    (told(1200000, 1200000, "nearly"), told(1200000, None, "more_than"), True),
    (told(275000, 325000, "between"), told(None, 325000, "at_most"), True),
    (told(275000, 325000, "between"), told(250000, 325000, "between"), False),
    (told(186102, 186102, "exact"), told(186000, None, "more_than"), True),
    (told(186102, 186102, "exact"), told(187000, 187000, "nearly"), True),
    (told(186102, 186102, "exact"), told(186000, 186000, "exact"), False),
    (told(186102, 186102, "exact"), told(187000, None, "more_than"), False),
    (told(20, 20, "exact"), told(21, 21, "about"), False),
    (told(None, None, "vague", "dozens"), told(None, None, "vague", "Dozens"), True),
    (told(None, None, "vague", "dozens"), told(None, None, "vague", "hundreds"), False),
    (told(None, None, "vague", "dozens"), told(36, 36, "exact"), False),
]


@pytest.mark.parametrize(("one", "other", "same"), CASES)
def test_the_same_claim(one: Quantity, other: Quantity, same: bool) -> None:
    assert is_same_value(one, other) is is_same_value(other, one) is same


def test_digits_before_the_closing_zeros() -> None:
    assert [count_digits(told(n, n, "exact")) for n in (186102, 1200000, 7)] == [6, 2, 1]


_BOUNDS: list[Bound] = ["exact", "about", "nearly", "more_than", "at_least", "at_most", "fewer_than"]
_QUANTITIES = st.builds(lambda n, bound: told(n, n, bound), st.integers(0, 20_000), st.sampled_from(_BOUNDS))


@given(_QUANTITIES, _QUANTITIES)
def test_the_same_claim_is_found_in_an_index(one: Quantity, other: Quantity) -> None:
    if is_same_value(one, other):
        assert set(find_seeks(one)).intersection(find_marks(other))
