"""The network beside the rules: what it is given, and how the two agree on an event."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.attribute.tagger import load_tagger
from sayso.errors import ModelError
from sayso.measure.weigh import (
    EVENTS,
    SPREAD,
    States,
    Weigher,
    find_tells,
    load_weigher,
    rate_telling,
    settle_events,
    view_counts,
)
from sayso.model import Words
from sayso.train.marks import sense_text
from tests.measure.counting import read_counts
from tests.measure.marked import read_marked

SHIPPED = load_weigher()


def sense(words: Words) -> States:
    """States that tell nothing."""
    return States(np.array(words.starts), np.zeros((len(words.starts), len(SHIPPED.weights["state"])), np.float32))


def make_weigher(**events: float) -> Weigher:
    """A network that likes some events by as much, whatever it sees."""
    weights = {name: np.zeros_like(part) for name, part in SHIPPED.weights.items()}
    for event, liking in events.items():
        weights["event_shift"][[known == event for known in EVENTS]] = liking
    return replace(SHIPPED, weights=weights, bonuses=(1.0, 4.0, 6.0))


def weigh(body: str, weigher: Weigher) -> list[str]:
    text, words, counts = read_counts(body)
    choices = weigher.weigh(text, words, counts, sense(words))
    return [count.event for count in settle_events(words, counts, choices)]


def test_what_the_rules_say_stands_where_the_network_has_no_opinion() -> None:
    assert weigh("The blast killed 12 people and the flood drove 300 from their homes.", make_weigher()) == [
        "killed",
        "displaced",
    ]


@pytest.mark.parametrize(("liking", "events"), [(0.5, ["killed", "other"]), (2, ["killed", "sent"]), (7, ["sent"] * 2)])
def test_the_surer_the_rules_the_more_it_takes_to_say_otherwise(liking: float, events: list[str]) -> None:
    body = "The blast killed 12 people. Norland also spoke of 40 boxes."
    assert weigh(body, make_weigher(sent=liking)) == events


@pytest.mark.parametrize(
    ("marked", "surety"),
    [
        ("They spoke of [40] boxes.", 0),
        ("The blast killed [12] people.", 2),
        ("[Twelve] people aboard a bus to Oldford were killed.", 1),
        ("[Twelve] people found a bridge by the river.", 0),
    ],
)
def test_how_surely_words_tell_an_event(marked: str, surety: int) -> None:
    (count,) = read_marked(marked)[1]
    assert rate_telling(count) == surety


def test_an_addition_follows_its_total() -> None:
    events = weigh("Losses of Norland: tanks - 1254 (+12).", make_weigher(sent=50))
    assert events == ["sent", "sent"]
    text, words, counts = read_counts("Losses of Norland: tanks - 1254 (+12).")
    one, _ = SHIPPED.weigh(text, words, counts, sense(words))
    settled = settle_events(words, counts, (one._replace(event="sent"), one._replace(event="paid")))
    assert [count.event for count in settled] == ["sent", "sent"]


def test_people_are_counted_where_the_event_happens_to_people() -> None:
    text, words, counts = read_counts("The toll rose to 12.")
    bare = [replace(count, unit=None) for count in counts]
    choices = make_weigher(killed=20).weigh(text, words, bare, sense(words))
    assert [(count.event, count.unit) for count in settle_events(words, bare, choices)] == [("killed", "person")]


def test_what_the_network_is_given() -> None:
    text, words, counts = read_counts("It rained. The blast killed 12 old men and hurt 3.")
    view = view_counts(text, words, counts, sense(words))
    first = view.marks[0, :, :]
    at = {words.words[place].form: place - (counts[0].mention.last - 1) + SPREAD for place in range(len(words.words))}
    assert [bool(first[at[form], 0]) for form in ("It", "rained", "The", "hurt")] == [False, False, True, True]
    assert first[SPREAD, 1]
    assert [bool(mark) for mark in first[at["men"]]] == [True, False, True, True, False]
    assert first[at["3"], 4]
    assert not first[SPREAD, 4]
    assert view.inside[0, at["It"]]
    assert not view.inside[0, at["It"] - 1]
    assert find_tells("killed")[EVENTS.index("killed")]
    assert not find_tells("zzz").any()


def test_words_without_a_state_are_not_seen() -> None:
    text, words, counts = read_counts("The blast killed 12 people.")
    states = sense(words)
    none = view_counts(text, words, counts, States(states.starts[:1] + 10_000, states.vectors[:1]))
    assert not none.inside.any()


@given(st.text("12 killed wounded (+3), tanks - and people.\n", max_size=80))
def test_every_count_gets_an_event_with_a_share(body: str) -> None:
    text, words, counts = read_counts(body)
    choices = SHIPPED.weigh(text, words, counts, sense(words))
    assert len(choices) == len(counts)
    assert all(0 < choice.share <= 1 for choice in choices)


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ("Norland clawed back 300 square kilometres in the south.", "seized"),
        ("Oldland will get 500 million euros for its defence from Norland.", "paid"),
        ("A mudslide swallowed 30 houses in Oldford.", "destroyed"),
        ("Medics treated 30 people for burns after the blast.", "injured"),
    ],
)
def test_words_that_no_table_holds(body: str, event: str) -> None:
    tagger = load_tagger()
    text, words, counts = read_counts(body)
    (choice,) = SHIPPED.weigh(text, words, counts, sense_text(text, counts, tagger))
    assert choice.event == event


def test_the_weights_belong_to_the_shipped_tagger() -> None:
    assert SHIPPED.tagger == load_tagger().version


def test_missing_weights_are_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="missing"):
        load_weigher(tmp_path)
