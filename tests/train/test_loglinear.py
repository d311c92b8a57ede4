"""Fitting chains of choices, by what a few made-up ones show; needs the `train` extra."""

from __future__ import annotations

import pytest

pytest.importorskip("scipy", reason="needs the train extra")

import numpy as np

from sayso.measure.chain import Link, find_likeliest
from sayso.measure.choice import Option
from sayso.train.loglinear import Chain, _choose_features, _Likelihood, fit_weights

FIRST = Link([Option("a", ("near",)), Option("b", ("far",)), Option(None, ("none",))], ())
NEXT = Link([Option("b", ("far", "late")), Option(None, ("none",))], ("together",))
CHAINS = [
    Chain((FIRST, NEXT), ((lambda value: value == "a"), (lambda value: value == "a")), 1.0, "one"),
    Chain((FIRST, NEXT, NEXT), ((lambda value: value is None), None, (lambda value: value == "b")), 0.5, "two"),
    Chain((FIRST,), ((lambda value: value == "nowhere"),), 1.0, "three"),
]


def test_the_slope_is_that_of_the_loss() -> None:
    names = _choose_features(CHAINS, 1)
    likelihood = _Likelihood(CHAINS, names, {"near": 0.4}, 0.7)
    weights = np.linspace(-0.5, 0.8, len(names))
    _, slope = likelihood.lose(weights)
    for at, step in enumerate(np.eye(len(names)) * 1e-5):
        ahead, behind = likelihood.lose(weights + step)[0], likelihood.lose(weights - step)[0]
        assert slope[at] == pytest.approx((ahead - behind) / 2e-5, abs=1e-6)


def test_the_weights_choose_what_was_chosen() -> None:
    weights = fit_weights(CHAINS[:1], {}, 0.01, 1)
    assert find_likeliest([FIRST, NEXT], weights) == ["a", "a"]


def test_features_of_few_texts_keep_their_weight() -> None:
    weights = fit_weights(CHAINS[:1], {"near": 0.25}, 1.0, 2)
    assert weights == {"near": 0.25}


def test_a_strong_pull_holds_the_weights() -> None:
    assert fit_weights(CHAINS, {"near": 0.25}, 1e6, 1)["near"] == pytest.approx(0.25, abs=1e-3)
