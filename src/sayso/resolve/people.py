"""Everybody whom a text names, with what it tells of him beside his name: what a safeguard for people needs to know."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise
from typing import Literal

from sayso.lexicon.bodies import load_bodies, squeeze_name
from sayso.lexicon.geography import load_geography
from sayso.lexicon.naming import fold_name
from sayso.lexicon.parties import load_parties, load_side_names
from sayso.lexicon.people import load_people
from sayso.model import Place, Span, Text
from sayso.model.words import Word, Words, find_words
from sayso.resolve.names import Name, find_names
from sayso.resolve.roster import Known, make_roster
from sayso.resolve.vocabulary import Vocabulary, load_vocabulary

Clue = Literal["age", "harm", "kin", "body", "speech", "courtesy"]
"""What stands beside a name: an age, what was done to him, whose kin he is, the body that he belongs to, a verb of speech, *Mr*."""

_AROUND = 60
_TITLES = 7
_AGE_AFTER = re.compile(
    r"(?:,|\s\()\s*(?:aged?\s|who\s(?:was|is)\s)?\s*(?:1?\d?\d)\b(?=\s*[,.;:)\n]|\s*$|\s(?:and|was|is)\b)"
)
_AGE_BEFORE = re.compile(r"\b\d{1,3}[-\s]years?[-\s]old\b(?:\s[\w-]+){0,4}\s*,?\s*$")
_BEING = r"(?:was|were|is|are|being|been|be|got)"
_COURTESY = frozenset(
    "mr mrs ms miss mister mx madam madame monsieur mme mlle herr frau señor señora senor senora".split()
)
_SAYING = frozenset("said says added recalled told".split())
_TIES = frozenset("of from at with for in the a , 's and".split())


@dataclass(slots=True)
class _Draft:
    forms: dict[tuple[str, ...], None] = field(default_factory=dict)
    titles: set[str] = field(default_factory=set)
    clues: set[Clue] = field(default_factory=set)
    spans: list[Span] = field(default_factory=list)
    starts: int = 0
    placed: int = 0
    inner: int = 0
    articles: int = 0


@dataclass(frozen=True, slots=True)
class Named:
    """One whom a text names. `forms` are the words of each form of the name that it uses, without titles, the first
    one first; `roles` the heads of what he is called, in the singular; `titles` the words before his name, in lower
    case; `ordinary` are words of it that the text also has in lower case. `person` is False for bodies, states, places and whatever else is named."""

    forms: tuple[tuple[str, ...], ...]
    spans: tuple[Span, ...]
    person: bool
    roles: frozenset[str]
    titles: frozenset[str]
    clues: frozenset[Clue]
    ordinary: frozenset[str]


def find_people(text: Text, places: Sequence[Place]) -> tuple[Named, ...]:
    """All that the text names, in order of first mention; `places` are those that were found in it.

    In doubt whoever may be a person is taken for one. Time grows with the length of the text.
    """
    words, known = find_words(text), load_vocabulary()
    names = _widen_all(words, _leave_headlines(words, find_names(words, known), known), known)
    roster = make_roster(words, names, known)
    grounds = frozenset(at for place in places for at in range(place.pin.span.start, place.pin.span.end))
    drafts: dict[int, _Draft] = {}
    whose = {id(roster.meant[name.first]): roster.meant[name.first] for name in names}
    for at, name in enumerate(names):
        draft = drafts.setdefault(id(roster.meant[name.first]), _Draft())
        _note(draft, words, names, at, grounds, known)
    return tuple(_settle(whose[key], draft, words, known) for key, draft in drafts.items())


def _leave_headlines(words: Words, names: Sequence[Name], known: Vocabulary) -> tuple[Name, ...]:
    """The names without those that only the capitals of a headline make (*Example Warns Voters Of Flood*)."""
    lines = [Span(*match.span()) for match in re.finditer(r"[^\n]+", words.body) if _is_headline(match[0])]
    inside = {name.first for line in lines for name in _between(words, names, line)}
    return tuple(name for name in names if name.first not in inside or _is_whole(name, words, known))


def _between(words: Words, names: Sequence[Name], line: Span) -> Iterator[Name]:
    first, last = words.within(line)
    low, high = (bisect_left(names, at, key=lambda name: name.first) for at in (first, last))
    return iter(names[low:high])


def _is_headline(line: str) -> bool:
    """Whether all longer words of a line begin with a capital."""
    longer = [word for word in re.findall(r"[^\W\d_]{4,}", line) if not word.isupper()]
    return len(longer) > 3 and not line.rstrip().endswith(".") and all(word[0].isupper() for word in longer)


def _is_whole(name: Name, words: Words, known: Vocabulary) -> bool:
    """Whether a run of capitals is a name in a headline too: it begins as people's do, or holds no common word."""
    given = name.kind == "person" and 1 < len(name.words) < 4 and name.words[0].lower() in known.names.first
    return given or name.kind == "organisation" or not any(_is_word(word.lower(), words, known) for word in name.words)


