"""What is found across reports: each set of reports that belong together is a case of the suite `across`.

The corpora are folders of `SAYSO_DATA` and the first report of the bench; what each measure counts is told in the module
of its name: `seed`, `compared`, `slips`, `oryx`, `echoes`, `revisions`, `falls`. All reports are read by the whole
pipeline first, save for `falls`, whose series have no text.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from evals import compared, echoes, falls, oryx, revisions, seed, slips
from evals.kept import keep_readings, map_bodies
from evals.suites import CaseResult, Run
from evals.tally import Tally
from sayso.attribute import Tagger
from sayso.compare.series import group_figures
from sayso.model import Dropped, Raw, Reading
from sayso.pipeline import process_report

Read = Callable[[Raw], Reading]

CORPORA = (
    "ua_mod_daily/posts.jsonl",
    "ua_mod_daily/oryx.json",
    "ukraine_news_2026/articles.jsonl",
    "ukraine_news_2026/echo_figures.jsonl",
    "bbc_most_read_revisions/articles.jsonl",
    "bbc_most_read_revisions/number_revisions.jsonl",
    "gaza_daily/casualties_daily.json",
)


def measure_across(data: Path, bench: Path, tagger: Tagger, versions: tuple[str, str]) -> Run:
    """The run of all cases; `data` is the folder of the corpora, `bench` the file whose first row is the seed."""
    results = tuple(_measure(data, bench, make_reader(tagger)))
    return Run("across", _digest(data, bench), *versions, results)


def make_reader(tagger: Tagger) -> Read:
    """Reads a report by the whole pipeline; ValueError where it can't be read."""

    def read(raw: Raw) -> Reading:
        found = process_report(raw, tagger)
        if isinstance(found, Dropped):
            raise ValueError(f"{raw.id}: {found.reason} ({found.detail})")
        return found

    return read


def _measure(data: Path, bench: Path, read: Read) -> Iterator[CaseResult]:
    yield _make_result("seed", seed.score_seed(read(_load_seed(bench))))
    posts = slips.load_posts(data)
    yield _make_result("slips", slips.score_slips(posts, read))
    yield _measure_days(data, posts, read)
    yield _make_result("oryx", oryx.score_oryx(data, read))
    yield from _measure_echoes(data / "ukraine_news_2026", read)
    pairs = revisions.load_revisions(data / "bbc_most_read_revisions")
    yield _make_result("revisions", revisions.score_revisions(pairs, read))
    yield _make_result("falls", falls.score_falls(falls.load_columns(data)))


def _load_seed(bench: Path) -> Raw:
    with bench.open(encoding="utf-8") as lines:
        row = json.loads(next(lines))
    day = date.fromisoformat(row["published"])
    return Raw(row["text"].encode(), "text/plain", row["id"], "utf-8", row["id"], row["title"], row["publisher"], day)


def _measure_days(data: Path, posts: Iterable[Mapping[str, str]], read: Read) -> CaseResult:
    figures = keep_readings([read(slips.make_raw(post)) for post in posts])
    verdict = compared.score_days(compared.load_days(data / "ua_mod_daily/posts.jsonl"), group_figures(figures))
    return CaseResult("compared", dict(verdict.tallies), verdict.right)


def _measure_echoes(folder: Path, read: Read) -> Iterator[CaseResult]:
    readings = [read(raw) for raw in echoes.load_articles(folder)]
    figures = keep_readings(readings)
    origins = echoes.trace(figures, map_bodies(readings))
    for echo in echoes.load_echoes(folder):
        yield _make_result(f"echoes {echo.words}", echoes.score_echo(echo, figures, origins))


def _make_result(name: str, tallies: Mapping[str, Tally]) -> CaseResult:
    """Of each measure whether all of it is right, so that a run shows what came and went."""
    right: dict[str, tuple[str, ...]] = {
        measure: ("whole",) if _is_whole(tally) else () for measure, tally in tallies.items()
    }
    return CaseResult(name, dict(tallies), right)


def _is_whole(tally: Tally) -> bool:
    return tally.hit == tally.read == tally.gold


def _digest(data: Path, bench: Path) -> str:
    digest = hashlib.sha256(bench.read_bytes())
    for name in CORPORA:
        digest.update((data / name).read_bytes())
    return digest.hexdigest()[:16]


def find_missed(run: Run) -> Sequence[str]:
    """The cases that are not all right, with what they count."""
    return [
        f"{result.id} {measure}: {tally.hit} of {tally.read} read, {tally.gold} gold"
        for result in run.results
        for measure, tally in result.tallies.items()
        if not _is_whole(tally)
    ]
