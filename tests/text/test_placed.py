"""Strings and whole numbers of JSON know where they stand."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.text.draft import UnreadableError
from sayso.text.marked import find_words
from sayso.text.placed import PlacedNumber, PlacedWords, find_runs, load_placed

VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def check(source: str, value: Any) -> int:
    """How many placed values were looked at."""
    if isinstance(value, PlacedWords):
        assert json.loads(source[value.at - 1 : value.end + 1]) == value
        for inside, at, length in find_runs(source, value):
            assert value[inside : inside + length] == source[at : at + length]
        return 1
    if isinstance(value, PlacedNumber):
        assert int(source[value.at : value.end]) == value
        return 1
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return sum(check(source, one) for one in inner)


def count(value: Any) -> int:
    if isinstance(value, dict | list):
        return sum(map(count, value.values() if isinstance(value, dict) else value))
    return isinstance(value, str | int) and not isinstance(value, bool)


@given(VALUES, st.booleans(), st.sampled_from([None, 1]))
def test_what_is_loaded_is_the_same_and_stands_where_it_says(value: Any, ascii: bool, indent: int | None) -> None:
    source = json.dumps(value, ensure_ascii=ascii, indent=indent)

    found = load_placed(source)

    assert found == value
    assert check(source, found) == count(value)


@given(st.text(alphabet='ab<>/&;p"\\\n é😀amlt#3', max_size=60), st.booleans())
def test_words_of_html_stand_where_they_say(marked: str, ascii: bool) -> None:
    source = json.dumps([marked], ensure_ascii=ascii)
    found: Any = load_placed(source)

    for piece in find_words(source, found[0]):
        if isinstance(piece, PlacedWords):
            assert source[piece.at : piece.end] == piece


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("<p>The pier is <b>gone</b> &amp; sunk.</p><p>All of it.</p>", "The pier is gone & sunk.\nAll of it.\n"),
        ("3 &lt; 5<br/>and", "3 < 5\nand"),
        ("no <tag", "no <tag"),
    ],
)
def test_html_is_made_plain(marked: str, words: str) -> None:
    source = json.dumps([marked])
    found: Any = load_placed(source)

    assert "".join(map(str, find_words(source, found[0]))) == words


@pytest.mark.parametrize("source", ["", "{", '{"a": }', "[" * 200_000, '"\ud800'])
def test_what_is_no_json_is_told(source: str) -> None:
    with pytest.raises(UnreadableError, match="not JSON"):
        load_placed(source)
