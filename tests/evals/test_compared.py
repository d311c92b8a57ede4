"""Official values against the running totals of made-up reports, and readings kept in memory."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from evals.compared import load_days, score_days
from evals.kept import keep_readings, map_bodies
from evals.tally import Tally
from sayso.compare.series import group_figures
from sayso.model import KeptFigure, Locale, Period, Place, make_pin
from tests.compare.make import make_kept
from tests.factories import make_figure, make_reading, make_report, make_span, make_statement, make_text

DAYS = tuple(date(2022, 3, day) for day in (1, 2, 3))


def make_total(unit: str, day: date, number: int, note: str = "") -> KeptFigure:
    values: dict[str, Any] = {
        "unit": unit,
        "party": "Norland",
        "cumulative": True,
        "period": Period(date(2022, 2, 24), day),
    }
    return make_kept(str(number), number, number, body=f"{unit} of {day}: {number}{note}", published=day, **values)


def test_days_that_are_right() -> None:
    gold = {
        "tanks": {day: Decimal(10 + nth) for nth, day in enumerate(DAYS)},
        "boats": {day: Decimal(5) for day in DAYS},
        "cars": {DAYS[0]: Decimal(7)},
    }
    told = [make_total("tank", DAYS[0], 10), make_total("tank", DAYS[1], 11), make_total("tank", DAYS[2], 99)]
    told += [make_total("boat", DAYS[0], 5), make_total("boat", DAYS[1], 5), make_total("boat", DAYS[1], 6, "!")]

    verdict = score_days(gold, group_figures(told))

    assert verdict.tallies == {"compared/day": Tally(3, 6, 7)}
    assert {name for name, right in verdict.right.items() if right} == {
        "tanks 2022-03-01", "tanks 2022-03-02", "boats 2022-03-01",
    }  # fmt: skip


def test_official_days(tmp_path: Path) -> None:
    path = tmp_path / "posts.jsonl"
    row = {"date": "2022-03-01", "gold_petroivaniuk": {"tank": 10, "bound": "about", "boat": None}}
    path.write_text(json.dumps(row) + "\n\n", encoding="utf-8")

    assert load_days(path) == {"tank": {DAYS[0]: Decimal(10)}}


def test_readings_are_kept() -> None:
    body = "It rained. At Oldford at least 12 people died, Ann Example said. It rained on."
    sentences = tuple(make_span(body, words) for words in ("It rained.", body[11:64], "It rained on."))
    place = Place(
        "p1",
        make_pin(body, make_span(body, "Oldford")),
        "Oldford",
        (Locale(5, "Oldford", "city", "CA", 1.0, 1.0, 0.9),),
    )
    figure = make_figure(body, statement="s1", places=("p1",))
    told = make_statement(body, "Ann Example", "said", "At Oldford at least 12 people died")
    reading = make_reading(
        body, (told,), figures=(figure,), places=(place,), text=make_text(body, sentences=sentences),
        report=make_report(url="https://oldford.example/1"),
    )  # fmt: skip

    first, second = keep_readings([reading, reading])

    assert first.edition.id == f"{first.edition.document}.1"
    assert second.edition.id == f"{first.edition.document}.2"
    assert first.id == second.id
    assert (first.figure, first.machine, first.speaker) == (figure, figure, "Ann Example")
    assert first.locales == place.candidates[:1]
    assert first.sentence.words == body[11:64]
    assert first.passage.words == body
    assert map_bodies([reading]) == {first.edition.text_digest: body}
