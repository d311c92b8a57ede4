"""A choice among what may be meant: a log-linear model over features that can be read (Berger et al., 1996)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import exp
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Option(NamedTuple, Generic[T]):
    """Something that may be meant, and what speaks for or against it. Options of one `value` are one answer."""

    value: T
    features: tuple[str, ...]


def weigh(features: Iterable[str], weights: Mapping[str, float]) -> float:
    """The sum of the features' weights; unknown ones count nothing."""
    return sum(weights.get(feature, 0.0) for feature in features)


def choose(options: Sequence[Option[T]], weights: Mapping[str, float]) -> T:
    """The likeliest value, of several alike the first; options of one value add up. At least one option is needed."""
    scores = [weigh(option.features, weights) for option in options]
    top = max(scores)
    shares: dict[T, float] = {}
    for option, score in zip(options, scores, strict=True):
        shares[option.value] = shares.get(option.value, 0.0) + exp(score - top)
    return max(shares, key=shares.__getitem__)
