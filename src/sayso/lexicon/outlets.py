"""Outlets by the host of their pages."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from sayso.errors import LexiconError

_HOST = re.compile(r"(?!www\.)[a-z0-9-]+(\.[a-z0-9-]+)+")


@cache
def load_outlets() -> Mapping[str, str]:
    """The shipped table, host to name; LexiconError where an entry makes no sense."""
    return parse_outlets(files("sayso.lexicon").joinpath("tables/outlets.toml").read_text("utf-8"))


def parse_outlets(toml: str) -> Mapping[str, str]:
    """The hosts that the TOML text holds; LexiconError names the entry that makes no sense."""
    try:
        hosts = tomllib.loads(toml)["hosts"]
    except (tomllib.TOMLDecodeError, KeyError) as wrong:
        raise LexiconError(f"outlets.toml: {wrong}") from wrong
    for host, name in hosts.items():
        if not _HOST.fullmatch(host):
            raise LexiconError(f"outlets.toml: {host!r} is no host; write it in lower case without www.")
        if not isinstance(name, str) or not name.strip():
            raise LexiconError(f"outlets.toml: {host} has no name")
    return dict(hosts)


def find_outlet(host: str) -> str | None:
    """The outlet whose pages stand at `host` or above it; None where the table has none."""
    labels = host.lower().rstrip(".").split(".")
    outlets = load_outlets()
    above = (".".join(labels[start:]) for start in range(len(labels)))
    return next((outlets[name] for name in above if name in outlets), None)
