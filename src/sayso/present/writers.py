"""Readings written out one by one as they come, each form in its own way."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Protocol, TextIO

from sayso.model import Dropped, Reading
from sayso.present.record import dropped_to_json, reading_to_json
from sayso.present.shapes import DroppedJson, ReadingJson


class Writer(Protocol):
    """What turns outcomes into one form of output. `close` makes the output whole; it may be called with
    the run cut short, and what was added before is then whole too."""

    def add(self, outcome: Reading | Dropped) -> None:
        """Writes one outcome, or keeps it for `close`."""

    def close(self) -> None:
        """Writes what is left."""


class LinesWriter:
    """One JSON object a line, each flushed when it is whole. ASCII only: every other character is escaped,
    so no encoding, terminal or lone surrogate can spoil it."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def add(self, outcome: Reading | Dropped) -> None:
        self.stream.write(json.dumps(_to_json(outcome)) + "\n")
        self.stream.flush()

    def close(self) -> None:
        self.stream.flush()


class JsonWriter:
    """One JSON object where one report comes, a JSON array where more do; ASCII only.

    `several` says that an array is wanted however few come. Reports are written as they come; only the
    first is kept back until it's known whether a second follows.
    """

    def __init__(self, stream: TextIO, several: bool) -> None:
        self.stream = stream
        self.array = several
        self.first: str | None = None
        self.written = 0

    def add(self, outcome: Reading | Dropped) -> None:
        item = _layout(_to_json(outcome))
        if self.first is None and not self.written and not self.array:
            self.first = item
            return
        if self.first is not None:
            self.array = True
            self._write_item(self.first)
            self.first = None
        self._write_item(item)

    def close(self) -> None:
        if self.array:
            self.stream.write("\n]\n" if self.written else "[]\n")
        elif self.first is not None:
            self.stream.write(self.first + "\n")
        self.stream.flush()

    def _write_item(self, item: str) -> None:
        self.stream.write((",\n" if self.written else "[\n") + item)
        self.stream.flush()
        self.written += 1


def _to_json(outcome: Reading | Dropped) -> ReadingJson | DroppedJson:
    return dropped_to_json(outcome) if isinstance(outcome, Dropped) else reading_to_json(outcome)


def _layout(record: Mapping[str, object]) -> str:
    """The record with a line a field, and a line an item in lists of objects: JSON that people can read
    without a line for every number."""
    fields = (f"  {json.dumps(name)}: {_layout_value(value)}" for name, value in record.items())
    return "{\n" + ",\n".join(fields) + "\n}"


def _layout_value(value: object) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join("    " + json.dumps(item) for item in value) + "\n  ]"
    return json.dumps(value)
