from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest

from evals.cases import FigureRecord, make_figures
from evals.markup import load_made, make_rows, strip_marks
from sayso.model.figure import Bound, Event, Role, Status

MARKED = [
    ("[s1.source He] [s1.cue said] [s1.content no].", "He said no.", {"source": [[0, 2]], "cue": [[3, 7]], "content": [[8, 10]]}),
    ("[s1.content a] b [s1.content c]", "a b c", {"source": [], "cue": [], "content": [[0, 1], [4, 5]]}),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "text", "spans"), MARKED)
def test_marks_become_spans(marked: str, text: str, spans: dict[str, list[list[int]]]) -> None:
    assert strip_marks(marked) == (text, {"s1": spans})


def test_a_mark_inside_another_and_one_for_two_statements() -> None:
    text, marks = strip_marks("[s1.content that [s2+s3.source she] swam]")

    assert text == "that she swam"
    assert marks["s1"]["content"] == [[0, 13]]
    assert marks["s2"] == marks["s3"] == {"source": [[5, 8]], "cue": [], "content": []}


@pytest.mark.parametrize("marked", ["a ] b", "[s1.cue said", "[s1.verb said]", "a [b] c"])
def test_a_bracket_that_is_no_mark_is_refused(marked: str) -> None:
    with pytest.raises(ValueError, match=r"bracket of no mark|not closed"):
        strip_marks(marked)


def test_a_statement_told_but_not_marked_is_refused(tmp_path: Path) -> None:
    head = 'title = "t"\npublisher = "p"\npublished = 2031-01-01\ntext = "no mark"\n'
    (tmp_path / "bad.toml").write_text(head + "[statements]\ns1 = {}\n", encoding="utf-8")

    with pytest.raises(ValueError, match=r"bad.toml: marks \[\] but statements"):
        list(make_rows(tmp_path))


def test_the_made_up_reports_hold_every_kind() -> None:
    rows = list(make_rows())
    kinds = {said["kind"] for row in rows for said in row["statements"]}
    stances = {said["stance"] for row in rows for said in row["statements"]}

    assert kinds == {"direct", "indirect", "mixed", "post"}
    assert {"asserts", "claims", "denies", "confirms", "asks", "orders", "warns"} <= stances


def test_every_made_up_content_is_there() -> None:
    """Every gold statement of ours has a content, and no part of one starts or ends with white space."""
    for case in load_made():
        for record in case.records:
            words = [case.text[start:end] for start, end in (*record.source, *record.cue, *record.content)]
            assert record.content
            assert words == [word.strip() for word in words], (case.id, record.id)


def test_direct_is_what_stands_wholly_in_quotation_marks() -> None:
    """A part in quotation marks starts with one; where the quotation goes on in the next paragraph it may lack its end."""
    for case in load_made():
        for record in case.records:
            parts = [case.text[start:end] for start, end in record.content]
            quoted = [part[0] in '"“`' for part in parts]
            assert all(quoted) == (record.kind == "direct"), (case.id, record.id, parts)


HEAD = 'title = "t"\npublisher = "p"\npublished = 2031-01-01\n'
COUNTED = 'text = "[f1.number At least 12] boats sank."\n[figures]\n'
ONE_ID_TWICE = 'text = "[f1.number Two] of [f1.number ten]."\n[figures]\n'


def read_figures(folder: Path, told: str) -> tuple[FigureRecord, ...]:
    (folder / "one.toml").write_text(HEAD + told, encoding="utf-8")
    (row,) = make_rows(folder)
    return make_figures(row)


def test_a_mark_of_a_figure_becomes_its_span() -> None:
    text, marks = strip_marks("[s1.content [f1.number At least 12] boats sank], [s1.source he] [s1.cue said].")

    assert text == "At least 12 boats sank, he said."
    assert marks["s1"] == {"source": [[24, 26]], "cue": [[27, 31]], "content": [[0, 22]]}
    assert marks["f1"] == {"number": [[0, 11]]}


def test_statements_come_before_figures_and_ten_after_nine() -> None:
    marked = "".join(f"[f{number}.number {number}] " for number in range(10, 0, -1)) + "[s1.content x]"

    assert list(strip_marks(marked)[1]) == ["s1", *(f"f{number}" for number in range(1, 11))]


