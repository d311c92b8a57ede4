"""One entry of a review queue: where it stands, and all that its page tells of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

from sayso.ledger.queue import KINDS, ORDERS, EntryKind, Order
from sayso.model import Filter, KeptFigure, KeptStatement
from sayso.present.desk.address import make_query, tell_filter
from sayso.present.desk.article import Article, Record
from sayso.present.desk.fields import list_held
from sayso.present.desk.pages import Page
from sayso.present.desk.panel import ask_series, choose_field, list_flags
from sayso.present.desk.steps import list_steps


@dataclass(frozen=True, slots=True)
class Turn:
    """A place in a queue: which entries, figures or statements (`kind`, None for both), whether it is a `second`, blind
    reading, in which `order`, `after` which entry, and which `entry` is shown, empty for the next."""

    filter: Filter
    kind: EntryKind | None
    second: bool
    order: Order
    after: str | None
    entry: str

    @property
    def kinds(self) -> tuple[EntryKind, ...]:
        """The kinds of entries that are asked for."""
        return (self.kind,) if self.kind else KINDS

    @property
    def filtered(self) -> dict[str, str]:
        """The parameters of the filter."""
        return tell_filter(self.filter)

    @property
    def switches(self) -> dict[str, str]:
        """The parameters of the queue that are no filter."""
        told = {"kinds": self.kind or "", "second": "yes" if self.second else "", "order": _name_order(self.order)}
        return {name: value for name, value in told.items() if value}

    @property
    def asked(self) -> dict[str, str]:
        """The parameters of the queue without a place in it."""
        return {**self.filtered, **self.switches}

    def tell(self, **values: Any) -> str:
        """The address of the queue with something said of it."""
        return f"/review{make_query(self.asked, values)}"

    def change(self, **values: Any) -> str:
        """The address of another queue, from its start."""
        return replace(self, after=None, entry="", **values).tell()

    def go_on(self, entry: str, done: str | None = None) -> str:
        """The address of the entry behind one."""
        return self.tell(after=entry, done=done)

    def open(self, entry: str) -> str:
        """The address at which this entry is shown."""
        return self.tell(entry=entry)

    def correct_field(self, name: str) -> str:
        """The address at which a field of the entry is corrected."""
        return f"{self.tell(entry=self.entry, field=name)}#correct"

    def open_entry(self, id: str) -> str:
        """Where another entry is shown, for the pieces that reports' pages use too."""
        return f"/entries/{quote(id)}"

    def list_hidden(self) -> list[tuple[str, str]]:
        """The parameters of the address, for a form that asks for the same."""
        return [*self.asked.items(), ("entry", self.entry)]


def _name_order(order: Order) -> str:
    """The parameter that asks for an order; none for the usual one."""
    return "" if order == ORDERS[0] else order


def make_record(article: Article, kept: KeptFigure | KeptStatement) -> Record:
    """An entry of the queue as its report labels it, with the values that are to be judged."""
    record = article.find(kept.id)
    return replace(record, kept=kept) if record else Record(kept, "", None)


def tell_entry(page: Page, article: Article, record: Record, turn: Turn) -> Mapping[str, Any]:
    """The values of an entry for the page. In a blind reading nothing that rests on other people's judgements."""
    held = list_held(record.kept)
    field = page.asked.get("field")
    return {
        "record": record,
        "turn": replace(turn, entry=record.id),
        "whole": article.whole,
        "held": held,
        "chosen": choose_field(held, field),
        "correcting": field is not None,
        "steps": () if turn.second else list_steps(record.kept, article.whole),
        "flags": list_flags(article, record),
        "trust": find_trust(article, record),
        "weight": page.ledger.weigh(record.id),
        "series": ask_series(record),
    }


def find_trust(article: Article, record: Record) -> float:
    """How far an entry is to be trusted, 0 to 1, as queues have it: its score, less what the strongest flag takes."""
    return record.kept.machine.score * (1 - max((flag.score for flag in article.list_flags(record.id)), default=0.0))
