"""Who passed a statement on, in made-up reports."""

from __future__ import annotations

import pytest

from sayso.attribute.relay import find_relays
from sayso.model import Statement, Text
from tests.factories import make_report, make_statement, make_text


def names(text: Text, *statements: Statement, publisher: str = "Oldford Echo") -> list[list[str]]:
    found = find_relays(make_report(publisher=publisher), text, statements)
    for relays in found:
        for relay in relays:
            assert relay.pin is None or relay.pin.words == text.body[relay.pin.span.start : relay.pin.span.end]
    return [[relay.name for relay in relays] for relays in found]


CASES = [
    # body, cue, relays
    ("Ann told CNN that it rained.", "told", ["CNN"]),
    ("Ann told the Norland Times that it rained.", "told", ["Norland Times"]),
    ("Ann confirmed to the Norland Times that it rained.", "confirmed", ["Norland Times"]),
    ("Ann wrote in a memo seen by the Norland Times that it rained.", "wrote", ["Norland Times"]),
    ("Ann said in an interview with Roads TV that it rained.", "said", ["Roads TV"]),
    ("Ann told the XYZ state news agency on Sunday that it rained.", "told", ["XYZ"]),
    ("Ann was quoted on Friday by local media as saying that it rained.", "was quoted", ["local media"]),
    ("Ann said that it rained, according to a translation of the clip.", "said", ["translation of the clip"]),
    # the name without what stands around it: a date, an owner, a nation's outlet before it
    ("Ann told Road News Jan. 26 that it rained.", "told", ["Road News"]),
    ("Ann told Road News Monday that it rained.", "told", ["Road News"]),
    ("Ann told Britain's Road Sun newspaper that it rained.", "told", ["Road Sun"]),
    ("Ann told French TV network Norland 2 that it rained.", "told", ["Norland 2"]),
    ("Ann told the French TV network Norland 2 that it rained.", "told", ["Norland 2"]),
    ("Ann told French newspaper La Norlande that it rained.", "told", ["La Norlande"]),
    ("Ann told Norwegian state television that it rained.", "told", ["Norwegian state television"]),
    ("Ann said in an interview with Norland 2 on Sunday that it rained.", "said", ["Norland 2"]),
    ("Speaking on Norwegian TV, Ann said that it rained.", "said", ["Norwegian TV"]),
    ("Speaking to Road Radio on Friday, Ann said that it rained.", "said", ["Road Radio"]),
    ("Ann told Oldford Echo Jan. 26 that it rained.", "told", []),
    ("Speaking on Monday, Ann said that it rained.", "said", []),
    ("Speaking in Norway, Ann said that it rained.", "said", []),
    # none: the report's own outlet, a platform, people, a state, an audience
    ("Ann told the Oldford Echo that it rained.", "told", []),
    ("Ann wrote on Facebook that it rained.", "wrote", []),
    ("Ann wrote in June on her website that it rained.", "wrote", []),
    ("Ann told reporters that it rained.", "told", []),
    ("Ann told Parliament that it rained.", "told", []),
    ("Tom Sample came. Ann told Sample that it rained.", "told", []),
    ("Ann told Norway that it rained.", "told", []),
]


@pytest.mark.parametrize(("body", "cue", "relays"), CASES, ids=[case[0] for case in CASES])
def test_relay_in_the_sentence(body: str, cue: str, relays: list[str]) -> None:
    text = make_text(body)
    assert names(text, make_statement(body, "Ann", cue, "that it rained", entity="e1")) == [relays]


def test_occasion_at_the_end_of_a_content() -> None:
    body = "Ann said that it rained while speaking on CNN on Friday."
    one = make_statement(body, "Ann", "said", "that it rained while speaking on CNN on Friday", entity="e1")
    assert names(make_text(body), one) == [["CNN"]]


def test_interview_goes_on_until_another_medium() -> None:
    body = "Ann told CNN that it rained.\n“It was late,” she added.\nAnn wrote on Monday that it stopped."
    first = make_statement(body, "Ann", "told", "that it rained", entity="e1")
    second = make_statement(body, "she", "added", "“It was late,”", id="s2", entity="e1", kind="direct")
    third = make_statement(body, "Ann", "wrote", "that it stopped", id="s3", entity="e1")
    assert names(make_text(body), first, second, third) == [["CNN"], ["CNN"], []]


def test_interview_is_the_speakers_own() -> None:
    body = "Ann told CNN that it rained.\nTom held it was late."
    first = make_statement(body, "Ann", "told", "that it rained", entity="e1")
    second = make_statement(body, "Tom", "held", "it was late", id="s2", entity="e2")
    assert names(make_text(body), first, second) == [["CNN"], []]


def test_remarks_announced_first_and_placed_later() -> None:
    body = "It rained, Ann said in remarks published on Monday.\nAnn later told RIA it stopped."
    first = make_statement(body, "Ann", "said in remarks published", "It rained", entity="e1")
    second = make_statement(body, "Ann", "told", "it stopped", id="s2", entity="e1")
    assert names(make_text(body), first, second) == [["RIA"], ["RIA"]]


def test_a_translation_relays_the_words_of_those_in_it() -> None:
    body = (
        "Norland soldiers said it rained, according to a translation of the clip.\nThe first soldier told: “It rained.”"
    )
    all_of_them = make_statement(body, "Norland soldiers", "said", "it rained", speaker="Norland soldiers", entity="e1")
    one = make_statement(
        body, "The first soldier", "told", "“It rained.”", id="s2", kind="direct",
        speaker="first Norland soldier", speaker_kind="anonymous", entity="e2",
    )  # fmt: skip
    assert names(make_text(body), all_of_them, one) == [["translation of the clip"]] * 2


def test_speakers_around_a_statement_pass_it_on_from_within() -> None:
    body = "Tom said Ann said Eve said it rained."
    outer = make_statement(body, "Tom", "said", "Ann said Eve said it rained", id="s1", speaker="Tom", entity="e1")
    middle = make_statement(body, "Ann", "said", "Eve said it rained", id="s2", inside="s1", speaker="Ann", entity="e2")
    inner = make_statement(body, "Eve", "said", "it rained", id="s3", inside="s2", speaker="Eve", entity="e3")
    assert names(make_text(body), outer, middle, inner) == [[], ["Tom"], ["Ann", "Tom"]]


def test_nobody_relays_himself() -> None:
    body = "Tom said he thought it rained."
    outer = make_statement(body, "Tom", "said", "he thought it rained", speaker="Tom", entity="e1")
    inner = make_statement(body, "he", "thought", "it rained", id="s2", inside="s1", speaker="Tom", entity="e1")
    assert names(make_text(body), outer, inner) == [[], []]


def test_statements_that_claim_to_hold_each_other_come_to_an_end() -> None:
    body = "Tom said Ann said it rained."
    one = make_statement(body, "Tom", "said", "Ann said it rained", inside="s2", speaker="Tom", entity="e1")
    two = make_statement(body, "Ann", "said", "it rained", id="s2", inside="s1", speaker="Ann", entity="e2")
    assert names(make_text(body), one, two) == [["Ann"], ["Tom"]]
