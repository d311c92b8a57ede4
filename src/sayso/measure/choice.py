"""A choice among what may be meant: a log-linear model over features that can be read (Berger et al., 1996)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from math import exp
from typing import NamedTuple, TypeVar

T = TypeVar("T", bound=Hashable)


class Option(NamedTuple):
    """Something that may be meant, and what speaks for or against it. `value` decides which options are one answer."""

    value: Hashable
    features: tuple[str, ...]


def weigh(features: Iterable[str], weights: Mapping[str, float]) -> float:
    """The sum of the features' weights; unknown ones count nothing."""
    return sum(weights.get(feature, 0.0) for feature in features)


def choose(options: Sequence[Option], weights: Mapping[str, float]) -> tuple[Hashable, float]:
    """The likeliest value with its probability: options of one value add up. At least one option is needed."""
    scores = [weigh(option.features, weights) for option in options]
    top = max(scores)
    shares: dict[Hashable, float] = {}
    for option, score in zip(options, scores, strict=True):
        shares[option.value] = shares.get(option.value, 0.0) + exp(score - top)
    best = max(shares, key=lambda value: shares[value])
    return best, shares[best] / sum(shares.values())
