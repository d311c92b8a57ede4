"""What stands of an entry once people have judged it: pure functions of what was read and what was said of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sayso.ledger.fields import Values, read_figure, read_said, read_statement, set_figure, set_statement
from sayso.ledger.identity import make_key
from sayso.model import Judgement, KeptFigure, KeptStatement, Review

Adrift = tuple[Judgement, str]
"""A judgement that what was read no longer bears out, and the reason as a sentence."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The values that stand, what people have said last, and the judgements that no longer hold."""

    values: dict[str, Any]
    review: Review
    adrift: tuple[Adrift, ...]


def judge_values(read: Values, judgements: Iterable[Judgement]) -> Standing:
    """What stands after judgements, in the order in which they were made, of values that a machine read.

    The last one wins, field by field. A confirmation and a rejection are of all values as they stood then: where others
    stand now they say nothing of them, and are adrift.
    """
    values, adrift = dict(read), list[Adrift]()
    review: Review = "unreviewed"
    for one in judgements:
        if one.act == "correct":
            values[str(one.field)] = one.value
            review = "corrected"
        elif differing := _compare(one.was, values):
            adrift.append((one, f"other values stand than those that {one.by} judged: {differing}"))
        else:
            review = "rejected" if one.act == "reject" else "confirmed"
    return Standing(values, review, tuple(adrift))


def _compare(was: object, values: Values) -> str:
    """The fields that say something else than they did."""
    if not isinstance(was, dict):
        return "what was judged is not told"
    return ", ".join(
        f"{field} {was[field]} → {value}" for field, value in values.items() if field in was and was[field] != value
    )


def apply_figure(kept: KeptFigure, own: Sequence[Judgement], spoken: Sequence[Judgement] = ()) -> KeptFigure:
    """A figure as it stands after the judgements of it, and of the statement that it stands in.

    A place that people corrected has no meaning in the gazetteer any more: nobody told which.
    """
    if not own and not spoken:
        return kept
    standing = judge_values(read_figure(kept.machine), own)
    told: dict[str, Any] = {one.field: one.value for one in spoken if one.act == "correct" and one.field}
    moved = make_key(standing.values["place"]) != make_key(kept.machine.place)
    return replace(
        kept,
        figure=set_figure(kept.machine, standing.values),
        review=standing.review,
        speaker=told.get("speaker", kept.speaker),
        stance=told.get("stance", kept.stance),
        said=read_said(told["said"]) if "said" in told else kept.said,
        locales=() if moved else kept.locales,
    )


def apply_statement(kept: KeptStatement, own: Sequence[Judgement]) -> KeptStatement:
    """A statement as it stands after the judgements of it."""
    if not own:
        return kept
    standing = judge_values(read_statement(kept.machine), own)
    return replace(kept, statement=set_statement(kept.machine, standing.values), review=standing.review)
