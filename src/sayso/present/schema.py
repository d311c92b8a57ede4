"""The JSON Schema of a reading, made from the types of `sayso.present.shapes`.

`python -m sayso.present.schema` prints it; docs/reference/reading.schema.json is its output.
"""

from __future__ import annotations

import inspect
import json
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

from sayso.present.shapes import Day, DroppedJson, ReadingJson, SpanJson

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}
POSITION = {"type": "integer", "minimum": 0}
SPAN = {"type": "array", "prefixItems": [POSITION, POSITION], "items": False, "minItems": 2}
NOTED = {get_args(SpanJson)[1]: {"$ref": "#/$defs/Span"}, get_args(Day)[1]: {"type": "string", "format": "date"}}
"""Types that are told by their note: to Python a span is a list of numbers and a day is a string."""


def make_schema() -> Schema:
    """The schema (draft 2020-12) of a line of `--format jsonl`: a reading, or why there is none. Every
    field is required and no other is allowed."""
    definitions: dict[str, Schema] = {"Span": {**SPAN, "description": get_args(SpanJson)[1]}}
    either = [_describe(ReadingJson, definitions), _describe(DroppedJson, definitions)]
    return {
        "$schema": DIALECT,
        "title": "What sayso read of a report",
        "anyOf": either,
        "$defs": dict(sorted(definitions.items())),
    }


def _describe(hint: Any, definitions: dict[str, Schema]) -> Schema:
    """The schema of a type; typed dictionaries go into `definitions` and are referred to."""
    if is_typeddict(hint):
        return _define(hint, definitions)
    if get_origin(hint) is Annotated:
        inner, *notes = get_args(hint)
        return {**(NOTED.get(notes[0]) or _describe(inner, definitions)), "description": "; ".join(notes)}
    if get_origin(hint) is Literal:
        values = list(get_args(hint))
        return {"const": values[0]} if len(values) == 1 else {"enum": values}
    if get_origin(hint) in (Union, UnionType):
        return {"anyOf": [_describe(choice, definitions) for choice in get_args(hint)]}
    if get_origin(hint) is list:
        return {"type": "array", "items": _describe(get_args(hint)[0], definitions)}
    if get_origin(hint) is dict:
        return {"type": "object"}
    return {"type": PLAIN[hint]}


def _define(shape: type, definitions: dict[str, Schema]) -> Schema:
    name = shape.__name__.removesuffix("Json")
    fields = get_type_hints(shape, include_extras=True)
    definitions[name] = {
        "description": " ".join((inspect.getdoc(shape) or "").split()),
        "type": "object",
        "properties": {field: _describe(hint, definitions) for field, hint in fields.items()},
        "required": list(fields),
        "additionalProperties": False,
    }
    return {"$ref": f"#/$defs/{name}"}


if __name__ == "__main__":
    print(json.dumps(make_schema(), indent=2))
