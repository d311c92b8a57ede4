"""Answers: tables that fit, JSON of the shape that is promised, series as a person reads them."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from types import NoneType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

import pytest
from rich.console import Console

from sayso.model import (
    Change,
    Dropped,
    Estimate,
    Fault,
    Finding,
    Flag,
    Ground,
    Judgement,
    KeptDocument,
    KeptFigure,
    KeptSource,
    KeptStatement,
    Link,
    Origin,
    Passage,
    Pin,
    Point,
    Question,
    Series,
    Span,
    Versions,
)
from sayso.present.asked import records, shapes
from sayso.present.asked.answer import write_answer
from sayso.present.asked.compared import LINES, list_lines, series_to_json
from sayso.present.asked.entries import DOCUMENTS, FIGURES, SOURCES, STATEMENTS
from sayso.present.asked.entry import entry_to_json, tell_entry
from sayso.present.asked.kind import Kind
from sayso.present.asked.notes import ADRIFT, CHANGES, FAULTS, JUDGEMENTS, LEFT_OUT, PASSAGES, STEPS, Step
from sayso.present.asked.series import print_series
from sayso.present.asked.sheet import write_sheet
from sayso.present.asked.tables import WIDE, build_table, open_console, print_table
from sayso.present.asked.words import mark_words, tell_act, tell_question, tell_range, tell_value
from sayso.present.display import STEERING
from tests.compare.make import make_edition, make_kept
from tests.factories import BODY, make_statements

EVIL = "\x1b]0;owned\x07 =1+1\u202e <b>[red]very "
MADE = datetime(2022, 3, 9, 12, 0, 7, tzinfo=UTC)


def make_figure(words: str = "at least 412", **values: Any) -> KeptFigure:
    return make_kept(words, 412, None, bound="at_least", party="Sudland", **values)


def make_statement() -> KeptStatement:
    said = make_statements()[0]
    edition = make_edition(BODY)
    return KeptStatement("s1", said, said, edition, "unreviewed", ("f1",), Versions("0.1.0", "test"))


def make_judgement(**values: Any) -> Judgement:
    default = Judgement("j1", "figure", "f1", "correct", "unit", "soldier", "person", "Ann Example", "it says so", MADE)
    return replace(default, **values)


def make_evil() -> KeptFigure:
    body = f"{EVIL} 412 died."
    return make_kept(
        f"{EVIL} 412", 412, 412, body=body, publisher=EVIL * 9, party=EVIL, by=EVIL, place=EVIL, unit=EVIL, via=[EVIL],
        according_to=EVIL, speaker=EVIL, flags=(Flag("sum", ("f1",), EVIL, 0.5),),
    )  # fmt: skip


DOCUMENT = KeptDocument("d1", make_edition(BODY), 2, 4, 1, (Flag("sum", ("f1", "s2"), "2 and 2 make 4", 0.9),))
SOURCE = KeptSource("ann", "Ann", ("Ann", "A. Example"), "Norland", 3, 1, 2, date(2022, 3, 1), date(2022, 3, 7))
PASSAGE = Passage(make_edition(BODY), Pin(Span(10, 20), "the bridge", "", ""), (Span(14, 20),), ("s1",), ("f1",))
CHANGE = Change("figure", "changed", "f1", "f2", "12 became 14")

ITEMS: list[tuple[Kind[Any], Any, type]] = [
    (FIGURES, make_figure(), shapes.KeptFigureJson),
    (FIGURES, make_evil(), shapes.KeptFigureJson),
    (STATEMENTS, make_statement(), shapes.KeptStatementJson),
    (DOCUMENTS, DOCUMENT, shapes.KeptDocumentJson),
    (SOURCES, SOURCE, shapes.KeptSourceJson),
    (JUDGEMENTS, make_judgement(), shapes.JudgementJson),
    (PASSAGES, PASSAGE, shapes.PassageJson),
    (CHANGES, CHANGE, shapes.ChangeJson),
    (LEFT_OUT, Dropped(EVIL, "text", "no text", EVIL), shapes.LeftOutJson),
    (FAULTS, Fault("bytes", "blob 1", "other bytes"), shapes.FaultJson),
    (ADRIFT, (make_judgement(), "other values stand"), shapes.AdriftJson),
    (STEPS, Step("changed", "f1", "it was 12", "it is 14"), shapes.StepJson),
]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def write(kind: Kind[Any], item: Any, form: str) -> str:
    stream = io.StringIO(newline="")
    assert write_answer([item], kind, form, stream) == 1
    return stream.getvalue()


def check_shape(value: Any, hint: Any) -> None:
    """Fails where a value as JSON isn't what its type says."""
    hint = getattr(hint, "__origin__", hint) if hasattr(hint, "__metadata__") else hint
    arguments = get_args(hint)
    if is_typeddict(hint):
        assert value.keys() == get_type_hints(hint).keys()
        for name, inner in get_type_hints(hint, include_extras=True).items():
            check_shape(value[name], inner)
    elif get_origin(hint) is list:
        for item in value:
            check_shape(item, arguments[0])
    elif get_origin(hint) is Literal:
        assert value in arguments
    elif get_origin(hint) is Union or "UnionType" in type(hint).__name__:
        assert any(_fits(value, one) for one in arguments), (value, hint)
    elif hint is not object:
        assert isinstance(value, hint), (value, hint)


