"""What a plot shows of a series, where everything stands, and in which words; nothing here needs the plot extra."""

from __future__ import annotations

import math
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Event, Finding, Period, Question, Status
from sayso.present.plot.badges import LETTERS, RADIUS, choose_findings, place_badges
from sayso.present.plot.frame import choose_days, choose_numbers, make_frame
from sayso.present.plot.layout import lay_out, tell_notes
from sayso.present.plot.marks import Extent, arrange_series
from sayso.present.plot.styles import OTHERS, STYLES
from sayso.present.plot.words import clean, cut_words, estimate_width, tell_finding, tell_number, tell_title, wrap_words
from tests.present.plotted import Told, make_finding, make_series, tell

EXTENTS: list[tuple[Told, Extent, str]] = [
    (tell("Ann Example", 0, 12), "none", "12"),
    (Told("Ann Example", 0, 3500, None, "more_than"), "up", "more than 3,500"),
    (Told("Ann Example", 0, 3500, None, "at_least"), "up", "at least 3,500"),
    (Told("Ann Example", 0, None, 40, "fewer_than"), "down", "fewer than 40"),
    (Told("Ann Example", 0, None, 40, "at_most"), "down", "at most 40"),
    (Told("Ann Example", 0, 40, 60, "between"), "bar", "40 to 60"),
    (Told("Ann Example", 0, 200, 200, "about"), "tick", "about 200"),
    (Told("Ann Example", 0, 200, 200, "nearly"), "tick below", "nearly 200"),
    (Told("Ann Example", 0, None, 200, "nearly"), "tick below", "nearly 200"),
    # A person may have corrected the ends without the bound: the ends hold.
    (Told("Ann Example", 0, 200, None, "exact"), "up", "at least 200"),
    (Told("Ann Example", 0, 200, 300, "about"), "bar", "200 to 300"),
]


@pytest.mark.parametrize(("told", "extent", "words"), EXTENTS)
def test_a_bound_is_drawn_and_told(told: Told, extent: Extent, words: str) -> None:
    (mark,) = arrange_series(*make_series([told])).marks

    assert mark.extent == extent
    assert tell_number(mark) == words


def test_an_echo_is_faint_and_pulls_no_line_back() -> None:
    told = [
        tell("Ann Example", 0, 100),
        tell("Ann Example", 3, 200),
        tell("Ann Example", 5, 100),
        tell("Ann Example", 6, 200),
    ]

    marks = arrange_series(*make_series(told)).marks

    assert [mark.ring for mark in marks] == [0, 0, 1, 1]
    assert [mark.on_line for mark in marks] == [True, True, False, True]


def test_a_line_passes_by_a_day_with_two_numbers() -> None:
    told = [
        tell("Ann Example", 0, 100),
        tell("Ann Example", 1, 200),
        tell("Ann Example", 1, 50),
        tell("Ann Example", 2, 300),
    ]

    assert [mark.on_line for mark in arrange_series(*make_series(told)).marks] == [True, False, False, True]


def test_echoes_at_one_place_are_rings_around_each_other() -> None:
    marks = arrange_series(*make_series([tell("Ann Example", 0, 100)] * 4)).marks

    assert [mark.ring for mark in marks] == [0, 1, 2, 3]


def test_the_same_number_for_another_day_is_new_where_days_are_counted_one_by_one() -> None:
    days = [Period(date(2022, 3, n), date(2022, 3, n)) for n in (1, 2, 2)]
    told = [tell("Ann Example", n, 5, period=day) for n, day in zip((0, 1, 1), days, strict=True)]

    assert [mark.ring for mark in arrange_series(*make_series(told, cumulative=False)).marks] == [0, 0, 1]
    assert [mark.ring for mark in arrange_series(*make_series(told)).marks] == [0, 1, 2]


def test_a_voice_is_all_that_one_says() -> None:
    told = [
        tell("The Defence Ministry", 0, 100), tell("Defence ministry", 1, 120), tell(None, 2, 90),
        tell("Ann Example", 3, 80), tell("The Defence Ministry", 4, 120),
    ]  # fmt: skip

    voices = arrange_series(*make_series(told)).voices

    assert [(voice.name, voice.new, voice.echoes) for voice in voices] == [
        ("The Defence Ministry", 3, 0), ("Oldford Echo (its own word)", 1, 0), ("Ann Example", 1, 0),
    ]  # fmt: skip
    assert voices[0].latest.day == date(2022, 3, 5)


