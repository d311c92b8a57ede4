"""Small ledgers for tests: reports of `BODY` at several addresses, and made-up worlds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sayso.ledger.ask import find_figures, find_statements
from sayso.ledger.store import Store
from sayso.model import Added, Filter, KeptFigure, KeptStatement, Raw, Reading
from tests.ledger.reports import BODY, make_pair, make_whole, same

ALL = Filter()


def add(store: Store, name: str = "war", body: str = BODY, reading: Reading | None = None, **report: Any) -> Added:
    """Adds a report of `body` at the address https://news.example.org/`name`; `report` tells what is known of it."""
    whole = reading or make_whole(body)
    told = replace(whole, report=replace(whole.report, **report))
    data = body.encode("utf-8", "surrogatepass")
    return store.write(*make_pair(body, data, reading=told, url=f"https://news.example.org/{name}"), same)


def write(store: Store, pair: tuple[Raw, Reading]) -> Added:
    """Adds a report with its reading."""
    return store.write(*pair, same)


def figures(store: Store, filter: Filter = ALL, **told: Any) -> list[KeptFigure]:
    """The figures that are asked for."""
    return list(find_figures(store, filter, **told))


def statements(store: Store, filter: Filter = ALL, **told: Any) -> list[KeptStatement]:
    """The statements that are asked for."""
    return list(find_statements(store, filter, **told))


def figure_of(store: Store, event: str = "killed", **told: Any) -> KeptFigure:
    """The newest figure that tells of an event."""
    return next(one for one in figures(store, **told) if one.machine.event == event)
