"""Every page by itself: it says nothing on the console, loads nothing from elsewhere, and fits on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.present.desk.browser.places import PLACES, STRANGE, Place, go_to

PHONE = 360
"""Pixels."""


@pytest.mark.parametrize("place", PLACES + STRANGE, ids=lambda place: place.name)
def test_a_page_is_quiet_keeps_to_its_host_and_fits(place: Place, page: Page, request: pytest.FixtureRequest) -> None:
    asked, said = list[str](), list[str]()
    page.on("request", lambda one: asked.append(one.url))
    page.on("console", lambda one: said.append(f"{one.type}: {one.text}"))
    page.on("pageerror", lambda one: said.append(str(one)))
    page.set_viewport_size({"width": PHONE, "height": 740})
    opened = go_to(place, page, request)
    assert asked
    assert [url for url in asked if not url.startswith((opened.address, "data:"))] == []
    assert [told for told in said if f"status of {place.status}" not in told] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
