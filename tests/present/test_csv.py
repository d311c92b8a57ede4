"""CSV: what is written comes back, and no cell is a formula to a spreadsheet."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.present.asked.sheet import Cell, write_sheet
from tests.present.make import HOSTILE

CELLS: list[tuple[Cell, str]] = [
    ("plain", "plain"),
    ("=1+1", "'=1+1"),
    ("+44", "'+44"),
    ("-5", "'-5"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "'=1"),
    ("\r=1", "'=1"),
    ("  =1", "'=1"),
    ("＝1", "'＝1"),
    ("a;=1", "a;'=1"),
    ("a; @x", "a; '@x"),
    ("a=b", "a=b"),
    ("12-14", "12-14"),
    ("one\ntwo", "one two"),
    ("\x1b[2J", "␛[2J"),
    ('say "no", she said', 'say "no", she said'),
    (-5, "-5"),
    (Decimal("-1200.50"), "-1200.50"),
    (Decimal("1E+6"), "1000000"),
    (date(2022, 2, 28), "2022-02-28"),
    (None, ""),
]


def write(cells: list[Cell], excel: bool = False) -> str:
    stream = io.StringIO(newline="")
    assert write_sheet(cells, (("cell", lambda cell: cell), ("end", lambda cell: 1)), stream, excel=excel) == len(cells)
    return stream.getvalue()


@pytest.mark.parametrize(("cell", "shown"), CELLS)
def test_a_cell_is_written_safely(cell: Cell, shown: str) -> None:
    assert list(csv.reader(io.StringIO(write([cell]), newline=""))) == [["cell", "end"], [shown, "1"]]


def test_lines_end_as_the_standard_has_it() -> None:
    assert write(["a", None]) == "cell,end\r\na,1\r\n,1\r\n"


def test_only_excel_gets_a_mark_at_the_beginning() -> None:
    assert write([], excel=True) == "\ufeffcell,end\r\n"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@given(st.lists(st.text(st.one_of(st.sampled_from(HOSTILE + "=+-@;,\t"), st.characters()), max_size=20), max_size=3))
def test_no_cell_is_a_formula_whatever_the_separator(separator: str, cells: list[str]) -> None:
    """A spreadsheet of another region takes the semicolon for the separator, whatever the quotation marks."""
    for line in write(list(cells)).split("\r\n")[1:]:
        for part in [line, *line.split(separator)] if separator != "," else next(csv.reader([line]), [""]):
            assert not part.strip().strip('"').strip().startswith(tuple("=+-@＝＋－＠"))


@given(st.lists(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9)))
def test_numbers_stay_numbers(numbers: list[Decimal]) -> None:
    rows = list(csv.reader(io.StringIO(write(list(numbers)), newline="")))[1:]
    assert [Decimal(cell) for cell, _ in rows] == numbers
