"""A report laid out for tracing its speakers: its words, names, descriptions, and who is in mind where."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sayso.model import Report, Span, Statement, Text
from sayso.model.words import Words, join_words
from sayso.resolve.describe import make_described, same_description
from sayso.resolve.names import Name, find_names
from sayso.resolve.nominals import find_nominals
from sayso.resolve.offices import find_bearer
from sayso.resolve.phrases import PREPOSITIONS, Phrase
from sayso.resolve.recall import LESSER, PLAIN, QUOTED, SUBJECT, Recall, find_quoted, make_clock, recall_names
from sayso.resolve.roster import Known, Roster, fold_word, make_roster
from sayso.resolve.vocabulary import Vocabulary, load_vocabulary

REMEMBERED = 12
"""Descriptions with one noun that a new one is compared with."""

_LABEL = re.compile(r"^[^\S\n]*(?:\[([^\]\n:]{2,40})\]|([A-Z][\w.’' -]{1,30}):)(?=\s)", re.MULTILINE)
_HEADLINE = re.compile(r"([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?): \S")


@dataclass(slots=True)
class Scene:
    """All that the tracing of speakers looks into. `spoken` grows with each statement.

    `described` holds who is only described, by head noun; `at_head` who is meant at the index of a head noun;
    `sources` are the places of all sources, in order.
    """

    report: Report
    text: Text
    words: Words
    names: tuple[Name, ...]
    roster: Roster
    recall: Recall
    known: Vocabulary
    headline: Known | None = None
    spoken: dict[str, Known] = field(default_factory=dict)
    described: dict[str, list[Known]] = field(default_factory=dict)
    at_head: dict[int, Known] = field(default_factory=dict)
    accounts: dict[str, Known] = field(default_factory=dict)
    labels: list[tuple[int, int]] = field(default_factory=list)
    sources: tuple[Span, ...] = ()

    def enter(self, phrase: Phrase) -> Known:
        """The one that a description means: somebody described before, else somebody new."""
        lemma = phrase.head.lemma if phrase.head else phrase.shown.lower()
        held = self.described.setdefault(lemma, [])
        same = [one for one in reversed(held[-REMEMBERED:]) if same_description(one, phrase)]
        if same:
            return next((one for one in same if one.spoke), same[0])
        one = make_described(phrase, self.known, _like_siblings(held[-REMEMBERED:], phrase))
        held.append(one)
        return one

    def described_before(self, phrase: Phrase) -> Known | None:
        """Who had the same description at an earlier place of the text."""
        one = self.at_head.get(phrase.head_at)
        return one if one is not None and one.first_at < phrase.head_at else None

    def names_in(self, span: Span) -> list[Name]:
        """The names that begin in a span, cut off where it ends (a headline's capitals go on)."""
        first, last = self.words.within(span)
        low, high = (bisect_left(self.names, at, key=_first_of) for at in (first, last))
        inside = [_cut_off(self.words, name, last) for name in self.names[low:high]]
        around = self.names[low - 1] if low else None
        if around is None or not around.first < first < around.last:
            return inside
        core = max(first, around.core)
        if core >= last:
            return inside
        return [replace(around, first=first, core=core, last=min(last, around.last)), *inside]

    def labelled_at(self, at: int) -> Known | None:
        """Whose turn it is in a transcript (*[EXAMPLE] I think …*, *Ms. Example: …*); None outside of one."""
        index = bisect_right(self.labels, (at, 0)) - 1
        if index < 0:
            return None
        inside = self.names_in(Span(*self.labels[index]))
        one = self.who_is(inside[0]) if inside else None
        return one if one is not None and one.kind == "person" else None

    def who_is(self, name: Name) -> Known:
        """Whom a name means."""
        one = self.roster.meant.get(name.first)
        if one is not None and (len(name.words) >= len(one.tokens) or _ends_alike(one, name)):
            return one
        return self.roster.look_up(name) or self.roster.add(name, self.known)


def _first_of(name: Name) -> int:
    return name.first


def _cut_off(words: Words, name: Name, last: int) -> Name:
    if name.last <= last:
        return name
    if name.core >= last:  # its title alone: the bearer is meant
        return replace(name, last=last)
    core = min(name.core, last - 1)
    inner = words.words[core:last]
    forms = tuple(word.form for word in inner if word.form[0].isalnum())
    return replace(name, core=core, last=last, words=forms or name.words, shown=join_words(inner).removesuffix("'s"))


def _ends_alike(one: Known, name: Name) -> bool:
    return fold_word(name.words[-1]) in (one.tokens[-1], one.tokens[0])


def set_scene(report: Report, text: Text, words: Words, statements: Sequence[Statement]) -> Scene:
    """Read a text's names and descriptions, and weigh where each is mentioned."""
    known = load_vocabulary()
    names = find_names(words, known)
    roster = make_roster(words, names, known)
    quoted = find_quoted(statements)
    recall = Recall(make_clock(text, quoted))
    scene = Scene(report, text, words, names, roster, recall, known, _find_headline(report, roster))
    scene.sources = tuple(sorted({one.source[0].span for one in statements if one.source}))
    recall_names(scene, quoted, frozenset(one for one in known.states.demonyms if not one.endswith("s")))
    scene.labels.extend(match.span(match.lastindex or 0) for match in _LABEL.finditer(text.body))
    _recall_nominals(scene, quoted)
    return scene


def _recall_nominals(scene: Scene, quoted: Sequence[Span]) -> None:
    """Enter every description of the text, as a mention and as somebody who may speak."""
    at = 0
    for first, phrase in find_nominals(scene.words, scene.names, scene.known):
        start = scene.words.words[first].start
        while at < len(quoted) and quoted[at].end <= start:
            at += 1
        one = find_bearer(scene.roster, phrase, scene.known) or scene.enter(phrase)
        scene.at_head[phrase.head_at] = one
        one.first_at = phrase.head_at if one.first_at < 0 else one.first_at
        inside = at < len(quoted) and quoted[at].start <= start
        scene.recall.note(start, one, QUOTED if inside else _weigh(scene.words, first, phrase))


def _weigh(words: Words, first: int, phrase: Phrase) -> float:
    before = words.words[first - 1] if first else None
    if words.words[phrase.head_at].possessive or (before is not None and before.lower in PREPOSITIONS):
        return LESSER
    if before is None or words.words[first].opens or not before.form[0].isalnum():
        return SUBJECT
    return PLAIN


def _like_siblings(held: Sequence[Known], phrase: Phrase) -> str | None:
    """*The third soldier* after *the first Norland soldier*: "third Norland soldier"."""
    if phrase.ordinal is None or phrase.modifiers - {phrase.ordinal}:
        return None
    sibling = next((one for one in held if one.ordinal and one.modifiers - {one.ordinal}), None)
    if sibling is None or sibling.ordinal is None:
        return None
    return re.sub(rf"\b{sibling.ordinal}\b", phrase.ordinal, sibling.name)


def _find_headline(report: Report, roster: Roster) -> Known | None:
    """The one whom a headline quotes (*Example: it was not us*)."""
    match = _HEADLINE.match(report.title or "")
    if match is None:
        return None
    tokens = tuple(fold_word(word) for word in match[1].split())
    held = roster.by_key.get(tokens) or next(iter(roster.by_last.get(tokens[-1], ())), None)
    return held or Known(match[1], tokens, "person")
