"""Words and windows: every word in its place, none lost, no window too long."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.attribute.tagger import WEIGHTS
from sayso.attribute.windows import MAX_PIECES, load_tokenizer, make_windows
from tests.attribute.marked import make_text

CASES = [
    ("Kyiv said 3,500.", ["Kyiv", "said", "3", ",", "500", "."], "numbers fall apart at their commas"),
    ("“Go,” he said.", ["“", "Go", ",", "”", "he", "said", "."], "marks are words"),
    ("Zażółć gęślą", ["Zażółć", "gęślą"], "accents stay in the span although the vocabulary has none"),
    ("e\u0301te\u0301 now", ["e\u0301te\u0301", "now"], "combining marks belong to their letter"),
    ("🙂 ok", ["🙂", "ok"], "one code point, however many bytes"),
]


TOKENIZER = load_tokenizer(WEIGHTS / "tokenizer.json")


def read_words(body: str) -> list[str]:
    paragraphs = [(span.start, span.end) for span in make_text(body).paragraphs]
    words = [word for window in make_windows(body, paragraphs, TOKENIZER) for word in window.words]
    return [body[word.start : word.end] for word in words if word.start < word.end]


@pytest.mark.parametrize(("body", "expected", "shows"), CASES, ids=[case[2] for case in CASES])
def test_words(body: str, expected: list[str], shows: str) -> None:
    assert read_words(body) == expected


def test_the_kind_tells_case_and_quotation() -> None:
    body = 'NATO said: "We Left" today'
    (window,) = make_windows(body, [(0, len(body))], TOKENIZER)
    kinds = {body[word.start : word.end]: word.kind for word in window.words}
    assert [kinds[word] for word in ("NATO", "said", "We", "today")] == [2, 0, 4, 0]


@given(st.text(max_size=200))
def test_words_are_in_order_and_hold_their_text(body: str) -> None:
    paragraphs = [(span.start, span.end) for span in make_text(body).paragraphs]
    words = [word for window in make_windows(body, paragraphs, TOKENIZER) for word in window.words]
    ends = [0, *(word.end for word in words)]
    assert all(end <= word.start <= word.end <= len(body) for end, word in zip(ends, words, strict=False))


@pytest.mark.parametrize("first_limit", [64, MAX_PIECES])
def test_long_texts_are_cut_and_nothing_is_lost(first_limit: int) -> None:
    body = "\n".join(["It rained in the hills. " * 120, "A line.", "word " * 900])
    paragraphs = [(span.start, span.end) for span in make_text(body).paragraphs]
    windows = make_windows(body, paragraphs, TOKENIZER, first_limit)
    assert max(len(window.pieces) for window in windows) <= MAX_PIECES
    words = [body[word.start : word.end] for window in windows for word in window.words if word.start < word.end]
    assert words == body.replace(".", " .").split()


def test_a_cut_paragraph_is_cut_after_a_sentence() -> None:
    body = "It rained in the hills. " * 60
    first, *_ = make_windows(body, [(0, len(body) - 1)], TOKENIZER)
    assert body[: first.words[-2].end].endswith("hills.")


def test_the_tokenizer_comes_from_a_file(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="No such file"):
        load_tokenizer(tmp_path / "none.json")
