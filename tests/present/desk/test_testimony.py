"""The table of topics by speakers."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso import Ledger
from sayso.compare.testimony import tell_testimony
from sayso.model import Raw, Reading, Statement
from tests.factories import make_reading, make_report, make_statement
from tests.ledger.reports import add_bytes
from tests.present.desk import hostile

ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
CONTENTS = "the bridge at Oldford had moved before the flood number {number}"


def read(client: TestClient, address: str) -> str:
    """A page that is there, without its marks of HTML."""
    page = client.get(address)
    assert page.status_code == 200
    return html.unescape(page.text)


def make_many(number: int) -> tuple[Raw, Reading]:
    """A report in which so many farmers say nearly the same."""
    names = [f"the {ordinal} farmer" for ordinal in ORDINALS[:number]]
    lines = [f"{name} said that {CONTENTS.format(number=at)}." for at, name in enumerate(names)]
    body = "\n".join(lines)
    said = [_make_said(body, name, at) for at, name in enumerate(names)]
    return add_bytes(body.encode(), make_reading(body, said, report=make_report(title="Flood")), address="many.txt")


def _make_said(body: str, name: str, at: int) -> Statement:
    return make_statement(body, name, "said", CONTENTS.format(number=at), id=f"s{at}", speaker=name)


def list_columns(page: str) -> Sequence[str]:
    """The heads of the table's columns behind the topics'."""
    head = re.search(r"<thead>(.*?)</thead>", page)
    return re.findall(r"<bdi>(.*?)</bdi>", head[1]) if head else []


@pytest.fixture
def document(ledger: Ledger) -> str:
    """The report in which two say how many died."""
    return next(one.id for one in ledger.documents() if one.edition.report.publisher == "Lumen Post")


def test_topics_are_rows_and_speakers_columns(client: TestClient, ledger: Ledger, document: str) -> None:
    edition = ledger.editions(document)[-1]
    told, whole = tell_testimony(ledger.reading(edition.id)), ledger.whole(edition.id)
    page = read(client, f"/testimony/{document}")
    assert page.count('scope="row"') == len(told.topics) > 0
    names = {one.id: one.name for one in told.speakers}
    speaking = {names[cell.speaker] for topic in told.topics for cell in topic.cells}
    assert set(list_columns(page)) == speaking
    for topic in told.topics:
        assert topic.name in page
        assert topic.why in page
        assert all(one.reason in page for one in (*topic.agrees, *topic.differs))
    ids = {one.statement.id: one.id for one in whole.statements}
    cells = [cell for topic in told.topics for cell in topic.cells]
    for cell in (*cells, *told.alone):
        assert all(f"/reports/{document}?entry={ids[id]}#entry" in page for id in cell.statements)


def test_agreements_and_differences_are_told_by_signs_and_words(
    client: TestClient, ledger: Ledger, document: str
) -> None:
    told = tell_testimony(ledger.reading(ledger.editions(document)[-1].id))
    page = read(client, f"/testimony/{document}")
    assert page.count("</span> differ</b>") == sum(len(topic.differs) for topic in told.topics) > 0
    assert page.count("</span> agree</b>") == sum(len(topic.agrees) for topic in told.topics) > 0


def test_what_people_rejected_is_left_out_and_what_they_corrected_counts(
    client: TestClient, ledger: Ledger, document: str
) -> None:
    whole = ledger.whole(ledger.editions(document)[-1].id)
    first, second = whole.statements[:2]
    ledger.reject(first.id, by="Ann Example")
    ledger.correct(second.id, "speaker", "Ed Example", by="Ann Example")
    page = read(client, f"/testimony/{document}")
    assert f"entry={first.id}#entry" not in page
    assert "Ed Example" in page


@pytest.mark.parametrize(("number", "shown"), [(2, 2), (8, 8), (12, 8)])
def test_at_most_eight_speakers_stand_side_by_side(tmp_path: Path, number: int, shown: int) -> None:
    with hostile.open_ledger(tmp_path / "x.db", [make_many(number)]) as ledger:
        page = read(hostile.visit(ledger), f"/testimony/{next(iter(ledger.documents())).id}")
        assert len(list_columns(page)) == shown
        assert (f"{shown} of {number} are shown" in page) == (number > shown)
        assert len(re.findall(r'aria-label="(?:Hide|Show) the', page)) == number


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("3", ["third"]),
        ("12,3", ["third", "twelfth"]),
        ("12,12,3,99,0,-1,x,,1e3", ["third", "twelfth"]),
        ("1,2,3,4,5,6,7,8,9", ORDINALS[1:9]),
        ("nobody", ORDINALS[:8]),
        ("9" * 50_000, ORDINALS[:8]),
        ("", ORDINALS[:8]),
    ],
)
def test_speakers_are_chosen_by_the_address(tmp_path: Path, asked: str, shown: list[str]) -> None:
    with hostile.open_ledger(tmp_path / "x.db", [make_many(12)]) as ledger:
        page = read(hostile.visit(ledger), f"/testimony/{next(iter(ledger.documents())).id}?speakers={asked}")
        assert list_columns(page) == [f"the {ordinal} farmer" for ordinal in shown]


def test_a_link_shows_a_speaker_in_place_of_the_first_chosen(tmp_path: Path) -> None:
    with hostile.open_ledger(tmp_path / "x.db", [make_many(12)]) as ledger:
        client, document = hostile.visit(ledger), next(iter(ledger.documents())).id
        page = read(client, f"/testimony/{document}")
        more = re.search(r'href="([^"]*)" aria-label="Show the twelfth farmer"', page)
        assert more
        columns = list_columns(read(client, more[1]))
        assert columns == [f"the {ordinal} farmer" for ordinal in (*ORDINALS[1:8], "twelfth")]


@pytest.mark.parametrize("number", [0, 1])
def test_where_nobody_can_be_laid_beside_another_the_page_says_so(tmp_path: Path, number: int) -> None:
    pair = make_many(number) if number else add_bytes(b"Rain.", make_reading("Rain.", ()))
    with hostile.open_ledger(tmp_path / "x.db", [pair]) as ledger:
        page = read(hostile.visit(ledger), f"/testimony/{next(iter(ledger.documents())).id}")
        assert "Fewer than two speak" in page
        assert "<table" not in page


@pytest.mark.parametrize("id", ["d0000", "nothing", "f0000"])
def test_a_report_that_is_not_there(client: TestClient, id: str) -> None:
    assert client.get(f"/testimony/{id}").status_code == 404


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    raw, reading = make_many(3)
    bad = tuple(
        replace(one, speaker=f"{hostile.MARKUP}{at}{hostile.STEERING}") for at, one in enumerate(reading.statements)
    )
    pairs = [hostile.make_hostile(), (raw, replace(reading, statements=bad))]
    with hostile.open_ledger(tmp_path / "x.db", pairs) as ledger:
        for one in ledger.documents():
            page = hostile.visit(ledger).get(f"/testimony/{one.id}")
            assert page.status_code == 200
            assert "<script>alert" not in page.text
            assert "<img" not in page.text
            assert not set("\u202e\u2066\x1b\x07") & set(page.text)