def test_voices_beyond_those_that_can_be_told_apart_are_one() -> None:
    drawing = arrange_series(*make_series([tell(f"Speaker {n}", n, 10 + n) for n in range(15)]))

    assert [voice.style for voice in drawing.voices] == [*STYLES, OTHERS]
    assert drawing.voices[-1].name == "3 others"
    assert {mark.voice for mark in drawing.marks} == set(range(13))


def test_styles_differ_without_their_colours() -> None:
    assert len({(style.shape, style.filled) for style in STYLES}) == len(STYLES)
    assert len({style.dash for style in STYLES}) == len(STYLES)


def test_what_has_no_place_is_counted() -> None:
    told = [
        tell("Ann Example", 0, 5), tell("Ann Example", None, 6), Told("Ann Example", 1, None, None, "vague"),
        tell("Ann Example", 2, 10**15), Told("Ann Example", 2, 1, 10**40, "between"),
        tell("Ann Example", 0, 7, modality="denied"),
    ]  # fmt: skip
    series, figures = make_series(told)
    drawing = arrange_series(series, figures)

    assert (len(drawing.marks), drawing.undated, drawing.vague, drawing.too_large, drawing.denied) == (1, 1, 1, 2, 1)
    assert tell_notes(series, drawing, make_frame(drawing.marks, 500, 300))[0] == (
        "Not in the plot: 1 figure tells no day, 1 figure tells no number that can be drawn, "
        "2 figures tell a number too large to draw, 1 figure tells what somebody denies."
    )


QUESTIONS = [
    (("killed", "soldier", "Norland", None, "military", None, True, date(2022, 2, 24), None), "How many soldiers of Norland have been killed since 24 Feb 2022?"),
    (("killed", "person", None, "Norland", "civilian", "Oldford", False, None, Period(date(2022, 3, 7), date(2022, 3, 7))), "How many civilians were killed by Norland in Oldford on 7 Mar 2022?"),
    (("injured", "person", None, None, None, "near Oldford", False, None, Period(None, date(2022, 3, 7))), "How many people were injured near Oldford up to 7 Mar 2022?"),
    (("shot_down", "aircraft", "Norland", None, None, None, True, None, None), "How many aircraft of Norland have been shot down so far?"),
    (("missing", None, None, None, None, None, False, None, Period(date(2022, 3, 1), date(2022, 3, 7))), "How many have gone missing from 1 Mar 2022 to 7 Mar 2022?"),
    (("surrendered", "military", "Sudland", None, None, None, False, None, None), "How many members of the military of Sudland have surrendered?"),
    (("lost", "police officer", None, None, "aid_worker", None, False, None, None), "How many police officers (aid worker) were lost?"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "title"), QUESTIONS)
def test_the_title_is_the_question(
    question: tuple[
        Event, str | None, str | None, str | None, Status | None, str | None, bool, date | None, Period | None
    ],
    title: str,
) -> None:
    assert tell_title(Question(*question)) == title


@pytest.mark.parametrize(
    ("finding", "line"),
    [
        (make_finding("fall", cause="slip", day=date(2022, 6, 3)), "Fall (slip?), 3 June 2022: The fall of it."),
        (make_finding("contradiction", cause="unknown"), "Contradiction: The contradiction of it."),
    ],
)
def test_a_finding_is_a_line(finding: Finding, line: str) -> None:
    assert tell_finding(finding) == line


def test_findings_that_are_questions_have_letters_in_the_order_of_their_days() -> None:
    told = [tell("Bo Example" if n == 5 else "Ann Example", n, 100 - n) for n in range(20)]
    findings = [
        make_finding("revision", "f2", "f3", cause="correction"), make_finding("echo", "f1", "f2"),
        make_finding("fall", "f8", "f9"), make_finding("agreement", "f1"), make_finding("revision", "f4", cause="new count"),
        make_finding("sum", "f99"), make_finding("contradiction", "f5", "f6"),
    ]  # fmt: skip
    series, figures = make_series(told, findings)
    drawing = arrange_series(series, figures)

    chosen = choose_findings(series)
    badges = place_badges(chosen, drawing.marks, make_frame(drawing.marks, 600, 300))

    assert [one.kind for one in chosen] == ["fall", "contradiction", "sum", "revision"]
    assert [(badge.letter, badge.finding.kind) for badge in badges] == [
        ("A", "revision"), ("B", "contradiction"), ("C", "fall"), ("D", "sum"),
    ]  # fmt: skip
    assert [[mark.figure.id for mark, _ in badge.places] for badge in badges] == [["f3"], ["f5", "f6"], ["f9"], []]


