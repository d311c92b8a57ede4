"""JSON goes out whole, whatever stands in it and whenever the run ends."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given

from sayso.model import Dropped, Reading
from sayso.present.writers import JsonWriter, LinesWriter
from tests.factories import make_dropped, make_reading
from tests.present.make import readings

FORMS = [
    pytest.param([make_reading()], False, dict, id="one report is an object"),
    pytest.param([make_dropped()], False, dict, id="one that could not be read is one too"),
    pytest.param([make_reading()], True, list, id="one of several inputs is an array"),
    pytest.param([make_reading(), make_dropped(), make_reading()], False, list, id="several are an array"),
    pytest.param([], True, list, id="none of several is an empty array"),
]


def write_json(outcomes: list[Reading | Dropped], several: bool) -> str:
    stream = io.StringIO()
    writer = JsonWriter(stream, several)
    for outcome in outcomes:
        writer.add(outcome)
    writer.close()
    return stream.getvalue()


@pytest.mark.parametrize(("outcomes", "several", "kind"), FORMS)
def test_json_is_one_value(outcomes: list[Reading | Dropped], several: bool, kind: type) -> None:
    made = json.loads(write_json(outcomes, several))

    assert isinstance(made, kind)
    items: list[Any] = made if isinstance(made, list) else [made]
    assert [item["id"] for item in items] == ["r2" if isinstance(one, Dropped) else "r1" for one in outcomes]


def test_an_array_is_written_as_it_comes() -> None:
    stream = io.StringIO()
    writer = JsonWriter(stream, several=True)
    writer.add(make_reading())

    assert '"machine_reading": true' in stream.getvalue()


def test_a_line_is_there_as_soon_as_its_report_is_read() -> None:
    stream = io.StringIO()
    writer = LinesWriter(stream)
    for outcome in (make_reading(), make_dropped()):
        writer.add(outcome)
        json.loads(stream.getvalue().splitlines()[-1])

    reason = {"stage": "text", "reason": "no text", "detail": "the page has no main text"}
    assert json.loads(stream.getvalue().splitlines()[1]) == {"id": "r2", "dropped": reason}


@given(readings())
def test_no_text_spoils_a_line(reading: Reading) -> None:
    stream = io.StringIO()
    LinesWriter(stream).add(reading)
    line = stream.getvalue()

    assert line.isascii()
    assert line.isprintable() or line.removesuffix("\n").isprintable()
    assert json.loads(line)["text"] == reading.text.body
