"""Statements out of attributions. All reports and people are made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.attribute.quotes import quote_text
from sayso.attribute.statements import make_statements
from sayso.attribute.whole import make_whole
from sayso.model import Attribution, Post, Span, Statement, check_pin
from tests.attribute.marked import attribute, make_text, span_of


def contents(statement: Statement) -> list[str]:
    return [pin.words for pin in statement.content]


def read_one(body: str, *parts: str) -> Statement:
    text = make_text(body)
    (statement,) = make_statements(text, make_whole(body, [attribute(body, *parts)], quote_text(text)))
    return statement


KINDS = [
    ('"We left," Osk said.', ("Osk", "said", '"We left,"'), "direct", ['"We left,"'], "direct"),
    ("Osk said that they left.", ("Osk", "said", "that they left."), "indirect", ["that they left"], "no full stop"),
    ('Osk said they "ran away".', ("Osk", "said", 'they "ran away"'), "mixed", ['they "ran away"'], "mixed"),
    ("Osk said they 'ran'.", ("Osk", "said", "they 'ran'"), "indirect", ["they 'ran'"], "single marks around a word"),
    ("Osk: they left", ("Osk", ":", ": they left"), "indirect", ["they left"], "the colon is no content"),
    (
        '"We left," Osk said. "At dawn."',
        ("Osk", "said", '"We left,"'),
        "direct",
        ['"We left,"', '"At dawn."'],
        "cut by its cue",
    ),
    (
        '"We all left at dawn," Osk said.',
        ("Osk", "said", 'left at dawn,"'),
        "direct",
        ['"We all left at dawn,"'],
        "made whole",
    ),
]


@pytest.mark.parametrize(("body", "parts", "kind", "expected", "shows"), KINDS, ids=[case[4] for case in KINDS])
def test_kind_and_content(body: str, parts: tuple[str, ...], kind: str, expected: list[str], shows: str) -> None:
    statement = read_one(body, *parts)
    assert (statement.kind, contents(statement)) == (kind, expected)


@pytest.mark.parametrize("dateline", ["ARDMOOR, March 3 – ", "ARDMOOR, Norland (NPA) -- ", "ARDMOOR — "])
def test_a_dateline_is_no_content(dateline: str) -> None:
    body = dateline + "The road is shut, Osk said."
    assert contents(read_one(body, "Osk", "said", dateline + "The road is shut")) == ["The road is shut"]


def test_a_name_and_a_dash_are_no_dateline() -> None:
    body = "Osk - a driver - left, Mira said."
    assert contents(read_one(body, "Mira", "said", "Osk - a driver - left")) == ["Osk - a driver - left"]


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    body = 'Osk said: "We left at dawn.\n"We slept in a barn."\nThe road is closed.'
    first, second = make_statements(make_text(body), [attribute(body, "Osk", "said", '"We left at dawn.')])
    assert (first.method, second.method) == ("tagger", "continuation")
    assert (second.source, second.cue, contents(second)) == ((), (), ['"We slept in a barn."'])


def test_a_paragraph_with_words_of_its_own_continues_nothing() -> None:
    body = 'Osk said: "We left at dawn."\n"We slept in a barn," the driver recalls.'
    assert len(make_statements(make_text(body), [attribute(body, "Osk", "said", '"We left at dawn."')])) == 1


def test_a_paragraph_that_the_tagger_took_along_is_a_continuation() -> None:
    body = 'Osk said: "We left at dawn."\n"We slept in a barn."'
    first, second = make_statements(
        make_text(body), [attribute(body, "Osk", "said", '"We left at dawn."', '"We slept in a barn."')]
    )
    assert (contents(first), contents(second)) == (['"We left at dawn."'], ['"We slept in a barn."'])


def test_a_quotation_after_a_cue_that_ends_its_paragraph_is_its_content() -> None:
    body = 'Osk said:\n"We slept in a barn."'
    assert contents(read_one(body, "Osk", "said", '"We slept in a barn."')) == ['"We slept in a barn."']


def test_nothing_inside_a_quotation_is_a_statement() -> None:
    body = '"The mayor said that we should go," Osk said at noon.'
    outer = attribute(body, "Osk", "said at noon", '"The mayor said that we should go,"')
    inner = attribute(body, "The mayor", "said that", "we should go")
    assert len(make_statements(make_text(body), [outer, inner])) == 1


def test_an_inner_statement_knows_the_outer_one() -> None:
    body = "The agency reported that Osk had denied the road was closed."
    outer = attribute(body, "The agency", "reported", "that Osk had denied the road was closed")
    inner = attribute(body, "Osk", "had denied", "the road was closed")
    first, second = make_statements(make_text(body), [outer, inner])
    assert (first.inside, second.inside) == (None, first.id)


def test_a_post_is_a_statement_of_its_account() -> None:
    body = "It was shared.\nFires on the pier — Harbour Watch (@harbour_watch) March 3, 2031\nThat is all."
    source, content = span_of(body, "Harbour Watch (@harbour_watch)"), span_of(body, "Fires on the pier")
    post = Post(Span(content.start, source.end + 14), content, source, "Harbour Watch", "harbour_watch", None)
    (statement,) = make_statements(make_text(body, (post,)), [])
    assert (statement.kind, contents(statement), statement.source[0].words) == (
        "post", ["Fires on the pier"], "Harbour Watch (@harbour_watch)",
    )  # fmt: skip


def test_without_a_source_only_a_quotation_counts() -> None:
    body = "It was said that they left."
    assert make_statements(make_text(body), [attribute(body, "", "was said", "that they left")]) == ()


BODY = 'One "two three" four, five said: "six seven.\n"Eight" nine, he said. "Ten eleven.\nTwelve\n"Thirteen."'
spans = st.builds(
    lambda start, size: Span(start, min(len(BODY), start + size)), st.integers(0, len(BODY) - 1), st.integers(1, 30)
)
several = st.lists(spans, max_size=3).map(lambda found: tuple(sorted(set(found))))


@given(st.lists(st.builds(Attribution, several, several, several, st.floats(0, 1)), max_size=6))
def test_every_pin_holds_the_words_of_the_text(attributions: list[Attribution]) -> None:
    statements = make_statements(make_text(BODY), attributions)
    for statement in statements:
        assert statement.content
        for pin in (*statement.source, *statement.cue, *statement.content):
            check_pin(BODY, pin)
    assert [statement.id for statement in statements] == [f"s{n}" for n in range(1, len(statements) + 1)]
