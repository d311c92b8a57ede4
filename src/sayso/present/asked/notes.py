"""What is said of a ledger's entries, as answers: judgements, passages, changes, what was left out, faults."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from sayso.model import Change, Dropped, Fault, Judgement, Passage
from sayso.present.asked import records
from sayso.present.asked.kind import QUOTED, REPORT, Kind, Shown, stack
from sayso.present.asked.shapes import StepJson
from sayso.present.asked.sheet import Cell
from sayso.present.asked.words import tell_act, tell_moment, tell_published, tell_value
from sayso.present.display import cut_line, show_line


def _act(judgement: Judgement) -> str:
    return stack(tell_act(judgement), "taken back" if judgement.retired else "")


JUDGEMENTS: Kind[Judgement] = Kind(
    "judgement",
    "judgements",
    wide=(
        Shown("Id", None, lambda one: one.id),
        Shown("Of", 3, lambda one: show_line(f"{one.kind} {one.target}")),
        Shown("Act", 4, _act),
        Shown("By", 2, lambda one: show_line(one.by)),
        Shown("When", 3, lambda one: tell_moment(one.made)),
        Shown("Why", 4, lambda one: show_line(one.why or "")),
    ),
    narrow=(
        Shown("Id", None, lambda one: one.id),
        Shown("What", 5, lambda one: stack(show_line(f"{one.kind} {one.target}"), _act(one))),
        Shown("By whom", 4, lambda one: stack(show_line(one.by), tell_moment(one.made), show_line(one.why or ""))),
    ),
    columns=(
        ("id", lambda one: one.id),
        ("kind", lambda one: one.kind),
        ("target", lambda one: one.target),
        ("act", lambda one: one.act),
        ("field", lambda one: one.field),
        ("value", lambda one: None if one.value is None else tell_value(one.value)),
        ("was", lambda one: None if one.was is None else tell_value(one.was)),
        ("by", lambda one: one.by),
        ("why", lambda one: one.why),
        ("made", lambda one: one.made),
        ("retired", lambda one: one.retired),
        ("retired_by", lambda one: one.retired_by),
        ("retired_why", lambda one: one.retired_why),
    ),
    to_json=records.judgement_to_json,
)


def _entries(passage: Passage) -> str:
    return " ".join((*passage.figures, *passage.statements))


PASSAGES: Kind[Passage] = Kind(
    "passage",
    "passages",
    wide=(
        Shown("Document", None, lambda one: one.edition.id),
        Shown("Words", 8, lambda one: cut_line(_mark(one), 2 * QUOTED)),
        Shown("Published", 3, lambda one: tell_published(one.edition.report)),
        Shown("Read there", 3, _entries),
    ),
    narrow=(
        Shown("Document", 3, lambda one: stack(one.edition.id, tell_published(one.edition.report))),
        Shown("Words", 6, lambda one: cut_line(_mark(one), 2 * QUOTED)),
        Shown("Read there", 3, _entries),
    ),
    columns=(
        ("words", lambda one: one.pin.words),
        ("start", lambda one: one.pin.span.start),
        ("end", lambda one: one.pin.span.end),
        ("statements", lambda one: " ".join(one.statements)),
        ("figures", lambda one: " ".join(one.figures)),
        *REPORT,
    ),
    to_json=records.passage_to_json,
)


def _mark(passage: Passage) -> str:
    """The passage's words from a little before the first that was found, each found one in double brackets."""
    words, begin = passage.pin.words, passage.pin.span.start
    shown, done = "", 0
    for span in passage.found:
        start, stop = span.start - begin, span.end - begin
        shown += f"{words[done:start]}⟦{words[start:stop]}⟧"
        done = stop
    return shown + words[done:]


def _changed(change: Change) -> str:
    return f"{change.what} {change.kind}"


