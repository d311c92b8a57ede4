"""Counts of the templates of attack reports (MUC-3 and MUC-4): which are found in the text, with their bound.

The corpus is a file of reports in JSON lines with `templates`, whose `counts` tell a target's number: `6`, `6-`
(at least), `-6` (up to), `~6` (about), `6-8`. Only numbers of two and more count: one is nearly always a named
target, and PLURAL is no number. A template's count has no place in the text: it is found where any figure of the
report has the number, with the same bound, and the event where the template tells one. Precision can't be told,
because only terrorist attacks have templates; read and gold are both the number of counts, so F1 is recall.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from evals.cases import Case, FigureRecord
from evals.polnear import Verdict
from evals.tally import Tally, add_tallies
from sayso.lexicon.writing import load_writing

_NUMBER = re.compile(r"(?P<about>~)?(?P<most>-)?(?P<low>\d[\d,]*)(?P<least>-)?(?P<high>\d[\d,]*)?$")
_DATELINE = re.compile(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (\d\d)\b")
_EFFECTS = {"DEATH": "killed", "INJURY": "injured"}
LOWER = {"more_than": "at_least", "fewer_than": "at_most", "nearly": "about"}
"""Bounds that the templates don't tell apart."""


def load_attacks(path: Path) -> tuple[Case, ...]:
    """The reports that have a count of two or more; the text in mixed case where there is one."""
    with path.open(encoding="utf-8") as lines:
        cases = [_make_case(json.loads(line)) for line in lines if line.strip()]
    return tuple(case for case in cases if case.figures)


def _make_case(row: Mapping[str, Any]) -> Case:
    text = row.get("text_mixed") or row["text"]
    counts = [one for template in row.get("templates") or () for one in template.get("counts") or ()]
    told = {repr(one): one for each in counts for one in _make_figures(each, len(text))}
    figures = tuple(told.values())
    return Case(row["id"], text, (), None, None, _read_day(row.get("dateline") or ""), None, figures)


def _read_day(dateline: str) -> date | None:
    found = _DATELINE.search(dateline.upper())
    month = load_writing().months.get(found[2].capitalize()) if found else None
    return date(1900 + int(found[3]), month, int(found[1])) if found and month else None


def _make_figures(count: Mapping[str, Any], length: int) -> Iterator[FigureRecord]:
    """The figure that a template's count asks for; of several effects told any will do."""
    found = _NUMBER.match(count["number"].split(" / ")[0].strip())
    if found is None or count.get("optional"):
        return
    low, high, bound = _read_number(found)
    if (low or high or 0) < 2:
        return
    effects = [name for one in count.get("effect") or () for name in one.split(" / ")]
    event = " or ".join(sorted({_EFFECTS[name] for name in effects if name in _EFFECTS}))
    if event or not effects:
        yield FigureRecord(f"{count['number']} {event}".strip(), (0, length), low, high, bound, event)


def _read_number(found: re.Match[str]) -> tuple[Decimal | None, Decimal | None, str]:
    low = Decimal(found["low"].replace(",", ""))
    if found["about"]:
        return low, low, "about"
    if found["most"]:
        return None, low, "at_most"
    if found["high"]:
        return low, Decimal(found["high"].replace(",", "")), "between"
    return (low, None, "at_least") if found["least"] else (low, low, "exact")


def score_case(gold: Sequence[FigureRecord], read: Sequence[FigureRecord]) -> Verdict:
    """Which counts are found: by number alone, with the bound, and with the event too where one is told."""
    rows: list[dict[str, Tally]] = []
    right: dict[str, tuple[str, ...]] = {}
    for one in gold:
        numbered = [other for other in read if one.low in (other.low, None) and one.high in (other.high, None)]
        numbered = [other for other in numbered if (other.low, other.high) != (None, None)]
        bound = [other for other in numbered if LOWER.get(other.bound, other.bound) == one.bound]
        whole = [other for other in bound if not one.event or other.event in one.event.split(" or ")]
        told = {"number": bool(numbered), "bound": bool(bound), "event": bool(whole)}
        rows.append({f"attacks/{name}": Tally(int(hit), 1, 1) for name, hit in told.items()})
        right[one.id] = tuple(name for name, hit in told.items() if hit)
    return Verdict(add_tallies(rows), right)
