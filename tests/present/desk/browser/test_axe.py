"""Every page with the rules of axe-core, which find what keeps people from reading it."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.present.desk.browser.places import PLACES, Place, go_to

ALL: dict[str, Any] = {"resultTypes": ["violations"]}
COLOURS = ALL | {"runOnly": ["color-contrast", "link-in-text-block"]}
"""The rules that depend on the scheme alone."""
SCREENS: tuple[tuple[int, Literal["light", "dark"], dict[str, Any]], ...] = (
    (1280, "light", ALL),
    (1280, "dark", COLOURS),
    (360, "dark", ALL),
    (360, "light", COLOURS),
)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_axe_finds_nothing(place: Place, page: Page, request: pytest.FixtureRequest) -> None:
    go_to(place, page, request)
    for width, scheme, rules in SCREENS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page, options=rules)
        assert not found.violations_count, f"{width} {scheme}: {found.generate_report()}"
