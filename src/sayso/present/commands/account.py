"""`sayso account`: who may use the desk of a ledger."""

from __future__ import annotations

import argparse
import getpass
import importlib.util
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sayso.errors import InputError
from sayso.present.commands.opening import DONE, Commands, add_command, add_ledger, open_ledger, tell
from sayso.present.display import show_line

if TYPE_CHECKING:
    from sayso.keeper.accounts import Accounts
    from sayso.ledger.accounts import Account

ROLES = {
    "reader": "sees what is kept",
    "reviewer": "also judges, adds reports and saves questions",
    "admin": "also makes and closes accounts",
}

DESCRIPTION = """\
Makes and changes the accounts of those who may use the desk (`sayso serve`). A
ledger without accounts is for one person on one machine. Passwords are asked for
on the terminal, or read from standard input with --password-stdin."""

CLOSE_HELP = """\
Nobody signs in with the account any more, for good: its password is taken away.
The name stays, as judgements say who made them, and is not given again."""

_LONGEST_LINE = 8192
"""Bytes of standard input that are looked at: more than the longest password takes."""


def add_parser(commands: Commands) -> None:
    """What the command takes."""
    account = add_command(commands, "account", help="who may use the desk", description=DESCRIPTION)
    acts = account.add_subparsers(title="what to do", metavar="ACT", required=True)
    added = _add_act(acts, "add", "make an account", run_add)
    _add_password(added)
    _add_role(added)
    listed = acts.add_parser("list", help="list all accounts, also those that are closed")
    listed.set_defaults(run=run_list)
    add_ledger(listed)
    _add_password(_add_act(acts, "password", "set another password and end all sessions", run_password))
    role = _add_act(acts, "role", "set another role and end all sessions", run_role)
    role.add_argument("role", choices=ROLES, metavar="ROLE", help=_tell_roles())
    _add_act(acts, "close", "close an account for good", run_close).description = CLOSE_HELP
    _add_act(acts, "sign-out", "end all sessions of an account", run_sign_out)


def _add_act(acts: Commands, name: str, what: str, run: object) -> argparse.ArgumentParser:
    act = add_command(acts, name, help=what, description=f"{what.capitalize()}.")
    act.add_argument("name", metavar="NAME", help="the name of the account: a person's, as judgements tell it")
    add_ledger(act)
    act.set_defaults(run=run)
    return act


def _add_password(act: argparse.ArgumentParser) -> None:
    act.add_argument("--password-stdin", action="store_true", help="read the password from standard input, one line")


def _add_role(act: argparse.ArgumentParser) -> None:
    act.add_argument("--role", required=True, choices=ROLES, metavar="ROLE", help=_tell_roles())


def _tell_roles() -> str:
    return "; ".join(f"{role}: {what}" for role, what in ROLES.items())


def run_add(options: argparse.Namespace) -> int:
    """Makes an account, and the ledger if there is none, and gives the exit code."""
    with open_accounts(options, create=True) as accounts:
        made = accounts.add(options.name, ask_password(options.password_stdin), options.role)
    tell(f"{made.name} may use the desk as {made.role}")
    return DONE


def run_list(options: argparse.Namespace) -> int:
    """Lists the accounts, and gives the exit code."""
    with open_accounts(options) as accounts:
        found = accounts.list()
    for one in found:
        print(tell_account(one))
    if not found:
        tell("the ledger has no accounts: it is for one person on one machine")
    return DONE


def run_password(options: argparse.Namespace) -> int:
    """Sets another password, and gives the exit code."""
    with open_accounts(options) as accounts:
        accounts.change_password(options.name, ask_password(options.password_stdin))
    tell(f"the password of {options.name} is changed; all sessions are ended")
    return DONE


def run_role(options: argparse.Namespace) -> int:
    """Sets another role, and gives the exit code."""
    with open_accounts(options) as accounts:
        accounts.change_role(options.name, options.role)
    tell(f"{options.name} is {options.role}; all sessions are ended")
    return DONE


def run_close(options: argparse.Namespace) -> int:
    """Closes an account, and gives the exit code."""
    with open_accounts(options) as accounts:
        accounts.close(options.name)
    tell(f"the account {options.name} is closed; what it judged stays")
    return DONE


def run_sign_out(options: argparse.Namespace) -> int:
    """Ends all sessions of an account, and gives the exit code."""
    with open_accounts(options) as accounts:
        count = accounts.end_sessions(options.name)
    tell(f"{count} {'session' if count == 1 else 'sessions'} of {options.name} ended")
    return DONE


@contextmanager
def open_accounts(options: argparse.Namespace, *, create: bool = False) -> Iterator[Accounts]:
    """The accounts of the ledger that the options name. InputError where argon2 is not installed."""
    if not importlib.util.find_spec("argon2"):
        raise InputError("accounts need libraries that are not installed: pip install 'sayso[desk]'")
    from sayso.present.desk.passwords import Passwords

    with open_ledger(options, create=create) as ledger:
        yield ledger.accounts(Passwords())


def ask_password(from_stdin: bool) -> str:
    """A password from standard input, or from the terminal, asked twice and not shown. InputError where there is no
    terminal, what is typed would be shown, both differ, or standard input is not one line of UTF-8."""
    if from_stdin:
        return _read_password(sys.stdin.buffer.read(_LONGEST_LINE))
    if not sys.stdin.isatty():
        raise InputError("there is no terminal to ask for the password on; give it with --password-stdin")
    with warnings.catch_warnings():
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            first, second = getpass.getpass("Password: "), getpass.getpass("Password, once more: ")
        except getpass.GetPassWarning as shown:
            raise InputError("the terminal would show the password; give it with --password-stdin") from shown
        except EOFError as ended:
            raise InputError("no password was given") from ended
    if first != second:
        raise InputError("the two passwords differ; nothing was changed")
    return first


def _read_password(given: bytes) -> str:
    try:
        line, *more = given.decode().removesuffix("\n").removesuffix("\r").split("\n")
    except UnicodeDecodeError as wrong:
        raise InputError("the password on standard input is no UTF-8") from wrong
    if more:
        raise InputError("standard input has more than one line; give the password alone")
    return line


def tell_account(one: Account) -> str:
    """An account in a line."""
    closed = f", closed {one.closed:%Y-%m-%d}" if one.closed else ""
    return show_line(f"{one.name}: {one.role} since {one.changed:%Y-%m-%d}, made {one.made:%Y-%m-%d}{closed}")