CHANGES: Kind[Change] = Kind(
    "change",
    "changes",
    wide=(
        Shown("Edition", None, lambda one: one.newer or ""),
        Shown("What", None, _changed),
        Shown("Before", None, lambda one: one.before or ""),
        Shown("After", None, lambda one: one.after or ""),
        Shown("Why", 1, lambda one: show_line(one.reason)),
    ),
    narrow=(
        Shown("Edition", None, lambda one: one.newer or ""),
        Shown("What", None, lambda one: stack(_changed(one), one.before or "", f"→ {one.after}" if one.after else "")),
        Shown("Why", 1, lambda one: show_line(one.reason)),
    ),
    columns=(
        ("what", lambda one: one.what),
        ("kind", lambda one: one.kind),
        ("before", lambda one: one.before),
        ("after", lambda one: one.after),
        ("reason", lambda one: one.reason),
        ("older", lambda one: one.older),
        ("newer", lambda one: one.newer),
    ),
    to_json=records.change_to_json,
)

_LEFT_OUT: tuple[Shown[Dropped], ...] = (
    Shown("Report", 4, lambda one: show_line(one.report)),
    Shown("Stage", None, lambda one: one.stage),
    Shown("Reason", 2, lambda one: show_line(one.reason)),
    Shown("Detail", 6, lambda one: show_line(one.detail)),
)
LEFT_OUT: Kind[Dropped] = Kind(
    "report or part that was not read",
    "reports or parts that were not read",
    wide=_LEFT_OUT,
    narrow=_LEFT_OUT,
    columns=(
        ("report", lambda one: one.report),
        ("stage", lambda one: one.stage),
        ("reason", lambda one: one.reason),
        ("detail", lambda one: one.detail),
    ),
    to_json=records.left_out_to_json,
)

_FAULT: tuple[Shown[Fault], ...] = (
    Shown("Fault", None, lambda one: one.kind),
    Shown("Where", 3, lambda one: show_line(one.where)),
    Shown("What differs", 6, lambda one: show_line(one.detail)),
)
FAULTS: Kind[Fault] = Kind(
    "fault",
    "faults",
    wide=_FAULT,
    narrow=_FAULT,
    columns=(
        ("kind", lambda one: one.kind),
        ("where", lambda one: one.where),
        ("detail", lambda one: one.detail),
    ),
    to_json=records.fault_to_json,
)

Adrift = tuple[Judgement, str]


def _of_judgement(column: Shown[Judgement]) -> Shown[Adrift]:
    return Shown(column.title, column.ratio, lambda one: column.tell(one[0]))


def _cell_of_judgement(name: str, tell: Callable[[Judgement], Cell]) -> tuple[str, Callable[[Adrift], Cell]]:
    return name, lambda one: tell(one[0])


_REASON: Shown[Adrift] = Shown("Holds no longer", 4, lambda one: show_line(one[1]))
ADRIFT: Kind[Adrift] = Kind(
    "judgement that holds no longer",
    "judgements that hold no longer",
    wide=(*(_of_judgement(column) for column in JUDGEMENTS.wide[:-1]), _REASON),
    narrow=(*(_of_judgement(column) for column in JUDGEMENTS.narrow), _REASON),
    columns=(*(_cell_of_judgement(name, tell) for name, tell in JUDGEMENTS.columns), ("adrift", lambda one: one[1])),
    to_json=records.adrift_to_json,
)


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one entry or finding of a saved question's answer; `before` and `now` tell it in a sentence."""

    what: Literal["new", "gone", "changed"]
    id: str
    before: str | None
    now: str | None


def _step_to_json(step: Step) -> StepJson:
    return {"what": step.what, "id": step.id, "now": step.now, "before": step.before}


_STEP: tuple[Shown[Step], ...] = (
    Shown("What", None, lambda one: one.what),
    Shown("Id", None, lambda one: show_line(one.id)),
    Shown("Now", 4, lambda one: show_line(one.now or "")),
    Shown("Before", 4, lambda one: show_line(one.before or "")),
)
STEPS: Kind[Step] = Kind(
    "change of the answer",
    "changes of the answer",
    wide=_STEP,
    narrow=_STEP,
    columns=(
        ("what", lambda one: one.what),
        ("id", lambda one: one.id),
        ("now", lambda one: one.now),
        ("before", lambda one: one.before),
    ),
    to_json=_step_to_json,
)
