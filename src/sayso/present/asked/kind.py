"""A kind of answer: which columns it has in CSV, in a wide and in a narrow table, and how it is told in JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sayso.model import Edition
from sayso.present.asked.sheet import Cell, Columns

T = TypeVar("T")
QUOTED = 240
"""Characters of a statement or a passage that a table shows."""


@dataclass(frozen=True, slots=True)
class Shown(Generic[T]):
    """A column of a table. `ratio` is its share of the room; None for one that is never folded."""

    title: str
    ratio: int | None
    tell: Callable[[T], str]


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """What a person may ask for, and how it is shown. `name` is one of them, `plural` several."""

    name: str
    plural: str
    wide: tuple[Shown[T], ...]
    narrow: tuple[Shown[T], ...]
    columns: Columns[T]
    to_json: Callable[[T], Mapping[str, Any]]


def stack(*lines: str) -> str:
    """The lines that are not empty, one below the other."""
    return "\n".join(filter(None, lines))


def tell_review(review: str) -> str:
    """What people have said of an entry; nothing where nobody has."""
    return "" if review == "unreviewed" else review


def _edition(tell: Callable[[Edition], Cell]) -> Callable[[Any], Cell]:
    return lambda kept: tell(kept.edition)


REPORT: Columns[Any] = (
    ("document", _edition(lambda edition: edition.document)),
    ("edition", _edition(lambda edition: edition.number)),
    ("title", _edition(lambda edition: edition.report.title)),
    ("publisher", _edition(lambda edition: edition.report.publisher)),
    ("published", _edition(lambda edition: edition.report.published)),
    ("url", _edition(lambda edition: edition.report.url)),
    ("address", _edition(lambda edition: edition.report.address)),
    ("raw_digest", _edition(lambda edition: edition.report.raw_digest)),
    ("text_digest", _edition(lambda edition: edition.text_digest)),
)
"""What is told of the document beside everything that stands in it."""
