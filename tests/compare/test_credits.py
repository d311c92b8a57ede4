"""Whom a report's own words credit."""

import pytest

from sayso.compare.credits import find_passage_credits, find_report_credit
from sayso.model import check_pin
from tests.compare.make import make_kept
from tests.factories import make_report


@pytest.mark.parametrize(
    ("body", "credited"),
    [
        ("OLDFORD, March 7 (Reuters) - Twelve people died.", "Reuters"),
        ("Oldford (AP) — Twelve people died.", "AP"),
        ("OLDFORD, Norland (NNA) — Twelve people died.", "NNA"),
        ("Twelve people died.\nWith reporting by AFP", "AFP"),
        ("Twelve people died.\nReuters contributed to this report.", "Reuters"),
        ("Twelve people died. This article was originally published by Deutsche Welle.", "Deutsche Welle"),
        ("Twelve people died.\nBy\nRFE/RL\nMore news", "RFE/RL"),
        ("Twelve people (many of them old) - and two dogs - died.", None),
        ("Reporting by Ann Example; editing by Peter Sample", None),
    ],
)
def test_the_credit_of_a_whole_report(body: str, credited: str | None) -> None:
    credit = find_report_credit(make_report(), body)
    assert (credit and credit.told) == credited
    if credit is not None and credit.pin is not None:
        check_pin(body, credit.pin)


def test_a_byline_credits_an_agency() -> None:
    credit = find_report_credit(make_report(byline="Associated Press"), "Twelve people died.")
    assert credit is not None
    assert (credit.told, credit.pin) == ("Associated Press", None)


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ("12 died. According to the Norland defence ministry, the war went on.", ["Norland defence ministry"]),
        ("The Center for Oldford and Norland Studies said it. 12 died.", ["Center for Oldford and Norland Studies"]),
        ("12 died. But Ann Example said on Monday that it was over.", ["Ann Example"]),
        ("Norland Relief, which runs a hospital in Oldford, counted 12.", ["Norland Relief"]),
        ("12 died. He said it was over. Officials said so too.", []),
    ],
)
def test_names_in_the_passage(body: str, named: list[str]) -> None:
    found = list(find_passage_credits(make_kept(body=body), body))
    assert [credit.told for credit in found] == named
    for credit in found:
        assert credit.pin is not None
        check_pin(body, credit.pin)
