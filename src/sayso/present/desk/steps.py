"""The way that a word took: from whoever's it is, over all who passed it on, to the report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.model import KeptFigure, KeptReading, KeptStatement, Relay, Report
from sayso.present.counts import OWN_VOICE
from sayso.present.display import PASSED, show_day, show_moment


@dataclass(frozen=True, slots=True)
class Step:
    """Somebody on the way, and what they did. `entry` is the id of the statement that tells it, if one does."""

    name: str
    did: str
    entry: str | None = None


def list_steps(kept: KeptFigure | KeptStatement, whole: KeptReading) -> Sequence[Step]:
    """The steps in their order, the report last; nobody stands beside himself."""
    steps: list[Step] = []
    for step in (*_list_speakers(kept, whole), *_list_outlet(whole.edition.report)):
        if not steps or steps[-1].name.casefold() != step.name.casefold():
            steps.append(step)
    return tuple(steps)


def _list_speakers(kept: KeptFigure | KeptStatement, whole: KeptReading) -> Iterator[Step]:
    statements = {one.statement.id: one for one in whole.statements}
    by_id = {one.id: one for one in whole.statements}
    spoken = by_id.get(kept.statement or "") if isinstance(kept, KeptFigure) else kept
    if isinstance(kept, KeptFigure):
        yield Step(kept.figure.according_to or kept.speaker or OWN_VOICE, "whose word it is")
    passed = False
    for one in _go_outwards(spoken, statements):
        if one.statement.speaker:
            yield Step(one.statement.speaker, "passes it on" if passed else one.statement.stance, one.id)
        yield from (Step(relay.name, _tell_passing(relay)) for relay in one.statement.via)
        passed = True


def _tell_passing(relay: Relay) -> str:
    return PASSED[relay.kind] + (f", {show_moment(relay.when)}" if relay.when else "")


def _go_outwards(spoken: KeptStatement | None, statements: Mapping[str, KeptStatement]) -> Iterator[KeptStatement]:
    """A statement, the one that holds it, and so on; a circle ends."""
    seen = set[str]()
    while spoken is not None and spoken.id not in seen:
        seen.add(spoken.id)
        yield spoken
        spoken = statements.get(spoken.statement.inside or "")


def _list_outlet(report: Report) -> Iterator[Step]:
    day = f", {show_day(report.published)}" if report.published else ""
    if report.publisher:
        yield Step(report.publisher, f"published it{day}")
    yield Step(report.title or report.url or report.address, "this report")