def _fits(value: Any, hint: Any) -> bool:
    try:
        check_shape(value, hint)
    except (AssertionError, AttributeError, TypeError):
        return False
    return not (value is None and hint is not NoneType)


@pytest.mark.parametrize(("kind", "item", "shape"), ITEMS)
def test_json_has_the_shape_that_is_promised(kind: Kind[Any], item: Any, shape: type) -> None:
    told = json.loads(write(kind, item, "json"))

    check_shape(told[0], shape)


@pytest.mark.parametrize(("kind", "item", "shape"), ITEMS)
@pytest.mark.parametrize("width", [60, 80, 140])
def test_a_table_fits_and_does_not_steer_the_terminal(
    kind: Kind[Any], item: Any, shape: type, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    stream = Terminal()
    assert print_table([item], kind, open_console(stream, style=False)) == 1

    shown = stream.getvalue()
    assert max(map(len, shown.split("\n"))) <= width
    assert not STEERING.search(shown)


@pytest.mark.parametrize(("kind", "item", "shape"), ITEMS)
def test_csv_has_a_head_and_a_line(kind: Kind[Any], item: Any, shape: type) -> None:
    lines = write(kind, item, "csv").split("\r\n")

    assert len(lines) == 3
    assert lines[0].split(",") == [name for name, _ in kind.columns]
    assert not STEERING.search("".join(lines))


@pytest.mark.parametrize("width", [80, 100, 120])
def test_the_table_of_changes_breaks_no_word(width: int) -> None:
    change = Change(
        "statement", "changed", "s0123456789abcdef", "sfedcba9876543210", "The words of a statement were changed.",
        "d0123456789abcdef.1", "d0123456789abcdef.2",
    )  # fmt: skip
    shown = CHANGES.wide if width >= WIDE else CHANGES.narrow
    stream = io.StringIO()
    Console(file=stream, width=width).print(build_table([change], shown, width))

    words = ("statement", "changed", change.before, change.after, change.newer, *change.reason.split())
    assert set(words) <= set(stream.getvalue().split())


def test_nothing_is_an_empty_array_a_head_and_no_table() -> None:
    written = {}
    for form in ("json", "csv", "table"):
        stream = io.StringIO(newline="")
        assert write_answer([], CHANGES, form, stream) == 0
        written[form] = stream.getvalue()

    assert written == {"json": "[]\n", "csv": "what,kind,before,after,reason,older,newer\r\n", "table": ""}


# An entry, and lines that showing it must give.
SHOWN: list[tuple[Any, list[tuple[str, str]]]] = [
    (
        make_figure(according_to="Norland's army", via=["Oldford Echo"], publisher="Lumen Post"),
        [
            ("Counted", "at least 412 (person)"),
            ("Commits to", "412 or more (at least)"),
            ("Whose", "Sudland"),
            ("Chain", "Norland's army → Oldford Echo → Lumen Post"),
            ("Sentence", "⟦at least 412⟧ people died at Oldford."),
            ("Review", "unreviewed"),
        ],
    ),
    (make_statement(), [("Speaker", "Ann Example (person)"), ("Cue", "said (62–66)"), ("Figures in it", "f1")]),
    (DOCUMENT, [("Editions", "2"), ("Flags", "Look again: 2 and 2 make 4 (f1, s2)")]),
    (make_edition(BODY), [("Published", "7 Mar 2022 (as given)"), ("Read from", "")]),
    (
        make_judgement(retired=MADE, retired_by="Bo Example", retired_why="no"),
        [
            ("Act", "correct unit: person → soldier"),
            ("Taken back", "2022-03-09 12:00:07 UTC by Bo Example"),
            ("Why taken back", "no"),
        ],
    ),
]


@pytest.mark.parametrize(("entry", "lines"), SHOWN)
def test_an_entry_is_shown_whole(entry: Any, lines: Sequence[tuple[str, str]]) -> None:
    told = list(tell_entry(entry, ()))

    assert [line for line in lines if line not in told] == []


def test_what_the_machine_had_read_is_shown_beside_a_correction() -> None:
    read = make_figure()
    kept = replace(read, figure=replace(read.figure, unit="soldier"), review="corrected")
    told = list(tell_entry(kept, (make_judgement(),)))

    assert ("As it was read", "unit: person") in told
    judged = "correct unit: person → soldier – Ann Example, 2022-03-09 12:00:07 UTC: it says so"
    assert told[-1] == ("Judgements", judged)
    assert entry_to_json(kept, (make_judgement(),))["judgements"][0]["was"] == "person"


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (None, None, "open"), (3500, None, "3,500 or more"), (None, 12, "12 or fewer"), (60, 60, "60"),
        (4, 10, "4 to 10"), ("1.5", "1.5", "1.5"), ("1E+6", "1E+6", "1,000,000"),
    ],
)  # fmt: skip
def test_a_range_is_told_by_its_ends(low: Any, high: Any, shown: str) -> None:
    assert tell_range(*(None if end is None else Decimal(end) for end in (low, high))) == shown