def _widen_all(words: Words, names: Sequence[Name], known: Vocabulary) -> tuple[Name, ...]:
    """The names with a first name before them that was taken for a sentence's first word."""
    ends = (0, *(name.last for name in names))[: len(names)]
    return tuple(_widen(words, name, end, known) for name, end in zip(names, ends, strict=True))


def _widen(words: Words, name: Name, end: int, known: Vocabulary) -> Name:
    before = words.words[name.first - 1] if name.first > end else None
    if before is None or name.kind not in ("person", "unsure") or name.titled or words.words[name.first].opens:
        return name
    if not before.opens or not _is_shaped(before.form) or before.possessive or _is_word(before.lower, words, known):
        return name
    return replace(
        name,
        first=name.first - 1,
        core=name.core - 1,
        words=(before.form, *name.words),
        shown=f"{before.form} {name.shown}",
    )


def _is_word(lower: str, words: Words, known: Vocabulary) -> bool:
    """Whether a word is a common one, a title or a people's adjective."""
    tables = (words.lowers, known.small.common, known.small.calendar, known.names.titles, known.names.between)
    listed = any(lower in table for table in (*tables, known.verbs, known.nouns.forms, _others()))
    return listed or bool(known.states.find(lower)) or lower.endswith(("ly", "ing", "ed"))


def _note(
    draft: _Draft, words: Words, names: Sequence[Name], at: int, grounds: frozenset[int], known: Vocabulary
) -> None:
    """Keep what one mention tells."""
    name = names[at]
    start, end = words.words[name.core].start, words.words[name.last - 1].end
    draft.forms[name.words] = None
    draft.spans.append(Span(start, end))
    draft.titles |= _titles(words, name, known)
    inside = words.words[name.core : name.last]
    draft.articles += name.core > 0 and words.words[name.core - 1].lower == "the" and name.words[-1].endswith("s")
    draft.starts += inside[0].opens
    draft.placed += start in grounds and name.core == name.first
    draft.inner += any(word.start in grounds for word in inside)
    draft.clues |= set(_find_clues(words, names, at, known))


def _titles(words: Words, name: Name, known: Vocabulary) -> set[str]:
    """The words before a name that may be its bearer's titles, single and in pairs (*police spokesman Ed Example*)."""
    held: list[str] = []
    for at in range(name.core - 1, max(-1, name.core - _TITLES), -1):
        word = words.words[at]
        of = word.lower == "of" and bool(held) and at > 0 and words.words[at - 1].lower in load_people().offices
        if word.possessive or not (of or word.form == "." or _may_call(word, known)):
            break
        noun = known.nouns.forms.get(word.lower)
        held.append(noun.lemma if noun is not None and noun.kind == "role" else word.lower)
        if word.opens:
            break
    pairs = (f"{one} {other}" for other, one in pairwise(held))
    return {*held, *pairs, " ".join(reversed(held[-3:]))} - {""}


def _may_call(word: Word, known: Vocabulary) -> bool:
    """Whether a word can stand in a title: a capital, or a noun or adjective of offices and people."""
    lower = word.lower
    if lower in known.small.common or lower in known.small.pronouns:
        return False
    return word.form[0].isupper() or lower in known.nouns.forms or lower in known.names.between or "-" in lower


def _find_clues(words: Words, names: Sequence[Name], at: int, known: Vocabulary) -> Iterator[Clue]:
    name = names[at]
    start, end = words.words[name.first].start, words.words[name.last - 1].end
    before, after = words.body[max(0, start - _AROUND) : start], words.body[end : end + _AROUND]
    if _AGE_AFTER.match(after) or _AGE_BEFORE.search(before):
        yield "age"
    if _harmed().behind.match(after) or _harmed().ahead.search(before):
        yield "harm"
    if _harmed().kin.search(before):
        yield "kin"
    if _belongs(words, names, at):
        yield "body"
    if _speaks(words, name, known):
        yield "speech"
    if _COURTESY & _titles(words, name, known):
        yield "courtesy"


def _speaks(words: Words, name: Name, known: Vocabulary) -> bool:
    """Whether a verb of speech stands behind a name, or one of the plainest before it."""
    behind = words.words[name.last].lower if name.last < len(words.words) else ""
    before = words.words[name.first - 1].lower if name.first else ""
    return behind in known.verbs or before in _SAYING


@dataclass(frozen=True, slots=True)
class _Harmed:
    behind: re.Pattern[str]
    ahead: re.Pattern[str]
    kin: re.Pattern[str]


