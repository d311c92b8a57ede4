"""The script that draws charts in the browser: the one that the drawing library carries, so that nothing is fetched."""

from __future__ import annotations

from functools import cache

from sayso.present.plot.render import bundle_script

# Expressions are interpreted, not compiled, and no style is put into the page: its policy forbids both.
SNIPPET = """
export const embed = (place, chart) => vegaEmbed(place, chart, {
  mode: "vega-lite", renderer: "svg", actions: false, ast: true, defaultStyle: false,
  tooltip: { disableDefaultStyle: true }, loader: { target: "_self" },
});
"""


@cache
def load_script() -> str:
    """A module that exports `embed(place, chart)`; made when it is first asked for, which takes some seconds."""
    return bundle_script(SNIPPET)
