"""Figures become marks by the place that they are told for."""

from __future__ import annotations

from datetime import UTC, datetime

from sayso.model import Edition, KeptFigure, Locale, Span, Versions, make_pin
from sayso.present.map import make_marks
from tests.factories import make_figure, make_report
from tests.present.map.make import make_locale

EDITION = Edition("d.1", "d", 1, make_report(), "0" * 64, datetime(2022, 3, 7, tzinfo=UTC))
PIN = make_pin("At least 12", Span(0, 11))


def keep(*locales: Locale, place: str | None = None) -> KeptFigure:
    figure = make_figure(place=place)
    return KeptFigure(
        "f", figure, figure, EDITION, "unreviewed", None, None, None, None, (), locales, PIN, PIN, Versions("1", "test")
    )  # fmt: skip


def test_figures_are_counted_by_place() -> None:
    other = make_locale(id=8, name="Newford", kind="region", share=0.3)
    made = make_marks([keep(make_locale(), other), keep(other), keep(make_locale())], lambda at: f"/at/{at.id}")
    assert [(mark.name, mark.precision, mark.figures, mark.doubtful) for mark in made.marks] == [
        ("Oldford", "settlement", 2, 0),
        ("Newford", "region", 1, 1),
    ]
    assert made.marks[0].label == "Oldford, settlement: 2 figures"
    assert made.marks[0].href == "/at/7"
    assert "perhaps of another place" in made.marks[1].label
    assert made.marks[0].reach is None
    assert made.marks[1].reach


def test_seas_without_an_id_are_told_apart_by_name() -> None:
    seas = [
        keep(make_locale(id=0, name=name, kind="water", country="")) for name in ("Grey Sea", "Green Sea", "Grey Sea")
    ]
    made = make_marks(seas, lambda at: "/")
    assert [(mark.name, mark.figures, mark.precision) for mark in made.marks] == [
        ("Grey Sea", 2, "area"),
        ("Green Sea", 1, "area"),
    ]


def test_what_has_no_place_is_told() -> None:
    made = make_marks([keep(), keep(), keep(place="Nowhereton")], lambda at: "/")
    assert not made.marks
    assert made.notes == (
        "2 figures tell no place.",
        "1 figure tells a place that the gazetteer doesn’t know.",
    )
