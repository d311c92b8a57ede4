"""Those who speak in a report, and which of them belong to a group that speaks too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.compare.wording import cut_stems
from sayso.lexicon.naming import fold_name
from sayso.lexicon.numbers import load_numbers
from sayso.model import Figure, SpeakerKind, Statement

REPORT = "report"
"""The id of the report itself, as the teller of what nobody else is said to have told."""
UNNAMED = "somebody unnamed"


@dataclass(frozen=True, slots=True)
class Witness:
    """Somebody who speaks in a report. `id` is the entity's, else the folded name with a mark before it; `members` are the
    ids of those that a group covers: *the soldiers* cover *the first soldier*."""

    id: str
    name: str
    kind: SpeakerKind | None
    members: tuple[str, ...] = ()


def find_witness(statement: Statement) -> str:
    """The id of whoever says it."""
    if statement.entity:
        return statement.entity
    name = statement.speaker or " ".join(pin.words for pin in statement.source)
    return f"name {fold_name(name)}"


def find_teller(figure: Figure, statements: Mapping[str, Statement], names: Mapping[str, str]) -> str:
    """The id of whoever's word a figure is; `names` leads from folded names to ids."""
    if figure.according_to:
        folded = fold_name(figure.according_to)
        return names.get(folded, f"name {folded}")
    statement = statements.get(figure.statement or "")
    return find_witness(statement) if statement else REPORT


def list_witnesses(statements: Iterable[Statement], figures: Iterable[tuple[str, Figure]]) -> tuple[Witness, ...]:
    """Those who say the statements and tell the figures (each with its teller's id), in the order of the text."""
    found: dict[str, tuple[str, SpeakerKind | None]] = {}
    for one in statements:
        words = " ".join(" ".join(pin.words for pin in one.source).split())
        found.setdefault(find_witness(one), (one.speaker or words or UNNAMED, one.speaker_kind))
    for id, figure in figures:
        found.setdefault(id, ("the report itself" if id == REPORT else figure.according_to or UNNAMED, None))
    made = [Witness(id, *told) for id, told in found.items()]
    return tuple(Witness(one.id, one.name, one.kind, _find_members(one, made)) for one in made)


def _find_members(group: Witness, all_: Sequence[Witness]) -> tuple[str, ...]:
    if group.kind != "group":
        return ()
    words = frozenset(cut_stems(group.name))
    return tuple(one.id for one in all_ if one is not group and _is_numbered(one.name, words))


def _is_numbered(name: str, group: frozenset[str]) -> bool:
    """Whether a name is an ordinal with words of the group's name, the group's own noun among them."""
    words = re.findall(r"[\w-]+", name.casefold())
    rest = [word for word in words if word not in load_numbers().never.ordinals and word != "the"]
    return (
        len(rest) < len([word for word in words if word != "the"])
        and bool(rest)
        and set(cut_stems(" ".join(rest))) <= group
    )
