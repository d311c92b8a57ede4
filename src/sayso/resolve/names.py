"""Runs of capitalised words that name somebody or something, with the titles before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sayso.lexicon.names import Gender
from sayso.model.words import Word, Words, join_words
from sayso.resolve.titles import describes, find_core, is_body, is_office, is_title, only_describes
from sayso.resolve.vocabulary import Vocabulary

NameKind = Literal["person", "organisation", "state", "unsure"]

_AFTER_NAME = frozenset("also and or himself herself later then now never once of for will".split())

_BASED = re.compile(r"-(?:[a-z]+ed|led|born|run|held|made|wide|era)$")
"""Compounds with a name that describe (*the Oldford-based Road Watch*)."""

_ON = frozenset("committee subcommittee commission council panel conference".split())
"""Bodies whose name goes on with *on* (*Committee on Roads*)."""

MAX_WORDS = 14
"""A longer run of capitals is a headline or a line set in capitals, not a name."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text. Words `[first, last)` are the whole run and `[core, last)` the name without titles."""

    first: int
    core: int
    last: int
    words: tuple[str, ...]
    shown: str
    kind: NameKind
    gender: Gender | None
    possessive: bool

    @property
    def titled(self) -> bool:
        return self.core > self.first


def find_names(words: Words, known: Vocabulary) -> tuple[Name, ...]:
    """The names of a text, in order; none overlaps another."""
    if words.upper:
        first = _find_all(words, known)
        surnames = frozenset(name.words[-1].lower() for name in first if name.kind == "person")
        words = replace(words, surnames=surnames)
    return tuple(_find_all(words, known))


def _find_all(words: Words, known: Vocabulary) -> list[Name]:
    found: list[Name] = []
    at, all_words = 0, words.words
    while at < len(all_words):
        if not _begins(words, at, known):
            at += 1
            continue
        last = _extend(words, at, known)
        if last - at <= MAX_WORDS and (name := _make_name(words, at, last, known)) is not None:
            found.append(name)
        at = last
    return found


def _begins(words: Words, at: int, known: Vocabulary) -> bool:
    word = words.words[at]
    if not word.form[0].isupper() or _is_date(words, at, known) or _BASED.search(word.form):
        return False
    if words.upper:
        return word.lower not in known.verbs and (_telling(word, known) or word.lower in words.surnames)
    after = words.words[at + 1] if at + 1 < len(words.words) else None
    goes_on = after is not None and not after.opens and (after.form[0].isupper() or after.form == ".")
    if _is_initial(words, at, known):
        return True
    if word.lower in known.small.common and not _is_short_state(word, known):
        return goes_on and (word.lower in known.small.starters or (word.lower in known.names.first and not word.opens))
    if not goes_on and _is_common_noun(word, known):
        return False
    if word.opens and not goes_on and _looks_common(words, word, after, known):
        return False
    if word.opens and after is not None and _precedes_name(word, after, known):
        return False
    if not word.opens or goes_on:
        return True
    if after is not None and after.lower in known.nouns.forms and not word.possessive:
        return word.form in words.capitals or _telling(word, known)
    return word.lower not in known.nouns.forms and word.form.lower() not in words.lowers


def _is_short_state(word: Word, known: Vocabulary) -> bool:
    """Whether a word is a state's short form and not the pronoun that it looks like (*US*)."""
    return len(word.form) > 1 and word.form.isupper() and word.lower in known.states.names


def _is_initial(words: Words, at: int, known: Vocabulary) -> bool:
    """Whether a letter with a stop begins a name (*A. Example*); at the start of a sentence it may number a list."""
    here, rest = words.words[at], words.words[at + 1 : at + 3]
    if len(here.form) > 1 or len(rest) < 2 or rest[0].form != "." or rest[0].start != here.end or rest[1].opens:
        return False
    single = len(rest[1].form) == 1
    return rest[1].form[0].isupper() and (single or (not here.opens and rest[1].lower not in known.small.common))


def _is_date(words: Words, at: int, known: Vocabulary) -> bool:
    """Whether a word is a day or a month and not a first name like them (*April Example*, *Jan Sample*)."""
    word, after = words.words[at], words.words[at + 1] if at + 1 < len(words.words) else None
    if word.lower not in known.small.calendar:
        return False
    named = word.lower in known.names.first and after is not None and not after.opens
    goes_on = named and after is not None and (after.form[0].isupper() or after.lower in known.names.particles)
    return not goes_on or (at > 0 and words.words[at - 1].form[0].isdigit())


