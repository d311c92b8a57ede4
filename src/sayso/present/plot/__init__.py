"""A series drawn over time, by origin: as SVG, PNG or a page of its own.

`marks` makes of a series what is to be drawn, `frame`, `badges` and `panels` say where, `chart` (altair) and `render`
(vl-convert) are the only modules that know the libraries, which come with the `plot` extra.
"""

from sayso.present.plot.command import add_parser, run

__all__ = ["add_parser", "run"]
