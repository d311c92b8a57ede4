"""What changed from one edition of a document to the next."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.compare.editions import compare_editions
from sayso.model import Bound, Change, Figure, Quantity, Reading, Span
from tests.factories import make_figure, make_reading, make_report, make_statement, make_text

Told = tuple[str, int | None, int | None, Bound]


def count(words: str, low: int | None, high: int | None, bound: Bound = "exact") -> Told:
    return words, low, high, bound


def read(body: str, *told: Told, title: str = "Flood at Oldford", **values: Any) -> Reading:
    """A reading of `body` whose figures stand at the first free place of their words."""
    at, figures = 0, []
    for index, (words, low, high, bound) in enumerate(told):
        at = body.index(words, at)
        figures.append(
            _make(body, at, words, Quantity(_decimal(low), _decimal(high), bound, words), f"f{index + 1}", values)
        )
        at += len(words)
    reading = make_reading(body, report=make_report(title=title), figures=tuple(figures))
    return reading


def _make(body: str, at: int, words: str, quantity: Quantity, id: str, values: dict[str, Any]) -> Figure:
    from sayso.model import make_pin

    pin = make_pin(body, Span(at, at + len(words)))
    return make_figure(body, words, id=id, pin=pin, quantity=quantity, **values)


def _decimal(number: int | None) -> Decimal | None:
    return None if number is None else Decimal(number)


def changed(older: Reading, newer: Reading) -> list[str]:
    return [change.reason for change in compare_editions(older, newer) if change.kind == "changed"]


DIED = "A flood at Oldford has killed {} people in their homes, the county said."


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        (count("at least 29", 29, None, "at_least"), count("304", 304, 304), "rose from “at least 29” to “304”"),
        (count("eight", 8, 8), count("six", 6, 6), "fell from “eight” to “six”"),
        (count("over 90", 90, None, "more_than"), count("90", 90, 90), "its bound changed from “over 90” to “90”"),
        (
            count("dozens of", None, None, "vague"),
            count("41", 41, 41),
            "is told exactly now, “41” instead of “dozens of”",
        ),
        (
            count("41", 41, 41),
            count("dozens of", None, None, "vague"),
            "is told vaguely now, “dozens of” instead of “41”",
        ),
        (
            count("dozens of", None, None, "vague"),
            count("hundreds of", None, None, "vague"),
            "rose from “dozens of” to",
        ),
    ],
)
def test_a_count_that_is_told_otherwise_is_one_change(before: Told, after: Told, reason: str) -> None:
    (told,) = compare_editions(read(DIED.format(before[0]), before), read(DIED.format(after[0]), after))
    assert (told.what, told.kind, told.before, told.after) == ("figure", "changed", "f1", "f1")
    assert told.reason.startswith("people killed: ")
    assert reason in told.reason


def test_the_same_count_in_other_words_is_no_change() -> None:
    older = read(DIED.format("29"), count("29", 29, 29))
    newer = read("Rescuers in Oldford are looking for survivors of a flood that has killed 29.", count("29", 29, 29))
    assert compare_editions(older, newer) == ()
    assert compare_editions(older, older) == ()


def test_counts_are_matched_by_what_they_count_not_by_their_place() -> None:
    body = "In Oldford {} people were killed by the flood. In Newford {} people were killed in a landslide."
    older = read(body.format("10", "12"), count("10", 10, 10), count("12", 12, 12))
    newer = read(body.format("12", "15"), count("12", 12, 12), count("15", 15, 15))
    assert changed(older, newer) == ["people killed: rose from “10” to “12”.", "people killed: rose from “12” to “15”."]


def test_a_correction_is_called_one() -> None:
    older = read(DIED.format("29"), count("29", 29, 29))
    newer = read("A flood at Oldford has killed 19 people in their homes, the county corrected.", count("19", 19, 19))
    assert changed(older, newer) == ["people killed: was corrected from “29” to “19”: it fell."]
    notice = read(DIED.format("19"), count("19", 19, 19))
    text = make_text(notice.text.body, corrections=(Span(0, 5),))
    marked = make_reading(notice.text.body, report=notice.report, figures=notice.figures, text=text)
    assert changed(older, marked) == ["people killed: was corrected from “29” to “19”: it fell."]


def test_other_events_sides_and_groups_are_no_recount() -> None:
    older = read(DIED.format("29"), count("29", 29, 29))
    for values in ({"event": "injured"}, {"status": "child"}, {"unit": "house"}):
        newer = read(DIED.format("31"), count("31", 31, 31), **values)
        assert changed(older, newer) == []
        assert {change.kind for change in compare_editions(older, newer)} == {"added", "removed"}


def test_a_count_in_one_place_more_is_told_so() -> None:
    older = read(DIED.format("29"), count("29", 29, 29))
    body = "Flood kills 29 people\n" + DIED.format("29")
    newer = read(body, count("29", 29, 29), count("29", 29, 29))
    assert [change.reason for change in compare_editions(older, newer)] == [
        "people killed: “29” is told in one place more."
    ]
    assert [change.reason for change in compare_editions(newer, older)] == [
        "people killed: “29” is told in one place fewer."
    ]


def test_a_denied_count_is_told_so() -> None:
    older, newer = (read(DIED.format("29"), count("29", 29, 29), modality=how) for how in ("asserted", "denied"))
    assert changed(older, newer) == ["people killed: “29” is denied now, “29” was not."]
    assert changed(newer, older) == ["people killed: “29” was denied, “29” is not."]


def test_another_story_at_the_address_is_no_revision() -> None:
    older = read(DIED.format("29"), count("29", 29, 29))
    body = "Gunmen have shot dead 31 miners who slept in a hostel near Newford, union leaders report."
    newer = read(body, count("31", 31, 31), title="Gunmen attack a mine")
    changes = compare_editions(older, newer)
    assert [(one.kind, one.before, one.after) for one in changes] == [("removed", "f1", None), ("added", None, "f1")]
    assert all("Another story stands at this address" in one.reason for one in changes)


def test_a_new_title_over_the_same_sentences_is_no_other_story() -> None:
    older = read(DIED.format("29") + "\nThe bridge was swept away and roads are closed.", count("29", 29, 29))
    body = "Rivers burst banks overnight, hundreds spend Sunday elsewhere.\nThe bridge was swept away and roads are closed."
    newer = read(body, title="Homes evacuated after heavy rains")
    assert [change.reason for change in compare_editions(older, newer)] == ["people killed: “29” is left out."]


@pytest.mark.parametrize(
    ("values", "content", "reason"),
    [
        ({}, "the old deck had moved overnight", "Ann Example: reworded from “the deck had moved overnight” to"),
        (
            {"speaker": "Ben Example"},
            "the deck had moved overnight",
            "is Ben Example’s word now; before it was Ann Example’s",
        ),
        ({"stance": "denies"}, "the deck had moved overnight", "Ann Example denies “the deck had moved overnight” now"),
    ],
)
def test_statements_are_compared_by_speaker_and_words(values: dict[str, Any], content: str, reason: str) -> None:
    told: dict[str, Any] = {"speaker": "Ann Example", **values}
    older = _state("the deck had moved overnight", {"speaker": "Ann Example"})
    (change,) = compare_editions(older, _state(content, told))
    assert (change.what, change.kind) == ("statement", "changed")
    assert reason in change.reason


def test_a_statement_with_other_words_is_added_and_the_old_one_removed() -> None:
    older = _state("the deck had moved overnight", {"speaker": "Ann Example"})
    newer = _state("nobody was hurt in it at all", {"speaker": "Ann Example"})
    assert [change.kind for change in compare_editions(older, newer)] == ["removed", "added"]


def _state(content: str, values: dict[str, Any]) -> Reading:
    body = f"Mayor Ann Example said {content} at the bridge in Oldford."
    statement = make_statement(body, "Mayor Ann Example", "said", content, **values)
    return make_reading(body, (statement,), report=make_report(title="Bridge at Oldford"))


_NUMBERS = st.lists(st.integers(1, 30), max_size=6)


@given(_NUMBERS, _NUMBERS)
def test_every_figure_is_told_at_most_once_and_nothing_is_lost(before: Sequence[int], after: Sequence[int]) -> None:
    older, newer = _list_numbers(before), _list_numbers(after)
    changes: tuple[Change, ...] = compare_editions(older, newer)
    for told, reading in (([one.before for one in changes], older), ([one.after for one in changes], newer)):
        ids = [id for id in told if id is not None]
        assert len(set(ids)) == len(ids)
        assert set(ids) <= {figure.id for figure in reading.figures}
    if before == after:
        assert changes == ()


def _list_numbers(numbers: Sequence[int]) -> Reading:
    body = "The flood at Oldford: " + ", ".join(f"{number} people died" for number in numbers) + "."
    return read(body, *(count(str(number), number, number) for number in numbers))
