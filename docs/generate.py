"""Write the reference pages from the code: `python -m docs.generate` (or `make docs`)."""

from __future__ import annotations

import argparse
import inspect
import os
import re
import sys
import types
import typing
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import sayso
from docs.tables import make_ledger_page
from sayso.present import cli, shapes
from sayso.present.asked import shapes as answers

FOLDER = Path(__file__).with_name("reference")
HEAD = "<!-- Written by `make docs` from the code; don't edit. -->\n"
WIDTH = "100"


def make_pages() -> dict[str, str]:
    """The reference pages by file name."""
    return {
        "answers.md": make_answers_page(),
        "command.md": make_command_page(),
        "json.md": make_json_page(),
        "ledger.md": make_ledger_page(),
        "python.md": make_python_page(),
    }


def make_command_page() -> str:
    """The help of the command and of each of its commands."""
    os.environ["COLUMNS"] = WIDTH
    parser = cli.build_parser()
    parts = ["# The command\n", f"```text\n{parser.format_help().strip()}\n```\n"]
    for name, command in _find_commands(parser):
        parts.append(f"## sayso {name}\n\n```text\n{command.format_help().strip()}\n```\n")
    return HEAD + "\n".join(parts)


def _find_commands(parser: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.items()


def make_json_page() -> str:
    """A table for each kind of object in a reading's JSON, the reading first."""
    found = [thing for thing in vars(shapes).values() if typing.is_typeddict(thing)]
    ordered = sorted(found, key=lambda shape: shape is not shapes.ReadingJson)
    intro = (
        "# The JSON of a reading\n\n`sayso read --format json` prints one `Reading`, or a list of them; `--format jsonl` "
        "prints one on each line. The same as a JSON Schema: [reading.schema.json](reading.schema.json).\n"
    )
    return HEAD + "\n".join([intro, *(_describe_shape(shape) for shape in ordered)])


def make_answers_page() -> str:
    """A table for each kind of object that a ledger answers with; what a reading has too is linked."""
    own = [
        thing for thing in vars(answers).values() if typing.is_typeddict(thing) and thing.__module__ == answers.__name__
    ]
    intro = (
        "# The JSON of a ledger's answers\n\n`--format json` prints a list with a line for each of what was asked for: "
        "`sayso figures` a list of `KeptFigure`, `sayso compare` one of `Series`, and so on. `sayso show` prints one "
        "object, with `judgements` beside the entry. What stands in a reading too is told in "
        "[the JSON of a reading](json.md).\n"
    )
    page = HEAD + "\n".join([intro, *(_describe_shape(shape) for shape in own)])
    here = {_title(shape).lower() for shape in own}
    return re.sub(r"\(#(\w+)\)", lambda link: link[0] if link[1] in here else f"(json.md#{link[1]})", page)


def _describe_shape(shape: type) -> str:
    rows = ["| field | type | what it is |", "|---|---|---|"]
    for name, hint in get_type_hints(shape, include_extras=True).items():
        rows.append(f"| `{name}` | {_name_type(hint)} | {'; '.join(_find_notes(hint))} |")
    return f"## {_title(shape)}\n{inspect.getdoc(shape)}\n\n" + "\n".join(rows) + "\n"


def _title(shape: Any) -> str:
    return str(shape.__name__).removesuffix("Json")


def _find_notes(hint: Any) -> tuple[str, ...]:
    """What is said of a field beside its type: of the field itself, not of what its list holds."""
    notes = [str(note) for note in getattr(hint, "__metadata__", ())]
    if get_origin(hint) in (typing.Union, types.UnionType):
        notes += [note for argument in get_args(hint) for note in _find_notes(argument)]
    return tuple(notes)


def _name_type(hint: Any) -> str:
    """A type as JSON would call it."""
    plain = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null", object: "anything"}
    if hasattr(hint, "__metadata__"):
        return _name_type(hint.__origin__)
    if typing.is_typeddict(hint):
        return f"[{_title(hint)}](#{_title(hint).lower()})"
    arguments = get_args(hint)
    if get_origin(hint) is typing.Literal:
        return " or ".join(f"`{str(value).lower() if isinstance(value, bool) else value}`" for value in arguments)
    if get_origin(hint) in (typing.Union, types.UnionType):
        return " or ".join(_name_type(argument) for argument in arguments)
    if get_origin(hint) is list:
        return f"list of {_name_type(arguments[0])}"
    return "object" if get_origin(hint) is dict else plain[hint]


def make_python_page() -> str:
    """Every public name of the package with its docstring; of a value, its fields."""
    names = sorted(set(sayso.__all__) - {"__version__"}, key=lambda name: (not name.startswith("read_"), name))
    parts = [_describe_name(name, getattr(sayso, name)) for name in names]
    return HEAD + "\n".join(["# The Python names\n\nAll of them stand in the package `sayso`.\n", *parts])


def _describe_name(name: str, thing: Any) -> str:
    said = inspect.getdoc(thing)
    if inspect.isfunction(thing):
        return f"## {name}\n```text\n{name}{_sign(thing)}\n```\n\n{said}\n"
    if issubclass(thing, Exception):
        return f"## {name}\n*{thing.__bases__[0].__name__}.* {said}\n"
    shown = "\n".join(_describe_field(field) for field in fields(thing)) if is_dataclass(thing) else ""
    block = f"\n```text\n{shown}\n```\n" if shown else ""
    return f"## {name}\n{said}\n{block}" + "".join(_describe_methods(thing))


def _describe_field(field: Field[Any]) -> str:
    default = "" if field.default is MISSING else f" = {field.default!r}"
    return f"{field.name}: {field.type}{default}"


def _describe_methods(thing: type) -> Iterator[str]:
    for name, member in vars(thing).items():
        if not name.startswith("_") and isinstance(member, types.FunctionType | property):
            sign = _sign(member) if isinstance(member, types.FunctionType) else ""
            yield f"\n`{name}{sign}`: {inspect.getdoc(member)}\n"


def _sign(function: types.FunctionType) -> str:
    """The signature as it is written, without the quotation marks of postponed annotations."""
    return re.sub(r"= Settings\([^)]*\)", "= Settings()", str(inspect.signature(function)).replace("'", ""))


def main() -> int:
    """Write all pages."""
    for name, page in make_pages().items():
        (FOLDER / name).write_text(page, encoding="utf-8")
        print(f"docs/reference/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
