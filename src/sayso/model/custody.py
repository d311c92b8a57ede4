"""What was done with the reports of a ledger, by whom and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

ActKind = Literal["case", "publication", "verification", "note"]
"""What is done with reports beside reading and judging them: exported as a case, published, verified, or what a person
notes: that a copy was handed over, say."""

HandlingKind = Literal["collected", "read", "not read", "judged", "taken back", "forgotten"] | ActKind
"""`collected` is the first reading of an edition, with which its bytes came; `read` one of bytes that were there."""


@dataclass(frozen=True, slots=True)
class Handling:
    """One line of a custody log: what was done, when (`made`, UTC), with which `documents` (none: with the whole ledger).

    `by` is who did it, None where nobody told. `what` is the id of what came of it: an edition, a reading, a judgement, an
    act. `place` is from where it came, or where it was written; `hash` the SHA-256 of its bytes in hex digits. `number` is its
    place in the chain of the ledger's changes.
    """

    number: int
    made: datetime
    act: HandlingKind
    by: str | None
    what: str
    documents: tuple[str, ...] = ()
    place: str | None = None
    hash: str | None = None
    tool: str | None = None
    detail: str | None = None
