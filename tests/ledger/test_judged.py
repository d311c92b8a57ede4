"""What stands once people have judged, and what values they may give."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import JudgementError
from sayso.ledger.fields import FIELDS, parse_value, read_figure, read_statement, set_figure, set_statement
from sayso.ledger.judged import judge_values
from sayso.ledger.marks import make_marks
from sayso.model import Act, Days, Judgement, Period, Quantity, TargetKind
from tests.factories import BODY, make_figure, make_statements

READ = {"low": "12", "party": "Norland"}


def make(act: Act, field: str | None = None, value: Any = None, was: Any = None, **told: Any) -> Judgement:
    kind: TargetKind = "source" if act in ("merge", "split", "side") else "link" if act == "cut" else "figure"
    default = Judgement("j1", kind, "f1", act, field, value, was, "Ann Example", None, datetime(2026, 1, 1, tzinfo=UTC))
    return replace(default, **told)


SOUTH = {**READ, "party": "Sutherland"}
STANDING = [
    ([], READ, "unreviewed", 0),
    ([make("confirm", was=READ)], READ, "confirmed", 0),
    ([make("reject", was=READ)], READ, "rejected", 0),
    ([make("correct", "party", "Sutherland", "Norland")], SOUTH, "corrected", 0),
    ([make("correct", "party", "Sutherland"), make("correct", "party", "Westland")], {**READ, "party": "Westland"}, "corrected", 0),
    ([make("correct", "party", "Sutherland"), make("correct", "low", None)], {**SOUTH, "low": None}, "corrected", 0),
    ([make("reject", was=READ), make("confirm", was=READ)], READ, "confirmed", 0),
    ([make("confirm", was=READ), make("reject", was=READ)], READ, "rejected", 0),
    ([make("reject", was=READ), make("correct", "party", "Sutherland")], SOUTH, "corrected", 0),
    ([make("correct", "party", "Sutherland"), make("confirm", was=SOUTH)], SOUTH, "confirmed", 0),
    ([make("confirm", was=SOUTH)], READ, "unreviewed", 1),
    ([make("reject", was=SOUTH)], READ, "unreviewed", 1),
    ([make("confirm", was=None)], READ, "unreviewed", 1),
    ([make("confirm", was={**READ, "gone": 1})], READ, "confirmed", 0),
]  # fmt: skip


@pytest.mark.parametrize(("judgements", "values", "review", "adrift"), STANDING)
def test_the_last_judgement_wins_field_by_field(
    judgements: list[Judgement], values: dict[str, Any], review: str, adrift: int
) -> None:
    standing = judge_values(READ, judgements)
    assert (standing.values, standing.review, len(standing.adrift)) == (values, review, adrift)


def test_what_is_adrift_says_why() -> None:
    ((one, reason),) = judge_values(READ, [make("confirm", was=SOUTH)]).adrift
    assert one.by == "Ann Example"
    assert "party Sutherland → Norland" in reason


VALUES = [
    ("figure", "low", "3,500", "3500"),
    ("figure", "low", Decimal("12.50"), "12.5"),
    ("figure", "high", 7, "7"),
    ("figure", "high", None, None),
    ("figure", "bound", "about", "about"),
    ("figure", "event", "killed", "killed"),
    ("figure", "unit", " tank ", "tank"),
    ("figure", "party", None, None),
    ("figure", "status", "military", "military"),
    ("figure", "status", None, None),
    ("figure", "cumulative", "yes", True),
    ("figure", "cumulative", False, False),
    ("figure", "period", "2022-02-24..2022-02-27", {"start": "2022-02-24", "end": "2022-02-27"}),
    ("figure", "period", "2022-02-24", {"start": "2022-02-24", "end": "2022-02-24"}),
    ("figure", "period", "..2022-02-24", {"start": None, "end": "2022-02-24"}),
    ("figure", "period", Period(None, date(2022, 2, 24)), {"start": None, "end": "2022-02-24"}),
    ("figure", "period", {"start": None, "end": "2022-02-24"}, {"start": None, "end": "2022-02-24"}),
    ("figure", "period", None, None),
    ("statement", "said", Days(date(2022, 3, 1), date(2022, 3, 2)), {"start": "2022-03-01", "end": "2022-03-02"}),
    ("statement", "speaker", "Ann Example", "Ann Example"),
    ("statement", "speaker_kind", None, None),
    ("statement", "stance", "denies", "denies"),
    ("statement", "kind", "direct", "direct"),
]


@pytest.mark.parametrize(("kind", "field", "given", "value"), VALUES)
def test_values_are_taken_as_people_write_them(kind: str, field: str, given: object, value: object) -> None:
    assert parse_value(kind, field, given) == value


REFUSED = [
    ("figure", "speaker", "Ann", "has no field 'speaker'.*low, high"),
    ("statement", "low", "3", "has no field"),
    ("figure", "low", "many", "whole or decimal number"),
    ("figure", "low", "-3", "whole or decimal number"),
    ("figure", "low", "NaN", "whole or decimal number"),
    ("figure", "low", "Infinity", "whole or decimal number"),
    ("figure", "low", 2.5, "whole or decimal number"),
    ("figure", "low", True, "whole or decimal number"),
    ("figure", "low", "1e999999", "at most 40 digits"),
    ("figure", "low", "1e-999999", "at most 40 digits"),
    ("figure", "bound", "roughly", "one of exact, more_than"),
    ("figure", "bound", None, "one of exact"),
    ("figure", "event", "'; DROP TABLE figure; --", "one of killed"),
    ("figure", "event", ["killed"], "one of killed"),
    ("figure", "unit", "", "words, at most"),
    ("figure", "unit", "  ", "words, at most"),
    ("figure", "unit", 7, "words, at most"),
    ("figure", "party", "x" * 1001, "words, at most"),
    ("figure", "cumulative", "maybe", "true or false"),
    ("figure", "cumulative", 1, "true or false"),
    ("figure", "period", "yesterday", "takes a day"),
    ("figure", "period", "2022-02-27..2022-02-24", "takes a day"),
    ("figure", "period", "2022-02-27..", "takes a day"),
    ("figure", "period", {"start": 3, "end": 4}, "takes a day"),
    ("figure", "period", {"begin": "2022-02-27"}, "takes a day"),
    ("figure", "period", 5, "takes a day"),
    ("statement", "said", "..2022-02-27", "takes a day"),
    ("statement", "stance", "shouts", "one of asserts"),
]


@pytest.mark.parametrize(("kind", "field", "given", "reason"), REFUSED)
def test_other_values_are_refused_with_what_is_allowed(kind: str, field: str, given: object, reason: str) -> None:
    with pytest.raises(JudgementError, match=reason):
        parse_value(kind, field, given)


@given(
    field=st.sampled_from(sorted(FIELDS["figure"])), value=st.one_of(st.none(), st.text(), st.integers(), st.booleans())
)
def test_a_value_that_was_taken_is_taken_again_and_can_be_set(field: str, value: object) -> None:
    try:
        parsed = parse_value("figure", field, value)
    except JudgementError:
        return
    assert parse_value("figure", field, parsed) == parsed
    values = {**read_figure(make_figure()), field: parsed}
    assert read_figure(set_figure(make_figure(), values)) == values


def test_values_that_were_read_are_set_as_they_were() -> None:
    figure = make_figure(
        period=Period(None, date(2022, 3, 7)), quantity=Quantity(Decimal("2300000"), None, "more_than", "2.3 million")
    )
    assert set_figure(figure, read_figure(figure)) == figure
    for statement in make_statements(BODY):
        assert set_statement(statement, read_statement(statement)) == statement


def test_a_count_has_one_form() -> None:
    told = [Quantity(Decimal(number), None, "exact", "") for number in ("2300000.0", "2300000", "2.30E+6")]
    assert {read_figure(make_figure(quantity=quantity))["low"] for quantity in told} == {"2300000"}


def merge(name: str, other: str) -> Judgement:
    return make("merge", value=other, target=name)


def split(name: str, other: str) -> Judgement:
    return make("split", value=other, target=name)


MERGED = [
    ([merge("a", "b")], {"a": "b"}),
    ([merge("a", "b"), merge("b", "c")], {"a": "c", "b": "c"}),
    ([merge("a", "b"), merge("c", "b")], {"a": "b", "c": "b"}),
    ([merge("a", "b"), merge("b", "a")], {"b": "a"}),
    ([merge("a", "b"), split("a", "b")], {}),
    ([merge("a", "b"), split("b", "a")], {}),
    ([merge("a", "b"), merge("c", "b"), split("b", "a")], {"c": "b"}),
    ([merge("a", "b"), merge("b", "c"), split("a", "c")], {"b": "c"}),
    ([merge("a", "b"), merge("b", "c"), split("c", "a")], {"a": "b"}),
    ([merge("a", "b"), split("a", "b"), merge("a", "b")], {"a": "b"}),
    ([split("a", "b")], {}),
]


@pytest.mark.parametrize(("judgements", "same"), MERGED)
def test_merged_names_lead_to_the_one_they_mean(judgements: list[Judgement], same: dict[str, str]) -> None:
    assert make_marks(judgements).same == same


def test_a_side_holds_for_all_names_of_a_source() -> None:
    side = make("side", value="Norland", target="b")
    own = make("side", value="Sutherland", target="a")
    assert make_marks([merge("a", "b"), side]).sides == {"a": "Norland", "b": "Norland"}
    assert make_marks([side, merge("b", "c")]).sides == {"b": "Norland", "c": "Norland"}
    assert make_marks([merge("a", "b"), side, own]).sides["a"] == "Sutherland"
    assert make_marks([side, replace(side, value="Westland")]).sides == {"b": "Westland"}


def test_cut_links_are_gathered() -> None:
    assert make_marks([make("cut", target="k1"), make("cut", target="k2")]).cut == {"k1", "k2"}
