"""What was looked at in a case, and what was done with reports, as answers."""

from __future__ import annotations

from sayso.model import Checked, Handling
from sayso.present.asked.kind import Kind, Shown, stack
from sayso.present.asked.records import fault_to_json
from sayso.present.asked.shapes import CheckedJson, HandlingJson
from sayso.present.asked.words import tell_moment
from sayso.present.display import show_line


def _faults(one: Checked) -> list[str]:
    return [show_line(f"{fault.where}: {fault.detail}") for fault in one.faults]


def _checked_to_json(one: Checked) -> CheckedJson:
    return {"what": one.what, "found": one.found, "faults": [fault_to_json(fault) for fault in one.faults]}


_CHECK: tuple[Shown[Checked], ...] = (
    Shown("Looked at", None, lambda one: one.what),
    Shown("Is", None, lambda one: "not what was written" if one.faults else "whole"),
    Shown("What was found", 6, lambda one: stack(show_line(one.found), *_faults(one))),
)
CHECKS: Kind[Checked] = Kind(
    "check",
    "checks",
    wide=_CHECK,
    narrow=_CHECK,
    columns=(
        ("what", lambda one: one.what),
        ("whole", lambda one: "no" if one.faults else "yes"),
        ("found", lambda one: one.found),
        ("faults", lambda one: "; ".join(_faults(one))),
    ),
    to_json=_checked_to_json,
)


def _handling_to_json(one: Handling) -> HandlingJson:
    return {
        "number": one.number,
        "made": one.made.isoformat(),
        "act": one.act,
        "by": one.by,
        "what": one.what,
        "documents": list(one.documents),
        "place": one.place,
        "hash": one.hash,
        "tool": one.tool,
        "detail": one.detail,
    }


def _by(one: Handling) -> str:
    return show_line(one.by or "not told")


def _of(one: Handling) -> str:
    return stack(one.what, *(show_line(id) for id in one.documents if not one.what.startswith(id)))


def _with(one: Handling) -> str:
    hash = f"SHA-256 {one.hash}" if one.hash else ""
    return stack(*(show_line(part) for part in (one.place, one.detail, one.tool, hash) if part))


HANDLINGS: Kind[Handling] = Kind(
    "act",
    "acts",
    wide=(
        Shown("No.", None, lambda one: str(one.number)),
        Shown("When", None, lambda one: tell_moment(one.made)),
        Shown("Act", None, lambda one: one.act),
        Shown("By", 2, _by),
        Shown("Of", None, _of),
        Shown("Where and how", 5, _with),
    ),
    narrow=(
        Shown("When", 2, lambda one: stack(tell_moment(one.made), one.act, _by(one))),
        Shown("Of", 2, _of),
        Shown("Where and how", 5, _with),
    ),
    columns=(
        ("number", lambda one: one.number),
        ("made", lambda one: one.made),
        ("act", lambda one: one.act),
        ("by", lambda one: one.by),
        ("what", lambda one: one.what),
        ("documents", lambda one: " ".join(one.documents)),
        ("place", lambda one: one.place),
        ("hash", lambda one: one.hash),
        ("tool", lambda one: one.tool),
        ("detail", lambda one: one.detail),
    ),
    to_json=_handling_to_json,
)
