"""What is to be written out of a ledger, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sayso.model import Filter


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be written out: what meets the filter, as the ledger stood at a moment, and at most `limit`. `partial`
    takes in reports of which people have reviewed only a part."""

    filter: Filter
    as_of: datetime
    limit: int | None = None
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """How many records were written, and how many were left out for a reason that the form names."""

    records: int
    left_out: int = 0
