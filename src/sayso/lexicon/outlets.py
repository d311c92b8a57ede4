"""Outlets by the host of their pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from sayso.errors import LexiconError
from sayso.lexicon.load import parse_table, read_table

_HOST = re.compile(r"(?!www\.)[a-z0-9-]+(\.[a-z0-9-]+)+")


@cache
def load_outlets() -> Mapping[str, str]:
    """The shipped table, host to name; LexiconError where an entry makes no sense."""
    return parse_outlets(read_table("outlets"))


def parse_outlets(toml: str) -> Mapping[str, str]:
    """The hosts that the TOML text holds; LexiconError names the entry that makes no sense."""
    hosts = parse_table(toml, "outlets", ("hosts",))["hosts"]
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


def is_same_outlet(name: str, publisher: str | None) -> bool:
    """Whether a name means the publisher of a report, which is told by its name or by its host.

    >>> is_same_outlet("the Oldford Echo", "Oldford Echo"), is_same_outlet("Lumen TV", "www.bbc.co.uk")
    (True, False)
    """
    if publisher is None:
        return False
    known = {_plain(publisher), _plain(find_outlet(publisher) or publisher)}
    return _plain(name) in known


def _plain(name: str) -> str:
    return re.sub(r"\W+", "", name.lower().removeprefix("the ").removeprefix("www.").removesuffix(".com"))
