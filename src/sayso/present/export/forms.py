"""The forms in which a ledger's content can be written out: each with what it is for and what writes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from sayso.present.export.wanted import Wanted, Written

if TYPE_CHECKING:
    from sayso.keeper import Ledger


@dataclass(frozen=True, slots=True)
class Form:
    """A form: `tells` says in some words what it is, `left_out` for what reason records of it are left out. `write` writes
    record by record and holds one at a time."""

    tells: str
    left_out: str
    write: Callable[[Ledger, Wanted, TextIO], Written]


def _write_bench(ledger: Ledger, wanted: Wanted, stream: TextIO) -> Written:
    from sayso.present.export.bench import write_bench

    return write_bench(ledger, wanted, stream)


FORMS: Mapping[str, Form] = {
    "bench": Form(
        "reviewed reports as training data: text, statements and figures as people left them, a JSON object a line",
        "only some of their entries are reviewed; --partial writes them too",
        _write_bench,
    ),
}
"""By the name that the command takes. What a form needs is loaded when it is written."""