@cache
def _harmed() -> _Harmed:
    done = "|".join(sorted(load_people().harm))
    aside = r"(?:,(?:[^,.\n]{0,40},)?)?"
    behind = rf"{aside}\s+(?:(?:has|had|have|who|also|later)\s+)*{_BEING}\s+(?:\w+ly\s+|also\s+|not\s+)?(?:{done})\b"
    kin = "|".join(sorted(map(re.escape, load_people().kin)))
    return _Harmed(
        re.compile(behind),
        re.compile(rf"\b(?:{done})\s+(?:[\w-]+\s+){{0,2}}$"),
        re.compile(rf"\b(?:his|her|their|my|our|['’]s)\s+(?:[\w-]+\s+){{0,2}}(?:{kin}),?\s+$"),
    )


def _belongs(words: Words, names: Sequence[Name], at: int) -> bool:
    """Whether a body's name follows with no more than small words and a noun between (*Ed Example of the Road Watch*)."""
    name, after = names[at], names[at + 1] if at + 1 < len(names) else None
    if after is None or after.kind != "organisation" or after.first - name.last > 5:
        return False
    between = [word.lower for word in words.words[name.last : after.first]]
    return bool(between) and between[0] in ("of", "from", "at", "with", ",") and all(word in _TIES for word in between)


def _settle(one: Known, draft: _Draft, words: Words, known: Vocabulary) -> Named:
    person = _is_person(one, draft, words, known)
    roles = frozenset(role.head for role in one.roles if not role.body)
    ordinary = words.lowers & {word.lower() for form in draft.forms for word in form}
    return Named(
        tuple(draft.forms), tuple(draft.spans), person, roles, frozenset(draft.titles), frozenset(draft.clues), ordinary
    )  # fmt: skip


def _is_person(one: Known, draft: _Draft, words: Words, known: Vocabulary) -> bool:
    """Whether a name may be a person's: told so, or shaped so and in no table of other names."""
    fullest = max(draft.forms, key=len)
    if one.kind in ("organisation", "state", "group") or any(map(_is_listed, draft.forms)):
        return False
    if 2 * max(draft.placed, draft.articles) > len(draft.spans):
        return False
    if len(fullest) > 1 and fullest[0].lower() in known.names.first and not _has_thing(fullest[1:]):
        return True
    if _has_thing(fullest) or _describes(fullest, known) or not all(map(_is_shaped, fullest)):
        return False
    told = bool(draft.clues & {"age", "courtesy", "kin"}) or any(len(form) < len(fullest) for form in draft.forms)
    if one.kind == "person" or told:
        return True
    if len(fullest) == 1:
        return _is_single(fullest[0], draft, words, known)
    opening = fullest[0].lower()
    return (
        not draft.inner
        and not (len(opening) > 4 and opening.endswith(("ing", "ed")))
        and not any(word.lower() in words.lowers for word in fullest)
    )


def _is_single(word: str, draft: _Draft, words: Words, known: Vocabulary) -> bool:
    """Whether a single word with nothing before it is somebody's name."""
    if word.lower() in known.names.first and word.lower() not in words.lowers:
        return True
    return "speech" in draft.clues and not _is_word(word.lower(), words, known) and draft.starts < len(draft.spans)


def _is_shaped(word: str) -> bool:
    """A capital with small letters behind it, as names are written, or an initial; inner capitals as in *McExample*."""
    runs = re.search(r"[A-Z]{2}", word)
    return word[0].isupper() and not any(map(str.isdigit, word)) and (runs is None or word.isupper())


@cache
def _others() -> frozenset[str]:
    """Words that no person's name holds, of all tables."""
    people, geography = load_people(), load_geography()
    nouns = geography.regions | geography.districts | geography.cities | geography.wet | geography.lands
    return people.things | people.brands | nouns | geography.streets | geography.bodies | load_parties().endings


def _has_thing(form: Sequence[str]) -> bool:
    return any(word.lower().removesuffix("-based") in _others() for word in form)


def _describes(form: Sequence[str], known: Vocabulary) -> bool:
    """Whether a word of it is a people's adjective, a day or a noun that no name holds."""
    lowers = [word.lower() for word in form]
    noun = known.nouns.forms.get(lowers[-1])
    return (
        any(word in known.states.demonyms or word in known.small.calendar for word in lowers)
        or (noun is not None and lowers[0] not in known.names.first)
        or known.states.find(" ".join(form)) is not None
    )


def _is_listed(form: Sequence[str]) -> bool:
    """Whether a table has the whole name as that of a side, a body or an outlet."""
    whole = " ".join(form)
    folded = fold_name(whole)
    leads = folded in load_side_names() and folded not in _leaders()
    return leads or squeeze_name(whole) in load_bodies().names or folded in load_parties().press


@cache
def _leaders() -> frozenset[str]:
    from sayso.lexicon.sides import load_sides

    return frozenset(map(fold_name, load_sides().names.leaders))
