"""The labels of transcripts. All names are made up."""

import pytest

from sayso.errors import LexiconError
from sayso.lexicon.labels import choose_labels, find_label, find_stamp, is_unnamed, parse_labels
from sayso.lexicon.load import read_table


@pytest.mark.parametrize(
    ("line", "label", "said", "time"),
    [
        ("OSK: We left.", "OSK", "We left.", None),
        ("Dov Lasker: We left.", "Dov Lasker", "We left.", None),
        ("Anna van der Osk: We left.", "Anna van der Osk", "We left.", None),
        ("Dr. Lasker: We left.", "Dr. Lasker", "We left.", None),
        ("SPEAKER_01: We left.", "SPEAKER_01", "We left.", None),
        ("Second man: We left.", "Second man", "We left.", None),
        ("- *Soldier 2*: We left.", "Soldier 2", "We left.", None),
        (">> LASKER: We left.", "LASKER", "We left.", None),
        ("Q: Who?", "Q", "Who?", None),
        ("[00:01:02] OSK: We left.", "OSK", "We left.", "00:01:02"),
        ("1:02 OSK:", "OSK", "", "1:02"),
        ("OSK [00:01:02.5]: We left.", "OSK", "We left.", "00:01:02.5"),
        ("OSK (through translator): We left.", "OSK", "We left.", None),
        ("Оск: Ми пішли.", "Оск", "Ми пішли.", None),
    ],
)
def test_a_line_begins_with_a_label(line: str, label: str, said: str, time: str | None) -> None:
    found = find_label(line)
    assert found is not None
    assert (line[found.start : found.end], line[found.said :], found.time) == (label, said, time)


@pytest.mark.parametrize(
    "line",
    [
        "We left.", "He said: we left.", "Note: the road is shut.", "https://example.org", "At 10:30 we left", "My friend: come.",
        "We left. Osk: no", "Breaking News: the road is shut", "It was the end of a very long day for us: we left", ": no", "",
        "Date: 3 March", "one, two: three", "12: we left",
    ],
)  # fmt: skip
def test_other_lines_have_none(line: str) -> None:
    assert find_label(line) is None


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("SPEAKER_01", True), ("Soldier 2", True), ("Second man", True), ("Interviewer", True), ("A", True), ("Woman B", True),
        ("MAN", True), ("OSK", False), ("Dov Lasker", False), ("Tom Hunter", False), ("Lasker 2", False),
    ],
)  # fmt: skip
def test_who_is_unnamed(label: str, expected: bool) -> None:
    assert is_unnamed(label) is expected


def test_a_single_capitalised_word_counts_where_it_comes_again() -> None:
    assert choose_labels(["Think: who was it?", "Osk: I.", "Osk: And I.", "MIRA: No."]) == {"osk", "mira"}


def test_a_time_at_the_beginning_is_found() -> None:
    assert find_stamp("[00:01:02] We left.") == ("00:01:02", 10)
    assert find_stamp("1:02") == ("1:02", 4)
    assert find_stamp("1:02 is the time") is None


def test_nonsense_is_refused() -> None:
    with pytest.raises(LexiconError, match=r"labels\.toml"):
        parse_labels(read_table("labels").replace("voice man", "voice voice"))
