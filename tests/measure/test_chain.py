"""The likeliest values along a chain, against all runs of values counted one by one."""

from __future__ import annotations

from itertools import pairwise, product
from math import exp

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.measure.chain import KEPT, NONE, Link, find_likeliest, list_values
from sayso.measure.choice import Option, weigh

WEIGHTS = {"good": 1.3, "bad": -0.7, "near": 1.1, "far": -0.9, KEPT: -0.4, NONE: 0.3}

options = st.lists(
    st.builds(Option, st.sampled_from(["a", "b", None]), st.sampled_from([("good",), ("bad",), ()])),
    min_size=1,
    max_size=3,
)
chains = st.lists(st.builds(Link, options, st.sampled_from([("near",), ("far",)])), min_size=1, max_size=5)


def weigh_run(links: list[Link[str | None]], run: tuple[str | None, ...]) -> float:
    """How likely a run of values is, up to a factor."""
    whole = 1.0
    for link, value in zip(links, run, strict=True):
        own = [exp(weigh(option.features, WEIGHTS)) for option in link.options if option.value == value]
        whole *= sum(own) if own else exp(WEIGHTS[KEPT])
    for link, (before, value) in zip(links[1:], pairwise(run), strict=True):
        if before == value:
            whole *= exp(weigh((*link.kept, NONE) if value is None else link.kept, WEIGHTS))
    return whole


@settings(max_examples=60)
@given(chains)
def test_each_value_is_the_likeliest_over_all_runs(links: list[Link[str | None]]) -> None:
    runs = list(product(*(list_values(links, at) for at in range(len(links)))))
    for at, value in enumerate(find_likeliest(links, WEIGHTS)):
        shares = {one: sum(weigh_run(links, run) for run in runs if run[at] == one) for one in list_values(links, at)}
        assert shares[value] >= max(shares.values()) * (1 - 1e-9)


def test_what_is_told_late_speaks_for_what_stands_before() -> None:
    first = Link([Option("a", ("good",)), Option("b", ("good",))], ())
    second = Link([Option("b", ("good",)), Option("c", ("bad",))], ("near",))
    assert find_likeliest([first], WEIGHTS) == ["a"]
    assert find_likeliest([first, second], WEIGHTS) == ["b", "b"]


def test_a_value_may_be_kept_that_a_link_itself_has_not() -> None:
    links = [Link([Option("a", ("good",))], ()), Link([Option("b", ("bad",))], ("near",))]
    assert find_likeliest(links, WEIGHTS) == ["a", "a"]
    assert find_likeliest([], WEIGHTS) == []


def test_no_weight_is_too_large() -> None:
    links = [Link([Option("a", ("huge",)), Option("b", ())], ("huge",)), Link([Option("a", ("huge",))], ("low",))]
    assert find_likeliest(links, {"huge": 1e4, "low": -1e4}) == ["a", "a"]
