"""The answer to a saved question, in a form in which two answers can be laid side by side."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sayso.ledger.watch import Difference
from sayso.model import Change, KeptFigure, KeptStatement, Series

Entry = KeptFigure | KeptStatement
Find = Callable[[Sequence[str]], Iterable[Entry]]
"""The entries of a ledger with these ids, in whatever edition they stand."""
Changes = Callable[[str], Iterable[Change]]
"""What the editions of a document changed, in the order in which they came."""

Told = tuple[str | None, str]
"""By what an entry is known again in another edition: its document, and the sentence that tells it. Of a finding the sentence
alone."""

FETCHED = 500
"""Entries that are asked for in one go."""


def tell_answer(
    figures: Iterable[KeptFigure], statements: Iterable[KeptStatement], series: Iterable[Series]
) -> Mapping[str, tuple[str, str]]:
    """For the id of each entry and finding a digest of what stands there, and a sentence that tells it."""
    told: dict[str, tuple[str, str]] = {}
    entries = ((one.id, tell_entry(one)) for group in (figures, statements) for one in group)
    for id, sentence in (*entries, *_tell_findings(series)):
        told[id] = hashlib.sha256(sentence.encode("utf-8", "surrogatepass")).hexdigest()[:16], sentence
    return told


def tell_entry(one: Entry) -> str:
    """A figure or a statement in a sentence, as it stands."""
    return _tell_figure(one) if isinstance(one, KeptFigure) else _tell_statement(one)


def _tell_figure(one: KeptFigure) -> str:
    figure = one.figure
    counted = " ".join(part for part in (figure.pin.words, figure.event, figure.unit) if part)
    low, high = ("open" if end is None else f"{end:,}" for end in (figure.quantity.low, figure.quantity.high))
    values = f"{low} to {high}, {figure.party or 'no party'}, {one.review}"
    word = figure.according_to or "the report"
    return f"{_name(one.edition.report.publisher)}: {counted} ({values}), on the word of {word}"


def _tell_statement(one: KeptStatement) -> str:
    words = " … ".join(pin.words for pin in one.statement.content)
    told = f"{one.statement.speaker or 'nobody named'} {one.statement.stance}: {words}"
    return f"{_name(one.edition.report.publisher)}: {told} ({one.review})"


def _tell_findings(series: Iterable[Series]) -> Iterator[tuple[str, str]]:
    for one in series:
        for finding in one.findings:
            yield finding.id, f"{finding.kind}: {finding.reason}"


def _name(publisher: str | None) -> str:
    return publisher or "publisher unknown"


def follow_editions(difference: Difference, find: Find, changes: Changes) -> Difference:
    """The difference without what a newer edition of a document only says again.

    All entries of a new edition have new ids, and with them the findings in which they are. So what is gone and what is new
    are one where they are told in the same sentence, of entries in the same document; and where the new edition tells one of
    them otherwise, as the ledger's changes have it, it is one that changed.
    """
    if not (difference.gone and difference.new):
        return difference
    editions = _Editions(find, changes)
    editions.load([id for id, _ in (*difference.gone, *difference.new)])
    sentences, changed = dict(difference.new), list(difference.changed)
    gone: list[tuple[str, str]] = []
    new = defaultdict[Told, list[str]](list)
    for id, now in difference.new:
        new[editions.know(id, now)].append(id)
    for id, before in difference.gone:
        told = editions.know(id, before)
        later = next((new[one] for one in (editions.follow(id, told), told) if new[one]), None)
        if later is None:
            gone.append((id, before))
        elif (now := sentences.pop(after := later.pop(0))) != before:
            changed.append((after, before, now))
    return replace(difference, new=tuple(sentences.items()), gone=tuple(gone), changed=tuple(sorted(changed)))


class _Editions:
    """The entries of several editions, and what became of them from one to the next."""

    def __init__(self, find: Find, changes: Changes) -> None:
        self._find = find
        self._list = changes
        self._entries: dict[str, Entry] = {}
        self._changed: dict[str, list[Change]] = {}

    def load(self, ids: Sequence[str]) -> None:
        """Looks entries up; there are none for the ids of findings."""
        for start in range(0, len(ids), FETCHED):
            self._entries |= {one.id: one for one in self._find(ids[start : start + FETCHED])}

    def know(self, id: str, sentence: str) -> Told:
        """By what an entry or a finding that was told in this sentence is known again."""
        entry = self._entries.get(id)
        return (entry.edition.document if entry else None), sentence

    def follow(self, id: str, told: Told) -> Told:
        """What an entry was changed to by the editions after its own; it itself where they left it as it was."""
        entry = self._entries.get(id)
        for change in self._list_changed(entry.edition.document) if entry else ():
            if entry and _find_number(change.older) >= entry.edition.number:
                before, after = change.before or "", change.after or ""
                if before == id or self._know_now(before) == told:
                    told = self._know_now(after)
        return told

    def _list_changed(self, document: str) -> Sequence[Change]:
        if document not in self._changed:
            changed = [change for change in self._list(document) if change.kind == "changed"]
            self.load([id for change in changed for id in (change.before, change.after) if id])
            self._changed[document] = changed
        return self._changed[document]

    def _know_now(self, id: str) -> Told:
        entry = self._entries.get(id)
        return self.know(id, tell_entry(entry) if entry else "")


def _find_number(edition: str | None) -> int:
    """The number of an edition, which its id ends in."""
    return int((edition or "0").rpartition(".")[2])
