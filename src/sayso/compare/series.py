"""Figures that answer the same question, put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sayso.compare.facets import find_facets
from sayso.compare.group import Group
from sayso.compare.incidents import put_incidents
from sayso.compare.questions import make_id, make_question, make_reason
from sayso.compare.sheet import Answer, Key, Sheet
from sayso.compare.standing import sort_key
from sayso.compare.totals import name_alike, put_additions, put_totals
from sayso.model import KeptFigure

_UNMARKED: Mapping[str, str] = {}


def group_figures(figures: Iterable[KeptFigure], sides: Mapping[str, str] = _UNMARKED) -> list[Group]:
    """The figures by the question that they answer, every figure in one group; the largest groups come first.

    A question is made of event, unit (as far as units meet in the taxonomy), party (a side, whatever it is called),
    status and place, and of days: running totals since the same day, additions to these on single days, or one incident.
    Yardsticks (role *comparison*) have questions of their own. What comes out depends on no order; `sides` are a
    person's marks of parties, by folded name. docs/why/taxonomy.md tells each rule with its reason.
    """
    facets = name_alike([find_facets(one, sides) for one in sorted(figures, key=sort_key)])
    sheet = Sheet()
    put_incidents(sheet, put_additions(sheet, put_totals(sheet, facets)))
    groups = [_make_group(key, answers, sheet) for key, answers in sheet.answers.items()]
    return sorted(groups, key=lambda group: (-len(group.figures), group.id))


def _make_group(key: Key, answers: list[Answer], sheet: Sheet) -> Group:
    question = make_question(key, answers)
    daily = Key("daily", key.subject)
    return Group(
        id=make_id(key),
        kind=key.kind,
        question=question,
        reason=make_reason(key, question, answers),
        figures=tuple(sorted((one.facets.kept for one in answers), key=sort_key)),
        daily=make_id(daily) if key.kind == "total" and daily in sheet.answers else None,
        comparison=key.subject.comparison,
    )
