"""Whatever a reading holds comes back as it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, TypeVar, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.attribute import load_tagger
from sayso.ledger.store import Store, open_store
from sayso.ledger.verify import verify_ledger
from sayso.model import (
    Attribution,
    Bound,
    Days,
    Dropped,
    Entity,
    Event,
    Figure,
    Flag,
    Locale,
    OffsetMap,
    Period,
    Place,
    PlaceKind,
    Post,
    Quantity,
    Raw,
    Reading,
    Relay,
    Span,
    SpeakerKind,
    Stance,
    Statement,
    Status,
    Text,
    Time,
    TimeKind,
    Versions,
    make_pin,
)
from sayso.pipeline import process_report
from sayso.read import read_sources
from sayso.settings import Settings
from sayso.text import read_source
from tests.factories import make_report
from tests.ledger.reports import BODY, add_bytes, make_whole, same

EXAMPLES = Path(__file__).parents[2] / "examples"
T = TypeVar("T")
NAMES = st.none() | st.text(min_size=1, max_size=20)
WORDS = st.text(min_size=1, max_size=10)
DAYS = st.dates(date(1, 1, 1))
SCORES = st.floats(0, 1)
COUNTS = st.none() | st.decimals(0, 10**12, allow_nan=False, allow_infinity=False)
MOMENTS = st.datetimes(
    datetime(2, 1, 1), datetime(9000, 1, 1), timezones=st.sampled_from([UTC, timezone(timedelta(hours=-5))])
)
DROPPED = st.lists(st.builds(Dropped, WORDS, st.just("measure"), WORDS, WORDS), max_size=2)
LOCALES = st.builds(
    Locale, st.integers(0, 2**31 - 1), WORDS, st.sampled_from(get_args(PlaceKind)), st.just("NL"), st.floats(-90, 90),
    st.floats(-180, 180), SCORES, st.integers(0, 2**31 - 1),
)  # fmt: skip


def many(items: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(items, max_size=3).map(tuple)


def spans(length: int) -> st.SearchStrategy[Span]:
    pairs = st.tuples(st.integers(0, length), st.integers(0, length)).filter(lambda pair: pair[0] != pair[1])
    return pairs.map(lambda pair: Span(min(pair), max(pair)))


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    body = draw(st.text(st.characters(codec="utf-8"), min_size=1, max_size=60))
    within = spans(len(body))
    pins = within.map(lambda span: make_pin(body, span))
    periods = st.none() | st.builds(Period, st.none() | DAYS, DAYS)
    said = st.none() | st.builds(Days, DAYS, DAYS)
    text = Text(
        "r1",
        body,
        draw(many(within)),
        tuple(sorted(draw(many(within)))),
        OffsetMap(((0, 0, len(body)),)),
        draw(many(st.builds(Post, within, within, st.none() | within, NAMES, NAMES, st.none() | MOMENTS, many(WORDS)))),
        draw(many(within)),
    )
    statement = st.builds(
        Statement, st.just("s"), st.just("direct"), many(pins), many(pins), many(pins), NAMES,
        st.none() | st.sampled_from(get_args(SpeakerKind)), NAMES, st.sampled_from(get_args(Stance)), said,
        many(st.builds(Relay, WORDS, st.none() | pins)), NAMES, SCORES, WORDS,
    )  # fmt: skip
    figure = st.builds(
        Figure, st.just("f"), pins, st.builds(Quantity, COUNTS, COUNTS, st.sampled_from(get_args(Bound)), WORDS),
        st.sampled_from(get_args(Event)), NAMES, NAMES, NAMES, st.none() | st.sampled_from(get_args(Status)), periods,
        st.booleans(), NAMES, st.just(()), NAMES, st.just("s0"), NAMES, st.just("claim"), st.just("hedged"), SCORES, WORDS,
    )  # fmt: skip
    places = number(draw(many(st.builds(Place, st.just("p"), pins, WORDS, many(LOCALES)))))
    figures = tuple(
        replace(figure, places=tuple(place.id for place in draw(st.permutations(places))))
        for figure in number(draw(many(figure)))
    )
    return Reading(
        make_report(
            title=draw(NAMES),
            byline=draw(NAMES),
            publisher=draw(NAMES),
            published=draw(st.none() | DAYS),
            language=None,
        ),
        text,
        draw(many(st.builds(Attribution, many(within), many(within), many(within), SCORES))),
        number(draw(many(statement))),
        number(draw(many(st.builds(Entity, st.just("e"), st.just("person"), WORDS, many(within), NAMES)))),
        figures,
        places,
        draw(many(st.builds(Time, pins, st.sampled_from(get_args(TimeKind)), NAMES, periods))),
        draw(many(st.builds(Flag, st.just("sum"), many(WORDS), WORDS, SCORES))),
        tuple(draw(DROPPED)),
        Versions(draw(WORDS), draw(WORDS)),
    )


def number(items: tuple[T, ...]) -> tuple[T, ...]:
    """The items with ids of their own."""
    told: Any = items
    return tuple(replace(item, id=f"{item.id}{order}") for order, item in enumerate(told))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A ledger in which the readings of all tries gather."""
    with open_store(tmp_path_factory.mktemp("kept") / "test.sayso", create=True) as store:
        yield store


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reading=readings())
def test_any_reading_comes_back(kept: Store, reading: Reading) -> None:
    raw, reading = add_bytes(reading.text.body.encode(), reading, encoding="utf-8", url=None)

    added = kept.write(raw, reading, same)

    if added.state != "unchanged":  # the same bytes by the same versions are not kept twice
        assert kept.reading(added.edition.id) == reading
        assert kept.raw(added.edition.id) == raw


def test_the_sign_of_a_zero_is_no_change(tmp_path: Path) -> None:
    whole = make_whole(BODY)
    places = tuple(
        replace(one, candidates=tuple(replace(locale, latitude=-0.0, longitude=-0.0) for locale in one.candidates))
        for one in whole.places
    )
    assert any(one.candidates for one in places)
    raw, reading = add_bytes(BODY.encode(), replace(whole, places=places), encoding="utf-8", url=None)
    with open_store(tmp_path / "zero.db", create=True) as store:
        store.write(raw, reading, same)
        assert list(verify_ledger(store, read_source)) == []


def test_all_of_them_verify(kept: Store) -> None:
    assert list(verify_ledger(kept, read_source)) == []


def test_the_examples_come_back_as_they_were_read(store: Store) -> None:
    tagger = load_tagger()
    for raw in read_sources([str(path) for path in sorted(EXAMPLES.iterdir())], Settings()):
        assert isinstance(raw, Raw)
        reading = process_report(raw, tagger)
        assert isinstance(reading, Reading)

        added = store.write(raw, reading, same)

        assert store.reading(added.edition.id) == reading
        assert store.raw(added.edition.id) == raw
    assert list(verify_ledger(store, read_source)) == []
