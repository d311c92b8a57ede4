"""A condition on many values that is one parameter, however many they are.

SQLAlchemy writes a list anew for each number of values and each time that it is asked for, which takes longer than a database
takes to find them; with one parameter a statement is put together once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Self

from sqlalchemy import ARRAY, Boolean, Column, Dialect, Text, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.operators import OperatorType
from sqlalchemy.types import TypeDecorator, TypeEngine


class _List(TypeDecorator[Iterable[Any]]):
    """Ids or numbers as a parameter: an array, to SQLite as JSON."""

    impl = Text
    cache_ok = True

    def __init__(self, item: TypeEngine[Any]) -> None:
        super().__init__()
        self.item = item

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(ARRAY(self.item) if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: Iterable[Any] | None, dialect: Dialect) -> Any:
        wanted = sorted(set(value or ()))
        return wanted if dialect.name == "postgresql" else json.dumps(wanted)


class _Among(FunctionElement[bool]):
    name = "among"
    type = Boolean()
    inherit_cache = True

    def self_group(self, against: OperatorType | None = None) -> Self:
        """As it is: it would else be compared with 1, and SQLite would take no index for it."""
        return self


def among(column: Column[Any]) -> _Among:
    """Whether a column holds one of the ids or numbers that the statement is executed with as `wanted`; a database finds
    them by the column's index."""
    return _Among(column, bindparam("wanted", type_=_List(column.type)))


@compiles(_Among)
def _write_json(element: _Among, compiler: SQLCompiler, **told: Any) -> str:
    column, wanted = (compiler.process(one, **told) for one in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({wanted}))"


@compiles(_Among, "postgresql")
def _write_array(element: _Among, compiler: SQLCompiler, **told: Any) -> str:
    column, wanted = (compiler.process(one, **told) for one in element.clauses)
    return f"{column} = ANY ({wanted})"
