"""Statements at second hand. All people, outlets and reports are made up."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.attribute.relayed import add_relays, find_relayed, mend_relayed
from sayso.attribute.statements import make_statements
from sayso.model import Attribution, Span, Statement, check_pin
from tests.attribute.marked import attribute, make_text
from tests.factories import make_report

Parts = tuple[str, ...]


def read_all(body: str, *attributions: Attribution, publisher: str = "Dawn Wire") -> tuple[Statement, ...]:
    text, report = make_text(body), make_report(publisher=publisher)
    found = find_relayed(text, attributions)
    return tuple(add_relays(report, text, make_statements(text, mend_relayed(text, attributions, found)), found))


def words(one: Statement) -> tuple[Parts, Parts, Parts, Parts]:
    source, cue, content = (tuple(pin.words for pin in part) for part in (one.source, one.cue, one.content))
    return source, cue, content, tuple(relay.name for relay in one.via)


SAYING = [
    (
        "Lumen TV quoted the governor as saying the bridge was safe.",
        "the governor", ("quoted", "as saying"), ("the bridge was safe",), ("Lumen TV",),
    ),
    (
        "The Oldford Echo has cited the port office as warning that two ships were lost.",
        "the port office", ("has cited", "as warning"), ("that two ships were lost",), ("Oldford Echo",),
    ),
    (
        "Mayor Ann Example was quoted Friday by local media as saying that the bridge was safe.",
        "Mayor Ann Example", ("was quoted", "as saying"), ("that the bridge was safe",), ("local media",),
    ),
    (
        "Ann Example, the mayor of Oldford, was cited as saying by the Oldford Echo that the bridge was safe.",
        "Ann Example, the mayor of Oldford", ("was cited as saying",), ("that the bridge was safe",), ("Oldford Echo",),
    ),
    (
        "Two ships had left the port, Lumen TV quoted Bo Sample as saying on Monday.",
        "Bo Sample", ("quoted", "as saying"), ("Two ships had left the port",), ("Lumen TV",),
    ),
    (
        "\"We lost the port. We will be back,\" she was quoted as saying by Lumen TV. \"Soon.\"",
        "she", ("was quoted as saying",), ("\"We lost the port. We will be back,\"", "\"Soon.\""), ("Lumen TV",),
    ),
    (
        "Local media quoted Bo Sample as saying: \"Nobody stays. We promise.\"",
        "Bo Sample", ("quoted", "as saying"), ("\"Nobody stays. We promise.\"",), ("Local media",),
    ),
    (
        "In a bulletin on Monday, Lumen TV quoted Bo Sample as saying in a speech that the port was lost.",
        "Bo Sample", ("quoted", "as saying"), ("that the port was lost",), ("Lumen TV",),
    ),
    (
        "The mayor left, but Norlandic media quoted her as saying nobody would.",
        "her", ("quoted", "as saying"), ("nobody would",), ("Norlandic",),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "source", "cue", "content", "via"), SAYING, ids=[case[0][:50] for case in SAYING])
def test_who_is_quoted_as_saying_is_the_source(body: str, source: str, cue: Parts, content: Parts, via: Parts) -> None:
    (one,) = read_all(body)
    assert words(one) == ((source,), cue, content, via)


CITING = [
    (
        "Two ships had left the port, the Oldford Echo reported, citing the defence ministry.",
        "the defence ministry", ("reported", "citing"), ("Two ships had left the port",),
    ),
    (
        "The Oldford Echo reported on Monday, citing two people familiar with it, that two ships had left.",
        "two people familiar with it", ("reported", "citing"), ("that two ships had left",),
    ),
    (
        "The Oldford Echo reported that two ships had left, quoting Captain Bo Sample of the coast guard.",
        "Captain Bo Sample of the coast guard", ("reported", "quoting"), ("that two ships had left",),
    ),
    (
        "Two ships had left, the Oldford Echo newspaper said, citing a report by the coast guard.",
        "a report by the coast guard", ("said", "citing"), ("Two ships had left",),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "source", "cue", "content"), CITING, ids=[case[0][:50] for case in CITING])
def test_whom_an_outlet_cites_is_the_source(body: str, source: str, cue: Parts, content: Parts) -> None:
    (one,) = read_all(body)
    assert words(one) == ((source,), cue, content, ("Oldford Echo",))


NOTHING = [
    "The minister denied the charges, citing a lack of evidence.",
    "The Oldford Echo reported that two ships had left, citing internal documents.",
    "The Oldford Echo reported a delay, citing high winds.",
    "Bo Sample said two ships had left, citing the coast guard.",
    "The firm quoted a price of 40 dollars.",
    "The ministry was not quoted as saying that two ships had left.",
    "\"Lumen TV quoted her as saying that two ships had left,\" Bo Sample said.",
]  # fmt: skip


@pytest.mark.parametrize("body", NOTHING)
def test_what_passes_nothing_on(body: str) -> None:
    assert find_relayed(make_text(body), ()) == ()


def test_what_the_tagger_made_of_it_is_replaced() -> None:
    body = "Lumen TV quoted the governor as saying the bridge was safe. Osk said it rained all night."
    wrong = attribute(body, "Lumen TV", "quoted", "the governor as saying the bridge was safe")
    first, second = read_all(body, wrong, attribute(body, "Osk", "said", "it rained all night"))
    assert (words(first)[0], words(second)[0]) == (("the governor",), ("Osk",))


def test_the_tagger_tells_where_a_source_begins() -> None:
    body = "On Monday the governor was quoted as saying the bridge was safe."
    assert words(read_all(body, attribute(body, "the governor", "was quoted", "the bridge was safe"))[0])[0] == (
        "the governor",
    )


def test_a_statement_around_it_is_kept_apart() -> None:
    body = "Osk TV reported that Lumen TV quoted the governor as saying the bridge was safe."
    outer = attribute(
        body, "Osk TV", "reported", "that Lumen TV quoted the governor as saying the bridge was safe"
    )  # fmt: skip
    first, second = read_all(body, outer)
    assert (second.inside, words(second)[0], words(second)[3]) == (first.id, ("the governor",), ("Lumen TV",))


def test_a_described_relay_is_the_outlet_named_before() -> None:
    body = "Lumen TV told of it. The station quoted Bo Sample as saying that nobody stays. It also quoted him as saying so is life."
    assert [words(one)[3] for one in read_all(body)] == [("Lumen TV",), ("Lumen TV",)]


def test_the_reports_own_outlet_is_no_relay() -> None:
    body = "Lumen TV quoted the governor as saying the bridge was safe."
    assert read_all(body, publisher="Lumen TV")[0].via == ()


def test_a_pronoun_that_stands_for_no_outlet_is_no_relay() -> None:
    assert read_all("It quoted the governor as saying the bridge was safe.")[0].via == ()


PIECES = ["Lumen TV ", "Ann ", "was ", "quoted ", "citing ", "as saying ", "that ", "by ", ", ", '"', ". ", "reported ", "the mayor ", "it left ", "\n"]  # fmt: skip
bodies = st.lists(st.sampled_from(PIECES), min_size=1, max_size=25).map("".join)


@given(bodies, st.data())
def test_every_span_lies_in_the_text_and_no_cue_is_given_twice(body: str, data: st.DataObject) -> None:
    spans = st.integers(0, len(body) - 1).map(lambda start: Span(start, min(len(body), start + 9)))
    several = st.lists(spans, max_size=2).map(lambda found: tuple(sorted(set(found))))
    marked = data.draw(st.lists(st.builds(Attribution, several, several, several, st.floats(0, 1)), max_size=3))
    found = find_relayed(make_text(body), marked)
    cues = [cue for one in found for cue in one.attribution.cue]
    assert len(cues) == len(set(cues))
    for one in read_all(body, *marked):
        for pin in (*one.source, *one.cue, *one.content, *(relay.pin for relay in one.via if relay.pin)):
            check_pin(body, pin)


def test_a_hostile_sentence_takes_no_long_time() -> None:
    begun = time.process_time()
    find_relayed(make_text("Lumen TV, quoted by citing " * 8000), ())
    find_relayed(make_text("Ann was quoted as saying " * 8000), ())
    assert time.process_time() - begun < 20
