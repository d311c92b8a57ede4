"""Marks and kept figures for tests of the map."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

from sayso.model import Locale
from sayso.present.map import Mark, View, draw_map

SVG = "{http://www.w3.org/2000/svg}"


def make_mark(name: str, latitude: float, longitude: float, **values: Any) -> Mark:
    """A settlement of Norland with one figure."""
    default = Mark(name, latitude, longitude, "settlement", "", 1, f"{name}: 1 figure", f"/figures?place={name}")
    return replace(default, **values)


def make_locale(**values: Any) -> Locale:
    """A made-up city."""
    return replace(Locale(7, "Oldford", "city", "UA", 50.0, 30.0, 0.9), **values)


def draw(marks: list[Mark], view: View) -> ElementTree.Element:
    """The SVG of the map, which is well-formed XML."""
    drawn = draw_map(marks, view, lambda other: f"/map?view={other}")
    found = re.search(r"<svg class=\"map-drawing\".*?</svg>", drawn, re.DOTALL)
    assert found
    return ElementTree.fromstring(found[0])


def find_links(drawing: ElementTree.Element) -> list[ElementTree.Element]:
    """The marks of a drawing."""
    return list(drawing.iter(f"{SVG}a"))
