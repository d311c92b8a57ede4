"""Fit the judges of places: `python -m sayso.train.places FOLDER [--out FILE]`.

FOLDER holds LGL, TR-News, GeoVirus and GeoWebNews (`lgl.jsonl` and so on); half of each is fitted on
(`sayso.train.geoparsed.halve`), the other is for `evals.places`. The judges are log-linear, with an L2 penalty:
whether words of the gazetteer name a place, whether other capitals do (logistic), and which place is meant (conditional
logit over the candidates), the latter in two rounds.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from sayso.model import find_words
from sayso.model.words import Words
from sayso.resolve import meaning, naming, unlisted
from sayso.resolve.countries import count_countries, count_peoples, find_domain
from sayso.resolve.gazetteer import COUNTRY, load_gazetteer
from sayso.resolve.meaning import Group, Scene, distance, group_toponyms, key_of, measure_local, softmax
from sayso.resolve.places import SURE, Weights, take_spans
from sayso.resolve.runs import Run, find_runs
from sayso.resolve.toponyms import Toponym, find_toponyms
from sayso.resolve.vocabulary import load_vocabulary
from sayso.train.geoparsed import Marked, Page, halve, load_pages

CORPORA = ("lgl", "tr_news", "geowebnews", "geovirus")
COMPLETE = CORPORA[:3]
"""Corpora in which every name of a place is marked."""
PENALTY = 1.0
NEAR = 60.0
"""Kilometres from the place that a corpus means within which a candidate is taken for it."""

Matrix = NDArray[np.float64]
Case = tuple[Matrix, int]
"""The candidates' features, and which of them is right."""


def fit_naming(pages: Sequence[Page]) -> list[float]:
    """The weights of `naming.FEATURES`."""
    rows: list[tuple[float, ...]] = []
    right: list[float] = []
    for page in pages:
        scene, found = _look(page)
        rows += [naming.measure(scene, one) for one in found]
        right += [float(_names_place(one, page.places)) for one in found]
    return _fit_logistic(rows, right)


def _look(page: Page) -> tuple[naming.Scene, list[Toponym]]:
    words = find_words(page.text)
    found = find_toponyms(words, load_gazetteer(), load_vocabulary())
    return naming.set_scene(words, found, count_countries(count_peoples(page.report, words), found)), found


def fit_unlisted(pages: Sequence[Page], named: Sequence[float]) -> list[float]:
    """The weights of `unlisted.FEATURES`, from all names of the pages, whether the gazetteer has them or not; but not
    from countries: those it has all, and they are told of otherwise than villages."""
    rows: list[tuple[float, ...]] = []
    right: list[float] = []
    for page in pages:
        scene, maybe = _look(page)
        found = [one for one, chance in zip(maybe, naming.judge(scene, maybe, named), strict=True) if chance >= SURE]
        countries = {one.first for one in found if one.entry.spots[0][0].level == COUNTRY}
        runs = find_runs(scene.words, found)
        around = unlisted.look_around(scene, found, runs)
        for group in unlisted.group_runs(runs).values():
            if group[0].first not in countries:
                cues = unlisted.find_cues(around, group)
                rows.append(tuple(float(cue in cues) for cue in unlisted.FEATURES))
                right.append(float(2 * sum(_is_marked(run, page.places) for run in group) >= len(group)))
    return _fit_logistic(rows, right)


def _is_marked(run: Run, places: Sequence[Marked]) -> bool:
    """Whether all of a run is marked: also where the corpus doesn't resolve it."""
    return any(one.span.start <= run.span.start and run.span.end <= one.span.end for one in places)


def _fit_logistic(rows: Sequence[tuple[float, ...]], right: Sequence[float]) -> list[float]:
    features, labels = np.array(rows, dtype=float), np.array(right)

    def lose(weights: Matrix) -> tuple[float, Matrix]:
        scores = features @ weights
        loss = np.logaddexp(0, scores) - labels * scores
        slope = features.T @ (1 / (1 + np.exp(-scores)) - labels)
        return float(loss.sum() + PENALTY * weights @ weights / 2), slope + PENALTY * weights

    return _minimize(lose, features.shape[1])


def _names_place(one: Toponym, places: Sequence[Marked]) -> bool:
    return any(marked.resolved and marked.span.overlaps(one.span) for marked in places)