@pytest.mark.parametrize(
    ("judgement", "shown"),
    [
        (make_judgement(act="confirm", field=None, value=None, was={"unit": "person"}), "confirm"),
        (make_judgement(act="merge", field=None, value="oldford echo", was=None), "merge with oldford echo"),
        (make_judgement(act="split", field=None, value="oldford echo", was=None), "split from oldford echo"),
        (make_judgement(act="side", field=None, value="Norland", was=None), "side Norland"),
        (make_judgement(field="party", value=None, was="Norland"), "correct party: Norland → not told"),
        (make_judgement(field="cumulative", value=True, was=False), "correct cumulative: no → yes"),
    ],
)
def test_an_act_is_told_in_words(judgement: Judgement, shown: str) -> None:
    assert tell_act(judgement) == shown


def test_a_pair_of_days_is_told_in_words() -> None:
    assert tell_value({"start": None, "end": "2022-03-01"}) == "start not told, end 2022-03-01"


def test_words_outside_their_sentence_are_not_marked() -> None:
    sentence = Pin(Span(10, 18), "12 died.", "", "")

    assert mark_words(sentence, Pin(Span(10, 12), "12", "", "")) == "⟦12⟧ died."
    assert mark_words(sentence, Pin(Span(2, 4), "12", "", "")) == "12 died."


QUESTION = Question("killed", "soldier", "Sudland", "Norland", "military", "Oldford", True, date(2022, 3, 3), None)


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        (QUESTION, "killed, soldier, military, of Sudland, by Norland, at Oldford, running total since 3 Mar 2022"),
        (
            Question("shot_down", None, None, None, None, None, False, None, None),
            "shot down, of what isn't told",
        ),
    ],
)
def test_a_question_is_told_in_one_line(question: Question, shown: str) -> None:
    assert tell_question(question) == shown


