"""What a platform counted is a figure that needs no reading, and keeps out of the others' way."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from sayso.measure import find_figures, find_times
from sayso.model import Period, Post, Span, Tally, find_words
from tests.factories import make_report, make_text

BODY = "Ann Example\n\nAt least 12 people were killed.\n\n900 views, 4 shares"


def find(seen: datetime | None, body: str = BODY) -> list[tuple[str, str, str, Period | None, str]]:
    views, shares = (Span(at := body.index(f"{number} "), at + len(number)) for number in ("900", "4"))
    tallies = (Tally(views, "viewed"), Tally(shares, "shared"))
    post = Post(Span(0, len(body)), Span(13, 44), Span(0, 11), "Ann Example", None, None, tallies=tallies, seen=seen)
    text = replace(make_text(body), posts=(post,))
    report, words = make_report(published=date(2030, 7, 20)), find_words(text)
    figures = find_figures(report, text, words, (), find_times(report, text, words), ())
    return [(one.id, one.pin.words, one.event, one.period, one.method) for one in figures]


def test_tallies_stand_among_the_figures_in_their_order() -> None:
    day = Period(None, date(2030, 7, 21))

    found = find(datetime(2030, 7, 21, 23, 30, tzinfo=UTC))

    assert found == [
        ("f1", "At least 12", "killed", None, "rules"),
        ("f2", "900", "viewed", day, "counted by a platform"),
        ("f3", "4", "shared", day, "counted by a platform"),
    ]


def test_when_it_was_counted_may_not_be_told() -> None:
    assert [period for *_, period, _ in find(None)] == [None, None, None]


def test_a_tally_is_its_number() -> None:
    assert Decimal("900") == Decimal(
        find(None, BODY.replace("At least 12 people were killed.", "What a sad day it was today."))[0][1]
    )
