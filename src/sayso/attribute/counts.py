"""Whether an attribution says something."""

from __future__ import annotations

from sayso.model import Attribution


def tells_something(body: str, one: Attribution, quoted: bool) -> bool:
    """Whether an attribution counts as a statement."""
    return bool(one.source) or quoted
