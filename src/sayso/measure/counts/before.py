"""What the words before a count say of it: the verb whose object it is, or the header that it stands at."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.measure.counts.tells import (
    DASHES,
    QUOTES,
    TOWARDS,
    Kinds,
    Tell,
    find_word_before,
    is_foreign,
    is_modifier,
    load_tables,
    read_entry,
    read_group,
    read_participle,
    read_verbs,
)
from sayso.measure.numbers.numerals import may_be_numeral
from sayso.model import Event, Words

REACH = 14
"""Words before a number in which its verb or its header is looked for."""

GROUP = 8
"""Words that may stand in a phrase between a header and its number, or from a group to the verb behind it."""

_INCLUDES = frozenset(("include", "includes", "included"))
_SCENE = frozenset(("in", "on", "at", "near", "last", "this", "early", "late", "week", "month", "year", "yesterday"))
_AIMED = TOWARDS - {"to", "of", "over", "throughout"}
_LOCAL: frozenset[Event] = frozenset(("attacked", "damaged", "affected"))
"""Events that also happen to places in which they are told."""
_GATHERED: frozenset[Event] = frozenset(("deployed", "present"))
"""Events whose headers name only who the counted are (*an army of*), so that they tell nothing from afar."""


@dataclass(frozen=True, slots=True)
class _Link:
    """The preposition between a number and what governs it, empty for a plain object; `at` is the first word of both."""

    word: str
    at: int


def _read_link(words: Words, last: int, start: int) -> _Link:
    """How a number hangs on the words before it, past articles, adverbs and parts of a whole (*portions of the 12*)."""
    grammar, at = load_tables().grammar, last
    while at > start:
        lower = words.words[at - 1].lower
        if lower == "of" and at - 2 >= start and words.words[at - 2].lower in grammar.portions:
            at -= 2
        elif lower == "with" and at - 2 >= start and words.words[at - 2].lower in ("along", "together"):
            return _Link("along with", at - 2)
        elif lower == "as" and at - 3 >= start and words.words[at - 2].lower == "well":
            return _Link("along with", at - 3)
        elif lower in grammar.prepositions:
            return _Link(lower, at - 1)
        elif lower in grammar.determiners or lower in grammar.adverbs or lower in grammar.partitives:
            at -= 1
        else:
            break
    return _Link("", at)


def find_before(words: Words, last: int, start: int, kinds: Kinds, series: bool = False) -> Tell | None:
    """What the words from the clause's `start` up to `last` say of the counted that stand behind them.

    Past another finite verb (*the toll rose to*) only a header still counts. In a `series` the words may stand at
    another member (*killed the mayor, his driver, and 12 guards*).
    """
    tables, link, crossed = load_tables(), _read_link(words, last, start), False
    at, first = last - 1, max(start, last - REACH)
    if series and not _is_series(words, link, first):
        return None
    told = _read_group_before(words, link.at - 1, first) or _read_parted(words, link, first, kinds)
    if told is not None:
        return told
    while at >= first:
        word = words.words[at]
        if not word.form[0].isalnum():
            past = at - 1 if series and word.form == "," else _skip_back(words, at, first, link)
            if past is None:
                return None
            at = past
            continue
        told = read_entry(words, at, last, tables.events.headers, kinds)
        if told is not None:
            hangs = _governs(told, link, kinds) and not (series and words.words[told.last - 1].lower != "of")
            return replace(told, header=True) if hangs else None
        if crossed and "bare" in kinds and (told := _read_number_of(words, at, first)) is not None:
            return told
        if not crossed:
            if tables.events.nouns.get(word.lower) == "attacked" and at == link.at - 1 and link.word in _AIMED:
                return Tell("attacked", at, at + 1, header=True)
            told = _tell_before(words, at, last, link, kinds)
            if told is not None:
                return told
        if _bars(words, at):
            return None
        crossed = crossed or word.lower in tables.auxiliaries or is_foreign(words, at, False) or _shows(words, at)
        at -= 1
    return None


def _is_series(words: Words, link: _Link, first: int) -> bool:
    """Whether a number stands behind a comma, or behind a comma and a conjunction."""
    at = link.at - 1
    if at > first and words.words[at].lower in load_tables().grammar.coordinators:
        at -= 1
    return not link.word and at > first and words.words[at].form == ","


def _read_group_before(words: Words, at: int, first: int) -> Tell | None:
    """What happened to the group that a number is told to be, or to be of: *the dead include*, *among those killed in
    the raid were*."""
    if at <= first or words.words[at].lower not in load_tables().grammar.be | _INCLUDES:
        return None
    for here in range(at - 2, max(first, at - GROUP) - 1, -1):
        if not words.words[here].form[0].isalnum():
            return None
        told = read_group(words, here, at)
        if told is not None:
            return told
    return None


def _read_parted(words: Words, link: _Link, first: int, kinds: Kinds) -> Tell | None:
    """A header whose *of* stands behind an aside, or behind who did it, where or when (*the killing by rebels of*, *the
    murder in Oldford last Monday of*)."""
    at = link.at - 1
    if link.word != "of" or at <= first:
        return None
    if words.words[at].form in DASHES:
        opens = _find_dash(words, at, first)
        return _read_noun_of(words, opens - 1, kinds) if opens > first else None
    placed = True
    for here in range(at, max(first, at - GROUP), -1):
        word = words.words[here]
        if not word.form[0].isalnum() and word.form != ",":
            return None
        placed = placed and _tells_scene(words, here)
        told = _read_noun_of(words, here - 1, kinds) if placed or word.lower == "by" else None
        if told is not None or word.lower == "by":
            return told
    return None


def _find_dash(words: Words, at: int, first: int) -> int:
    """Where the aside opens that ends with the dash at a word."""
    listed, dashes = words.words, DASHES
    while at > first and listed[at].form in dashes:
        at -= 1
    while at > first and listed[at].form not in dashes:
        at -= 1
    while at > first and listed[at - 1].form in dashes:
        at -= 1
    return at


def _read_noun_of(words: Words, at: int, kinds: Kinds) -> Tell | None:
    """What a noun tells of those behind its *of*, wherever that stands."""
    for entry in load_tables().events.headers.get(words.words[at].lower, ()):
        if entry.words[1:] == ("of",) and (entry.only is None or entry.only in kinds):
            return Tell(entry.event, at, at + 1, near=True, header=True)
    return None


def _tells_scene(words: Words, at: int) -> bool:
    """Whether a word may belong to where or when something happened: a name, a number, a preposition, a comma."""
    word = words.words[at]
    named = word.form[0].isupper() and not words.upper
    return named or word.form == "," or word.form[0].isdigit() or word.lower in _SCENE


def _shows(words: Words, at: int) -> bool:
    """Whether a word is the participle of a verb that tells no event (*a video showing 20 soldiers*)."""
    lower = words.words[at].lower
    return (
        lower.endswith("ing")
        and len(lower) > 5
        and not is_modifier(words, at)
        and lower not in load_tables().events.nouns
    )


def _read_number_of(words: Words, at: int, first: int) -> Tell | None:
    """What a participle tells in *the number of people killed rose to 12*."""
    lower = words.words[at].lower
    event = load_tables().events.adjectives.get(lower) or read_participle(lower)
    counted = any(words.words[here].lower in ("number", "numbers", "tally", "count") for here in range(first, at))
    return Tell(event, at, at + 1, header=True) if event is not None and counted else None


def _skip_back(words: Words, at: int, first: int, link: _Link) -> int | None:
    """Before quotation marks, brackets or an aside that ends at a mark; None where the clause begins."""
    grammar, form = load_tables().grammar, words.words[at].form
    if form in QUOTES or form in "#*[]$€£¥" or (form in DASHES and at + 1 >= link.at):
        return at - 1
    if form == ")":
        return next((here - 1 for here in range(at - 1, first - 1, -1) if words.words[here].form == "("), None)
    if form != ",":
        return None
    after = words.words[at + 1].lower
    if at + 1 >= link.at and (after in grammar.asides or after in grammar.adverbs or link.word == "along with"):
        return at - 1
    for here in range(at - 1, first - 1, -1):
        if words.words[here].form == ",":
            opens = words.words[here + 1].lower
            aside = opens in grammar.prepositions or opens in grammar.adverbs or opens in grammar.asides
            return here - 1 if aside else None
    return None


def _bars(words: Words, at: int) -> bool:
    """Whether a word begins a clause, so that nothing before it governs what follows."""
    grammar, lower = load_tables().grammar, words.words[at].lower
    if lower in grammar.relatives:
        return lower != "that"
    return lower in grammar.conjunctions and lower not in grammar.coordinators


def _governs(told: Tell, link: _Link, kinds: Kinds) -> bool:
    """Whether a header tells of the number, and not of a place or a time in which it is told."""
    if not link.word or told.last > link.at or link.word in ("of", "to", "at", "by", "on", "than", "for"):
        return True
    return told.event in _LOCAL and "site" in kinds


def _tell_before(words: Words, at: int, last: int, link: _Link, kinds: Kinds) -> Tell | None:
    """What a verb says of the object behind it; None where it is a noun, or the number no object of it."""
    grammar = load_tables().grammar
    before = find_word_before(words, at)
    passive = before in grammar.be
    for form, end in read_verbs(words, at, kinds):
        if form.side == "agent" and link.word.endswith("with") and 0 <= link.at - end <= 1:
            return Tell(form.event, at, end)
        if form.side == "agent" or (
            "base" in form.tenses and (before in grammar.determiners or _is_counted(words, at))
        ):
            continue
        end = end if end <= last else at + 1  # the particle stands behind the object: *took 12 men prisoner*
        if link.word == "by" and "participle" in form.tenses and passive:
            return Tell(form.event, at, end, active=True)
        near = _is_object(words, end, last)
        if not near and form.tenses <= {"base", "present"} and before not in grammar.modal | grammar.do | {"to"}:
            continue
        if link.word in ("", "along with") or end > link.at:
            if not passive or "ing" in form.tenses or kinds & {"time", "money"}:
                return Tell(form.event, at, end, near=near)
        elif form.event in _LOCAL and "site" in kinds and link.word in TOWARDS:
            return Tell(form.event, at, end)
    return None


def _is_counted(words: Words, at: int) -> bool:
    """Whether a number stands before a word, so that it is a noun (*one storm or two*)."""
    return at > 0 and may_be_numeral(words.words[at - 1])


def _is_object(words: Words, first: int, last: int) -> bool:
    """Whether nothing but small words stands between a verb and a number."""
    small = load_tables().small
    return all(words.words[at].lower in small for at in range(first, last))


def find_header(words: Words, label: int, start: int, kinds: Kinds) -> Tell | None:
    """What the lines from `start` up to a list's first `label` say of the list (*Losses as of 8 March:*)."""
    tables = load_tables()
    at = label
    while (at := at - 1) >= start:
        if words.words[at].form in ("!", "?", ";"):
            return None
        if words.words[at].form == ")":
            at = next((here for here in range(at, start - 1, -1) if words.words[here].form == "("), at)
            continue
        told = read_entry(words, at, label, tables.events.headers, kinds)
        if told is not None and (told.near or told.event not in _GATHERED):
            return replace(told, header=True)
        adjective = tables.events.adjectives.get(words.words[at].lower)
        if adjective is not None:
            return Tell(adjective, at, at + 1, header=True)
        for form, end in read_verbs(words, at, kinds):
            if form.side == "patient" and end <= label:
                return Tell(form.event, at, end, header=True)
    return None
