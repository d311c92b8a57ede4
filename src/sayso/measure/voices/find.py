"""Whose word a figure is in the end, and the statement that it stands in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sayso.lexicon.cues import find_cue
from sayso.lexicon.outlets import is_same_outlet
from sayso.lexicon.roles import load_roles
from sayso.lexicon.voices import Phrases, load_voices
from sayso.measure.draft import Count
from sayso.measure.voices.credits import hear_heading
from sayso.measure.voices.heard import hear_clause, hear_lead, hear_source
from sayso.measure.voices.runs import Content, cut_sentences, find_contents, find_known, find_runs
from sayso.measure.voices.sources import Range, find_keeper, is_institution, name_keeper
from sayso.model import Report, Span, Statement, Text
from sayso.model.words import Words


@dataclass(frozen=True, slots=True)
class Voice:
    """The id of the statement that a figure stands in, and by name whose word it is; both None for the report's own."""

    statement: str | None
    according_to: str | None


OWN = Voice(None, None)

HEAD = 40
"""Words at a sentence's begin that may tell that it goes on with the one before."""

BACK = 2000
"""Characters before a sentence in which the quotation is looked for that ended there."""

STEM = 6
"""Letters of a surname that tell whose account it is, however the name is spelled in Latin letters."""

_RELAYING = frozenset(("citing", "quoting"))
_ACCOUNT = re.compile(r"@(\w+)")
_COUNTED = frozenset(("two", "three", "both"))
"""A source that begins so means those just heard (*the two organizations*)."""


def find_voices(
    report: Report, text: Text, words: Words, statements: Sequence[Statement], counts: Sequence[Count]
) -> tuple[Voice, ...]:
    """The voice of each count, in order; the counts must come in the order of the text.

    The innermost statement that holds the number tells it; else what the sentence itself says (*official totals from
    X*), the header or bulletin that it stands in, a sentence that follows (*This was reported by X*), or the voice
    before it where the text goes on with it. A statement that only asks or judges tells no count; what the publisher
    says of itself is the report's own word.
    """
    room = _Room(text, words, statements)
    voices = (room.find_voice(count) for count in counts)
    return tuple(OWN if _is_own(voice.according_to, report.publisher) else voice for voice in voices)


def _is_own(name: str | None, publisher: str | None) -> bool:
    """Whether a name is the publisher's, or of the one whose account the report stands in (*@AnnExample_X*)."""
    if not name or not publisher:
        return False
    account = _ACCOUNT.search(publisher)
    if account is None:
        return name == publisher
    handle, parts = account[1].replace("_", "").lower(), name.lower().split()
    surname = len(parts[-1]) >= STEM and "of" not in parts
    return is_same_outlet(name, handle) or (
        surname and (handle.startswith(parts[-1][:STEM]) or handle.endswith(parts[-1]))
    )


