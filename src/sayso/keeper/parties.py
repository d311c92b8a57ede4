"""Those whose losses and people the figures of a ledger count."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.ledger.parties import find_party, list_parties, list_topics, list_voices, search_parties
from sayso.ledger.store import Store
from sayso.model import KeptParty, Topic, Voice


class Parties:
    """The parties of a ledger, as its figures stand now. Keys are folded names."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def list(self, *, limit: int | None = None, after: str | None = None) -> Iterator[KeptParty]:
        """All parties, by most figures; `after` is the key of the one to go on behind, InputError where there is none."""
        return list_parties(self._store, limit, after)

    def named(self, words: str, *, limit: int | None = 50) -> Iterator[KeptParty]:
        """Those in whose names these words stand, by most figures."""
        return search_parties(self._store, words, limit)

    def find(self, name: str) -> KeptParty:
        """The party that has this name; InputError where no figure is told of it."""
        return find_party(self._store, name)

    def topics(self, key: str, *, limit: int | None = None) -> tuple[Topic, ...]:
        """What is told of a party, event by event and unit by unit, by most figures."""
        return tuple(list_topics(self._store, key, limit))

    def voices(self, key: str, *, limit: int | None = None) -> tuple[Voice, ...]:
        """On whose word the figures of a party are, by most figures."""
        return tuple(list_voices(self._store, key, limit))
