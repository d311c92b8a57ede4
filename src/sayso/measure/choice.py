"""A choice among what may be meant: a log-linear model over features that can be read (Berger et al., 1996)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Option(NamedTuple, Generic[T]):
    """Something that may be meant, and what speaks for or against it. Options of one `value` are one answer."""

    value: T
    features: tuple[str, ...]


def weigh(features: Iterable[str], weights: Mapping[str, float]) -> float:
    """The sum of the features' weights; unknown ones count nothing."""
    find = weights.get
    return sum([find(feature, 0.0) for feature in features])