@dataclass(slots=True)
class _Room:
    """A text with its statements, and the voices that have been found so far, by sentence."""

    text: Text
    words: Words
    statements: Sequence[Statement]
    sentences: tuple[Span, ...] = field(init=False)
    starts: list[int] = field(init=False)
    taken: frozenset[int] = field(init=False)
    told: Mapping[int, Statement] = field(init=False)
    runs: Mapping[int, str] = field(init=False)
    known: frozenset[str] = field(init=False)
    heard: dict[int, Voice] = field(init=False, default_factory=dict)
    contents: Mapping[int, Sequence[Content]] = field(init=False)

    def __post_init__(self) -> None:
        self.sentences = cut_sentences(self.text)
        self.starts = [sentence.start for sentence in self.sentences]
        cues = (self.words.within(pin.span) for one in self.statements if _tells(one) for pin in one.cue)
        self.taken = frozenset(at for first, last in cues for at in range(first, last))
        self.contents = find_contents(self.sentences, self.statements)
        self.told = {at: held[-1][1] for at, held in self.contents.items()}
        self.known = find_known(self.statements)
        self.runs = find_runs(self.text, self.words, self.sentences, self.statements, self.told)

    def find_voice(self, count: Count) -> Voice:
        """The voice of a count; those before it have been asked for."""
        at = max(0, bisect_right(self.starts, count.mention.span.start) - 1)
        inside = self._find_inside(at, count.mention.span) or self._find_tail(at, count.mention.first)
        voice = self._listen(inside, count) if inside else OWN
        self.heard[at] = self._find_outside(at, count) if voice is OWN else voice
        return self.heard[at]

    def _find_inside(self, at: int, span: Span) -> Statement | None:
        """The innermost statement that holds a span of the sentence."""
        start = self.sentences[at].start
        holding = [
            one for pin, one in self.contents.get(at, ())
            if pin.span.covers(span) and not _is_closed(self.text.body[max(pin.span.start, start - BACK) : max(pin.span.start, start)])
        ]  # fmt: skip
        return min(holding, key=lambda one: sum(len(pin.words) for pin in one.content), default=None)

    def _listen(self, statement: Statement, count: Count | None = None) -> Voice:
        """The voice of what stands in a statement, the report's own where that tells no count."""
        if not _tells(statement):
            return OWN
        if count is not None:
            reach = self._reach(statement, count)
            other, inner = hear_clause(self.words, *reach), hear_lead(self.words, reach)
            if other or inner:
                return Voice(None, other) if other else Voice(statement.id, inner)
            if self._is_granted(statement, count):
                return OWN
        return Voice(statement.id, self._find_keeper(statement, count) or name_keeper(statement.speaker))

    def _is_granted(self, statement: Statement, count: Count) -> bool:
        """Whether the statement is about a part in what the count tells (*claimed responsibility for 12 deaths*)."""
        cues = (self.words.within(pin.span) for pin in statement.cue)
        told = [word for first, last in cues for word in self.words.words[first:last]]
        first, number = self._reach(statement, count)
        near = (*told, *self.words.words[first : min(first + 1, number)])
        return any(word.lower in load_roles().granted for word in near)

    def _reach(self, statement: Statement, count: Count) -> Range:
        """The words of an indirect statement from its begin to a number; none of a direct one."""
        number = count.mention.first
        if statement.kind == "direct" or statement.content[0].span.start > count.mention.span.start:
            return number, number
        start = self.words.within(self.sentences[max(0, bisect_right(self.starts, count.mention.span.start) - 1)])[0]
        if self.words.words[start].lower in _RELAYING:
            return start, number
        return self.words.within(statement.content[0].span)[0], number

    def _find_keeper(self, statement: Statement, count: Count | None) -> str | None:
        """Who made the document that speaks, where the number's sentence tells it (*an estimate by X*)."""
        if statement.speaker_kind != "document" or count is None:
            return None
        at = max(0, bisect_right(self.starts, count.mention.span.start) - 1)
        first, last = self.words.within(self.sentences[at])
        spoken = (statement.speaker or "").lower().split()[-1:]
        if load_voices().tallies.isdisjoint(spoken):
            return None
        for place in range(first, min(count.mention.first, last)):
            if self.words.words[place].lower == spoken[0]:
                return find_keeper(self.words, place, count.mention.first)
        return None

    def _find_outside(self, at: int, count: Count) -> Voice:
        sentence, number = self.words.within(self.sentences[at]), count.mention.first
        if at in self.heard and self.heard[at].statement is None and self.heard[at].according_to:
            return self.heard[at]
        name = hear_source(self.words, sentence, number, self.taken) or hear_heading(self.words, sentence, self.known)
        if name is not None:
            return Voice(None, self._name_fully(name, at))
        if at in self.runs:
            return Voice(None, self._name_fully(self.runs[at], at))
        if self._goes_on(at, sentence, number):
            return Voice(None, self._hear_before(at))
        return OWN

    def _find_tail(self, at: int, number: int) -> Statement | None:
        """The statement that ends too early in the sentence, where nothing breaks off between it and the number."""
        start, place = self.sentences[at].start, self.words.words[number].start
        ended = [
            (pin.span.end, one) for pin, one in self.contents.get(at, ())
            if start < pin.span.end <= place and one.cue and one.cue[-1].span.end <= pin.span.start
        ]  # fmt: skip
        if not ended:
            return None
        end, statement = max(ended, key=lambda pair: pair[0])
        first = self.words.within(Span(end, place + 1))[0]
        between = self.words.words[first:number]
        if not self.taken.isdisjoint(range(first, number)) or any(word.form in ".;" for word in between):
            return None
        opening = next((word.lower for word in between if word.form[0].isalnum()), "")
        closing = self.words.words[first - 1].lower
        return statement if not load_voices().joints.isdisjoint((opening, closing)) else None

    def _goes_on(self, at: int, sentence: Range, number: int) -> bool:
        """Whether the sentence goes on with what the one before it told."""
        table = load_voices()
        lowers = [
            word.lower
            for word in self.words.words[sentence[0] : min(sentence[1], sentence[0] + HEAD)]
            if word.form[0].isalnum()
        ]
        if any(tuple(lowers[:size]) in table.openers for size in (1, 2, 3)) and lowers[2:3] != ["to"]:
            return True
        return _hold(lowers, table.passives) or self._lists_on(at, sentence, number)

    def _lists_on(self, at: int, sentence: Range, number: int) -> bool:
        """Whether the sentence opens with the number and the one before lists numbers after a colon."""
        if not at or number != sentence[0] or at - 1 not in self.heard:
            return False
        before = self.sentences[at - 1]
        return ":" in self.text.body[before.start : before.end]

    def _hear_before(self, at: int) -> str | None:
        """The voice with which the sentence before ends."""
        if at - 1 in self.heard:
            return self.heard[at - 1].according_to
        if at - 1 in self.told:
            return self._listen(self.told[at - 1]).according_to
        return self.runs.get(at - 1)

    def _name_fully(self, name: str, at: int) -> str:
        """The fullest name of a speaker that holds all the name's words, else the name. *The two* spoke last."""
        parts = set(name.lower().split())
        if name.lower().split()[0] in _COUNTED:
            return self._hear_before(at) or name
        if is_institution(name):
            return name
        full = (one.speaker for one in self.statements if one.speaker and parts <= set(one.speaker.lower().split()))
        return max(full, key=len, default=name)


def _hold(lowers: Sequence[str], phrases: Phrases) -> bool:
    """Whether one of the phrases stands among the words."""
    return any(tuple(lowers[at : at + len(phrase)]) == phrase for phrase in phrases for at in range(len(lowers)))


def _tells(statement: Statement) -> bool:
    """Whether counts in a statement are its speaker's word: not where it judges, asks, shows, or only has a topic."""
    cue = find_cue(" ".join(pin.words for pin in statement.cue))
    if statement.stance in ("asks", "orders") or (cue is not None and cue.act != "speech"):
        return False
    table = load_voices()
    source = {word.lower() for pin in statement.source for word in pin.words.split()}
    return source.isdisjoint(table.pictures) and (cue is None or cue.lemma.split()[0] not in table.topical)


def _is_closed(before: str) -> bool:
    """Whether the sentences of a content before one quote, and their last quotation has ended: what follows is the
    reporter's, if the quotation was all that was said."""
    opening, closing = (max(map(before.rfind, marks)) for marks in (("“", "``"), ("”", "''")))
    return closing > opening
