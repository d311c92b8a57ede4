"""What all tables of a ledger have in common: how keys, links and indexes are named."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Text

metadata = MetaData(
    naming_convention={
        "ix": "%(table_name)s_%(column_0_name)s",
        "uq": "%(table_name)s_%(column_0_name)s_once",
        "fk": "%(table_name)s_%(column_0_name)s_leads",
        "pk": "%(table_name)s_key",
        "ck": "%(table_name)s_%(constraint_name)s_holds",
    }
)


def make_key_column(name: str, table: str, index: bool = False) -> Column[str]:
    """A column that leads to a row of another table by its id."""
    return Column(name, Text, ForeignKey(f"{table}.id"), nullable=False, index=index)


def make_sequence() -> Column[int]:
    """The number of a row, in the order in which rows came."""
    return Column("seq", Integer, primary_key=True, autoincrement=True)


def make_passing_columns() -> tuple[Column[str], Column[str]]:
    """How and when a relay passed something on; null in what was kept before that was read."""
    kind = Column("kind", Text, comment="of a relay: posted, forwarded or translated; null where it quoted")
    return kind, Column("moment", Text, comment="of a relay: when it passed this on, where that is told")
