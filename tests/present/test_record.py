"""The JSON of a reading has the guide's shape, and its spans hold."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from sayso.model import Days, Flag, Locale, Period, Place, Post, Quantity, Reading, Relay, Span, Time, make_pin
from sayso.present.record import dropped_to_json, reading_to_json
from sayso.present.schema import make_schema
from tests.factories import (
    BODY,
    make_dropped,
    make_figure,
    make_reading,
    make_report,
    make_span,
    make_statement,
    make_statements,
    make_text,
)
from tests.present.make import readings

SCHEMA = Path(__file__).parents[2] / "docs" / "reference" / "reading.schema.json"
GUIDE = {"id", "title", "publisher", "published", "url", "text", "statements", "figures"}
GUIDE_STATEMENT = {
    "id", "kind", "source", "cue", "content", "speaker", "speaker_kind", "stance", "said", "via",
}  # fmt: skip
VALIDATOR = jsonschema.Draft202012Validator(make_schema(), format_checker=jsonschema.FormatChecker())


def make_full_reading() -> Reading:
    """A reading in which every optional field is told."""
    said = Days(date(2022, 3, 7), date(2022, 3, 7))
    echo = Relay("Oldford Echo", make_pin(BODY, make_span(BODY, "Oldford Echo")))
    inner = make_statement(
        BODY, "she", "told", "“We had no choice,”", said=said, via=(echo, Relay("a tape")), inside="s1"
    )
    whole = Span(0, len(BODY))
    period = Period(date(2022, 3, 6), date(2022, 3, 7))
    pin = make_pin(BODY, make_span(BODY, "Oldford"))
    locale = Locale(7, "Oldford", "city", "GB", 51.5, -0.25, 0.75, 9)
    figure = make_figure(
        period=period, place="Oldford", places=("p1",), part_of="f1", statement="s1", according_to="Ann Example",
        party="Norland", by="Oldland", status="civilian",
    )  # fmt: skip
    moment = datetime(2022, 3, 7, 12, tzinfo=UTC)
    post = Post(whole, whole, make_span(BODY, "Ann Example"), "Ann Example", "@ann", moment, ("https://a.example/",))
    return make_reading(
        BODY,
        [inner],
        text=make_text(BODY, posts=(post,), corrections=(whole,)),
        figures=(replace(figure, pin=pin),),
        places=(Place("p1", pin, "Oldford", (locale,)),),
        times=(Time(pin, "date", "2022-03-07", period), Time(pin, "duration", "P2D", None)),
        flags=(Flag("period", ("f1", "s1"), "It can't have passed.", 0.8),),
        report=make_report(byline="A. Writer", url="https://echo.example/1", fetched=moment),
        dropped=(make_dropped(),),
    )


def test_the_guides_fields_are_there() -> None:
    made = reading_to_json(make_reading())

    assert set(made) >= GUIDE
    assert all(set(statement) >= GUIDE_STATEMENT for statement in made["statements"])


def test_a_statement_is_told_with_its_spans() -> None:
    told = reading_to_json(make_reading())["statements"][1]

    assert [BODY[start:end] for start, end in told["content"]] == ["“We had no choice,”"]
    assert told["speaker"] == "Ann Example"
    assert told["via"] == ["Oldford Echo"]
    assert told["relays"] == [{"name": "Oldford Echo", "span": [111, 123], "kind": "quoted", "when": None}]


FIGURE = {
    "id", "span", "low", "high", "bound", "event", "unit", "party", "by", "status", "period", "cumulative", "place",
    "statement", "according_to", "role",
}  # fmt: skip
QUANTITIES = [
    (Quantity(Decimal(12), None, "at_least", "at least 12"), 12, None),
    (Quantity(Decimal("2300000.0"), Decimal("2300000.0"), "exact", "2.3 million"), 2300000, 2300000),
    (Quantity(Decimal("1.5"), Decimal("1.5"), "exact", "1.5"), 1.5, 1.5),
    (Quantity(None, None, "vague", "dozens"), None, None),
]


@pytest.mark.parametrize(("quantity", "low", "high"), QUANTITIES)
def test_numbers_are_plain_and_whole_where_they_are(quantity: Quantity, low: float | None, high: float | None) -> None:
    figure = make_figure(quantity=quantity)
    (told,) = reading_to_json(make_reading("At least 12: at least 12 people died.", figures=(figure,)))["figures"]

    assert set(told) >= FIGURE
    assert (told["low"], told["high"]) == (low, high)
    assert json.dumps(told["low"]) == json.dumps(low)


def test_places_times_and_flags_are_told() -> None:
    made = reading_to_json(make_full_reading())

    candidate = made["places"][0]["candidates"][0]
    assert (candidate["country"], candidate["region"]) == ("GB", 9)
    assert [time["value"] for time in made["times"]] == ["2022-03-07", "P2D"]
    assert made["times"][0]["period"] == {"start": "2022-03-06", "end": "2022-03-07"}
    assert made["flags"][0]["sides"] == ["f1", "s1"]


def test_it_never_claims_to_be_verified() -> None:
    assert reading_to_json(make_reading())["machine_reading"] is True


@pytest.mark.parametrize(
    "record",
    [
        reading_to_json(make_reading()),
        reading_to_json(make_full_reading()),
        reading_to_json(make_reading("Nobody spoke.", report=make_report(published=None, published_from=None))),
        dropped_to_json(make_dropped()),
    ],
    ids=["usual", "full", "bare", "dropped"],
)
def test_records_fit_the_schema(record: Any) -> None:
    VALIDATOR.validate(record)


@pytest.mark.parametrize(
    "spoiled",
    [
        {"machine_reading": False},
        {"published": "yesterday"},
        {"corrections": [[3]]},
        {"extra": 1},
        {"statements": [{}]},
    ],
    ids=lambda spoiled: next(iter(spoiled)),
)
def test_the_schema_refuses_what_is_wrong(spoiled: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid({**reading_to_json(make_reading()), **spoiled})


@given(readings())
def test_spans_hold_after_the_way_through_json(reading: Reading) -> None:
    made = json.loads(json.dumps(reading_to_json(reading)))

    assert made["text"] == reading.text.body
    VALIDATOR.validate(made)
    for told, statement in zip(made["statements"], reading.statements, strict=True):
        for role in ("source", "cue", "content"):
            words = [made["text"][start:end] for start, end in told[role]]
            assert words == [pin.words for pin in getattr(statement, role)]
    for told, figure in zip(made["figures"], reading.figures, strict=True):
        assert made["text"][told["span"][0] : told["span"][1]] == figure.pin.words


def test_attributions_have_the_form_of_polnear() -> None:
    made = reading_to_json(make_reading(BODY, make_statements()[:1]))["attributions"]

    assert made == [{"id": "a1", "source": [[44, 61]], "cue": [[62, 66]], "content": [[0, 42]], "score": 0.9}]


def test_the_schema_in_the_documentation_is_the_one_made() -> None:
    assert json.loads(SCHEMA.read_text("utf-8")) == make_schema(), "run: python -m sayso.present.schema"
