"""Low, best and high under named rules."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from sayso.compare.rules import RULES
from sayso.model import Bound, Estimate, KeptFigure, Origin, Period, Question, Relation
from tests.compare.make import make_kept

DAY = date(2022, 3, 7)
QUESTION = Question("killed", "person", "Norland", None, None, "Oldford", False, None, Period(DAY, DAY))

Row = tuple[str, Relation, int | None, int | None, Bound, str]
REPORT: Row = ("Oldford Echo", "third", 12, None, "at_least", "at least 12")
WITNESS: Row = ("Ann Example", "witness", 15, 15, "exact", "15")
BODY: Row = ("the county", "third", 12, 12, "exact", "12")
ENEMY: Row = ("Southland army", "enemy", 60, 60, "exact", "60")
OWN: Row = ("Norland army", "own", 10, 10, "exact", "10")
MANY: Row = ("the mayor", "unknown", None, None, "vague", "dozens")


def make_rows(rows: Sequence[Row]) -> tuple[list[KeptFigure], list[Origin]]:
    """A figure in a report of its own, and an origin, for each row."""
    figures = [
        make_kept(words, low, high, bound=bound, according_to=name, body=f"{name}: {words} people died at Oldford.")
        for name, _, low, high, bound, words in rows
    ]
    origins = [
        Origin(f"o{figure.id}", row[0], row[1], figure.id, (figure.id,), (), ())
        for row, figure in zip(rows, figures, strict=True)
    ]
    return figures, origins


def estimate(rule: str, *rows: Row, question: Question = QUESTION) -> Estimate:
    figures, origins = make_rows(rows)
    return RULES[rule](question, figures, origins)


@pytest.mark.parametrize(
    ("rule", "rows", "expected"),
    [
        ("ucdp", (REPORT, WITNESS, BODY, ENEMY), (12, 12, 15)),
        ("ucdp", (WITNESS, OWN), (10, 10, 15)),
        ("ucdp", (ENEMY,), (None, None, 60)),
        ("ucdp", (MANY,), (None, None, None)),
        ("acled", (REPORT, WITNESS, MANY, ENEMY), (None, 12, None)),
        ("acled", (WITNESS, ENEMY), (None, 15, None)),
        ("acled", (), (None, None, None)),
        ("airwars", (REPORT, WITNESS, ENEMY, MANY), (12, None, 60)),
        ("airwars", (MANY,), (None, None, None)),
        ("latest_official", (REPORT, OWN, ENEMY), (10, 10, 10)),
        ("latest_official", (REPORT, WITNESS), (None, None, None)),
    ],
)
def test_estimates(rule: str, rows: tuple[Row, ...], expected: tuple[int | None, ...]) -> None:
    made = estimate(rule, *rows)
    assert made.rule == rule
    assert (made.low, made.best, made.high) == tuple(None if one is None else Decimal(one) for one in expected)
    assert made.reason.endswith(".")
    assert bool(made.used) is any(one is not None for one in expected)


def test_says_which_figures_were_used_and_why() -> None:
    figures, origins = make_rows([MANY, WITNESS])
    made = RULES["acled"](QUESTION, figures, origins)
    assert made.used == (figures[0].id,)
    assert made.reason == "The most conservative of 2 origins: “dozens” by the mayor, a word taken for 12."
    made = RULES["ucdp"](QUESTION, *make_rows([WITNESS, ENEMY]))
    assert made.reason == (
        "Ann Example (“15”); 15 is told by most, of equals the lowest; 1 on their enemy’s losses left out."
    )


def test_acled_has_nothing_to_say_on_the_injured() -> None:
    question = Question("injured", "person", None, None, None, None, False, None, None)
    assert estimate("acled", WITNESS, question=question).best is None


def test_an_echo_counts_once() -> None:
    figures, _ = make_rows([WITNESS, REPORT, BODY])
    one = Origin("o1", "Ann Example", "witness", figures[0].id, (figures[0].id,), (), ())
    other = Origin("o2", "the county", "third", figures[2].id, (figures[1].id, figures[2].id), (), ())
    made = RULES["ucdp"](QUESTION, figures, [one, other])
    assert made.best == 12
    assert len(made.used) == 2


def test_an_old_total_says_nothing_of_today() -> None:
    start = date(2022, 2, 24)
    question = Question("killed", "person", "Norland", None, None, None, True, start, None)
    days = {"the county": date(2022, 3, 7), "Norland army": date(2022, 6, 7)}
    figures = [
        make_kept("12", body=f"{name}: 12 died", according_to=name, period=Period(start, day), cumulative=True)
        for name, day in days.items()
    ]
    assert RULES["airwars"](question, figures, ()).used == (figures[1].id,)
