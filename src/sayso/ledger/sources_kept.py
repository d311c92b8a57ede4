"""The sources of a ledger as they are now, from what is counted already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, and_, func, or_, select
from sqlalchemy.engine import Connection

from sayso.errors import InputError
from sayso.ledger.derived import source, source_name, voice
from sayso.ledger.identity import make_key
from sayso.ledger.marks import Marks, read_marks
from sayso.ledger.state import State
from sayso.ledger.store import Store
from sayso.model import KeptSource

PAGE = 500
"""Sources that are put together in one go."""

Place = tuple[int, int, str]
"""The order of sources: by most statements, then by most figures on their word, then by name."""
Names = Mapping[str, Mapping[str, tuple[int, int]]]
"""What is written for each folded name: in how many statements, and for how many figures on its word."""


@dataclass(frozen=True, slots=True)
class _Counted:
    """A source with the folded names that mean it, and its counts. `documents` is that of its only name, None where it has
    several: one document may name it in more than one way."""

    key: str
    names: tuple[str, ...]
    statements: int
    figures: int
    documents: int | None
    on_word: int

    @property
    def place(self) -> Place:
        """Where it stands in the order."""
        return -self.statements, -self.on_word, self.key


def list_sources(store: Store, limit: int | None, after: str | None) -> Iterator[KeptSource]:
    """All sources in order, behind the one with the key `after`; InputError where there is none."""
    with store.read() as connection:
        marks = read_marks(connection, State())
        groups = list(_load_merged(connection, marks))
        place = _find_place(connection, groups, after, marks) if after is not None else None
        alone = _load_alone(connection, marks, place, limit)
        joined = [one for one in groups if place is None or one.place > place]
        found = sorted([*alone, *joined], key=lambda one: one.place)[:limit]
        pages = [found[start : start + PAGE] for start in range(0, len(found), PAGE)]
        yield from [one for page in pages for one in _tell_sources(connection, page, marks)]


def find_source(store: Store, name: str) -> KeptSource:
    """The source that a name means, with all names that people merged with it; InputError where nobody speaks under it, and
    no figure is on its word."""
    with store.read() as connection:
        marks = read_marks(connection, State())
        key = make_key(name) or ""
        counted = _count(connection, marks.same.get(key, key), marks)
        if counted is None:
            raise InputError(f"nobody speaks in the ledger under the name {name[:80]!r}, and no figure is on its word")
        return next(_tell_sources(connection, [counted], marks))


def search_sources(store: Store, words: str, limit: int | None = None) -> Iterator[KeptSource]:
    """The sources with these words in one of their names, by most statements. All names are looked through; where very many
    have the words, those names that most statements are by are taken."""
    key = make_key(words)
    if key is None:
        return
    with store.read() as connection:
        marks = read_marks(connection, State())
        having = select(source.c.key).where(source.c.key.contains(key, autoescape=True))
        names = connection.scalars(having.order_by(*_IN_ORDER).limit(limit)).all()
        roots = dict.fromkeys(marks.same.get(one, one) for one in names)
        found = [counted for root in roots if (counted := _count(connection, root, marks))]
        yield from list(_tell_sources(connection, sorted(found, key=lambda one: one.place), marks))


def _count(connection: Connection, key: str, marks: Marks) -> _Counted | None:
    """The source with this key, if one of its names is known."""
    names = {key, *(name for name, into in marks.same.items() if into == key)}
    rows = connection.execute(select(source).where(source.c.key.in_(sorted(names)))).all()
    return _sum_up(key, rows) if rows else None


def _list_merged(marks: Marks) -> list[str]:
    return sorted({*marks.same, *marks.same.values()})


def _load_merged(connection: Connection, marks: Marks) -> Iterator[_Counted]:
    """The sources that people made of several names."""
    rows = defaultdict[str, list[Any]](list)
    for row in connection.execute(select(source).where(source.c.key.in_(_list_merged(marks)))):
        rows[marks.same.get(row.key, row.key)].append(row)
    for key, found in rows.items():
        yield _sum_up(key, found)


def _sum_up(key: str, rows: Sequence[Row[Any]]) -> _Counted:
    """A source of these rows, one for each name."""
    names, documents = tuple(row.key for row in rows), rows[0].documents if len(rows) == 1 else None
    found = [(row.statements, row.figures, row.on_word) for row in rows]
    statements, figures, words = (sum(row[at] for row in found) for at in range(3))
    return _Counted(key, names, statements, figures, documents, words)


_IN_ORDER = (source.c.statements.desc(), source.c.on_word.desc(), source.c.key)


def _load_alone(connection: Connection, marks: Marks, place: Place | None, limit: int | None) -> list[_Counted]:
    """The first sources of one name behind a place."""
    c = source.c
    asked = select(source).where(c.key.not_in(_list_merged(marks))).order_by(*_IN_ORDER).limit(limit)
    if place is not None:
        fewer, words, key = -place[0], -place[1], place[2]
        behind = and_(c.statements == fewer, or_(c.on_word < words, and_(c.on_word == words, c.key > key)))
        asked = asked.where(c.statements <= fewer, or_(c.statements < fewer, behind))
    return [
        _Counted(row.key, (row.key,), row.statements, row.figures, row.documents, row.on_word)
        for row in connection.execute(asked)
    ]


def _find_place(connection: Connection, groups: Iterable[_Counted], key: str, marks: Marks) -> Place:
    for one in groups:
        if one.key == key:
            return one.place
    row = connection.execute(select(source.c.statements, source.c.on_word).where(source.c.key == key)).first()
    if row is None or key in marks.same:
        raise InputError(f"the ledger has no source {key[:80]!r} to go on behind")
    return -row.statements, -row.on_word, key


def _tell_sources(connection: Connection, found: Sequence[_Counted], marks: Marks) -> Iterator[KeptSource]:
    keys = sorted(name for one in found for name in one.names)
    names, days = _load_names(connection, keys), _load_days(connection, keys)
    for one in found:
        first, last = zip(*(days[name] for name in one.names), strict=True)
        yield KeptSource(
            key=one.key,
            **name_source(one.key, {name: names[name] for name in one.names}),
            side=marks.sides.get(one.key),
            statements=one.statements,
            figures=one.figures,
            documents=_count_documents(connection, one.names) if one.documents is None else one.documents,
            first=min(filter(None, first), default=None),
            last=max(filter(None, last), default=None),
            on_word=one.on_word,
        )


def _count_documents(connection: Connection, names: Sequence[str]) -> int:
    """The documents in which one of several names speaks."""
    asked = select(func.count(voice.c.reading.distinct())).where(voice.c.key.in_(names))
    return connection.scalar(asked) or 0


def _load_names(connection: Connection, keys: Sequence[str]) -> Names:
    c = source_name.c
    found = defaultdict[str, dict[str, tuple[int, int]]](dict)
    asked = select(c.key, c.name, c.statements, c.on_word).where(c.key.in_(keys))
    for key, name, statements, words in connection.execute(asked):
        found[key][name] = (statements, words)
    return found


def _load_days(connection: Connection, keys: Sequence[str]) -> Mapping[str, tuple[Any, Any]]:
    """The first and the last day on which each of these spoke, None where none is told."""
    first = select(func.min(voice.c.first)).where(voice.c.key == source.c.key).scalar_subquery()
    last = select(func.max(voice.c.last)).where(voice.c.key == source.c.key).scalar_subquery()
    rows = connection.execute(select(source.c.key, first, last).where(source.c.key.in_(keys)))
    return {key: (begun, ended) for key, begun, ended in rows}


def name_source(key: str, names: Names) -> dict[str, Any]:
    """What a source is called (`name`) and all its `names`, of what is written for each folded name, and how often."""
    shown = {folded: max(one.items(), key=lambda pair: (pair[1], pair[0]))[0] for folded, one in names.items()}
    often = sorted(
        shown, key=lambda folded: (*(-sum(counts) for counts in zip(*names[folded].values(), strict=True)), folded)
    )
    return {"name": shown.get(key, shown[often[0]]), "names": tuple(shown[folded] for folded in often)}
