"""Figures in words: what a table and a page tell of them."""

from __future__ import annotations

from sayso.model import Event, Figure, Flag, Period
from sayso.present.display import show_day, show_line

OWN_VOICE = "the report itself"
UNITLESS = "of what isn't told"

EVENTS: dict[Event, str] = {"shot_down": "shot down", "other": "told of"}
"""Events whose names are no words."""


def tell_amount(figure: Figure) -> str:
    """The number in the report's words, and its unit: *at least 14 (person)*."""
    return show_line(f"{figure.pin.words} ({figure.unit or UNITLESS})")


def tell_event(figure: Figure) -> str:
    """What happened, where it is only hedged or denied, and whether it is a yardstick or told before."""
    told = [EVENTS.get(figure.event, figure.event)]
    if figure.modality != "asserted":
        told.append(figure.modality)
    if figure.role != "claim":
        told.append(figure.role)
    if figure.part_of:
        told.append(f"part of {figure.part_of}")
    return ", ".join(told)


def tell_sides(figure: Figure) -> str:
    """Whose the counted are, what they are, and who did it."""
    told = [figure.party or "", figure.status.replace("_", " ") if figure.status else ""]
    if figure.by:
        told.append(f"by {figure.by}")
    return show_line(", ".join(filter(None, told)))


def tell_period(period: Period | None, cumulative: bool = False) -> str:
    """The days that a figure covers; a running total is said to be one."""
    if period is None:
        return "running total" if cumulative else ""
    if period.start is None:
        days = f"up to {show_day(period.end)}"
    elif period.start == period.end:
        days = show_day(period.end)
    else:
        days = f"{show_day(period.start)} – {show_day(period.end)}"
    return f"{days}, running total" if cumulative else days


def tell_source(figure: Figure) -> str:
    """On whose word."""
    return show_line(figure.according_to or OWN_VOICE)


def tell_flag(flag: Flag) -> str:
    """What does not agree, with the figures and statements that lead to it."""
    return show_line(f"Look again: {flag.reason} ({', '.join(flag.sides)})")
