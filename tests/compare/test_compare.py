"""Series made of groups, origins, findings and estimates."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sayso.compare.compare import compare_figures, count_independent
from sayso.lexicon.naming import fold_name
from sayso.model import Estimate, KeptFigure, Origin, Period, Question, Series
from tests.compare.make import make_bodies, make_kept

START = date(2022, 2, 24)


def make_total(number: int, day: date, publisher: str, **values: Any) -> KeptFigure:
    body = f"{publisher} of {day} has {number} dead soldiers in all."
    default = {
        "body": body, "publisher": publisher, "published": day, "unit": "soldier", "party": "Norland",
        "period": Period(START, day), "cumulative": True,
    }  # fmt: skip
    return make_kept(f"{number}", number, number, **{**default, **values})


def lay_out(figures: Sequence[KeptFigure], **values: Any) -> list[Series]:
    return list(compare_figures(figures, body=make_bodies(*figures).__getitem__, **values))


ECHO = make_total(120, date(2022, 3, 1), "Oldford Echo")
LATER = make_total(150, date(2022, 3, 4), "Oldford Echo")
OTHER = make_total(260, date(2022, 3, 4), "Norland Tribune")
YARDSTICK = make_total(900, date(2022, 3, 4), "Lumen TV", role="comparison")


def test_a_series_has_a_point_for_each_figure_in_the_order_of_days() -> None:
    series, yardstick = lay_out([OTHER, LATER, ECHO, YARDSTICK])

    assert [point.figure for point in series.points] == [ECHO.id, *sorted((LATER.id, OTHER.id))]
    assert series.points[0].day == date(2022, 3, 1)
    assert (series.points[0].low, series.points[0].high) == (Decimal(120), Decimal(120))
    assert series.points[0].relation == "third"
    assert {one.figure: one.origin for one in series.points} == {
        figure: origin.id for origin in series.origins for figure in origin.figures
    }
    assert series.question.start == START
    assert [point.figure for point in yardstick.points] == [YARDSTICK.id]


def test_each_text_is_asked_for_once() -> None:
    told = [
        make_total(120, date(2022, 3, nth), publisher) for nth, publisher in enumerate(("Oldford Echo", "Lumen TV"), 1)
    ]
    bodies, asked = make_bodies(*told), []

    def find_body(digest: str) -> str:
        asked.append(digest)
        return bodies[digest]

    list(compare_figures(told, body=find_body))
    assert sorted(asked) == sorted(bodies)


def test_a_source_that_counts_anew_is_one_independent_source() -> None:
    series, yardstick = lay_out([OTHER, LATER, ECHO, YARDSTICK])

    assert len(series.origins) == 3
    assert series.independent == 2
    assert yardstick.independent == 0


def test_denied_figures_and_yardsticks_are_no_independent_word() -> None:
    figures = [ECHO, make_total(120, date(2022, 3, 1), "Lumen TV", modality="denied"), YARDSTICK]
    origins = [
        Origin(f"o{nth}", name, "third", one.id, (one.id,), (), ())
        for nth, (one, name) in enumerate(zip(figures, ("Ann", "Ben", None), strict=True))
    ]

    assert count_independent(figures, origins) == 1


def test_merged_names_are_one_source_of_one_side() -> None:
    told = [
        make_total(120, date(2022, 3, 1), "Oldford Echo", according_to="Ann Example"),
        make_total(150, date(2022, 3, 4), "Oldford Echo", according_to="the harbour office"),
    ]
    same = {fold_name("the harbour office"): fold_name("Ann Example")}

    (apart,) = lay_out(told)
    (merged,) = lay_out(told, same=same, sides={fold_name("Ann Example"): "Norland"})

    assert apart.independent == 2
    assert merged.independent == 1
    assert {point.relation for point in merged.points} == {"own"}


def test_the_rules_that_are_given_make_the_estimates() -> None:
    def take_least(question: Question, figures: Sequence[KeptFigure], origins: Sequence[Origin]) -> Estimate:
        low = min(one.figure.quantity.low or Decimal(0) for one in figures)
        return Estimate("least", low, None, None, tuple(one.id for one in figures), f"{len(origins)} origins")

    (series,) = lay_out([ECHO, LATER, OTHER], rules={"least": take_least})

    assert [(one.rule, one.low) for one in series.estimates] == [("least", Decimal(120))]


def test_additions_are_handed_to_the_findings_on_their_total() -> None:
    """The total of the second day is 30 above that of the first, of which only 3 were added."""
    made = []
    for day, total, added in ((1, 100, 2), (2, 130, 3)):
        body = f"On day {day} it is {total} tanks (+{added})."
        default = {"body": body, "event": "lost", "unit": "tank", "published": date(2022, 3, day)}
        made.append(make_total(total, date(2022, 3, day), "Oldford Echo", **default))
        days = Period(date(2022, 3, day), date(2022, 3, day))
        extra = {**default, "cumulative": False, "period": days, "nth": body.count(f"{added}", 0, body.index("(+"))}
        made.append(make_total(added, date(2022, 3, day), "Oldford Echo", **extra))

    series = lay_out(made)

    assert len(series) == 2
    assert "sum" in {finding.kind for one in series for finding in one.findings}


def test_no_figures_give_no_series() -> None:
    assert lay_out([]) == []


def test_the_same_series_whatever_the_order() -> None:
    figures = [ECHO, LATER, OTHER, YARDSTICK]
    mixed = list(figures)
    random.Random(1).shuffle(mixed)

    assert lay_out(figures) == lay_out(mixed)
