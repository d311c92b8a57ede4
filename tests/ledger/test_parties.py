"""Whose losses figures count: counted as they stand, by event and unit, and by whose word it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from sqlalchemy import select

from sayso.errors import InputError
from sayso.ledger import judge
from sayso.ledger.derive import derive_all
from sayso.ledger.derived import party, party_topic, party_word, source, source_name
from sayso.ledger.parties import count_voices, find_party, list_parties, list_topics, list_voices, search_parties
from sayso.ledger.store import Store
from sayso.model import KeptParty, Versions
from tests.ledger.made import add, figure_of, figures
from tests.ledger.reports import BODY, NEWER, make_whole

TABLES = (party, party_topic, party_word, source, source_name)
ANN = "Ann Example"


def read_tables(store: Store) -> list[list[tuple[object, ...]]]:
    with store.read() as connection:
        return [sorted(map(tuple, connection.execute(select(table)).all()), key=str) for table in TABLES]


def count_again(store: Store) -> list[list[tuple[object, ...]]]:
    """What the tables hold once they are made anew."""
    with store.change() as connection:
        derive_all(connection)
    return read_tables(store)


def test_parties_are_told_by_most_figures(store: Store) -> None:
    add(store)
    add(store, "other")
    counted = Counter(one.figure.party for one in figures(store) if one.figure.party)
    found = list(list_parties(store))
    assert {one.name: one.figures for one in found} == counted
    assert found == sorted(found, key=lambda one: (-one.figures, one.key))
    pages = [list(list_parties(store, 1, one.key)) for one in found]
    assert pages == [[one] for one in found[1:]] + [[]]
    assert find_party(store, found[0].name.upper()) == found[0]
    assert list(search_parties(store, found[0].name[:4])) == [one for one in found if found[0].name[:4] in one.name]
    assert list(search_parties(store, "%")) == []
    for ask in (lambda: find_party(store, "nobody"), lambda: list(list_parties(store, after="nobody"))):
        with pytest.raises(InputError, match="no figure"):
            ask()


def first_party(store: Store) -> KeptParty:
    return next(list_parties(store))


def test_a_party_is_told_by_topic_and_by_voice(store: Store) -> None:
    add(store)
    add(store, "other")
    one = first_party(store)
    told = [kept.figure for kept in figures(store) if kept.figure.party == one.name]
    topics = {(topic.event, topic.unit): topic.figures for topic in list_topics(store, one.key)}
    assert topics == Counter((figure.event, figure.unit) for figure in told)
    voices = {voice.name: voice.figures for voice in list_voices(store, one.key)}
    assert voices == Counter(figure.according_to or "" for figure in told)
    assert count_voices(store, one.key) == len(voices)


def test_names_that_people_merged_are_one_voice(store: Store) -> None:
    add(store)
    one = figure_of(store)
    judge.correct(store, one.id, "party", "Westland", by=ANN)
    judge.correct(store, one.id, "according_to", "Norland army", by=ANN)
    other = next(kept for kept in figures(store) if kept.id != one.id)
    judge.correct(store, other.id, "party", "Westland", by=ANN)
    judge.correct(store, other.id, "according_to", "Cy Sample", by=ANN)
    before = {voice.key: voice for voice in list_voices(store, "westland")}
    judge.merge(store, "Cy Sample", "Norland army", by=ANN)
    after = {voice.key: voice for voice in list_voices(store, "westland")}
    assert after["norland army"].figures == before["norland army"].figures + before["cy sample"].figures
    assert (before["cy sample"].reviewed, "cy sample" in after) == (1, False)


def test_what_is_counted_beside_is_what_a_count_of_all_finds(store: Store) -> None:
    """Through a new reading, a new edition, and judgements."""
    add(store)
    add(store, "other")
    one = figure_of(store)
    made = [
        judge.correct(store, one.id, "party", "the Westland Guard", by=ANN),
        judge.correct(store, one.id, "event", "injured", by=ANN),
        judge.reject(store, figures(store)[-1].id, by=ANN),
    ]
    assert find_party(store, "Westland guard").name == "the Westland Guard"
    whole = make_whole(BODY)
    add(store, "other", reading=replace(whole, versions=Versions("9", "9"), figures=whole.figures[:2]))
    add(store, body=NEWER)
    assert read_tables(store) == count_again(store)
    for act in made:
        judge.retract(store, act.id, by=ANN)
    assert read_tables(store) == count_again(store)
    with pytest.raises(InputError):
        find_party(store, "Westland guard")


def test_a_party_has_the_side_that_it_was_marked_as(store: Store) -> None:
    add(store)
    one = figure_of(store)
    judge.correct(store, one.id, "party", "Westland Guard", by=ANN)
    assert find_party(store, "Westland Guard").side is None
    judge.mark_side(store, "the Westland Guard", "Sudland", by=ANN)
    assert find_party(store, "Westland Guard").side == "Sudland"
