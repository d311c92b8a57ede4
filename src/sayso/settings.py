"""The options of a run as one frozen object, built once at a door and handed on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sayso.errors import InputError


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user wants of a run.

    `published` and `publisher` hold for every report whose own data row tells none; `translator` is who made the
    transcripts' translation, `translation` the path or address of one of the single transcript that is read. `allow_private`
    lets addresses of private and loopback networks be fetched. `timeout` is the seconds that one fetch
    may take in all, redirects included; `max_bytes` the size of one report, unpacked; `max_redirects`
    how often an address may point elsewhere. InputError where a limit is not positive.
    """

    published: date | None = None
    publisher: str | None = None
    translator: str | None = None
    translation: str | None = None
    allow_private: bool = False
    timeout: float = 20.0
    max_bytes: int = 20_000_000
    max_redirects: int = 5

    def __post_init__(self) -> None:
        if self.timeout <= 0 or self.max_bytes <= 0 or self.max_redirects < 0:
            raise InputError("give a timeout and a size above 0, and a number of redirects of 0 or more")