@pytest.mark.parametrize("marked", ["[f1+f2.number 12]", "[f1+s1.number 12]"])
def test_a_mark_that_mixes_figures_and_statements_is_refused(marked: str) -> None:
    with pytest.raises(ValueError, match="bracket of no mark"):
        strip_marks(marked)


def test_what_is_not_told_of_a_figure_is_open(tmp_path: Path) -> None:
    (figure,) = read_figures(tmp_path, COUNTED + 'f1 = { low = 12, bound = "at_least", event = "lost" }\n')

    assert figure == FigureRecord("f1", (0, 11), Decimal(12), None, "at_least", "lost")


@pytest.mark.parametrize(
    ("told", "quantity"),
    [
        ("n = 12", (Decimal(12), Decimal(12), "exact")),
        ("n = 0", (Decimal(0), Decimal(0), "exact")),
        ('n = 12, bound = "about"', (Decimal(12), Decimal(12), "about")),
        ('high = 12, bound = "at_most"', (None, Decimal(12), "at_most")),
        ('low = 10, high = 12, bound = "between"', (Decimal(10), Decimal(12), "between")),
        ('bound = "vague"', (None, None, "vague")),
    ],
)
def test_a_number_alone_is_exact_and_ends_may_be_open(
    tmp_path: Path, told: str, quantity: tuple[Decimal | None, Decimal | None, str]
) -> None:
    (figure,) = read_figures(tmp_path, COUNTED + f'f1 = {{ {told}, event = "lost" }}\n')

    assert (figure.low, figure.high, figure.bound) == quantity


@pytest.mark.parametrize(
    ("told", "days"),
    [
        ("start = 2030-12-30, end = 2031-01-01", ("2030-12-30", "2031-01-01")),
        ("end = 2031-01-01", (None, "2031-01-01")),
    ],
)
def test_days_of_a_figure_are_dates(tmp_path: Path, told: str, days: tuple[str | None, str]) -> None:
    (figure,) = read_figures(tmp_path, COUNTED + f'f1 = {{ n = 12, event = "lost", {told}, cumulative = true }}\n')

    assert (figure.start, figure.end, figure.cumulative) == (*days, True)


def test_a_figure_told_but_not_marked_and_one_marked_but_not_told_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"one.toml: marks \['f1'\] but statements and figures \['f2'\]"):
        read_figures(tmp_path, COUNTED + 'f2 = { n = 12, event = "lost" }\n')


def test_an_unknown_key_of_a_figure_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"figure f1: unknown \['count'\]"):
        read_figures(tmp_path, COUNTED + 'f1 = { count = 12, event = "lost" }\n')


def test_a_figure_with_two_spans_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="has 2 marks"):
        read_figures(tmp_path, ONE_ID_TWICE + 'f1 = { n = 2, event = "lost" }\n')


FIGURES = [(case, figure) for case in load_made() for figure in case.figures]


def test_the_made_up_figures_hold_every_bound_event_and_role() -> None:
    events = {figure.event for _, figure in FIGURES}
    named = {figure.status for _, figure in FIGURES if figure.status}

    assert {figure.bound for _, figure in FIGURES} == set(get_args(Bound))
    assert {figure.role for _, figure in FIGURES} == set(get_args(Role))
    assert events == set(get_args(Event))
    assert named <= set(get_args(Status))


def test_the_ends_of_every_made_up_quantity_fit_its_bound() -> None:
    opened = {
        "more_than": (True, False), "at_least": (True, False), "fewer_than": (False, True), "at_most": (False, True),
        "vague": (False, False),
    }  # fmt: skip
    for case, figure in FIGURES:
        told = (figure.low is not None, figure.high is not None)
        assert told == opened.get(figure.bound, (True, True)), (case.id, figure.id)
        assert (figure.bound == "between") == (figure.low != figure.high and all(told)), (case.id, figure.id)


def test_every_made_up_figure_starts_and_ends_with_a_word_and_runs_forward_in_time() -> None:
    for case, figure in FIGURES:
        words = case.text[slice(*figure.span)]
        assert words == words.strip(" .,;()"), (case.id, figure.id)
        assert figure.end is None or (figure.start or "") <= figure.end <= str(case.published), (case.id, figure.id)
        assert figure.end or not figure.start, (case.id, figure.id)


def test_every_voice_of_a_made_up_figure_speaks_in_its_report() -> None:
    for case, figure in FIGURES:
        speakers = {record.speaker for record in case.records}
        assert figure.according_to is None or figure.according_to in speakers, (case.id, figure.id)
