"""What was looked at in a case, and what of it differs."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model.kept import Fault


@dataclass(frozen=True, slots=True)
class Checked:
    """One thing that was looked at: what it is, what was found in a sentence, and what differs."""

    what: str
    found: str
    faults: tuple[Fault, ...] = ()
