"""The reference page of a ledger's tables, from the comments of the schema."""

from __future__ import annotations

import inspect

from sqlalchemy import Column, Index, Table
from sqlalchemy.dialects import postgresql, sqlite

from sayso.ledger import schema

HEAD = "<!-- Written by `make docs` from the code; don't edit. -->\n"


def make_ledger_page() -> str:
    """A section for each table, in the order in which the schema has them: its columns, and its indexes."""
    intro = inspect.getdoc(schema)
    tables = [_describe_table(table) for table in schema.metadata.tables.values()]
    return HEAD + "\n".join([f"# The tables of a ledger\n\n{intro}\n", *tables])


def _describe_table(table: Table) -> str:
    rows = ["| column | SQLite | PostgreSQL | what it is |", "|---|---|---|---|"]
    rows += [_describe_column(column) for column in table.columns]
    indexes = sorted(_describe_index(index) for index in table.indexes)
    looked_up = f"\nIndexes: {'; '.join(indexes)}\n" if indexes else ""
    return f"## {table.name}\n{table.comment}\n\n" + "\n".join(rows) + f"\n{looked_up}"


def _describe_index(index: Index) -> str:
    where = index.dialect_options["sqlite"]["where"]
    told = "" if where is None else f" where {where}"
    return f"`{', '.join(index.columns.keys())}`{told}"


def _describe_column(column: Column[object]) -> str:
    types = [str(column.type.compile(dialect=dialect.dialect())).lower() for dialect in (sqlite, postgresql)]
    return f"| `{column.name}` | {types[0]} | {types[1]} | {'; '.join(_tell(column))} |"


def _tell(column: Column[object]) -> list[str]:
    """What the schema says of a column, where it leads, and whether it may be empty."""
    leads = sorted(f"leads to [{link.column.table.name}](#{link.column.table.name})" for link in column.foreign_keys)
    once = ["primary key"] if column.primary_key else ["unique"] if column.unique else []
    return [part for part in (column.comment, *leads, *once, "may be null" if column.nullable else None) if part]
