"""What several speakers of a report say on the same matters, as a table of topics by speakers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from sayso.compare.accord import Match
from sayso.compare.testimony import Cell, Testimony, Topic, tell_testimony
from sayso.compare.witnesses import Witness
from sayso.model import KeptReading, Reading
from sayso.present.desk.address import make_query, read_number
from sayso.present.desk.chain import find_place
from sayso.present.desk.pages import Asking, Page
from sayso.present.desk.views.report import find_editions

COLUMNS = 8
"""Speakers that are shown side by side at most."""
TOPICS = 40
"""Topics of a page."""
router = APIRouter()


@dataclass(frozen=True, slots=True)
class Row:
    """A topic as it is shown: what each of the speakers says, in the order of the columns, None for who says nothing of it;
    `others` are how many speak of it who aren't shown."""

    topic: Topic
    cells: Sequence[Cell | None]
    agrees: Sequence[Match]
    differs: Sequence[Match]
    others: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A speaker who may be shown: their number (from 1 on), on how many topics they speak, and the address at which they
    are shown if they aren't now, and aren't if they are."""

    witness: Witness
    number: int
    topics: int
    shown: bool
    address: str


@router.get("/testimony/{document}")
def show_testimony(page: Asking, document: str) -> Response:
    """The table of a document's newest edition."""
    return page.give("testimony.html", lambda: _tell(page, document))


def _tell(page: Page, document: str) -> Mapping[str, Any]:
    edition = find_editions(page, document)[-1]
    whole = page.ledger.whole(edition.id)
    told = tell_testimony(_read_as_it_stands(page.ledger.reading(edition.id), whole))
    counts = Counter(cell.speaker for topic in told.topics for cell in topic.cells)
    chosen = _choose(told, page.asked.get("speakers", ""))
    columns = [told.speakers[number - 1] for number in sorted(chosen)]
    rows = [row for topic in told.topics if (row := _make_row(topic, columns))]
    start = read_number(page.asked.get("from", ""), len(rows))
    return {
        "edition": edition,
        "told": told,
        "columns": columns,
        "most": COLUMNS,
        "choices": _list_choices(f"/testimony/{edition.document}", told, counts, chosen),
        "asked": {"speakers": _tell_numbers(chosen)} if page.asked.get("speakers") else {},
        "rows": rows[start : start + TOPICS],
        "count": len(rows),
        "start": start,
        "further": start + TOPICS if start + TOPICS < len(rows) else None,
        "statements": {one.statement.id: one for one in whole.statements},
        "figures": {one.figure.id: one for one in whole.figures},
        "names": {one.id: one.name for one in told.speakers},
        "place": find_place,
    }


def _read_as_it_stands(reading: Reading, whole: KeptReading) -> Reading:
    """A reading with what people corrected, and without what they rejected; a figure stands in no rejected statement."""
    rejected = {one.statement.id for one in whole.statements if one.review == "rejected"}
    statements = (one.statement for one in whole.statements if one.review != "rejected")
    figures = (one.figure for one in whole.figures if one.review != "rejected")
    freed = (replace(one, statement=None) if one.statement in rejected else one for one in figures)
    return replace(reading, statements=tuple(statements), figures=tuple(freed))


def _choose(told: Testimony, asked: str) -> list[int]:
    """The numbers of the speakers that are shown, in the order in which they were chosen: those that the address names,
    else all of the first topic, of the second, and so on, as long as there is room for all of a topic."""
    named = [read_number(part) for part in asked.split(",")[:100]]
    known = [number for number in dict.fromkeys(named) if 0 < number <= len(told.speakers)]
    if known:
        return known[-COLUMNS:]
    numbers = {one.id: number for number, one in enumerate(told.speakers, 1)}
    picked: dict[int, None] = {}
    for topic in told.topics:
        more = dict.fromkeys(numbers[cell.speaker] for cell in topic.cells)
        if not picked or len(picked | more) <= COLUMNS:
            picked |= more
    return list(picked)[:COLUMNS]


def _list_choices(path: str, told: Testimony, counts: Mapping[str, int], chosen: Sequence[int]) -> list[Choice]:
    """All who speak on a topic with others; whoever is chosen beyond the most takes the place of the first chosen."""
    choices = []
    for number, one in enumerate(told.speakers, 1):
        shown = number in chosen
        next = [other for other in chosen if other != number] if shown else [*chosen, number][-COLUMNS:]
        if counts[one.id] or shown:
            address = path + make_query(speakers=_tell_numbers(next))
            choices.append(Choice(one, number, counts[one.id], shown, address))
    return choices


def _tell_numbers(numbers: Sequence[int]) -> str:
    return ",".join(map(str, numbers))


def _make_row(topic: Topic, columns: Sequence[Witness]) -> Row | None:
    """The row of a topic; None where fewer than two of the columns speak of it, and there are others who do."""
    cells = {cell.speaker: cell for cell in topic.cells}
    told = [cells.get(one.id) for one in columns]
    speaking = sum(cell is not None for cell in told)
    if speaking < min(2, len(columns), len(topic.cells)):
        return None
    shown = {one.id for one in columns}
    others = len(topic.cells) - speaking
    return Row(topic, told, _list_among(topic.agrees, shown), _list_among(topic.differs, shown), others)


def _list_among(matches: Sequence[Match], shown: Collection[str]) -> list[Match]:
    return [one for one in matches if all(speaker in shown for speaker in one.speakers)]
