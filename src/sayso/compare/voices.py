"""Ties by whose word figures are: what a report repeats itself, and what several reports have from the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.compare.credits import find_passage_credits
from sayso.compare.explain import name_day
from sayso.compare.hints import find_side
from sayso.compare.naming import UNNAMED, Name
from sayso.compare.told import MOST, Told, find_like, find_voice, index_told
from sayso.compare.values import Mark
from sayso.compare.web import Reason, Web
from sayso.lexicon.bodies import load_bodies


@dataclass(slots=True)
class Word:
    """One value on one's word: the figures that are on it, in their order; `values` are those that tell it differently."""

    name: Name
    members: list[int] = field(default_factory=list)
    values: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Words:
    """All words that were found, by the keys of their names and what their values share."""

    by_key: dict[tuple[str, Mark], list[Word]] = field(default_factory=lambda: defaultdict(list))

    def find(self, told: Sequence[Told], name: Name, at: int) -> Word | None:
        """The word of `name` with the value of figure `at`: one that tells its very number before one that it is rounded
        from, of these the first that was told."""
        near = (
            word for key in name.keys for mark in told[at].seeks for word in self.by_key.get((key, mark), ())[:MOST]
        )
        return next((word for word in near if all(told[at].is_same(told[one]) for one in word.values)), None)

    def add(self, told: Sequence[Told], name: Name, at: int) -> None:
        """Put figure `at` to the word of `name`."""
        word = self.find(told, name, at) or Word(name)
        is_new = not word.members
        word.members.append(at)
        if any(_is_equal(told[at], told[one]) for one in word.values):
            if name.keys == word.name.keys:
                return
        else:
            word.values.append(at)
        for key in dict.fromkeys((*name.keys, *word.name.keys)):
            for mark in told[at].marks:
                words = self.by_key[key, mark]
                if is_new or not any(word is one for one in words):
                    words.append(word)


def _is_equal(one: Told, other: Told) -> bool:
    ours, theirs = one.kept.figure.quantity, other.kept.figure.quantity
    return (ours.low, ours.high, ours.bound, one.days) == (theirs.low, theirs.high, theirs.bound, other.days)


def tie_repeats(web: Web, body: Callable[[str], str]) -> None:
    """Tie what a document tells again to the first place where it tells whose word it is.

    A number in the report's own voice waits where a sentence beside it names another speaker of the same side: who
    speaks elsewhere then takes that up (*the ministry said. … The general, too, spoke of 300*).
    """
    documents: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(web.told):
        documents[one.document].append(at)
    for places in documents.values():
        if len(places) > 1:
            index = index_told(web.told, places)
            for at in places:
                _tie_repeat(web, index, at, body)


def _tie_repeat(web: Web, index: Mapping[Mark, Sequence[int]], at: int, body: Callable[[str], str]) -> None:
    one, like = web.told[at], list(find_like(web.told, index, at))
    voiced = [other for other in like if not web.told[other].own]
    if one.own and len({_find_key(web.told[other]) for other in voiced}) == 1:
        whose = web.told[voiced[0]].name
        if whose is not None and not _has_ally_beside(web, at, whose, body):
            words = f"The report tells the same number elsewhere on the word of {whose.shown}."
            web.tie(at, voiced[0], Reason("own report", words, 0.8))
        return
    for other in like:
        if other < at and _find_key(web.told[other]) == _find_key(one):
            reason = Reason("own report", "The report tells the same number again, on the same word.", 0.95)
            if web.tie(at, other, reason):
                return


def _has_ally_beside(web: Web, at: int, whose: Name, body: Callable[[str], str]) -> bool:
    """Whether the sentences beside a figure name another speaker of the same side, and not the speaker."""
    one = web.told[at].kept
    named = [web.identities.read(credit.told) for credit in find_passage_credits(one, body(one.edition.text_digest))]
    side = find_side(whose)
    ally = any(side is not None and find_side(name) == side for name in named)
    return ally and all(name.key != whose.key for name in named)


def _find_key(one: Told) -> str | None:
    return one.name.key if one.name is not None else None


