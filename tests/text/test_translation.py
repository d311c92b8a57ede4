"""A translation knows what it translates. Everybody in it is made up."""

from __future__ import annotations

import hashlib
import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.keeper.ledger import Ledger
from sayso.model import Dropped, Original, Raw, Reading, Relay, Said, Span, TimedSpan, Turn
from sayso.pipeline import read_reports
from sayso.present.publish.report import _leave_originals
from sayso.settings import Settings
from sayso.text import make_text
from sayso.text.aligned import align_turns

EXAMPLES = Path(__file__).parents[2] / "examples"
ORIGINAL, TRANSLATED = EXAMPLES / "prisoners-original.vtt", EXAMPLES / "prisoners.vtt"
SETTINGS = Settings(translation=str(TRANSLATED), translator="Lumen Translators")
SECONDS = st.decimals(0, 50, places=1)


def test_an_original_and_its_translation_side_by_side() -> None:
    original, translated = read_reports([ORIGINAL], settings=SETTINGS)
    assert isinstance(original, Reading)
    assert isinstance(translated, Reading)
    assert original.text.original is None
    assert all(not one.via for one in original.statements)
    assert translated.text.original == hashlib.sha256(ORIGINAL.read_bytes()).hexdigest() == original.report.raw_digest
    told = [(turn.original or "", turn.language) for turn in translated.text.turns]
    assert told[0] == ("Нам сказали, що це навчання. З нашої роти сорок людей загинули в перший день.", "uk")
    assert told[3] == ("Я не знаю, скільки.", "uk")
    turns = [one for one in translated.statements if one.method == "turn"]
    assert len(turns) == 5
    assert all(Relay("Lumen Translators", None, "translated") in one.via for one in turns)


def test_both_are_kept_and_come_back(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "film.db", create=True) as ledger:
        first, second = ledger.add([ORIGINAL], settings=SETTINGS)
        assert not isinstance(first, Dropped)
        assert not isinstance(second, Dropped)
        kept = ledger.reading(second.edition.id)
        _, translated = read_reports([ORIGINAL], settings=SETTINGS)
        assert kept == translated
        raw = ledger._store.raw(second.edition.id)
        assert raw.original is not None
        assert raw.original.digest == ledger.reading(first.edition.id).report.raw_digest
        made = make_text(raw)
        assert isinstance(made, tuple)
        assert made[1] == kept.text
        assert [one.state for one in ledger.add([ORIGINAL], settings=SETTINGS) if not isinstance(one, Dropped)] == [
            "unchanged"
        ] * 2
        assert list(ledger.verify()) == []


def test_by_order_where_there_are_no_times() -> None:
    turns = [Turn(Span(at, at + 1), Span(at, at + 1), None) for at in (0, 1)]
    told = align_turns(turns, (), Original("0", "uk", (Said("раз"), Said("два"))))
    assert [(turn.original, turn.language) for turn in told] == [("раз", "uk"), ("два", "uk")]
    assert align_turns(turns, (), Original("0", "uk", (Said("раз"),))) == tuple(turns)


def test_what_shares_no_time_belongs_to_nobody() -> None:
    turns = [Turn(Span(0, 1), Span(0, 1), None)]
    timed = [TimedSpan(Span(0, 1), Decimal(5), Decimal(6))]
    said = (
        Said("early", Decimal(1), Decimal(5)),
        Said("now", Decimal("5.5"), Decimal(9)),
        Said("late", Decimal(6), Decimal(7)),
    )
    (told,) = align_turns(turns, timed, Original("0", None, said))
    assert told.original == "now"


@given(
    st.lists(st.tuples(SECONDS, st.none() | SECONDS), max_size=8),
    st.lists(st.tuples(SECONDS, st.none() | SECONDS), max_size=8),
)
def test_each_piece_belongs_to_one_turn_at_most(
    cues: list[tuple[Decimal, Decimal | None]], said: list[tuple[Decimal, Decimal | None]]
) -> None:
    turns = [Turn(Span(at, at + 1), Span(at, at + 1), None) for at in range(len(cues))]
    timed = [TimedSpan(turn.span, *cue) for turn, cue in zip(turns, cues, strict=True)]
    told = align_turns(turns, timed, Original("0", None, tuple(Said(f"w{at}", *one) for at, one in enumerate(said))))
    words = [word for turn in told for word in (turn.original or "").split()]
    assert len(words) == len(set(words)) <= len(said)


def test_a_translation_is_of_one_transcript(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="one transcript"):
        list(read_reports([ORIGINAL, ORIGINAL], settings=SETTINGS))
    path = tmp_path / "story.txt"
    path.write_text("The pier at Oldford is gone, the mayor said.")
    story, dropped = read_reports([path], settings=SETTINGS)
    assert isinstance(story, Reading)
    assert isinstance(dropped, Dropped)
    assert dropped.reason == "no translation"
    assert not isinstance(Raw(b"", "text/vtt", "x").original, Original)


def test_cues_that_are_all_said_at_once_take_no_time_of_their_square() -> None:
    turns = [Turn(Span(at, at + 1), Span(at, at + 1), None) for at in range(20_000)]
    timed = [TimedSpan(turn.span, Decimal(0), Decimal(9)) for turn in turns]
    said = tuple(Said("w", Decimal(1), Decimal(8)) for _ in turns)
    begun = time.process_time()
    align_turns(turns, timed, Original("0", None, said))
    assert time.process_time() - begun < 20


def test_what_is_published_leaves_the_original_out() -> None:
    _, translated = read_reports([ORIGINAL], settings=SETTINGS)
    assert isinstance(translated, Reading)
    published = _leave_originals(translated)
    assert {turn.original for turn in published.text.turns} == {None}
    assert [turn.content for turn in published.text.turns] == [turn.content for turn in translated.text.turns]
