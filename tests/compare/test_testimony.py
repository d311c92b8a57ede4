"""Testimony: what several speakers of a made-up report say on the same matters, and what holds for any report."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.compare import testimony
from sayso.compare.accord import Match
from sayso.compare.testimony import Topic, tell_testimony
from sayso.errors import LexiconError
from sayso.lexicon.load import read_table
from sayso.lexicon.testimony import parse_testimony
from sayso.model import Figure, Quantity, Reading, Statement, make_pin
from tests.factories import make_figure, make_reading, make_span, make_statement

WALK = (
    "Four hikers were found at Oldford.\n"
    "When asked why they left the path, the hikers said they had been misled.\n"
    "The first hiker said: “For mushrooms. The map was wrong.”\n"
    "The second hiker said: “Mushrooms, nothing else.”\n"
    "The third hiker said: “A bear chased us.”\n"
    "The fourth hiker echoed these words, saying: “There was a bear.”\n"
    "The mayor said the bridge would be closed for repairs."
)


def say(body: str, id: str, speaker: str, words: str, cue: str = "said", **values: Any) -> Statement:
    return make_statement(body, speaker, cue, words, **{"id": id, "entity": f"e {speaker}", **values})


def walk() -> Reading:
    told = [
        say(WALK, "s1", "the hikers", "they had been misled", speaker_kind="group"),
        say(WALK, "s2", "first hiker", "“For mushrooms. The map was wrong.”"),
        say(WALK, "s3", "second hiker", "“Mushrooms, nothing else.”"),
        say(WALK, "s4", "third hiker", "“A bear chased us.”"),
        say(WALK, "s5", "fourth hiker", "“There was a bear.”", "echoed"),
        say(WALK, "s6", "The mayor", "the bridge would be closed for repairs"),
    ]
    return make_reading(WALK, told)


def two(one: str, other: str, **values: Any) -> Reading:
    """Ann Example says one thing and Ed Example another, in a report that speaks of other things too."""
    body = f"Ann Example said {one}.\nEd Example said {other}.\n" + "\n".join(f"Rain fell on day{n}." for n in range(9))
    said = [say(body, "s1", "Ann Example", one), say(body, "s2", "Ed Example", other, **values)]
    return make_reading(body, said)


def tell_matches(topic: Topic) -> set[tuple[str, str]]:
    return {(one.kind, " ".join(one.speakers).replace("e ", "")) for one in (*topic.agrees, *topic.differs)}


def test_a_question_is_answered_by_the_group_and_each_of_its_members() -> None:
    told = tell_testimony(walk())

    (topic,) = told.topics
    assert (topic.kind, topic.name) == ("question", "why they left the path")
    assert topic.asked == make_pin(WALK, make_span(WALK, "why they left the path"))
    assert [cell.statements for cell in topic.cells] == [("s1",), ("s2",), ("s3",), ("s4",), ("s5",)]
    assert [cell.statements for cell in told.alone] == [("s6",)]


def test_a_group_covers_those_whom_the_text_numbers() -> None:
    hikers, *others = tell_testimony(walk()).speakers

    assert hikers.members == ("e first hiker", "e second hiker", "e third hiker", "e fourth hiker")
    assert not any(one.members for one in others)


def test_answers_agree_in_a_word_or_take_up_or_differ() -> None:
    matches = tell_matches(tell_testimony(walk()).topics[0])

    assert ("shared answer", "first hiker second hiker") in matches
    assert ("other answer", "second hiker third hiker") in matches
    assert ("takes up", "third hiker fourth hiker") in matches
    assert not any(kind == "other answer" and ("the hikers" in who or "fourth" in who) for kind, who in matches)


def test_a_transcript_is_parted_by_its_questions() -> None:
    body = "Q: Who closed the bridge?\nA: The county did.\nQ: And the road?\nA: Nobody closed it."
    said = [say(body, "s1", "", "The county did", ""), say(body, "s2", "", "Nobody closed it", "")]

    told = tell_testimony(make_reading(body, said))

    assert [topic.name for topic in told.topics] == ["Who closed the bridge?", "And the road?"]
    assert [topic.cells[0].statements for topic in told.topics] == [("s1",), ("s2",)]


@pytest.mark.parametrize(
    "body",
    [
        "Ann Example asked the council to close the bridge. Ed Example said it was safe.",
        "Ed Example said it was safe. Nobody was asked why it fell.",
        "Ann Example said she had been asked why it fell. Later, Ed Example said it was safe.",
    ],
)
def test_what_is_no_question_with_an_answer_is_no_topic(body: str) -> None:
    said = [say(body, "s2", "Ed Example", "it was safe")]
    if "she had been" in body:
        said.insert(0, say(body, "s1", "Ann Example", "she had been asked why it fell"))
    assert tell_testimony(make_reading(body, said)).topics == ()


def test_the_asker_does_not_answer() -> None:
    body = "Ann Example asked why the bridge fell. Ann Example said the deck moved."
    said = [
        say(body, "s1", "Ann Example", "why the bridge fell", "asked", stance="asks"),
        say(body, "s2", "Ann Example", "the deck moved"),
    ]
    assert tell_testimony(make_reading(body, said)).topics == ()


def test_statements_with_words_in_common_are_one_topic() -> None:
    told = tell_testimony(two("the county closed the old bridge", "the bridge was closed because the county slept"))

    (topic,) = told.topics
    assert (topic.kind, set(topic.name.split(", "))) == ("words", {"county", "closed", "bridge"})
    assert told.alone == ()


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("the officers beat the cook", "our commander hit the cook", {"beat / hit", "commander / officers", "cook"}),
        ("we were starving and had no blankets", "meals came without blankets", {"meals / starving", "blankets"}),
        ("the meals in Oldford were cold", "one meal a day in Oldford", {"Oldford", "meal"}),
    ],
)
def test_other_words_for_the_same_are_one_topic(one: str, other: str, shared: set[str]) -> None:
    (topic,) = tell_testimony(two(one, other)).topics
    assert set(topic.name.split(", ")) == shared


def test_words_that_tell_of_two_matters_share_no_topic() -> None:
    assert tell_testimony(two("the officers beat the cook", "the meals came late")).topics == ()


@pytest.mark.parametrize(
    ("one", "other", "values", "kinds"),
    [
        ("the county closed the old bridge", "the county has closed the old bridge", {}, ["near the same words"]),
        ("the county closed the old bridge", "the county never closed the old bridge", {}, ["denies"]),
        ("the county closed the old bridge", "the county closed the old bridge", {"stance": "denies"}, ["denies"]),
        ("the county didn't close the old bridge", "the county never closed the old bridge", {}, ["near the same words"]),
        ("the county closed the old bridge", "the county closed the old bridge", {"stance": "asks"}, []),
    ],
)  # fmt: skip
def test_like_words_agree_unless_one_denies(one: str, other: str, values: Any, kinds: list[str]) -> None:
    if one == other:
        other = f"that {other}"
    (topic,) = tell_testimony(two(one, other, **values)).topics
    assert [found.kind for found in (*topic.agrees, *topic.differs)] == kinds


def count(
    low: str | None, high: str | None, *, other: tuple[str | None, str | None], **values: Any
) -> testimony.Testimony:
    """What comes of two counts of the dead of Norland, by Ann Example and by Ed Example."""
    body = "Ann Example said 12 soldiers died.\nEd Example said 15 troops died."
    said = [say(body, "s1", "Ann Example", "12 soldiers died"), say(body, "s2", "Ed Example", "15 troops died")]
    return tell_testimony(
        make_reading(
            body,
            said,
            figures=(
                _count(body, "12", low, high, id="f1", statement="s1"),
                _count(body, "15", *other, id="f2", statement="s2", **values),
            ),
        )
    )


def _count(body: str, words: str, low: str | None, high: str | None, **values: Any) -> Figure:
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    bound = "exact" if low == high and low else "vague" if low == high else "at_least" if low else "at_most"
    quantity = Quantity(ends[0], ends[1], bound, words)  # type: ignore[arg-type]  # the expression gives only bounds
    told = {"party": "Norland", "unit": "soldier", **values}
    return replace(make_figure(body, words), quantity=quantity, **told)


@pytest.mark.parametrize(
    ("one", "other", "values", "kinds"),
    [
        (("12", "12"), ("12", "12"), {}, ["same number"]),
        (("12", "12"), ("15", "15"), {}, ["other number"]),
        (("12", None), ("14", "14"), {}, ["same number"]),
        (("12", None), ("99", None), {}, []),
        (("12", "12"), (None, None), {}, []),
        (("12", None), ("9", "9"), {}, ["other number"]),
    ],
)
def test_numbers_agree_within_their_bounds(one: Any, other: Any, values: Any, kinds: list[str]) -> None:
    (topic,) = (topic for topic in count(*one, other=other, **values).topics if topic.kind == "figures")
    assert topic.name == "soldiers killed, Norland"
    assert [cell.figures for cell in topic.cells] == [("f1",), ("f2",)]
    assert [found.kind for found in (*topic.agrees, *topic.differs)] == kinds


@pytest.mark.parametrize(
    "values", [{"party": "Sudland"}, {"event": "injured"}, {"unit": "tank"}, {"role": "comparison"}, {"part_of": "f1"}]
)
def test_other_questions_are_not_compared(values: dict[str, Any]) -> None:
    told = count("12", "12", other=("15", "15"), **values)
    assert [topic for topic in told.topics if topic.kind == "figures"] == []


def test_what_a_document_shows_others_to_say_is_theirs() -> None:
    body = "A video shows that the hikers said they were misled by the map, Ann Example said."
    outer = say(body, "s1", "Ann Example", "the hikers said they were misled by the map")
    inner = say(body, "s2", "the hikers", "they were misled by the map", inside="s1")
    told = tell_testimony(make_reading(body, [outer, inner]))
    assert [one.name for one in told.speakers] == ["the hikers"]


WORDS = st.lists(st.sampled_from("bridge county closed repair map bear not the said deck moved 12".split()), min_size=1)


@given(st.lists(st.tuples(st.sampled_from(["Ann", "Ed", "Jo"]), WORDS), max_size=9))
def test_each_statement_stands_once_and_every_id_is_one_of_the_reading(said: list[tuple[str, list[str]]]) -> None:
    lines = [f"{who} said {' '.join(words)} n{n}." for n, (who, words) in enumerate(said)]
    body = "\n".join(lines) or "Nothing."
    statements = [
        say(body, f"s{n}", who, f"{' '.join(words)} n{n}") for n, (who, words) in enumerate(said)
    ]  # fmt: skip
    reading = make_reading(body, statements)

    told = tell_testimony(reading)

    cells = [cell for topic in told.topics for cell in topic.cells] + list(told.alone)
    assert sorted(id for cell in cells for id in cell.statements) == sorted(one.id for one in statements)
    assert {cell.speaker for cell in cells} <= {one.id for one in told.speakers}
    for topic in told.topics:
        columns = {cell.speaker: set(cell.statements) for cell in topic.cells}
        for match in (*topic.agrees, *topic.differs):
            _check_match(match, columns)
    assert tell_testimony(reading) == told


def _check_match(match: Match, columns: dict[str, set[str]]) -> None:
    one, other = match.speakers
    assert one != other
    assert set(match.statements) <= columns[one] | columns[other]
    assert re.fullmatch(r"\S.*\.", match.reason)


def test_a_table_of_words_that_makes_no_sense_is_refused() -> None:
    for old, new in (("[words]", "[wrong]"), ("asking =", "sking ="), ("asked quest", "Asked quest")):
        with pytest.raises(LexiconError):
            parse_testimony(read_table("testimony").replace(old, new))
