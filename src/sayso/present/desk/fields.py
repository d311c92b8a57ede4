"""The fields of an entry that people may correct, as a form asks for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

from sayso.errors import InputError
from sayso.ledger.fields import read_figure, read_statement
from sayso.model import (
    Bound,
    Event,
    KeptFigure,
    KeptStatement,
    Modality,
    Role,
    SpeakerKind,
    Stance,
    StatementKind,
    Status,
)
from sayso.present.asked.words import tell_value
from sayso.present.counts import EVENTS
from sayso.present.display import show_day

Kind = Literal["words", "number", "days", "choice", "switch"]


@dataclass(frozen=True, slots=True)
class Field:
    """A field: what people call it, which kind of value it takes, and the values of a closed choice. `needed` is set where
    a value must be given; the `usual` value goes without saying."""

    name: str
    label: str
    kind: Kind = "words"
    choices: tuple[str, ...] = ()
    needed: bool = False
    usual: str | bool | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A field with the value that stands and the one that was read, as JSON has them; `told` and `read` are their words."""

    field: Field
    value: Any
    machine: Any

    @property
    def matters(self) -> bool:
        """Whether there is something to say of it."""
        return self.value not in (None, self.field.usual) or self.value != self.machine

    @property
    def told(self) -> str:
        """What stands, in words."""
        return _tell(self.field, self.value)

    @property
    def read(self) -> str | None:
        """What the machine read, in words, where something else stands."""
        return None if self.value == self.machine else _tell(self.field, self.machine)


def _choose(name: str, label: str, literal: Any, needed: bool = True, usual: str | None = None) -> Field:
    return Field(name, label, "choice", get_args(literal), needed, usual)


FIGURE: tuple[Field, ...] = (
    Field("low", "At least", "number"),
    Field("high", "At most", "number"),
    _choose("bound", "Bound", Bound),
    _choose("event", "Event", Event),
    Field("unit", "Of what"),
    Field("party", "Whose"),
    Field("by", "Done by"),
    _choose("status", "Status", Status, needed=False),
    Field("period", "Days counted", "days"),
    Field("cumulative", "Running total", "switch", needed=True, usual=False),
    Field("place", "Where"),
    Field("according_to", "On whose word"),
    _choose("role", "Role", Role, usual="claim"),
    _choose("modality", "Modality", Modality, usual="asserted"),
)
STATEMENT: tuple[Field, ...] = (
    Field("speaker", "Speaker"),
    _choose("speaker_kind", "Speaker is", SpeakerKind, needed=False),
    _choose("stance", "Stance", Stance),
    Field("said", "Said", "days"),
    _choose("kind", "Kind", StatementKind),
)


def list_held(kept: KeptFigure | KeptStatement) -> Sequence[Held]:
    """All fields of an entry with their values, in the order in which a form asks for them."""
    if isinstance(kept, KeptFigure):
        return _pair(FIGURE, read_figure(kept.figure), read_figure(kept.machine))
    return _pair(STATEMENT, read_statement(kept.statement), read_statement(kept.machine))


def read_value(fields: Sequence[Field], name: str, form: Mapping[str, str]) -> str | None:
    """What a form gives for a field, as `Ledger.correct` takes it; None for nothing, which means that it isn't told.
    InputError where there is no such field."""
    field = next((one for one in fields if one.name == name), None)
    if field is None:
        raise InputError(f"{name[:40]!r} is no field to correct; it has {', '.join(one.name for one in fields)}")
    start, end = form.get("start", "").strip(), form.get("end", "").strip()
    if field.kind == "days" and (start or end):
        return f"{start}..{end or start}"
    return form.get("value", "").strip() or None


def _pair(fields: Sequence[Field], now: Mapping[str, Any], read: Mapping[str, Any]) -> Sequence[Held]:
    return tuple(Held(field, now[field.name], read[field.name]) for field in fields)


def _tell(field: Field, value: Any) -> str:
    if value is None and field.kind == "number":
        return "open"
    if field.kind == "days" and value:
        days = (show_day(date.fromisoformat(day)) if day else "…" for day in (value["start"], value["end"]))
        return " – ".join(dict.fromkeys(days))
    if field.kind == "choice" and value:
        return EVENTS.get(value, str(value).replace("_", " "))
    return f"{int(value):,}" if field.kind == "number" and "." not in value else tell_value(value)
