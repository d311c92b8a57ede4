"""A chart as SVG, PNG or a page. Only this module knows vl-convert, which draws without a browser and a network."""

from __future__ import annotations

import html
from collections.abc import Mapping
from functools import cache
from typing import Any

import altair as alt
import vl_convert

SCALE = 2.0
"""Pixels of a PNG for each of the drawing: sharp on screens and in print."""


def render_svg(chart: Mapping[str, Any], title: str) -> str:
    """The chart as SVG, with a title and a description for who can't see it."""
    drawn = vl_convert.vegalite_to_svg(dict(chart), vl_version=_version(), allowed_base_urls=[])
    told = f"<title>{html.escape(title)}</title><desc>{html.escape(chart['description'])}</desc>"
    head, end, rest = drawn.partition(">")
    return f'{head} role="graphics-document"{end}{told}{rest}\n'


def render_png(chart: Mapping[str, Any]) -> bytes:
    """The chart as PNG, twice as wide in pixels as it was laid out."""
    return vl_convert.vegalite_to_png(dict(chart), vl_version=_version(), scale=SCALE, allowed_base_urls=[])


@cache
def bundle_script(snippet: str) -> str:
    """`snippet` with all the JavaScript that draws charts in a browser; it may call `vegaEmbed`."""
    return vl_convert.javascript_bundle(snippet, vl_version=_version())


def _version() -> str:
    """The version of Vega-Lite that the chart is written in: *6.4*."""
    return ".".join(alt.SCHEMA_VERSION.lstrip("v").split(".")[:2])
