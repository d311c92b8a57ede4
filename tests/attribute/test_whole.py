"""Attributions with their quotations made whole. All reports and people are made up."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.attribute.quotes import quote_text
from sayso.attribute.whole import make_whole
from sayso.model import Attribution, Span
from tests.attribute.marked import attribute, make_text

LONG = '"It rained for three days and the river took the bridge, the mill and the lower road away"'


def contents(body: str, *attributions: Attribution) -> list[list[str]]:
    found = make_whole(body, attributions, quote_text(make_text(body)))
    return [[body[span.start : span.end] for span in one.content] for one in found]


SNAPPED = [
    (f"{LONG}, Osk said.", ("Osk", "said", 'the lower road away"'), [LONG], "the end of a long quotation"),
    (f"Osk said: {LONG}", ("Osk", "said", '"It rained for three'), [LONG], "the beginning of one"),
    (f"Osk said: {LONG}", ("Osk", "said", "took the bridge, the mill and the lower"), [LONG], "a third of its middle"),
    (f"Osk said: {LONG}", ("Osk", "said", "bridge"), ["bridge"], "a word in its middle"),
    (
        '"We left," Osk said. "At dawn."',
        ("Osk", "said", '"We left,"'),
        ['"We left,"', '"At dawn."'],
        "what follows the cue",
    ),
    (
        'Osk said they left. "At dawn."',
        ("Osk", "said", "they left"),
        ["they left"],
        "a quotation after indirect speech",
    ),
    (
        "It rained.\nOsk said they left.",
        ("Osk", "said", "It rained", "they left"),
        ["they left"],
        "another paragraph's words",
    ),
    ("It rained:\nOsk said.", ("Osk", "said", "It rained"), ["It rained"], "all content in another paragraph"),
]


@pytest.mark.parametrize(("body", "parts", "expected", "shows"), SNAPPED, ids=[case[3] for case in SNAPPED])
def test_quotations_are_made_whole(body: str, parts: tuple[str, ...], expected: list[str], shows: str) -> None:
    assert contents(body, attribute(body, *parts)) == [expected]


def test_a_quotation_that_holds_the_cue_is_left_alone() -> None:
    body = '"Osk said that they had left, and so we left as well," Mira recalled.'
    assert contents(body, attribute(body, "Osk", "said", "that they had left")) == [["that they had left"]]


SIGNED = [
    (f"{LONG} — Osk Marren, driver", [LONG], "with a long dash"),
    (f"{LONG}\u2015 Osk", [LONG], "with a bar and no space"),
    (f"{LONG} -- Osk", [LONG], "with two hyphens"),
    (f"{LONG} — and then it stopped.", [], "a sentence that goes on"),
    (
        f"{LONG} — Osk Marren, who has driven this road for thirty years and knows every bend of it",
        [],
        "too long for a name",
    ),
    ('"Rain" — Osk', [], "too short for a quotation"),
]


@pytest.mark.parametrize(("body", "expected", "shows"), SIGNED, ids=[case[2] for case in SIGNED])
def test_signed_quotations(body: str, expected: list[str], shows: str) -> None:
    assert contents(body) == [[content] for content in expected]


def test_what_is_signed_takes_the_place_of_what_was_found_there() -> None:
    body = f"{LONG} — Osk"
    assert contents(body, attribute(body, "the river", "took", "the bridge")) == [[LONG]]


BODY = f'One said "two three" four.\n{LONG} — Osk\n"Five," he said. "Six.\nSeven "eight" said.'
spans = st.builds(
    lambda start, size: Span(start, min(len(BODY), start + size)), st.integers(0, len(BODY) - 1), st.integers(1, 40)
)
several = st.lists(spans, min_size=1, max_size=3).map(lambda found: tuple(sorted(set(found))))


@given(st.lists(st.builds(Attribution, several, several, several, st.floats(0, 1)), max_size=6))
def test_contents_stay_in_the_text_in_order_and_apart(attributions: list[Attribution]) -> None:
    for one in make_whole(BODY, attributions, quote_text(make_text(BODY))):
        assert all(a.end <= b.start for a, b in pairwise(one.content))
        assert all(span.end <= len(BODY) for span in one.content)