def _is_common_noun(word: Word, known: Vocabulary) -> bool:
    """*Republicans*, *CEO*, *PAC* by themselves describe and don't name."""
    noun = known.nouns.forms.get(word.lower)
    return noun is not None and noun.kind in ("role", "group") and (noun.many or word.form.isupper())


def _looks_common(words: Words, word: Word, after: Word | None, known: Vocabulary) -> bool:
    """Whether a sentence's first word is an adverb, verb or adjective (*Hopefully*, *Recalling*, *Deep down*):
    by its ending, or by what follows where the text has it nowhere else with a capital."""
    if word.lower in known.names.first or word.form in words.capitals or known.states.find(word.form):
        return False
    if word.lower.endswith(("ly", "ing", "ed")):
        return after is None or after.lower not in known.verbs
    if after is None or word.possessive or after.form != after.lower or not after.form[0].isalpha():
        return False
    verbs = (known.verbs, known.small.pasts, known.small.fillers)
    return not any(after.lower in words for words in verbs) and after.lower not in _AFTER_NAME


def _precedes_name(word: Word, after: Word, known: Vocabulary) -> bool:
    """Whether the first word of a sentence is an adverb or the like before a name (*Certainly Ann Example* …)."""
    if _telling(word, known) or describes(word, known):
        return False
    return after.form[0].isupper() and (word.lower.endswith("ly") or after.lower in known.names.first)


def _telling(word: Word, known: Vocabulary) -> bool:
    """In a text all in capitals: whether the word by itself shows that a name begins."""
    return word.lower in known.names.titles or word.lower in known.names.first or bool(known.states.find(word.form))


def _extend(words: Words, first: int, known: Vocabulary) -> int:
    """The end of the run that begins at `first`."""
    at, joined, bodied = first + 1, False, _heads_body(words.words[first], known)
    while at < len(words.words):
        before, word = words.words[at - 1], words.words[at]
        if word.opens or (before.possessive and not _owns_body(before, word, known)):
            break
        if _goes_on(words, at, known):
            bodied = bodied or _heads_body(word, known)
            at += 1
            continue
        step = _bridge(words, at, bodied, joined, known)
        if not step:
            break
        joined = joined or word.lower in ("of", "for", "&")
        at += step
    return at


def _owns_body(title: Word, word: Word, known: Vocabulary) -> bool:
    """Whether a title in the possessive and a body's noun are one name (*the President's Office*)."""
    noun = known.nouns.forms.get(word.lower)
    return is_title(title.lower, known) and word.form[0].isupper() and noun is not None and noun.kind == "organisation"


def _goes_on(words: Words, at: int, known: Vocabulary) -> bool:
    word = words.words[at]
    if not word.form[0].isupper() or _is_date(words, at, known):
        return False
    if not words.upper:
        return not _is_headline_word(word, known)
    if word.lower in known.small.common or word.lower in known.verbs or word.lower in known.small.pasts:
        return False
    if len(word.lower) > 5 and word.lower.endswith(("ed", "ing")) and word.lower not in known.names.first:
        return False
    return word.lower not in known.nouns.forms or _telling(word, known)


def _is_headline_word(word: Word, known: Vocabulary) -> bool:
    """Whether a capitalised word shows a headline in title case (*Example Warns Voters, Does Not Stay*)."""
    if word.lower in known.small.fillers:
        return True
    verb = word.lower in known.verbs and word.lower.endswith(("s", "ed", "ing"))
    return verb and word.lower not in known.nouns.forms and word.lower not in known.names.first


def _heads_body(word: Word, known: Vocabulary) -> bool:
    """Whether *of* or *for* after the word can go on with its name (*Ministry of …*, *Secretary of …*)."""
    noun = known.nouns.forms.get(word.lower)
    return word.lower in known.names.titles or (noun is not None and noun.kind in ("organisation", "state"))


