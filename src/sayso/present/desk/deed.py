"""What a form says of an entry: that it is right, that it is none, or what a field of it should say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Form

from sayso.model import Judgement
from sayso.present.desk.fields import FIGURE, STATEMENT, read_value
from sayso.present.desk.pages import Page

Verdict = Literal["confirm", "correct", "reject"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What is sent with a verdict. `start` and `end` are days of a value, `judgement` is one that is taken back."""

    field: Annotated[str, Form()] = ""
    value: Annotated[str, Form()] = ""
    start: Annotated[str, Form()] = ""
    end: Annotated[str, Form()] = ""
    judgement: Annotated[str, Form(max_length=100)] = ""
    why: Annotated[str, Form(max_length=1000)] = ""


def judge(page: Page, id: str, verdict: Verdict, deed: Deed, *, blind: bool = False) -> Judgement:
    """Records a verdict on an entry in the visitor's name; the judgement that was made."""
    by, why = page.visitor.name, deed.why.strip() or None
    if verdict == "confirm":
        return page.ledger.confirm(id, by=by, why=why, blind=blind)
    if verdict == "reject":
        return page.ledger.reject(id, by=by, why=why, blind=blind)
    fields = FIGURE if id.startswith("f") else STATEMENT
    value = read_value(fields, deed.field, {"value": deed.value, "start": deed.start, "end": deed.end})
    return page.ledger.correct(id, deed.field, value, by=by, why=why, blind=blind)
