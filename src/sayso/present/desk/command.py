"""`sayso serve`: a ledger in the browser."""

from __future__ import annotations

import argparse
import getpass
import importlib.util
import ipaddress
import os
import secrets
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.errors import InputError
from sayso.present.commands.opening import DEFAULT_LEDGER, DONE, Commands, add_command, add_ledger, open_ledger, tell

if TYPE_CHECKING:
    from sayso.keeper import Ledger

LIBRARIES = ("fastapi", "jinja2", "uvicorn", "multipart", "argon2", "altair", "vl_convert")

MOST = 8
"""Processes that are started without being asked for."""

DESCRIPTION = """\
Opens a ledger in the browser: reports with every claim marked, figures over time
by source, who only repeats whom, and what is to be reviewed. Nothing is fetched
from elsewhere.

By itself it listens on this machine only, for one person, without accounts. It
listens elsewhere only when the ledger has accounts (`sayso account`)."""

EXAMPLES = """\
examples:
  sayso serve                               the ledger sayso.db, on http://127.0.0.1:8000
  sayso serve --ledger war.db --port 8080
"""


def add_parser(commands: Commands) -> None:
    """What the command takes."""
    serve = add_command(
        commands,
        "serve",
        help="open a ledger in the browser",
        description=DESCRIPTION,
        epilog=EXAMPLES,
    )
    add_ledger(serve)
    serve.add_argument("--host", default="127.0.0.1", help="where to listen; default: 127.0.0.1")
    serve.add_argument("--port", type=_parse_port, default=8000, help="default: 8000")
    serve.add_argument(
        "--allow-host",
        action="append",
        default=[],
        metavar="NAME",
        help="a name under which browsers reach the desk; may be repeated",
    )
    serve.add_argument(
        "--by", metavar="NAME", help="in whose name is judged where there are no accounts; default: the user"
    )
    serve.add_argument(
        "--processes",
        type=_parse_processes,
        default=min(os.cpu_count() or 1, MOST),
        metavar="N",
        help=f"processes that make pages, started as they are needed, about 100 MB each; default: one a core, at most {MOST}",
    )
    serve.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Serves until it is interrupted."""
    check_extra()
    # Loaded here so that help and a wrong option do not wait for the libraries, which may not be there.
    import uvicorn

    from sayso.present.desk.app import make_app
    from sayso.present.desk.desk import Desk
    from sayso.present.desk.press import Processes

    where = options.ledger or os.environ.get("SAYSO_LEDGER") or DEFAULT_LEDGER
    with open_ledger(options, create=True) as ledger:
        check_open(options.host, ledger)
        desk = Desk(
            ledger, name_ledger(where), options.by or getpass.getuser(), find_hosts(options), secrets.token_bytes(32)
        )
        desk = replace(desk, press=Processes(where, desk, options.processes))
        tell(f"the desk is on http://{_bracket(options.host)}:{options.port}; Ctrl+C ends it")
        uvicorn.run(make_app(desk), host=options.host, port=options.port, log_level="warning", server_header=False)
    return DONE


def check_extra() -> None:
    """InputError where what the desk needs is not installed."""
    if not all(importlib.util.find_spec(library) for library in LIBRARIES):
        raise InputError("the desk needs libraries that are not installed: pip install 'sayso[desk]'")


def check_open(host: str, ledger: Ledger) -> None:
    """InputError where others than the person at this machine would come in without an account."""
    if is_loopback(host):
        return
    from sayso.present.desk.passwords import Passwords

    if not ledger.accounts(Passwords()).any():
        raise InputError(
            f"the desk would be open to everybody who reaches {host}; make accounts first: sayso account add NAME --role admin"
        )
    tell("passwords go over the network as they are: put the desk behind a server that speaks HTTPS")


def find_hosts(options: argparse.Namespace) -> frozenset[str]:
    """The names under which the desk may be asked for."""
    own = {"localhost", "127.0.0.1", "::1"} if is_loopback(options.host) else set()
    return frozenset({name.casefold() for name in (options.host, *options.allow_host)} | own)


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches what listens there."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.casefold() == "localhost"


def name_ledger(where: str) -> str:
    """The ledger for people: a file's name, or where a server's is without user and password."""
    return where.rpartition("@")[2].partition("?")[0] if "://" in where else os.path.basename(where)


def _bracket(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _parse_processes(value: str) -> int:
    if value.isascii() and value.isdigit() and 1 <= int(value[:4]) <= 64:
        return int(value)
    raise argparse.ArgumentTypeError(f"{value!r} is no number of processes; give 1 to 64")


def _parse_port(value: str) -> int:
    if value.isascii() and value.isdigit() and 0 <= int(value[:6]) <= 65535:
        return int(value)
    raise argparse.ArgumentTypeError(f"{value!r} is no port; give 1 to 65535")
