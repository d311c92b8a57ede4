"""Agreement of people: published examples, what must always hold, and what counts as one's verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.compare.agreement import (
    NO_OVERLAP,
    NO_OVERLAP_OF_PAIR,
    ONE_CATEGORY,
    Coefficient,
    Said,
    find_alpha,
    find_kappa,
    measure_agreement,
)
from sayso.model import Act, Judgement

MADE = datetime(2022, 3, 9, tzinfo=UTC)
ANN, ED, JO = "Ann Example", "Ed Example", "Jo Example"


def judge(by: str, target: str, act: Act = "confirm", **values: Any) -> Judgement:
    return replace(Judgement("j", "figure", target, act, None, None, None, by, None, MADE), **values)


def tabulate(rows: Iterable[Iterable[int]]) -> Counter[tuple[Hashable, Hashable]]:
    return Counter({(i, j): count for i, row in enumerate(rows) for j, count in enumerate(row)})


def units_of(*observers: str) -> list[list[str]]:
    """What each unit was called, from a row of letters for each observer; a dot is a missing value."""
    return [[value for value in unit if value != "."] for unit in zip(*observers, strict=True)]


@pytest.mark.parametrize(
    ("rows", "kappa"),
    [
        pytest.param([[88, 14, 18], [10, 40, 10], [2, 6, 12]], "0.4915", id="Cohen 1960, table 2b: 0.492"),
        pytest.param([[20, 5], [10, 15]], "0.4000", id="the common example of 50 grant proposals"),
        pytest.param([[45, 15], [25, 15]], "0.1304", id="the same observed share, unlike margins: 0.1304"),
        pytest.param([[25, 35], [5, 35]], "0.2593", id="the same observed share, unlike margins: 0.2593"),
        pytest.param([[0, 5], [5, 0]], "-1.0000", id="they always say the other"),
    ],
)
def test_kappa_is_that_of_the_published_examples(rows: list[list[int]], kappa: str) -> None:
    assert find_kappa(tabulate(rows)) == Coefficient(Decimal(kappa))


@pytest.mark.parametrize(
    ("observers", "alpha"),
    [
        pytest.param(("0100000010", "1110010000"), "0.0952", id="Krippendorff 2011, A: 0.095"),
        pytest.param(("aabbdcccedda", "babbbccceddd"), "0.6920", id="Krippendorff 2011, B: 0.692"),
        pytest.param(
            ("123321412...", "1233224125.3", ".3332342251.", "12332441251."), "0.7434", id="Krippendorff 2011, C: 0.743"
        ),
        pytest.param(
            (".....34121133.3", "1.213343.......", "..21344.21133.4"), "0.6914", id="three coders, some alone: 0.691"
        ),
    ],
)
def test_alpha_is_that_of_the_published_examples(observers: tuple[str, ...], alpha: str) -> None:
    assert find_alpha(units_of(*observers)) == Coefficient(Decimal(alpha))


def test_what_is_not_defined_has_a_reason() -> None:
    assert find_kappa({}) == Coefficient(None, NO_OVERLAP_OF_PAIR)
    assert find_kappa({("a", "a"): 7}) == Coefficient(None, ONE_CATEGORY)
    assert find_alpha([["a"], [], ["b"]]) == Coefficient(None, NO_OVERLAP)
    assert find_alpha([["a", "a"], ["a", "a", "a"]]) == Coefficient(None, ONE_CATEGORY)


VALUES = st.sampled_from("abc")
UNITS = st.lists(st.lists(VALUES, max_size=4), max_size=12)


@given(UNITS, st.randoms(use_true_random=False))
def test_alpha_knows_no_order_and_no_names(units: list[list[str]], random: Any) -> None:
    alpha = find_alpha(units)
    shuffled = [random.sample(unit, len(unit)) for unit in random.sample(units, len(units))]
    names = dict(zip("abc", random.sample([7, None, "x"], 3), strict=True))
    assert find_alpha([names[value] for value in unit] for unit in shuffled) == alpha
    assert (alpha.value is None) == (alpha.reason is not None)


@given(UNITS)
def test_alpha_is_one_just_where_nobody_differs(units: list[list[str]]) -> None:
    alpha = find_alpha(units)
    if alpha.value is not None:
        assert alpha.value <= 1
        assert (alpha.value == 1) == all(len(set(unit)) < 2 for unit in units)


@given(st.lists(st.tuples(VALUES, VALUES), max_size=20))
def test_kappa_knows_no_order_and_lies_between_its_ends(said: list[tuple[str, str]]) -> None:
    kappa = find_kappa(Counter(said))
    assert find_kappa(Counter((other, one) for one, other in said)) == kappa
    if kappa.value is not None:
        assert -1 <= kappa.value <= 1
        assert (kappa.value == 1) == all(one == other for one, other in said)


def test_people_are_compared_on_what_both_judged() -> None:
    told = measure_agreement(
        [
            judge(ANN, "f1"), judge(ED, "f1"), judge(ANN, "f2"), judge(ED, "f2", "correct", field="low", value="7"),
            judge(ANN, "f3", "reject"), judge(ED, "f3", "reject"), judge(JO, "f9"),
        ]
    )  # fmt: skip
    assert (told.people, told.entries, told.shared) == ((ANN, ED, JO), 4, 3)
    ann_ed, ann_jo, ed_jo = told.pairs
    assert (ann_ed.one, ann_ed.other, ann_ed.entries, ann_ed.agreed) == (ANN, ED, 3, 2)
    assert ann_ed.share == Coefficient(Decimal("0.6667"))
    assert (ann_ed.kappa.value, ann_ed.kappa_accepted.value) == (Decimal("0.5000"), Decimal(1))
    assert (ann_jo.entries, ann_jo.kappa, ed_jo.share) == (
        0, Coefficient(None, NO_OVERLAP_OF_PAIR), Coefficient(None, NO_OVERLAP_OF_PAIR),
    )  # fmt: skip
    assert told.alpha_accepted.value == 1
    assert [(one.entry, one.said) for one in told.divided] == [
        ("f2", (Said(ANN, "confirm"), Said(ED, "correct", (("low", "7"),))))
    ]


def test_corrections_to_other_values_are_told_though_the_verdict_is_one() -> None:
    told = measure_agreement(
        [judge(ANN, "f1", "correct", field="low", value="7"), judge(ED, "f1", "correct", field="low", value="8")]
    )
    assert told.pairs[0].agreed == 1
    assert [one.entry for one in told.divided] == ["f1"]


@pytest.mark.parametrize(
    ("acts", "verdict"),
    [
        (("confirm", "reject"), "reject"),
        (("reject", "confirm"), "confirm"),
        (("correct", "confirm"), "correct"),
        (("correct", "reject"), "reject"),
        (("correct", "reject", "confirm"), "confirm"),
    ],
)
def test_the_last_word_counts_and_a_correction_stays(acts: tuple[Act, ...], verdict: str) -> None:
    told = measure_agreement([judge(JO, "f1"), *(judge(ANN, "f1", act, field="low", value="7") for act in acts)])
    said = {one.by: one.verdict for entry in told.divided for one in entry.said}
    assert said.get(ANN, "confirm") == verdict


def test_what_was_taken_back_and_what_is_of_no_entry_is_left_out() -> None:
    told = measure_agreement(
        [
            judge(ANN, "f1", retired=MADE), judge(ED, "norland", "side", kind="source"),
            judge(ED, "l1", "cut", kind="link"), judge(JO, "s1", kind="statement"),
        ]
    )  # fmt: skip
    assert (told.people, told.entries) == ((JO,), 1)
    assert measure_agreement([]).alpha == Coefficient(None, NO_OVERLAP)
