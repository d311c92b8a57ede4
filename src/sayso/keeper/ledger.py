"""A ledger: what was read, what people say of it, and how it compares."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Self

from sayso.compare.editions import compare_editions
from sayso.keeper.accounts import Accounts, Hasher
from sayso.keeper.cuts import check_found, find_cut_links
from sayso.keeper.parties import Parties
from sayso.keeper.watching import follow_editions, tell_answer
from sayso.ledger import ask, documents, history, judge, queue, search, show, sources, sources_kept, whole
from sayso.ledger.marks import Marks
from sayso.ledger.queue import KINDS, EntryKind, Order
from sayso.ledger.store import Store, open_store
from sayso.ledger.watch import Difference, Saved, find_question, forget_question, list_questions, watch
from sayso.lexicon.taxonomy import load_taxonomy
from sayso.model import (
    Added,
    Change,
    Dropped,
    Edition,
    Fault,
    Filter,
    Judgement,
    KeptDocument,
    KeptFigure,
    KeptReading,
    KeptSource,
    KeptStatement,
    Link,
    Locale,
    Passage,
    Raw,
    Reading,
    Series,
    Versions,
    Weight,
)
from sayso.settings import Settings
from sayso.version import __version__

if TYPE_CHECKING:
    from sayso.attribute import Tagger
    from sayso.compare.compare import SortedOut
    from sayso.compare.rules import Rule
    from sayso.keeper.adding import Outcomes, Sent

DEFAULTS = Settings()
ALL = Filter()
Entry = KeptFigure | KeptStatement | KeptDocument | Edition | Judgement


class Ledger:
    """A ledger that is open: a file of its own (SQLite) or a database of a PostgreSQL server.

    What the machine read is written once and never changed; what people say of it is written beside it. All that is
    handed out is as it stands now, or as it stood at `as_of`. A machine reading is never a verified fact.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    @classmethod
    def open(cls, where: str | os.PathLike[str], *, create: bool = False) -> Self:
        """The ledger in a file or at a `postgresql://` address; `create` makes it where there is none.

        LedgerError with what to do where it is no ledger, of a newer version, locked, or out of reach.
        """
        return cls(open_store(where, create=create))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file or the server; nothing is waiting to be written."""
        self._store.close()

    def add(
        self,
        inputs: Sequence[str | os.PathLike[str]],
        *,
        settings: Settings = DEFAULTS,
        jobs: int = 1,
        tagger: Tagger | None = None,
    ) -> Iterator[Added | Dropped]:
        """Reads and keeps the reports of `inputs` (see `sayso.read_reports`), one transaction each, and tells what
        became of each, in order. What is there already is not read again.

        With `jobs` above 1 as many processes read, about 250 MB each. InputError at once where an input does not exist.
        """
        from sayso.keeper.adding import read_inputs

        return self._keep(read_inputs(inputs, settings), jobs, tagger)

    def add_sent(
        self, sent: Sequence[Sent], *, settings: Settings = DEFAULTS, jobs: int = 1, tagger: Tagger | None = None
    ) -> Iterator[Added | Dropped]:
        """Reads and keeps what was sent in a form, as `add` does; the same bytes are the same document, whatever name
        they were sent under."""
        from sayso.keeper.adding import read_sent

        return self._keep(read_sent(sent, settings), jobs, tagger)

    def reread(self, *, jobs: int = 1, tagger: Tagger | None = None) -> Iterator[Added | Dropped]:
        """Reads all newest editions again from their kept bytes, where another version read them last. The new reading
        stands beside the old; judgements hold on where the words are found again, and `Added.adrift` lists the others."""
        newest = [edition.id for edition in self._store.editions() if edition.replaced is None]
        return self._keep(map(self._store.raw, newest), jobs, tagger)

    def _keep(self, raws: Iterable[Raw | Dropped], jobs: int, tagger: Tagger | None) -> Iterator[Added | Dropped]:
        # Loaded here so that whoever only asks does not wait for the network's runtime.
        from sayso.keeper.adding import find_version, process_raws

        versions = Versions(__version__, find_version(tagger))
        outcomes = process_raws(raws, lambda raw: self._store.find_reading(raw, versions), jobs, tagger)
        return self._write(outcomes)

    def _write(self, outcomes: Outcomes) -> Iterator[Added | Dropped]:
        with closing(outcomes):
            for outcome in outcomes:
                if isinstance(outcome, tuple):
                    yield self._store.write(*outcome, compare_editions)
                    continue
                if isinstance(outcome, Dropped):
                    self._store.drop(outcome)
                yield outcome

    def figures(
        self,
        filter: Filter = ALL,
        *,
        as_of: datetime | None = None,
        limit: int | None = None,
        after: str | None = None,
    ) -> Iterator[KeptFigure]:
        """The figures that meet the filter, the newest added first; `after` is the id to go on behind."""
        return ask.find_figures(self._store, filter, _find_units(filter), as_of, limit, after)

    def statements(
        self,
        filter: Filter = ALL,
        *,
        as_of: datetime | None = None,
        limit: int | None = None,
        after: str | None = None,
    ) -> Iterator[KeptStatement]:
        """The statements that meet the filter, the newest added first; what only figures have is met by a statement in
        which such a figure stands. `after` is the id to go on behind."""
        return ask.find_statements(self._store, filter, as_of, limit, after, _find_units(filter))

    def documents(
        self, filter: Filter = ALL, *, as_of: datetime | None = None, limit: int | None = None
    ) -> Iterator[KeptDocument]:
        """The documents in which an entry meets the filter, by their newest edition, the newest added first."""
        return documents.find_documents(self._store, filter, limit, as_of, _find_units(filter))

    def sources(
        self,
        filter: Filter = ALL,
        *,
        as_of: datetime | None = None,
        limit: int | None = None,
        after: str | None = None,
    ) -> Iterator[KeptSource]:
        """Those whose statements, or figures on whose word, meet the filter, by most statements; `after` is the key of the one
        to go on behind."""
        return sources.find_sources(self._store, filter, limit, as_of, _find_units(filter), after)

    def source(self, name: str) -> KeptSource:
        """The source that has this name, with all names that people merged with it; InputError where nobody speaks under it
        and no figure is on its word."""
        return sources_kept.find_source(self._store, name)

    def sources_named(self, words: str, *, limit: int | None = 50) -> Iterator[KeptSource]:
        """The sources in whose names these words stand, by most statements; *ministry* is in *Norland's ministry* too."""
        return sources_kept.search_sources(self._store, words, limit)

    def parties(self) -> Parties:
        """Those whose losses and people figures count, and what is told of each."""
        return Parties(self._store)

    def sides(self) -> Mapping[str, str]:
        """The sides that people marked sources and parties as, by folded name."""
        return judge.read_marks(self._store).sides

    def queue(
        self,
        *,
        by: str,
        kinds: Sequence[EntryKind] = KINDS,
        filter: Filter = ALL,
        second: bool = False,
        order: Order = "doubt",
        limit: int | None = 20,
        after: str | None = None,
    ) -> Iterator[KeptFigure | KeptStatement]:
        """What `by` should judge next, the least to be trusted first, or by `weight` that of the most doubtful ones first on
        which most hangs: what nobody has judged, or for a `second` reading what somebody else has, as `by` sees it: as it
        was read, whatever others said. `after` is the id to go on behind."""
        asked = partial(queue.find_queue, self._store, by=by, kinds=kinds, filter=filter, second=second, order=order)
        return asked(units=_find_units(filter), limit=limit, after=after)

    def weigh(self, id: str) -> Weight:
        """How much hangs on a figure or a statement; InputError where there is none of that id."""
        return queue.weigh_entry(self._store, id)

    def count_queue(
        self, *, by: str, kinds: Sequence[EntryKind] = KINDS, filter: Filter = ALL, second: bool = False
    ) -> int:
        """How many entries wait for `by`; of each kind 10,001 where there are more than 10,000."""
        units = _find_units(filter)
        return queue.count_queue(self._store, by=by, kinds=kinds, filter=filter, units=units, second=second)

    def activity(self, *, limit: int | None = 50, after: str | None = None) -> Iterator[Judgement]:
        """What people said, also what they took back, the newest first; `after` is the id of the one to go on behind."""
        return queue.list_activity(self._store, limit, after)

    def search(self, words: str, *, limit: int | None = 20) -> Iterator[Passage]:
        """The paragraphs with all these words, those of the newest documents first; *"a phrase"* is found as it stands."""
        return search.search_passages(self._store, words, limit)

    def show(self, id: str) -> Entry:
        """The figure, statement, document, edition or judgement with this id, or the only one whose id begins so."""
        return show.show_entry(self._store, id)

    def editions(self, document: str) -> tuple[Edition, ...]:
        """All versions of a document, the oldest first; InputError where there is no such document."""
        return documents.list_editions(self._store, document)

    def reading(self, edition: str) -> Reading:
        """The newest reading of an edition, as the machine made it; ids are those within the report."""
        return self._store.reading(edition)

    def edition_of(self, id: str) -> str | None:
        """The id of the newest edition in whose current reading the figure or statement with just this id stands; None where
        there is none."""
        return show.find_edition(self._store, id)

    def whole(self, edition: str) -> KeptReading:
        """An edition's text with all entries of its newest reading, as they stand now, those that were rejected too;
        InputError where there is no such edition."""
        return whole.load_whole(self._store, edition)

    def body(self, digest: str) -> str:
        """The text with this digest (`Edition.text_digest`): what all offsets count in."""
        return self._store.body(digest)

    def dropped(self) -> Iterator[Dropped]:
        """The reports that could not be read, and why."""
        return self._store.dropped()

    def changes(self, document: str | None = None) -> Iterator[Change]:
        """What new editions changed, in the order in which they came; of one document, or of all."""
        return history.list_changes(self._store, document)

    def find_place(self, name: str) -> Locale:
        """The widest place that a name means, for `Filter.within`; InputError where the gazetteer knows none."""
        from sayso.resolve import find_locale

        return find_locale(name)

    def confirm(self, id: str, *, by: str, why: str | None = None, blind: bool = False) -> Judgement:
        """Says that an entry is what its report says. JudgementError where there is no such entry, or nobody says it.
        `blind`, here and below: of what `by` sees, whatever others said of it."""
        return judge.confirm(self._store, id, by=by, why=why, blind=blind)

    def correct(
        self, id: str, field: str, value: object, *, by: str, why: str | None = None, blind: bool = False
    ) -> Judgement:
        """Sets a field of an entry to what its report says; the machine's reading stays beside it. None: it isn't told."""
        return judge.correct(self._store, id, field, value, by=by, why=why, blind=blind)

    def reject(self, id: str, *, by: str, why: str | None = None, blind: bool = False) -> Judgement:
        """Says that an entry is none; it is then handed out only where `Filter.rejected` asks for it."""
        return judge.reject(self._store, id, by=by, why=why, blind=blind)

    def merge(self, name: str, other: str, *, by: str, why: str | None = None) -> Judgement:
        """Says that two names are one source, called by the second."""
        return judge.merge(self._store, name, other, by=by, why=why)

    def split(self, name: str, other: str, *, by: str, why: str | None = None) -> Judgement:
        """Says that two names that were merged are two sources."""
        return judge.split(self._store, name, other, by=by, why=why)

    def mark_side(self, name: str, side: str, *, by: str, why: str | None = None) -> Judgement:
        """Says whose side a source or a party is on; goes over what the table of parties says."""
        return judge.mark_side(self._store, name, side, by=by, why=why)

    def cut(
        self, link: str, *, by: str, why: str | None = None, among: Iterable[KeptFigure] | None = None
    ) -> Judgement:
        """Says that a figure is no echo of another; `link` is the id of a `Link`. InputError where laying `among` side by side
        (None: all figures of the ledger) gives none of that id, unless it was cut before."""
        judge.check_link(link)
        if not any(self.judgements(link)):
            check_found(link, self.lay(self.figures() if among is None else among, rules={}))
        return judge.cut(self._store, link, by=by, why=why)

    def retract(self, id: str, *, by: str, why: str | None = None) -> Judgement:
        """Takes a judgement back; it stays listed. JudgementError where it was taken back already."""
        return judge.retract(self._store, id, by=by, why=why)

    def judgements(self, target: str | None = None, *, as_of: datetime | None = None) -> Iterator[Judgement]:
        """What people have said, also what they took back, in the order in which they said it; of one target, or of all."""
        return judge.list_judgements(self._store, target, as_of)

    def adrift(self, target: str | None = None) -> Iterator[tuple[Judgement, str]]:
        """The judgements that the current readings no longer bear out, each with the reason."""
        return iter(judge.list_adrift(self._store, target))

    def stamp(self) -> str:
        """What is another once anything in the ledger has changed; well under a millisecond."""
        return self._store.stamp()

    def verify(self) -> Iterator[Fault]:
        """Everything in the ledger that is not what was written: every digest is computed again, and every span looked
        up. Nothing is mended."""
        from sayso.ledger.verify import verify_ledger
        from sayso.text import read_source

        return verify_ledger(self._store, read_source)

    def compare(
        self, filter: Filter = ALL, *, as_of: datetime | None = None, rules: Mapping[str, Rule] | None = None
    ) -> Iterator[Series]:
        """The figures that meet the filter in series of those that answer one question, with origins, findings and what
        the rules propose (all shipped rules where none are given)."""
        return self.lay(self.figures(filter, as_of=as_of), as_of=as_of, rules=rules)

    def lay(
        self, figures: Iterable[KeptFigure], *, as_of: datetime | None = None, rules: Mapping[str, Rule] | None = None
    ) -> Iterator[Series]:
        """Figures of this ledger laid side by side, as `compare` does with those that meet a filter."""
        from sayso.compare.rules import RULES

        return self._lay(figures, judge.read_marks(self._store, as_of), RULES if rules is None else rules)

    def sort_out(self, figures: Iterable[KeptFigure], *, rules: Mapping[str, Rule] | None = None) -> SortedOut:
        """Figures of this ledger by the question that they answer; each question's series is laid out, as by `lay`, when it
        is asked for."""
        from sayso.compare.compare import sort_out
        from sayso.compare.rules import RULES

        marks, told = judge.read_marks(self._store), RULES if rules is None else rules
        return sort_out(figures, body=self._store.body, sides=marks.sides, cut=marks.cut, same=marks.same, rules=told)

    def cuts(self, figures: Iterable[KeptFigure]) -> Iterator[tuple[Link, Judgement]]:
        """The links between these figures that people cut, as they would be found if nobody had, each with who cut it."""
        marks = judge.read_marks(self._store)
        kept = list(figures) if marks.cut else ()
        for link in find_cut_links(lambda cut: self._lay(kept, replace(marks, cut=frozenset(cut)), {}), marks.cut):
            yield link, next(one for one in self.judgements(link.id) if one.act == "cut" and not one.retired)

    def _lay(self, figures: Iterable[KeptFigure], marks: Marks, rules: Mapping[str, Rule]) -> Iterator[Series]:
        from sayso.compare.compare import compare_figures

        return compare_figures(
            figures, body=self._store.body, sides=marks.sides, cut=marks.cut, same=marks.same, rules=rules
        )

    def watch(self, name: str, filter: Filter | None = None) -> Difference:
        """What is new, gone or changed in the answer to a question since it was last asked; the first time it is saved. What
        a newer edition of a document says too is neither new nor gone, and what it tells otherwise is changed.
        Without a filter the saved question of that name is asked; InputError where there is none."""
        filter = filter or find_question(self._store, name).filter
        answer = tell_answer(self.figures(filter), self.statements(filter), self.compare(filter))
        return follow_editions(watch(self._store, name, filter, answer), self._find_entries, self.changes)

    def _find_entries(self, ids: Sequence[str]) -> Iterator[KeptFigure | KeptStatement]:
        """The entries with these ids, also those of editions that were replaced."""
        wanted = Filter(ids=tuple(ids), replaced=True, rejected=True)
        yield from self.figures(wanted)
        yield from self.statements(wanted)

    def forget(self, name: str) -> None:
        """Takes a saved question away; InputError where there is none of that name."""
        forget_question(self._store, name)

    def questions(self) -> Iterator[Saved]:
        """The saved questions by name."""
        return list_questions(self._store)

    def accounts(self, hasher: Hasher) -> Accounts:
        """Who may use the desk of this ledger; `hasher` keeps their passwords."""
        return Accounts(self._store, hasher)


def _find_units(filter: Filter) -> frozenset[str] | None:
    return None if filter.unit is None else load_taxonomy().narrower(filter.unit)
