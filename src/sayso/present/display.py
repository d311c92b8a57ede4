"""Words of a report made safe to show: whoever wrote them may want to deceive the reader's screen."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import PurePath
from urllib.parse import urlsplit

from sayso.model import SENT, DateOrigin, Days, Dropped, Reading, Relay, Report

STEERING = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069\\ud800-\\udfff]")
"""What steers a terminal or a line, or cannot be encoded: C0 and C1 controls save tab and line feed, bidi
embeddings, overrides and isolates (UAX 9), which can make a line read in another order than it is stored,
across a table's columns too, and lone surrogates. The marks LRM, RLM and ALM only nudge a neighbour and stay."""

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")

PASSED = {"quoted": "passed it on", "posted": "posted it", "forwarded": "forwarded it", "translated": "translated it"}
"""What a relay did, for people."""

NOTE = "Machine reading, not verified."

UNTITLED = "Report without a title"

ORIGINS: dict[DateOrigin, str] = {
    "given": "as given",
    "metadata": "from the page’s metadata",
    "dateline": "from the dateline",
    "post": "from a post",
    "address": "from the address",
}


def show_safely(text: str) -> str:
    """`text` with each character that steers a screen or cannot be encoded replaced by one visible sign:
    C0 controls by their Unicode pictures (␛ for escape), the others by U+FFFD. The length stays, so
    spans of `text` hold in what comes out."""
    return STEERING.sub(_show_character, text)


def _show_character(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"


def show_line(text: str) -> str:
    """`show_safely`, in one line: every run of white space, line separators included, is one space."""
    return show_safely(re.sub(r"\s+", " ", text).strip())


def cut_line(text: str, width: int) -> str:
    """`show_line` cut at a word's end to at most `width` characters, an ellipsis included."""
    line = show_line(text)
    if len(line) <= width:
        return line
    head = line[: width - 1]
    words = head.rsplit(" ", 1)[0]
    return (words if len(words) > width // 2 else head).rstrip(" ,;:") + "…"


def show_day(day: date) -> str:
    """7 Mar 2022."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def show_days(days: Days) -> str:
    """One day, or the first and the last."""
    if days.start == days.end:
        return show_day(days.start)
    return f"{show_day(days.start)} – {show_day(days.end)}"


def show_clock(seconds: Decimal) -> str:
    """0:01:02, from the beginning of a recording."""
    whole = int(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"


def name_report(report: Report) -> str:
    """Its title, or the name of the file or the address that it came from, where that is told."""
    address = report.address.removeprefix(SENT)
    return show_line(report.title or (address if "://" in address else PurePath(address).name) or address or UNTITLED)


def tell_day(report: Report) -> str:
    """The day of publication and from what it is known."""
    if report.published is None:
        return "date unknown"
    origin = f" ({ORIGINS[report.published_from]})" if report.published_from else ""
    return show_day(report.published) + origin


def count_statements(reading: Reading) -> str:
    """How many statements there are, by how many speakers."""
    found = len(reading.statements)
    if not found:
        return "No statement was found."
    speakers = len({statement.entity or statement.speaker for statement in reading.statements} - {None})
    return f"{found} statement{'s' * (found != 1)} by {speakers} speaker{'s' * (speakers != 1)}."


def count_found(reading: Reading) -> str:
    """How many statements and figures there are, and how much does not agree."""
    told = count_statements(reading)
    if reading.figures:
        told += f" {len(reading.figures)} figure{'s' * (len(reading.figures) != 1)}."
    if reading.flags:
        told += f" {len(reading.flags)} flag{'s' * (len(reading.flags) != 1)}."
    return told


def tell_left_out(dropped: Dropped) -> str:
    """What part of a report could not be read, and why."""
    return show_line(f"Left out ({dropped.reason}): {dropped.detail}")


def web_address(address: str | None) -> str | None:
    """The address where it is http or https and so may become a link; None for every other, and for one with controls in
    it or blanks around it, which readers of addresses take out before they look at it."""
    if address is None or address != address.strip() or any(letter < " " for letter in address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None


def show_moment(moment: datetime) -> str:
    """7 Mar 2022 12:30 UTC."""
    at = moment.astimezone(UTC)
    return f"{show_day(at.date())} {at:%H:%M} UTC"


def show_passing(relay: Relay) -> str:
    """How and when a relay passed something on, to stand behind its name; empty where the report tells no more than that."""
    if relay.kind == "quoted" and relay.when is None:
        return ""
    when = f", {show_moment(relay.when)}" if relay.when else ""
    return f" ({PASSED[relay.kind]}{when})"


def show_relays(relays: Iterable[Relay]) -> str:
    """Relays in a line, each with how and when."""
    return ", ".join(show_line(relay.name) + show_passing(relay) for relay in relays)
