"""Fit the weights of chains of choices: a conditional random field, drawn towards weights set before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from sayso.measure.chain import KEPT, NONE, Link, list_values
from sayso.measure.choice import weigh

Vector = NDArray[np.float64]
Fits = Callable[[Any], bool]


@dataclass(frozen=True, slots=True)
class Chain:
    """The choices along a text: for each link whether a value is right, None where nothing is marked; how much the chain
    counts; and the name of its text."""

    links: tuple[Link[Any], ...]
    fits: tuple[Fits | None, ...]
    weight: float
    text: str


def fit_weights(chains: Sequence[Chain], start: Mapping[str, float], pull: float, fewest: int) -> dict[str, float]:
    """The weights under which the right values are likeliest, several right ones together.

    A squared penalty of strength `pull` draws each weight to that of `start` (0 where it has none). Features of fewer
    than `fewest` texts keep theirs. Links in which no value is right teach nothing.
    """
    chains = [chain for chain in chains if chain.links]
    names = _choose_features(chains, fewest)
    weights = dict(start)
    if names:
        found: Vector = minimize(
            _Likelihood(chains, names, start, pull).lose,
            [start.get(name, 0.0) for name in names],
            jac=True,
            method="L-BFGS-B",
        ).x
        weights.update(zip(names, found.tolist(), strict=True))
    return weights


def _list_rows(link: Link[Any]) -> list[tuple[str, ...]]:
    """The features of a link's options, of keeping a value, of keeping that nothing is told, and of a kept value."""
    return [*(option.features for option in link.options), link.kept, (*link.kept, NONE), (KEPT,)]


def _choose_features(chains: Sequence[Chain], fewest: int) -> tuple[str, ...]:
    texts: dict[str, set[str]] = defaultdict(set)
    for chain in chains:
        for feature in {one for link in chain.links for row in _list_rows(link) for one in row}:
            texts[feature].add(chain.text)
    return tuple(sorted(feature for feature, named in texts.items() if len(named) >= fewest))


class _Spot:
    """A link in numbers: its rows of the matrix, the place of each option's value among the link's values, the place of
    each value among those of the link before (-1 where it has none), and which values are right."""

    def __init__(self, chain: Chain, at: int, row: int, before: tuple[Any, ...]) -> None:
        link, fits = chain.links[at], chain.fits[at]
        self.values = list_values(chain.links, at)
        place, known = (
            {value: spot for spot, value in enumerate(self.values)},
            {value: spot for spot, value in enumerate(before)},
        )
        size = len(link.options)
        self.rows, self.keep, self.kept = slice(row, row + size), row + size, row + size + 2
        self.end = row + size + 3
        self.to = np.array([place[option.value] for option in link.options])
        self.own = len(set(self.to.tolist()))
        self.before = np.array([known.get(value, -1) for value in self.values])
        self.nothing = np.array([value is None for value in self.values])
        right = np.array([fits is not None and fits(value) for value in self.values])
        self.right = right if right.any() else np.ones(len(right), bool)


class _Likelihood:
    """The penalised likelihood of the right values, all options of all links being rows of one matrix."""

    def __init__(self, chains: Sequence[Chain], names: Sequence[str], start: Mapping[str, float], pull: float) -> None:
        rows = [row for chain in chains for link in chain.links for row in _list_rows(link)]
        place = {name: at for at, name in enumerate(names)}
        cells = [(row, place[one]) for row, features in enumerate(rows) for one in features if one in place]
        at, to = np.array(cells).T
        self.features = csr_matrix((np.ones(len(cells)), (at, to)), shape=(len(rows), len(names)))
        self.fixed = np.array([weigh((one for one in features if one not in place), start) for features in rows])
        self.start, self.pull = np.array([start.get(name, 0.0) for name in names]), pull
        self.chains: list[tuple[float, list[_Spot]]] = []
        row = 0
        for chain in chains:
            spots: list[_Spot] = []
            for number in range(len(chain.links)):
                spots.append(_Spot(chain, number, row, spots[-1].values if spots else ()))
                row = spots[-1].end
            self.chains.append((chain.weight, spots))

    def lose(self, weights: Vector) -> tuple[float, Vector]:
        """What is lost with some weights, and its slope."""
        scores, slope = self.features @ weights + self.fixed, np.zeros(len(self.fixed))
        off = weights - self.start
        loss = self.pull / 2 * float(off @ off)
        for weight, spots in self.chains:
            loss += weight * (
                _expect(spots, scores, slope, weight, free=True) - _expect(spots, scores, slope, -weight, free=False)
            )
        return loss, self.features.T @ slope + self.pull * off


def _expect(spots: Sequence[_Spot], scores: Vector, slope: Vector, weight: float, *, free: bool) -> float:
    """The logarithm of the sum over all runs of values, or only the right ones; adds how often each row is met to
    `slope`, times a weight."""
    total, local, again, before = 0.0, [], [], list[Vector]()
    for spot in spots:
        own, top = scores[spot.rows], max(scores[spot.rows].max(), scores[spot.kept])
        shares = np.bincount(spot.to, np.exp(own - top), len(spot.values))
        shares[spot.own :] = np.exp(scores[spot.kept] - top)
        local.append(shares if free else shares * spot.right)
        again.append(np.exp(np.where(spot.nothing, scores[spot.keep + 1], scores[spot.keep])) - 1.0)
        last = np.where(spot.before >= 0, before[-1][spot.before], 0.0) if before else np.zeros(len(shares))
        now = local[-1] * (1.0 + last * again[-1])
        whole = now.sum()
        before.append(now / whole)
        total += float(np.log(whole) + top)
    behind = np.ones(len(spots[-1].values))
    for at in range(len(spots) - 1, -1, -1):
        spot, ahead = spots[at], local[at] * behind
        met = before[at] * behind
        met /= met.sum()
        _count(spot, scores, slope, met, weight)
        if at:
            known = spot.before >= 0
            last = np.where(known, before[at - 1][spot.before], 0.0)
            whole = ahead.sum() + (ahead * last * again[at]).sum()
            both = ahead * last * (again[at] + 1.0) / whole * weight
            slope[spot.keep] += both[~spot.nothing].sum()
            slope[spot.keep + 1] += both[spot.nothing].sum()
            behind = np.full(len(spots[at - 1].values), ahead.sum())
            behind[spot.before[known]] += (ahead * again[at])[known]
            behind /= behind.sum()
    return total


def _count(spot: _Spot, scores: Vector, slope: Vector, met: Vector, weight: float) -> None:
    """Add how often each option of a link, and each kept value, is met."""
    own = scores[spot.rows] - scores[spot.rows].max()
    shares = np.exp(own)
    whole = np.bincount(spot.to, shares, len(spot.values))
    slope[spot.rows] += weight * met[spot.to] * shares / whole[spot.to]
    slope[spot.kept] += weight * met[spot.own :].sum()