def fit_meaning(halves: Sequence[Sequence[Page]], judges: Weights) -> list[list[float]]:
    """The weights of the first `LOCAL` of `meaning.FEATURES`, then of all; each corpus counts alike."""
    scenes = [[_prepare(page, judges) for page in half] for half in halves]
    first = _fit_choice([[case for scene in half for case in scene.cases(None)] for half in scenes], meaning.LOCAL)
    second = _fit_choice(
        [[case for scene in half for case in scene.cases(first)] for half in scenes], len(meaning.FEATURES)
    )
    return [first, second]


class _Prepared:
    """A page's groups with what each of them means by the corpus."""

    def __init__(self, page: Page, found: Sequence[Toponym], given: Sequence[Toponym | None], words: Words) -> None:
        self.groups = group_toponyms(found)
        named, domain = count_countries(count_peoples(page.report, words), found), find_domain(page.report)
        self.local = {key: measure_local(group, named, domain) for key, group in self.groups.items()}
        self.right: list[tuple[Group, meaning.Key, int]] = []
        for one, marked in zip(given, page.places, strict=True):
            if one is None or not marked.resolved:
                continue
            group = self.groups[key_of(one)]
            at = _find_right(group, marked)
            if at is not None:
                self.right.append((group, key_of(one), at))

    def cases(self, weights: Sequence[float] | None) -> Iterator[Case]:
        """What a round is fitted on; with the first round's weights, the second."""
        if weights is not None:
            for key, group in self.groups.items():
                group.shares = softmax([float(np.dot(weights, row)) for row in self.local[key]])
        scene = Scene(self.groups) if weights is not None else None
        for group, key, at in self.right:
            rows = self.local[key]
            if scene is not None:
                rows = [
                    (*row, *scene.measure(key, spot)) for row, (spot, _) in zip(rows, group.entry.spots, strict=True)
                ]
            yield np.array(rows, dtype=float), at


def _prepare(page: Page, judges: Weights) -> _Prepared:
    words = find_words(page.text)
    found, given = take_spans(page.report, page.text, words, [marked.span for marked in page.places], judges)
    return _Prepared(page, found, given, words)


def _find_right(group: Group, marked: Marked) -> int | None:
    """The candidate that the corpus means: of its id, else the nearest one within `NEAR`, or a country in which it lies."""
    spots = [spot for spot, _ in group.entry.spots]
    for at, spot in enumerate(spots):
        if marked.id is not None and spot.id == marked.id:
            return at
    if marked.at is None:
        return None
    far = [distance(spot.at, marked.at) for spot in spots]
    at = min(range(len(far)), key=far.__getitem__)
    if far[at] < NEAR:
        return at
    return 0 if marked.id is None and spots[0].level == COUNTRY and far[0] < 1000 else None


def _fit_choice(halves: Sequence[Sequence[Case]], width: int) -> list[float]:
    """The weights under which the right candidates are likeliest (conditional logit)."""
    whole = sum(map(len, halves))
    cases = [(rows, at, whole / len(halves) / len(half)) for half in halves for rows, at in half]

    def lose(weights: Matrix) -> tuple[float, Matrix]:
        loss, slope = PENALTY * float(weights @ weights) / 2, PENALTY * weights
        for rows, at, count in cases:
            scores = rows @ weights
            scores -= scores.max()
            shares = np.exp(scores)
            shares /= shares.sum()
            loss -= count * float(np.log(shares[at]))
            slope = slope + count * (shares @ rows - rows[at])
        return loss, slope

    return _minimize(lose, width)


def _minimize(lose: Callable[[Matrix], tuple[float, Matrix]], width: int) -> list[float]:
    found = minimize(lose, np.zeros(width), jac=True, method="L-BFGS-B")
    return [round(float(weight), 4) for weight in found.x]


def main() -> None:
    """Fit on the halves and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m sayso.train.places", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=Path(str(files("sayso.resolve").joinpath("places.json"))))
    args = parser.parse_args()
    halves = {name: halve(load_pages(args.folder / f"{name}.jsonl"))[0] for name in CORPORA}
    pages = [page for name in COMPLETE for page in halves[name]]
    named = fit_naming(pages)
    others = dict(zip(unlisted.FEATURES, fit_unlisted(pages, named), strict=True))
    meant = fit_meaning(list(halves.values()), Weights(tuple(named), others, ()))
    table = {
        "naming": dict(zip(naming.FEATURES, named, strict=True)),
        "unlisted": others,
        "meaning": [dict(zip(meaning.FEATURES, row, strict=False)) for row in meant],
    }
    args.out.write_text(json.dumps(table, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
