"""What a caller can act on: one class for each cause."""

from __future__ import annotations


class SaysoError(Exception):
    """The base of all errors that sayso raises on bad use; its text says what to do."""


class InputError(SaysoError):
    """An input cannot be read at all: no such file, an address that may not be fetched, a bad option."""


class SpanError(SaysoError):
    """A span lies outside its text or its words are not the text's."""


class LexiconError(SaysoError):
    """A vocabulary table has an entry that makes no sense."""


class ModelError(SaysoError):
    """The tagger's weights are missing or do not fit this version."""


class LedgerError(SaysoError):
    """A ledger cannot be used: it is none, of a newer version, locked, read-only, out of reach, or the disk is full."""


class JudgementError(SaysoError):
    """A judgement makes no sense: no such entry, field or value, or it was taken back already."""


class AccountError(SaysoError):
    """An account cannot be made, changed or found; or the name or password that was given for it is refused."""


class SignInError(AccountError):
    """Somebody could not sign in. `wait` is how many seconds they must wait before they may try again, 0 for none."""

    def __init__(self, message: str, wait: int = 0) -> None:
        super().__init__(message)
        self.wait = wait


class BusyError(SaysoError):
    """Too much is waiting to be done already; the same may be asked again later."""


class ProofError(SaysoError):
    """A case, a key or a time stamp cannot be made or read at all; what only differs is a fault, and no error."""
