"""What a figure stands for when it is laid beside others: its day, and on whose word it is."""

from __future__ import annotations

from datetime import date

from sayso.model import KeptFigure


def find_day(figure: KeptFigure) -> date | None:
    """The day that a figure stands for: the end of its period, else when it was said, else when it was published."""
    if figure.figure.period is not None:
        return figure.figure.period.end
    return find_told(figure)


def find_told(figure: KeptFigure) -> date | None:
    """The day on which a figure was told: when it was said, else when it was published."""
    return figure.said.end if figure.said is not None else figure.edition.report.published


def find_speaker(figure: KeptFigure) -> str | None:
    """On whose word a figure is: according to whom, else whose statement it is, else who published it."""
    return figure.figure.according_to or figure.speaker or figure.edition.report.publisher


def sort_key(figure: KeptFigure) -> tuple[str, str, int, str]:
    """The order of figures: by the day that they stand for, those without one last; then by their place."""
    day = find_day(figure)
    return (day.isoformat() if day else "~", figure.edition.id, figure.figure.pin.span.start, figure.id)