def tie_voices(web: Web) -> Words:
    """Tie figures on the same word of the same value to the first of them, or to the one by whom it is."""
    words, published = Words(), _index_outlets(web.told)
    for at, one in enumerate(web.told):
        if at not in web.up and one.name is not None and can_meet(one) and not _is_cut(web, at):
            words.add(web.told, one.name, at)
    for word in {id(word): word for found in words.by_key.values() for word in found}.values():
        _tie_word(web, word, published)
    return words


def can_meet(one: Told) -> bool:
    """Whether figures on this name's word are by the same: not where nobody is named, nor on pages of other people's
    reports."""
    if one.name is None or (one.own and one.name.key in load_bodies().aggregators):
        return False
    return one.name.kind not in UNNAMED or one.name.kind == "local"


def _is_cut(web: Web, at: int) -> bool:
    return web.is_cut(at, tell_name(web.told[at]))


def tell_name(one: Told) -> str:
    """The name on whose word a figure is, as its own report tells it."""
    return find_voice(one.kept) or one.kept.edition.report.publisher or one.document


def _index_outlets(told: Sequence[Told]) -> Mapping[str, Mapping[Mark, list[int]]]:
    """The figures of each publisher by what they share with others of the same value."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(told):
        if one.outlet is not None:
            places[one.outlet.key].append(at)
    return {key: index_told(told, numbers) for key, numbers in places.items()}


def _tie_word(web: Web, word: Word, published: Mapping[str, Mapping[Mark, list[int]]]) -> None:
    """Tie the figures on one word to the report of whoever it is by; else to the first; an outlet whose report isn't
    here stays a name."""
    told = web.told
    head = _find_head(web, word, published)
    if head is not None:
        target = head
    elif word.name.kind == "press" and not any(told[at].own for at in word.members):
        target = web.add_name(word.name.shown)
    else:
        target = word.members[0]
    for at in word.members:
        if at != target:
            web.tie(at, target, _tell_reason(web, word, at, target), tell_name(told[at]))


def _find_head(web: Web, word: Word, published: Mapping[str, Mapping[Mark, list[int]]]) -> int | None:
    """The figure of the report by whom a word is, in its own voice or on another's word."""
    first = word.members[0]
    found = [at for key in word.name.keys if key in published for at in find_like(web.told, published[key], first)] + [
        at for at in word.members if web.told[at].own
    ]
    return min(found, key=lambda at: (not web.told[at].own, at), default=None)


def _tell_reason(web: Web, word: Word, at: int, target: int) -> Reason:
    one = web.told[at]
    if target >= len(web.told):
        return Reason(
            "credits", f"The report credits {word.name.shown}; no report of theirs that tells it is here.", 0.9
        )
    other = web.told[target]
    name, since = word.name.shown, _tell_where(other)
    if other.outlet is not None and other.outlet.key in word.name.keys and not one.own:
        day = f" of {name_day(other.day)}" if other.day else ""
        return Reason("credits", f"The report credits {name}, who tells it in a report of its own{day}.", 0.95)
    if one.own:
        day = f", on {name_day(other.day)}" if other.day else ""
        return Reason("same word", f"{name} told the same number before{day}.", 0.7)
    as_told = list(dict.fromkeys((tell_name(other), tell_name(one))))
    both = f" (called {' and '.join(as_told)})" if len(as_told) > 1 else ""
    if one.name is not None and one.name.kind == "local":
        return Reason("same word", f"Both are on the word of {name}, whom neither report names in full.", 0.6)
    return Reason("same word", f"Both are on the word of {name}{both}, told first{since}.", _rate(one, other))


def _rate(one: Told, other: Told) -> float:
    """How sure two names are one: the same letters, a person's or an office's other spellings, parts of several names."""
    if tell_name(one) == tell_name(other):
        return 0.95
    if one.name is not None and other.name is not None and one.name.key == other.name.key:
        return 0.9 if one.name.kind != "office" else 0.8
    return 0.75


def _tell_where(one: Told) -> str:
    """Where and when a figure was told, to go on with in a sentence."""
    publisher = one.kept.edition.report.publisher
    return (f" by {publisher}" if publisher else "") + (f" on {name_day(one.day)}" if one.day else "")
