"""Whose losses and people figures count, and what is told of each, from what is counted already."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.engine import Connection

from sayso.errors import InputError
from sayso.ledger.acts import make_judgement
from sayso.ledger.derived import party, party_topic, party_word, source_name
from sayso.ledger.identity import make_key
from sayso.ledger.marks import Marks, read_marks
from sayso.ledger.schema import figure, judgement
from sayso.ledger.state import State
from sayso.ledger.store import Store
from sayso.model import KeptParty, Topic, Voice

_IN_ORDER = (party.c.figures.desc(), party.c.key)


def list_parties(store: Store, limit: int | None = None, after: str | None = None) -> Iterator[KeptParty]:
    """All parties of which figures are told, by most figures, then by name, behind the one with the key `after`; InputError
    where there is none."""
    asked = select(party).order_by(*_IN_ORDER).limit(limit)
    with store.read() as connection:
        if after is not None:
            figures = connection.scalar(select(party.c.figures).where(party.c.key == after))
            if figures is None:
                raise InputError(f"no figure is told of a party {after[:80]!r} to go on behind")
            behind = or_(party.c.figures < figures, and_(party.c.figures == figures, party.c.key > after))
            asked = asked.where(party.c.figures <= figures, behind)
        yield from _tell_parties(connection, asked)


def search_parties(store: Store, words: str, limit: int | None = None) -> Iterator[KeptParty]:
    """The parties with these words in their name, by most figures. All names are looked through."""
    key = make_key(words)
    if key is None:
        return
    having = party.c.key.contains(key, autoescape=True)
    with store.read() as connection:
        yield from _tell_parties(connection, select(party).where(having).order_by(*_IN_ORDER).limit(limit))


def find_party(store: Store, name: str) -> KeptParty:
    """The party that a name means; InputError where no figure is told of it."""
    with store.read() as connection:
        found = _tell_parties(connection, select(party).where(party.c.key == (make_key(name) or "")))
    if not found:
        raise InputError(f"no figure is told of a party called {name[:80]!r}")
    return found[0]


def list_topics(store: Store, key: str, limit: int | None = None) -> list[Topic]:
    """What is told of the party with this key: events and units, those with most figures first."""
    c = party_topic.c
    asked = select(c.event, c.unit, c.figures).where(c.party == key)
    with store.read() as connection:
        rows = connection.execute(asked.order_by(c.figures.desc(), c.event, c.unit).limit(limit)).all()
    return [Topic(row.event, row.unit or None, row.figures) for row in rows]


def list_voices(store: Store, key: str, limit: int | None = None) -> list[Voice]:
    """On whose word figures of the party with this key are, those with most figures first; names that people merged are one
    voice."""
    c = party_word.c
    of_party = select(c.whose, c.figures, c.reviewed).where(c.party == key)
    with store.read() as connection:
        same = read_marks(connection, State()).same
        rows = connection.execute(of_party.order_by(c.figures.desc(), c.whose).limit(limit)).all()
        merged = connection.execute(of_party.where(c.whose.in_(sorted({*same, *same.values()})))).all()
        names = _load_names(connection, [*(row.whose for row in rows), *same.values()])
    counts = defaultdict[str, Counter[str]](Counter)
    for whose, figures, reviewed in {*map(tuple, rows), *map(tuple, merged)}:
        counts[same.get(whose, whose)].update(figures=figures, reviewed=reviewed)
    found = [Voice(one, names.get(one, one), count["figures"], count["reviewed"]) for one, count in counts.items()]
    return sorted(found, key=lambda one: (-one.figures, one.key))[:limit]


def count_voices(store: Store, key: str) -> int:
    """Under how many names somebody tells of a party; the reports' own word is one."""
    with store.read() as connection:
        return connection.scalar(select(func.count()).where(party_word.c.party == key)) or 0


def _load_names(connection: Connection, keys: Sequence[str]) -> dict[str, str]:
    """How each of those is written on whose word figures are, as most figures have it."""
    c = source_name.c
    asked = select(c.key, c.name).where(c.key.in_(keys), c.on_word > 0).order_by(c.on_word, c.name)
    return {row.key: row.name for row in connection.execute(asked)}


def _tell_parties(connection: Connection, asked: Select[Any]) -> list[KeptParty]:
    rows = connection.execute(asked).all()
    marks = read_marks(connection, State())
    return [_tell(connection, key, figures, marks) for key, figures in rows]


def _tell(connection: Connection, key: str, figures: int, marks: Marks) -> KeptParty:
    """The name is that of the figure that was added last; where only corrections tell of the party, as they have it."""
    c = figure.c
    name = connection.scalar(select(c.party).where(c.party_key == key).order_by(c.seq.desc()).limit(1))
    return KeptParty(key, name or _find_corrected(connection, key), marks.sides.get(key), figures)


def _find_corrected(connection: Connection, key: str) -> str:
    c = judgement.c
    told = (c.kind == "figure", c.field == "party", c.value_key == key)
    row = connection.execute(select(judgement).where(*told).order_by(c.seq.desc()).limit(1)).mappings().first()
    return str(make_judgement(row).value) if row else key