def _bridge(words: Words, at: int, bodied: bool, joined: bool, known: Vocabulary) -> int:
    """How many small words at `at` lead to more capitals of the same name; 0 where none do."""
    here, rest = words.words[at], words.words[at + 1 : at + 3]
    if not rest:
        return 0
    before, after = words.words[at - 1], rest[0]
    capital = after.form[0].isupper() and not after.opens and after.lower not in known.small.calendar
    if here.form == ".":
        short = len(before.form) == 1 or before.lower in known.names.titles or before.lower in ("st", "no")
        return 1 if short and capital and before.end == here.start else 0
    if words.upper:
        return 0
    if here.lower in known.names.particles and here.form == here.lower:
        if capital:
            return 1
        return 2 if after.lower in known.names.particles and len(rest) > 1 and rest[1].form[0].isupper() else 0
    if (here.lower in ("of", "for") and bodied) or (here.lower == "on" and before.lower in _ON):
        if capital:
            return 1
        return 2 if after.lower == "the" and len(rest) > 1 and rest[1].form[0].isupper() else 0
    if here.form == "&" or (here.lower == "and" and (joined or _leads_to_body(words, at, known))):
        return 1 if capital and after.lower not in known.names.first else 0
    return 0


def _leads_to_body(words: Words, at: int, known: Vocabulary) -> bool:
    """Whether the capitals after an *and* end in a body's head and those before don't (*Flood and Relief Office*)."""
    if is_body(words.words[at - 1].lower, known):
        return False
    end = at + 1
    while end < len(words.words) and end - at < 6 and words.words[end].form[0].isupper() and not words.words[end].opens:
        end += 1
    last = words.words[end - 1]
    return end - at > 2 and is_body(last.lower, known) and last.form[0].isupper()


def _make_name(words: Words, first: int, last: int, known: Vocabulary) -> Name | None:
    """The name that a run holds; None where it only describes."""
    run = words.words[first:last]
    if only_describes(run, known):
        return None
    core = first + find_core(run, known)
    while last > core and not words.words[last - 1].form[0].isalnum():
        last -= 1
    end = last - (last - core > 2 and words.words[last - 1].lower in known.names.suffixes)
    inner = words.words[core:end]
    forms = tuple(word.form for word in inner if word.form[0].isalnum())
    if sum(map(len, forms)) < 2 or all(is_office(form.lower(), known) for form in forms):
        return None
    kind = _kind_of(inner, core > first, known)
    if kind != "person":
        core, inner = first, run[: end - first]
        forms = tuple(word.form for word in inner if word.form[0].isalnum())
    shown = join_words(inner)
    shown = shown.removesuffix("'s") if inner[-1].possessive else shown
    return Name(first, core, last, forms, shown, kind, _gender(run, inner, known), inner[-1].possessive)


def _kind_of(inner: Sequence[Word], titled: bool, known: Vocabulary) -> NameKind:
    lowers = [word.lower for word in inner]
    whole = " ".join(lowers)
    if whole in known.states.regions:
        return "state"
    state = known.states.names.get(whole) or known.states.metonyms.get(whole)
    if state:
        return "organisation" if state in known.states.unions else "state"
    given = lowers[0] in known.names.first
    last = known.nouns.forms.get(lowers[-1])
    surname = given and (titled or (len(inner) == 2 and last is not None and last.many))
    if names_body(lowers, known) and not surname:
        return "organisation"
    if not titled and not given and _names_document(lowers, known):
        return "organisation"
    if titled or (len(inner) > 1 and lowers[0] in known.names.first):
        return "person"
    first = inner[0].form
    if len(inner) == 1 and len(first) > 1 and first.isupper() and first.isalpha():
        return "organisation"
    return "unsure"


def names_body(lowers: Sequence[str], known: Vocabulary) -> bool:
    """Whether words name a body: their last word, or that before *of* or *for*, heads one."""
    heads = {lowers[-1]} | {lowers[at - 1] for at, lower in enumerate(lowers) if at and lower in ("of", "for", "on")}
    return len(lowers) > 1 and any(is_body(head, known) for head in heads)


def _names_document(lowers: Sequence[str], known: Vocabulary) -> bool:
    """Whether words name a treaty, a law or the like, which can speak like a body."""
    noun = known.nouns.forms.get(lowers[-1])
    return len(lowers) > 1 and noun is not None and noun.kind == "document"


def _gender(run: Sequence[Word], inner: Sequence[Word], known: Vocabulary) -> Gender | None:
    for word in run[: len(run) - len(inner)]:
        noun = known.nouns.forms.get(word.lower)
        gender = known.names.titles.get(word.lower) or (noun.gender if noun else None)
        if gender:
            return gender
    return known.names.first.get(inner[0].lower)
