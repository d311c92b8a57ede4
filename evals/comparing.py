"""What comparing costs: `python -m evals.comparing [--count 10000] [--rounds 5]`.

One running total, told by 200 voices in 60 outlets over four years, in a document for each figure; 300 values, texts of
five sentences. What is printed are seconds of CPU, the median of the rounds, for each step by itself and for all of
`compare_figures`. Each time is taken on texts that were not compared before, so that nothing is remembered from a round
to the next but tables.
"""

from __future__ import annotations

import argparse
import hashlib
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from statistics import median
from typing import TypeVar

from evals.worlds import VERSIONS, World, make_world
from sayso.compare.compare import compare_figures
from sayso.compare.findings import find_findings
from sayso.compare.origins import find_origins
from sayso.compare.relation import relate
from sayso.compare.rules import RULES
from sayso.compare.series import group_figures
from sayso.model import Edition, Figure, KeptFigure, Period, Quantity, Report, Span, make_pin

BEGUN = date(2020, 1, 1)
DAYS, VALUES, VOICES, OUTLETS = 1460, 300, 200, 60
OWN = 0.25
"""The share of figures that a report tells in its own voice."""
STEPS = ("group", "origins", "findings", "rules", "all")

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Pile:
    """Figures to be compared, and their texts by digest."""

    figures: Sequence[KeptFigure]
    bodies: Mapping[str, str]


def make_pile(world: World, count: int, seed: int) -> Pile:
    """So many figures of one running total; the same seed gives the same."""
    random = Random(seed)
    made = [_make_kept(world, random, f"{seed}-{number}") for number in range(count)]
    return Pile([kept for kept, _ in made], {kept.edition.text_digest: body for kept, body in made})


def _make_kept(world: World, random: Random, id: str) -> tuple[KeptFigure, str]:
    day = BEGUN + timedelta(days=random.randrange(DAYS))
    number = 1207 + 613 * ((day - BEGUN).days * VALUES // DAYS)
    voice = None if random.random() < OWN else random.choice(world.speakers.things[:VOICES])
    told = f"{number:,} Norland soldiers have been killed since January 2020{f', {voice} said' if voice else ''}."
    before, after = (" ".join(_say(world, random) for _ in range(2)) for _ in range(2))
    body = f"{before} {told} {after}"
    start = len(before) + 1
    pin = make_pin(body, Span(start, start + len(f"{number:,}")))
    figure = Figure(
        id="f1", pin=pin, quantity=Quantity(Decimal(number), Decimal(number), "exact", pin.words), event="killed",
        unit="soldier", party="Norland", by=None, status="military", period=Period(BEGUN, day), cumulative=True,
        place=None, places=(), part_of=None, statement="s1" if voice else None, according_to=voice, role="claim",
        modality="asserted", score=0.9, method="made",
    )  # fmt: skip
    around = Span(before.index(".") + 2, body.index(".", start + len(told)) + 1)
    kept = KeptFigure(
        id=f"f{id}", figure=figure, machine=figure, edition=_make_edition(world, random, id, body, day),
        review="unreviewed", statement=f"s{id}" if voice else None, speaker=voice, said=None,
        stance="asserts" if voice else None, via=(), locales=(), sentence=make_pin(body, Span(start, start + len(told))),
        passage=make_pin(body, around), versions=VERSIONS,
    )  # fmt: skip
    return kept, body


def _say(world: World, random: Random) -> str:
    return f"{' '.join(world.words.draw(random) for _ in range(18)).capitalize()}."


def _make_edition(world: World, random: Random, id: str, body: str, day: date) -> Edition:
    digest = hashlib.sha256(body.encode()).hexdigest()
    report = Report(
        id=id, address=f"{id}.txt", media_type="text/plain", raw_digest=digest, title=None,
        publisher=random.choice(world.publishers.things[:OUTLETS]), published=day, published_from="given", url=None,
        language="en",
    )  # fmt: skip
    return Edition(f"d{id}.1", f"d{id}", 1, report, digest, datetime(day.year, day.month, day.day, tzinfo=UTC))


def time_round(world: World, count: int, seed: int) -> Mapping[str, float]:
    """Seconds of CPU of each step, and of all."""
    pile, whole = make_pile(world, count, seed), make_pile(world, count, -seed)
    grouped, (group, *others) = _time(lambda: group_figures(pile.figures))
    if others:
        raise ValueError("the figures answer more than one question")
    figures, question = group.figures, group.question
    traced, origins = _time(lambda: find_origins(figures, lambda one: relate(one, {}), pile.bodies.__getitem__))
    found, _ = _time(lambda: find_findings(question, figures, origins))
    ruled, _ = _time(lambda: [rule(question, figures, origins) for rule in RULES.values()])
    every, _ = _time(lambda: list(compare_figures(whole.figures, body=whole.bodies.__getitem__)))
    return dict(zip(STEPS, (grouped, traced, found, ruled, every), strict=True))


def _time(work: Callable[[], Result]) -> tuple[float, Result]:
    started = time.process_time()
    result = work()
    return time.process_time() - started, result


def render(rounds: Iterable[Mapping[str, float]], count: int) -> str:
    """A line for each step: the median and the spread."""
    rounds = list(rounds)
    lines = [f"{count:,} figures of one question, {len(rounds)} rounds: seconds of CPU, median (least to most)"]
    for step in STEPS:
        taken = [one[step] for one in rounds]
        lines.append(f"{step:>9} {median(taken):6.2f} ({min(taken):.2f} to {max(taken):.2f})")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m evals.comparing", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=10_000, help="how many figures (default: 10,000)")
    parser.add_argument("--rounds", type=int, default=5, help="how many rounds (default: 5)")
    args = parser.parse_args(arguments)
    world = make_world()
    time_round(world, min(args.count, 100), args.rounds + 1)  # the tables are read now
    rounds = [time_round(world, args.count, number + 1) for number in range(args.rounds)]
    print(render(rounds, args.count))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
