"""How figures are told of in the sentences of findings, estimates and changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from sayso.lexicon.findings import load_findings
from sayso.model import Event, Figure, KeptFigure, Question


def name_thing(event: Event, unit: str | None) -> str:
    """What is counted, in words.

    >>> name_thing("killed", "person"), name_thing("lost", "tank"), name_thing("other", None)
    ('people killed', 'tanks lost', 'the count')
    """
    words = load_findings()
    return " ".join(filter(None, (unit and words.name_many(unit), words.phrases[event]))) or "the count"


def name_figure(figure: Figure) -> str:
    """What a figure counts, with whose they are: *soldiers killed (Norland)*."""
    return name_thing(figure.event, figure.unit) + (f" ({figure.party})" if figure.party else "")


def name_question(question: Question) -> str:
    """What a question asks for: *soldiers killed (Norland)*."""
    return name_thing(question.event, question.unit) + (f" ({question.party})" if question.party else "")


def name_voice(kept: KeptFigure) -> str:
    """On whose word a figure is: whom the report names, else who speaks, else the outlet itself."""
    return kept.figure.according_to or kept.speaker or kept.edition.report.publisher or "a report"


def own(name: str) -> str:
    """A name that something belongs to; one in *s* takes the mark alone.

    >>> own("Ann Example"), own("Oldford Studies")
    ('Ann Example’s', 'Oldford Studies’')
    """
    return f"{name}’" if name.endswith(("s", "S")) else f"{name}’s"


def name_day(day: date) -> str:
    """A day as people write it, whatever the locale.

    >>> name_day(date(2022, 6, 3))
    '3 June 2022'
    """
    months = "January February March April May June July August September October November December".split()
    return f"{day.day} {months[day.month - 1]} {day.year}"


def quote(figure: Figure) -> str:
    """The words of a number in quotation marks."""
    return f"“{figure.pin.words}”"


def show_number(number: Decimal) -> str:
    """A number with its thousands parted and no idle zeros.

    >>> show_number(Decimal("1200.50")), show_number(Decimal("1E+3")), show_number(Decimal(-3))
    ('1,200.5', '1,000', '-3')
    """
    told = f"{number:,f}"
    return told.rstrip("0").rstrip(".") if "." in told else told


def show_bounds(low: Decimal | None, high: Decimal | None) -> str:
    """What a number commits to: *12*, *12 or more*, *at most 12*, *10 to 12*; *no number* where both ends are open."""
    if low is not None and high is not None:
        return show_number(low) if low == high else f"{show_number(low)} to {show_number(high)}"
    if low is not None:
        return f"{show_number(low)} or more"
    return f"at most {show_number(high)}" if high is not None else "no number"


def join_names(names: Sequence[str], most: int = 4) -> str:
    """Names in one phrase; of more than `most` the rest is counted.

    >>> join_names(["A"]), join_names(["A", "B", "C"]), join_names(["A", "B", "C"], most=1)
    ('A', 'A, B and C', 'A and 2 more')
    """
    shown = list(names[:most])
    if len(names) > most:
        shown.append(f"{len(names) - most} more")
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1]))) if shown else "nobody"
