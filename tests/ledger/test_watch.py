"""Saved questions tell what is new, gone and changed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from sayso.errors import InputError
from sayso.ledger.identity import digest_json
from sayso.ledger.schema import question
from sayso.ledger.store import Store
from sayso.ledger.watch import forget_question, list_questions, read_filter, watch, write_filter
from sayso.model import Days, Filter, Locale

KILLED = Filter(event="killed", party="Norland")
FIRST = {"f1": ("a", "12 killed"), "f2": ("b", "30 killed"), "s1": ("c", "Ann Example said so")}
SECOND = {"f1": ("a", "12 killed"), "f2": ("x", "31 killed"), "g1": ("d", "they differ")}


def test_the_first_answer_is_saved_and_differs_from_nothing(store: Store) -> None:
    before = datetime.now(UTC)
    told = watch(store, "losses", KILLED, FIRST)
    assert (told.since, told.new, told.gone, told.changed) == (None, (), (), ())
    (saved,) = list_questions(store)
    assert (saved.name, saved.filter, saved.made) == ("losses", KILLED, saved.asked)
    assert before <= saved.made <= datetime.now(UTC)


def test_later_answers_are_laid_beside_the_one_before(store: Store) -> None:
    watch(store, "losses", KILLED, FIRST)
    (saved,) = list_questions(store)
    told = watch(store, "losses", KILLED, SECOND)
    assert told.since == saved.asked
    assert told.new == (("g1", "they differ"),)
    assert told.gone == (("s1", "Ann Example said so"),)
    assert told.changed == (("f2", "30 killed", "31 killed"),)
    again = watch(store, "losses", KILLED, SECOND)
    assert (again.new, again.gone, again.changed) == ((), (), ())
    (later,) = list_questions(store)
    assert later.made == saved.made < later.asked


def test_questions_stand_apart(store: Store) -> None:
    watch(store, "losses", KILLED, FIRST)
    watch(store, "all '; DROP TABLE question; --\x00\ud83d", Filter(), SECOND)
    assert [one.filter for one in list_questions(store)] == [Filter(), KILLED]
    with pytest.raises(InputError, match="asks for something else"):
        watch(store, "losses", Filter(), FIRST)
    assert watch(store, "losses", KILLED, FIRST).changed == ()
    forget_question(store, "losses")
    assert len(list(list_questions(store))) == 1
    with pytest.raises(InputError, match="no question"):
        forget_question(store, "losses")


@pytest.mark.parametrize("name", ["", "  ", "x" * 201])
def test_a_question_needs_a_name(store: Store, name: str) -> None:
    with pytest.raises(InputError, match="needs a name"):
        watch(store, name, KILLED, FIRST)


def test_each_row_holds_its_own_digest(store: Store) -> None:
    for answer in (FIRST, SECOND):
        watch(store, "losses", KILLED, answer)
        with store.read() as connection:
            row = dict(connection.execute(select(question)).mappings().one())
        digest = row.pop("digest")
        assert digest_json(row) == digest


DAYS = Days(date(2022, 3, 1), date(2022, 3, 7))
FILTERS: list[dict[str, Any]] = [
    {},
    {"event": "killed", "cumulative": False, "reviewed": False, "replaced": True},
    {"period": DAYS, "said": DAYS, "published": DAYS, "ids": ("f1", "f2")},
    {"within": Locale(7, "Old Unit", "region", "NL", 1.5, -0.25, 0.5, 0), "stance": "denies"},
]


@pytest.mark.parametrize("told", FILTERS)
def test_a_filter_comes_back_as_it_was(told: dict[str, Any]) -> None:
    assert read_filter(write_filter(Filter(**told))) == Filter(**told)
    assert write_filter(Filter(party="")) == write_filter(Filter())
