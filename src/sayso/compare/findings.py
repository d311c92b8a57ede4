"""What figures of one question show when they are laid side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sayso.compare.answers import lay_out
from sayso.compare.contradictions import find_contradictions
from sayso.compare.days import find_day_totals, find_impossible
from sayso.compare.echoes import find_denials, find_echoes
from sayso.compare.revisions import find_revisions
from sayso.compare.sums import find_sums
from sayso.model import Finding, KeptFigure, Origin, Question


def find_findings(
    question: Question,
    figures: Iterable[KeptFigure],
    origins: Sequence[Origin],
    *,
    daily: Iterable[KeptFigure] = (),
) -> tuple[Finding, ...]:
    """The findings on the figures of one question, in the order of their days, those without one last.

    `daily` are counts of single days of what `question` asks a running total of: with them totals are checked against
    what was added, and a total that was taken for a day's count is found. What a reading says against its own dates is
    taken over. Each finding is a question to a person, with its reason in a
    sentence and the words that it rests on. Yardsticks, second mentions, parts of wholes and what is only held possible
    are left out. Takes time in proportion to n log n of the figures.
    """
    laid = lay_out(question, figures, origins, daily)
    found = (
        *find_contradictions(laid),
        *find_echoes(laid),
        *find_revisions(laid),
        *find_sums(laid),
        *find_day_totals(laid),
        *find_impossible(laid),
        *find_denials(laid),
    )
    return tuple(sorted(found, key=lambda one: (one.day or date.max, one.kind, one.id)))
