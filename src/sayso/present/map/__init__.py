"""The map: figures by place, with how exactly each place is known."""

from sayso.present.map.draw import draw_map
from sayso.present.map.fit import fit_view
from sayso.present.map.mark import Mark, Marks, make_marks
from sayso.present.map.view import View

__all__ = ["Mark", "Marks", "View", "draw_map", "fit_view", "make_marks"]
