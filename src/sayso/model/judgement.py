"""What people say of what the machine read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Act = Literal["confirm", "correct", "reject", "merge", "split", "side", "cut"]
"""confirm, correct and reject an entry; merge and split sources; mark a source's side; cut a link between figures."""

TargetKind = Literal["figure", "statement", "source", "link"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One act of a person. Judgements are appended, and taken back by a day on which they ended; never edited.

    `target` is the id of an entry or a link, or the folded name of a source. `field` and `value` are what a correction
    sets (a value as JSON has it), what a source is merged with or split from, or the side that it is marked as. `was`
    is what stood there before, as JSON has it. `retired` is when it was taken back, by whom and why.
    """

    id: str
    kind: TargetKind
    target: str
    act: Act
    field: str | None
    value: object
    was: object
    by: str
    why: str | None
    made: datetime
    retired: datetime | None = None
    retired_by: str | None = None
    retired_why: str | None = None
