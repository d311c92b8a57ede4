"""Answers that are kept as long as the ledger stays as it is."""

from __future__ import annotations

from sayso import Ledger
from sayso.model import Filter
from sayso.present.desk.answers import KEPT, Answers

KILLED = Filter(event="killed")


def test_an_answer_is_laid_once_until_the_ledger_changes(ledger: Ledger) -> None:
    answers = Answers()
    first = answers.find(ledger, KILLED, 100)
    assert answers.find(ledger, KILLED, 100) is first
    ledger.reject(next(iter(first.figures)), by="Ann Example")
    second = answers.find(ledger, KILLED, 100)
    assert len(second.figures) == len(first.figures) - 1


def test_a_question_is_laid_out_once_and_as_all_of_them_are(ledger: Ledger) -> None:
    laid = Answers().find(ledger, KILLED, 100)
    assert [laid.lay_out(group) for group in laid.groups] == list(ledger.compare(KILLED))
    assert laid.lay_out(laid.groups[0]) is laid.lay_out(laid.groups[0])


def test_the_question_that_a_figure_answers_is_found(ledger: Ledger) -> None:
    laid = Answers().find(ledger, KILLED, 100)
    for group in laid.groups:
        assert all(laid.find_group(figure.id) is group for figure in group.figures)
    assert laid.find_group("f0") is None


def test_the_newest_are_taken_and_that_there_are_more_is_told(ledger: Ledger) -> None:
    every = Answers().find(ledger, KILLED, 100)
    some = Answers().find(ledger, KILLED, 2)
    assert not every.cut
    assert some.cut
    assert list(some.figures) == list(every.figures)[:2]


def test_the_ones_asked_for_longest_ago_are_forgotten(ledger: Ledger) -> None:
    answers = Answers()
    first = answers.find(ledger, KILLED, 1)
    for most in range(2, KEPT + 2):
        answers.find(ledger, KILLED, most)
    assert answers.find(ledger, KILLED, 1) is not first
