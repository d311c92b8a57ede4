"""A paragraph is what a reader sees as one, whether lines are wrapped or not."""

import textwrap
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.text.paragraphs import split_paragraphs

LONG = (
    "The mayor of Oldford said on Monday that the harbour would stay closed until the engineers had looked at every "
    "pile of the old pier, and that nobody could tell how long it would take them to do so in this weather."
)
OTHER = (
    "Her office did not answer further questions, but a fisherman who gave his name as Sample told the local paper that "
    "the boats had been moved to the next bay a week before the storm came, and that the office had known of it."
)


def split(body: str) -> list[str]:
    return [body[span.start : span.end] for span in split_paragraphs(body)]


@pytest.mark.parametrize(
    ("body", "paragraphs"),
    [
        (f"{LONG}\n{OTHER}", [LONG, OTHER]),
        (f"{LONG}\n\n{OTHER}\n", [LONG, OTHER]),
        (f"\r\n {LONG} \r\n\r\n\t{OTHER}\r\n", [LONG, OTHER]),
        (f"{LONG}\r{OTHER}", [LONG, OTHER]),
        (f"{LONG}\u2028{OTHER}\u2029{LONG}", [LONG, OTHER, LONG]),
        ("tanks – 5,\nboats – 7,\nlorries – 9", ["tanks – 5,", "boats – 7,", "lorries – 9"]),
        ("The mayor of Oldford spoke to the press on\nthe quay on Monday.", ["The mayor of Oldford spoke to the press on\nthe quay on Monday."]),
        ("\n \n\t", []),
        ("", []),
        ("One.", ["One."]),
    ],
)  # fmt: skip
def test_paragraphs(body: str, paragraphs: list[str]) -> None:
    assert split(body) == paragraphs


@pytest.mark.parametrize("width", [60, 72, 80])
@pytest.mark.parametrize("gap", ["\n\n", "\n   ", "\r\n\r\n"])
def test_wrapped_copy_is_read_by_its_paragraphs(width: int, gap: str) -> None:
    line_end = "\r\n" if "\r" in gap else "\n"
    wrapped = ["\n".join(textwrap.wrap(words, width)).replace("\n", line_end) for words in (LONG, OTHER, LONG)]
    assert split(gap.join(wrapped)) == wrapped


def test_wrapped_copy_without_gaps_is_cut_where_a_line_stays_short() -> None:
    wrapped = ["\n".join(textwrap.wrap(words, 70)) for words in (f"{LONG} So far.", OTHER)]
    assert len(wrapped[0].rpartition("\n")[2]) < 50
    assert split("\n".join(wrapped)) == wrapped


@given(st.text(st.sampled_from("ab C.,\n\r\u2028\x0b\f\t\xa0"), max_size=200))
def test_paragraphs_hold_all_ink_in_order(body: str) -> None:
    spans = split_paragraphs(body)
    assert "".join("".join(body[span.start : span.end].split()) for span in spans) == "".join(body.split())
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(body[span.start : span.end] == body[span.start : span.end].strip() for span in spans)