def make_series() -> tuple[Series, Mapping[str, KeptFigure]]:
    """Norland's army and its echo, and a count of somebody else."""
    army = make_figure(according_to="Norland's army")
    echo = make_figure("more than 412", according_to="Norland's army", publisher="Lumen Post")
    other = make_kept("300", 300, 300, according_to="Sudland's ministry", publisher=EVIL)
    figures = {one.id: one for one in (army, echo, other)}
    ground = Ground(echo.id, echo.figure.pin)
    link = Link("l1", "credits", echo.id, army.id, "Lumen Post names the Oldford Echo.", (ground,), 0.9, ("l0",))
    origins = (
        Origin("o1", "Norland's army", "enemy", army.id, (army.id, echo.id), ("Lumen Post",), (link,)),
        Origin("o2", "Sudland's ministry", "own", other.id, (other.id,), (), ()),
    )
    points = (
        Point(army.id, date(2022, 3, 7), Decimal(412), None, "enemy", "o1"),
        Point(echo.id, date(2022, 3, 8), Decimal(412), None, "enemy", "o1"),
        Point(other.id, date(2022, 3, 8), Decimal(300), Decimal(300), "own", "o2"),
    )
    finding = Finding(
        "c1", "revision", (army.id, other.id), "412 against 300.", (ground,), 0.8, "correction", date(2022, 3, 8)
    )
    estimate = Estimate("ucdp", Decimal(300), None, Decimal(412), (other.id,), "The lowest that is reliable.")
    series = Series("x1", QUESTION, "Same event and party.", points, origins, 2, (finding,), (estimate,))
    return series, figures


@pytest.mark.parametrize("width", [80, 100, 140])
def test_a_series_shows_origins_with_their_echoes_beneath(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    series, figures = make_series()
    stream = Terminal()
    print_series(1, series, figures, open_console(stream, style=False))
    shown = stream.getvalue()
    words = " ".join(shown.split())

    assert max(map(len, shown.split("\n"))) <= width
    assert not STEERING.search(shown)
    assert "at most 2 independent origins" in words
    assert "(l1; found by the machine after people cut l0)" in words
    assert 0 < shown.index("Norland's army") < shown.index("└")
    assert shown.count("└") == 1
    assert "? revision (correction) on 8 Mar 2022: 412 against 300." in words
    assert "own losses" in words
    assert words.count(series.points[1].figure) == 1


def test_a_series_has_a_line_for_each_figure_in_csv() -> None:
    series, figures = make_series()
    stream = io.StringIO(newline="")
    write_sheet(list_lines(series, figures), LINES, stream)
    head, *lines = (line.split(",") for line in stream.getvalue().split("\r\n")[:-1])
    # The question itself has commas; everything behind it is told from the end.
    rows = [dict(zip(reversed(head), reversed(line), strict=False)) for line in lines]

    assert [row["figure"] for row in rows] == [point.figure for point in series.points]
    assert [row["first_of_origin"] for row in rows] == ["yes", "no", "yes"]
    assert [row["link"] for row in rows] == ["", "l1", ""]
    assert [row["findings"] for row in rows] == ["revision", "", "revision"]


def test_a_series_as_json_has_the_shape_that_is_promised() -> None:
    told = json.loads(json.dumps(series_to_json(*make_series())))

    check_shape(told, shapes.SeriesJson)
    assert told["origins"][0]["links"][0]["grounds"][0]["words"] == "more than 412"
    assert told["estimates"][0] | {"used": 1, "reason": 1} == {
        "rule": "ucdp", "low": 300, "best": None, "high": 412, "used": 1, "reason": 1,
    }  # fmt: skip


def test_numbers_are_told_as_they_are() -> None:
    figure = make_kept("1.5", "1.5", "1.5")

    assert records.kept_figure_to_json(figure)["figure"]["low"] == 1.5