@given(
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 10**6)), min_size=1, max_size=30),
    st.integers(360, 2400),
)
def test_letters_and_marks_stay_in_the_plot(places: list[tuple[int, int]], width: int) -> None:
    findings = [make_finding("fall", f"f{n}") for n in range(min(len(places), len(LETTERS)))]
    series, figures = make_series([tell(f"Speaker {n % 14}", *place) for n, place in enumerate(places)], findings)
    drawing = arrange_series(series, figures)

    layout = lay_out(series, drawing, width)

    frame = layout.frame
    assert math.isclose(layout.left + frame.width + layout.right, width)
    for mark in drawing.marks:
        assert 0 <= frame.place_day(mark.day) <= frame.width
        assert 0 <= frame.place_number(mark.value) <= frame.height
    for word in layout.over.words:
        assert -layout.left <= word.x <= frame.width + layout.right
        assert -layout.above <= word.y <= frame.height + layout.below


def test_letters_keep_clear_of_each_other() -> None:
    told = [tell("Ann Example", n % 3, 100 + n) for n in range(12)]
    series, figures = make_series(told, [make_finding("fall", f"f{n}") for n in range(12)])
    marks = arrange_series(series, figures).marks

    badges = place_badges(choose_findings(series), marks, make_frame(marks, 600, 300))

    spots = [spot for badge in badges for _, spot in badge.places]
    assert len(spots) == 12
    assert all(math.dist(a, b) >= 2 * RADIUS for n, a in enumerate(spots) for b in spots[:n])


@given(st.dates(), st.integers(0, 400_000), st.integers(2, 12))
def test_days_of_the_axis_lie_in_it_and_are_few(first: date, length: int, most: int) -> None:
    last = first + timedelta(min(length, (date.max - first).days))

    ticks = choose_days(first, last, most)

    assert all(first <= tick.day <= last for tick in ticks)
    assert len(ticks) <= max(most, 2)
    assert [tick.day for tick in ticks] == sorted({tick.day for tick in ticks})


@given(st.integers(0, 10**14), st.integers(0, 10**14), st.integers(2, 8))
def test_numbers_of_the_axis_hold_all_that_is_drawn(one: int, other: int, most: int) -> None:
    numbers = choose_numbers(float(min(one, other)), float(max(one, other)), most)

    assert numbers[0] <= min(one, other)
    assert numbers[-1] >= max(one, other)
    assert 2 <= len(numbers) <= 2 * most + 2


@pytest.mark.parametrize(("numbers", "bottom"), [((100, 400), 0), ((3490, 3410), 3400), ((7, 7), 0), ((0, 0), 0)])
def test_numbers_begin_at_zero_unless_a_small_fall_would_be_lost(numbers: tuple[int, int], bottom: int) -> None:
    series, figures = make_series([tell("Ann Example", n, number) for n, number in enumerate(numbers)])
    drawing = arrange_series(series, figures)
    frame = make_frame(drawing.marks, 600, 300)

    assert frame.bottom == bottom
    assert any("not at zero" in note for note in tell_notes(series, drawing, frame)) == (bottom > 0)


@given(st.text(max_size=80), st.integers(40, 300), st.integers(1, 4))
def test_words_fit_in_their_room(text: str, room: int, most: int) -> None:
    lines = wrap_words(text, room, 12, most)

    assert len(lines) <= most
    assert all(estimate_width(line, 12) <= room for line in lines)
    assert estimate_width(cut_words(text, room, 12, bold=True), 12, bold=True) <= room


def test_words_are_clean() -> None:
    assert clean("a\x1b[31m\u202eb\ufffe\ud800\n c") == "a␛[31m\ufffdb\ufffd\ufffd c"


def test_decimals_are_drawn_as_they_are() -> None:
    (mark,) = arrange_series(*make_series([Told("Ann Example", 0, 3, 4, "between")])).marks

    assert mark.value == Decimal("3.5")
