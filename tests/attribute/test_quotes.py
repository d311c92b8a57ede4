"""Quotations by their marks: every shape of mark, odd marks, apostrophes."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.attribute.quotes import find_quotations
from sayso.model import Span

CASES = [
    # (paragraph, quotations, what it shows)
    ('"We left," he said.', ['"We left,"'], "straight marks"),
    ("“We left,” he said. “At dawn.”", ["“We left,”", "“At dawn.”"], "round marks"),
    ("``We left,'' he said.", ["``We left,''"], "wire marks"),
    ("''We left,'' he said, ''at dawn.''", ["''We left,''", "''at dawn.''"], "two apostrophes on both sides"),
    ("«We left», he said.", ["«We left»"], "guillemets"),
    ("He said: 'We left at dawn.' Then he hung up.", ["'We left at dawn.'"], "single marks"),
    ("The voters' choice and the workers' pay rose.", [], "possessive apostrophes"),
    ("The minister's 'red line' was crossed.", [], "a short phrase in single marks"),
    ('"We left, he said.', ['"We left, he said.'], "a mark that is never closed runs to the end"),
    ("He left,” she said.", [], "a closing mark alone"),
    ('It is 5" long and 3" wide.', [], "inches"),
    (
        "\"He told me 'run now or die' and I ran,\" she said.",
        ["\"He told me 'run now or die' and I ran,\""],
        "one in another",
    ),
    ("“A.” (“B,” she added.)", ["“A.”", "“B,”"], "after a bracket"),
]


@pytest.mark.parametrize(("paragraph", "expected", "shows"), CASES, ids=[case[2] for case in CASES])
def test_find_quotations(paragraph: str, expected: list[str], shows: str) -> None:
    found = find_quotations(paragraph, Span(0, len(paragraph)))
    assert [paragraph[one.span.start : one.span.end] for one in found] == expected


def test_an_open_quotation_is_not_closed() -> None:
    body = "“We left at dawn and walked all day.\n“Then we slept.”"
    first, second = find_quotations(body, Span(0, 36)), find_quotations(body, Span(37, len(body)))
    assert [one.closed for one in first + second] == [False, True]


@given(st.text(alphabet="ab'\"“”‘’` .,«»\n", min_size=1, max_size=80))
def test_quotations_are_in_order_and_apart(body: str) -> None:
    found = find_quotations(body, Span(0, len(body)))
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    assert all(one.span.end <= len(body) for one in found)
