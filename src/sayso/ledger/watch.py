"""Saved questions: what is new, gone or changed since one was last asked."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection

from sayso.errors import InputError
from sayso.ledger.identity import digest_json, name_moment
from sayso.ledger.restore import read_moment
from sayso.ledger.rows import write_json
from sayso.ledger.schema import question
from sayso.ledger.store import Store
from sayso.model import Days, Filter, Locale

LONGEST = 200
"""Characters that a question's name may have."""

Answer = Mapping[str, tuple[str, str]]
"""For the id of each entry and finding of an answer the digest of what stands there, and a sentence that tells it."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved question: its name, its filter, when it was saved, and when it was last asked."""

    name: str
    filter: Filter
    made: datetime
    asked: datetime


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of an answer since the question was asked at `since`, None where it was just saved.

    `new` and `gone` are ids, each with the sentence that tells it; `changed` also with the sentence before it changed.
    """

    name: str
    since: datetime | None
    new: tuple[tuple[str, str], ...] = ()
    gone: tuple[tuple[str, str], ...] = ()
    changed: tuple[tuple[str, str, str], ...] = ()


def watch(store: Store, name: str, filter: Filter, answer: Answer) -> Difference:
    """What differs from the answer that was saved under the name; this one is saved in its place. The first time all of
    it is saved, and nothing differs.

    InputError where the name is empty or too long, or another question has it.
    """
    if not name.strip() or len(name) > LONGEST:
        raise InputError(f"a question needs a name of at most {LONGEST} characters")
    now, asked = datetime.now(UTC), write_filter(filter)
    with store.change() as connection:
        row = connection.execute(select(question).where(question.c.name == name)).mappings().first()
        if row is None:
            _save(connection, _make_row(name, asked, name_moment(now), now, answer), insert)
            return Difference(name, None)
        if row["filter"] != asked:
            raise InputError(f"the question {name!r} asks for something else; give this one another name")
        _save(connection, _make_row(name, asked, row["made"], now, answer), update)
        return compare_answers(name, read_moment(row["asked"]), json.loads(row["answer"]), answer)


def _make_row(name: str, filter: str, made: str, now: datetime, answer: Answer) -> dict[str, Any]:
    row = {"name": name, "filter": filter, "made": made, "asked": name_moment(now), "answer": write_json(answer)}
    return row | {"digest": digest_json(row)}


def _save(connection: Connection, row: Mapping[str, Any], write: Callable[..., Any]) -> None:
    statement = write(question) if write is insert else write(question).where(question.c.name == row["name"])
    connection.execute(statement.values(row))


def compare_answers(name: str, since: datetime, older: Answer, newer: Answer) -> Difference:
    """What differs between two answers to one question, in the order of their ids."""
    both = sorted(older.keys() & newer.keys())
    return Difference(
        name,
        since,
        new=tuple((id, newer[id][1]) for id in sorted(newer.keys() - older.keys())),
        gone=tuple((id, older[id][1]) for id in sorted(older.keys() - newer.keys())),
        changed=tuple((id, older[id][1], newer[id][1]) for id in both if older[id][0] != newer[id][0]),
    )


def list_questions(store: Store) -> Iterator[Saved]:
    """The saved questions by name."""
    c = question.c
    with store.read() as connection:
        rows = connection.execute(select(c.name, c.filter, c.made, c.asked).order_by(c.name)).all()
    for name, filter, made, asked in rows:
        yield Saved(name, read_filter(filter), read_moment(made), read_moment(asked))


def find_question(store: Store, name: str) -> Saved:
    """The saved question of that name; InputError where there is none."""
    found = next((one for one in list_questions(store) if one.name == name), None)
    if found is None:
        raise InputError(f"the ledger has no question {name[:LONGEST]!r}; ask it with a filter to save it")
    return found


def forget_question(store: Store, name: str) -> None:
    """Takes a saved question away; InputError where there is none of that name."""
    with store.change() as connection:
        if not connection.execute(delete(question).where(question.c.name == name)).rowcount:
            raise InputError(f"the ledger has no question {name[:LONGEST]!r}")


def write_filter(filter: Filter) -> str:
    """A filter as JSON; what it doesn't ask for is left out."""
    default = asdict(Filter())
    told = {name: value for name, value in asdict(filter).items() if value not in (default[name], "")}
    return json.dumps(told, sort_keys=True, default=date.isoformat)


def read_filter(written: str) -> Filter:
    """The filter of its JSON."""
    told = json.loads(written)
    for name in ("period", "said", "published"):
        if name in told:
            told[name] = Days(date.fromisoformat(told[name]["start"]), date.fromisoformat(told[name]["end"]))
    if "within" in told:
        told["within"] = Locale(**told["within"])
    return Filter(**{**told, "ids": tuple(told.get("ids", ()))})
