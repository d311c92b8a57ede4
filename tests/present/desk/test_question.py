"""A question's page: which of its series is shown."""

from __future__ import annotations

import html
import re

import pytest
from starlette.testclient import TestClient

from sayso import Ledger
from sayso.model import Filter, Series

KILLED = Filter(event="killed")


@pytest.fixture
def series(ledger: Ledger) -> list[Series]:
    """The series of all who were killed, the longest first."""
    found = sorted(ledger.compare(KILLED), key=lambda one: (-len(one.points), one.id))
    assert len(found) > 1
    return found


def read(client: TestClient, address: str) -> str:
    page = client.get(address)
    assert page.status_code == 200
    return html.unescape(page.text)


def find_shown(page: str) -> str:
    """The id of the series that a page shows."""
    return str(re.findall(r"/publish\?[^\"]*series=(\w+)", page)[0])


def test_the_longest_series_is_shown_unless_the_address_names_another(client: TestClient, series: list[Series]) -> None:
    assert find_shown(read(client, "/question?event=killed")) == series[0].id
    assert find_shown(read(client, f"/question?event=killed&series={series[-1].id}")) == series[-1].id
    assert client.get("/question?event=killed&series=made-up").status_code == 404


def test_a_figure_leads_to_the_series_that_it_stands_in(client: TestClient, series: list[Series]) -> None:
    for one in series:
        held = one.points[0].figure
        page = read(client, f"/question?event=killed&holding={held}")
        assert find_shown(page) == one.id
        assert f'<a href="#{held}">the figure that you came from</a>' in page


def test_a_figures_page_leads_to_its_own_series(client: TestClient, series: list[Series]) -> None:
    held = series[-1].points[0].figure
    (address,) = re.findall(r'href="(/question\?[^"]*holding=[^"]*)"', read(client, f"/entries/{held}"))
    page = read(client, address)
    assert f'<tr id="{held}"' in page


def test_a_figure_that_is_not_among_the_answers_is_told(client: TestClient, series: list[Series]) -> None:
    page = read(client, "/question?event=killed&holding=f0000000000000000")
    assert find_shown(page) == series[0].id
    assert "isn’t among these" in page
