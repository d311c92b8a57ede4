"""A day is told or it is not known; nothing is guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.text.dates import find_address_day, find_dateline_day, find_day
from sayso.text.paragraphs import split_paragraphs

DAY = date(2022, 2, 27)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2022-02-27", DAY),
        ("2022-02-27T23:59:00-05:00", DAY),
        ("20220227", DAY),
        ("2022/02/27 10:00", DAY),
        ("February 27, 2022", DAY),
        ("Feb. 27 2022", DAY),
        ("27 February 2022", DAY),
        ("the 27th of February, 2022", DAY),
        ("27-Feb-2022", DAY),
        ("Sun, 27 Feb 2022 10:00:00 GMT", DAY),
        ("10 OCT 89", date(1989, 10, 10)),
        ("27 Feb '22", DAY),
        ("2022-02-30", None),
        ("February 30, 2022", None),
        ("February 27", None),
        ("27.02.2022", None),
        ("02/27/2022", None),
        ("1645920000", None),
        ("May I go?", None),
        ("", None),
    ],
)
def test_days(words: str, day: date | None) -> None:
    assert find_day(words) == day


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("OLDFORD, Feb. 27, 2022 (Example Agency) — The harbour is closed.", DAY),
        ("OLDFORD, Exampleland (EA) — Feb. 27, 2022 — The harbour is closed.", DAY),
        ("Oldford, 27 Feb 2022 (EA) - The harbour is closed.", DAY),
        ("February 27, 2022 (Example Agency) - The harbour is closed.", DAY),
        ("OLDFORD, 27 FEB 22 (EA) -- [TEXT] THE HARBOUR IS CLOSED.", DAY),
        ("Harbour closed\n\nPublished February 27, 2022\n\nThe harbour is closed.", DAY),
        ("Harbour closed\n\nSunday, 27 February 2022 at 10:15 GMT\n\nThe harbour is closed.", DAY),
        ("February 27 (Example Agency) - The harbour is closed.", None),
        ("On February 27, 2022, the harbour was closed.", None),
        ("The harbour was closed on Feb. 27, 2022 — a Sunday.", None),
        ("The harbour is closed.", None),
        ("", None),
    ],
)
def test_datelines(body: str, day: date | None) -> None:
    assert find_dateline_day(body, split_paragraphs(body)) == day


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://example.org/2022/02/27/harbour", DAY),
        ("https://example.org/world/2022/feb/27/harbour", DAY),
        ("https://example.org/harbour-closed-2022-02-27/", DAY),
        ("https://example.org/20220227-harbour", DAY),
        ("https://example.org/2022/2/27/harbour", DAY),
        ("https://example.org/2022/02/harbour", None),
        ("https://example.org/2022/13/45/harbour", None),
        ("https://example.org/harbour-120220227", None),
        ("https://example.org/harbour?day=2022-02-27", None),
        ("https://2022-02-27.example.org/harbour", None),
        ("", None),
    ],
)
def test_addresses(address: str, day: date | None) -> None:
    assert find_address_day(address) == day


@given(st.dates(date(1970, 1, 1), date(2068, 12, 31)))
def test_every_way_of_writing_a_day_is_read_back(day: date) -> None:
    for form in ("%Y-%m-%d", "%B %d, %Y", "%d %b %Y", "%b. %d, %Y", "%d %B %Y", "%d %b %y"):
        assert find_day(day.strftime(form)) == day


@given(st.text(max_size=80))
def test_no_text_spoils_a_search(words: str) -> None:
    find_day(words)
    find_address_day(words)
    find_dateline_day(words, split_paragraphs(words))
