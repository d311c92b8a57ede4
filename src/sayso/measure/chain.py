"""Choices along a text, each of which may keep the value before: a linear-chain conditional random field.

The likelihood of a run of values is the product of each option's share and of a factor wherever a value is that of the
choice before (Lafferty, McCallum and Pereira, 2001), so that what is told late also speaks for what stands before it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import Generic

from sayso.measure.choice import Option, T, weigh

KEPT = "kept"
"""The feature of a value that only choices before had."""

NONE = "earlier.none"
"""The feature of keeping that nothing is told."""

_SURE = 50.0
"""A sum of weights beyond which more of them change nothing."""

REACH = 3
"""Choices back from which a value may be kept that a choice itself hasn't."""


@dataclass(frozen=True, slots=True)
class Link(Generic[T]):
    """A choice in a chain: its options, and what speaks for or against keeping the value before."""

    options: Sequence[Option[T]]
    kept: tuple[str, ...]


def list_values(links: Sequence[Link[T]], at: int) -> tuple[T, ...]:
    """The values that a link may have: those of its options, and of the options of the `REACH` links before."""
    near = (links[at], *reversed(links[max(0, at - REACH) : at]))
    return tuple(dict.fromkeys(option.value for link in near for option in link.options))


def find_likeliest(links: Sequence[Link[T]], weights: Mapping[str, float]) -> list[T]:
    """The likeliest value of each link over all runs, of several alike the first (forward and backward, Rabiner, 1989)."""
    own = [_weigh_values(links, at, weights) for at in range(len(links))]
    again = [_weigh_kept(link, weights) for link in links]
    before = own[:1]
    for at in range(1, len(links)):
        last, keep = before[-1], again[at]
        before.append(
            _scale(
                {value: one * _join(1.0, last.get(value, 0.0), keep[value is None]) for value, one in own[at].items()}
            )
        )
    found: list[T] = []
    behind = dict.fromkeys(own[-1], 1.0) if own else {}
    for at in range(len(links) - 1, -1, -1):
        shares = {value: one * behind[value] for value, one in before[at].items()}
        found.append(max(shares, key=shares.__getitem__))
        if at:
            ahead, keep = {value: one * behind[value] for value, one in own[at].items()}, again[at]
            whole = sum(ahead.values())
            behind = _scale({value: _join(whole, ahead.get(value, 0.0), keep[value is None]) for value in own[at - 1]})
    return found[::-1]


def _weigh_kept(link: Link[T], weights: Mapping[str, float]) -> tuple[float, float]:
    """By how much keeping a value is likelier than not, and keeping that nothing is told."""
    score = weigh(link.kept, weights)
    return _exp(score), _exp(score + weights.get(NONE, 0.0))


def _exp(score: float) -> float:
    return exp(max(-_SURE, min(score, _SURE)))


def _join(whole: float, part: float, factor: float) -> float:
    """A whole of which a part is weighed by a factor."""
    return max(0.0, whole - part) + part * factor


def _weigh_values(links: Sequence[Link[T]], at: int, weights: Mapping[str, float]) -> dict[T, float]:
    """How likely each value of a link is by itself."""
    scored = [(option.value, weigh(option.features, weights)) for option in links[at].options]
    known, kept = {value for value, _ in scored}, weights.get(KEPT, 0.0)
    scored += [(value, kept) for value in list_values(links, at) if value not in known]
    top = max(score for _, score in scored)
    shares: dict[T, float] = {}
    for value, score in scored:
        shares[value] = shares.get(value, 0.0) + _exp(score - top)
    return _scale(shares)


def _scale(shares: Mapping[T, float]) -> dict[T, float]:
    whole = sum(shares.values())
    return {value: share / whole for value, share in shares.items()}
