"""What in a report can't be right, or doesn't agree with itself."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model import Figure, Flag, Report, Statement, Text, Time
from sayso.resolve.conflicts import find_conflicts
from sayso.resolve.elapsed import Scene, find_impossible
from sayso.resolve.sums import find_sums


def find_flags(
    report: Report, text: Text, statements: Sequence[Statement], figures: Sequence[Figure], times: Sequence[Time]
) -> tuple[Flag, ...]:
    """The flags of a report: parts that don't make up their whole, periods that can't have passed when the words were
    said, one count told with two numbers. Each is a question to an editor, with its reason in a sentence.

    `figures` and `times` are those of the text, in its order. What is hedged or denied is never flagged.
    """
    return (
        *find_sums(text, figures),
        *find_impossible(Scene(report, text, statements, figures, times)),
        *find_conflicts(text, figures),
    )
