"""Which words tell what happened to the counted: verbs, adjectives and nouns around a count's phrase.

A clause is read without a parser: from the phrase outwards over auxiliaries, adverbs and short prepositional
phrases, up to the first verb whose voice fits the side that the phrase stands on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from sayso.lexicon.events import Entry, Events, VerbForm, load_events
from sayso.lexicon.grammar import Grammar, load_grammar
from sayso.lexicon.pronouns import load_pronouns
from sayso.model import Event, Words

BEHIND = 16
"""Words behind a phrase in which its verb is looked for."""

BEFORE = 12
"""Words before a number in which its verb or its header is looked for."""

ASIDE = 14
"""Words that an aside between commas, dashes or brackets may have."""

Kinds = frozenset[str]
"""What kinds of thing a number counts; see the table of events."""

_NOTHING_FOLLOWS = frozenset(",.;:)!?—–-\"”'’")
_QUOTES = frozenset("\"“”'‘’`")
_DASHES = frozenset("-—–‒_")
_CLAUSES = frozenset(("after", "before", "since", "until", "till", "as", "because", "than", "like"))
_TOWARDS = frozenset(("on", "at", "against", "in", "across", "to", "near", "of", "over", "throughout"))
_AIMED = _TOWARDS - {"to", "of", "over", "throughout"}
_LOCAL_LINKS = _TOWARDS - {"to", "against"} | {"from"}
_PLACES = frozenset(("in", "at", "inside", "outside", "aboard", "among", "there", "here", "within", "near"))
_WEAKER: Mapping[frozenset[Event], Event] = {
    frozenset(("destroyed", "damaged")): "damaged",
    frozenset(("killed", "injured")): "affected",
}
_LOCAL: frozenset[Event] = frozenset(("attacked", "damaged", "affected"))
"""Events that also happen to places in which they are told."""


@dataclass(frozen=True, slots=True)
class Tell:
    """Words that tell an event: their half-open range. `active` where the counted do it themselves (*two men shot …*);
    `near` where nothing stands between them and the count; `header` where a noun tells it (*losses of*)."""

    event: Event
    first: int
    last: int
    active: bool = False
    near: bool = False
    header: bool = False


@dataclass(frozen=True, slots=True)
class _Tables:
    events: Events
    grammar: Grammar
    auxiliaries: frozenset[str]
    small: frozenset[str]
    pasts: frozenset[str]
    closed: frozenset[str]


@cache
def _load() -> _Tables:
    grammar = load_grammar()
    small = grammar.determiners | grammar.adverbs | grammar.partitives | grammar.portions | {"least", "up", "to", "initial"}
    return _Tables(load_events(), grammar, grammar.auxiliaries, small, load_pronouns().pasts, grammar.closed)


def read_verbs(words: Words, at: int, kinds: Kinds) -> Iterator[tuple[VerbForm, int]]:
    """The events' verbs that begin at a word, each with where its words end: those of a kind of the counted first.
    Particles may follow at once or, behind a short object, within five words."""
    events, lower = _load().events, words.words[at].lower
    for form in events.narrow.get(lower, ()):
        if form.only in kinds and (last := _match_particles(words, at, form.particles)) is not None:
            yield form, last
    for form in events.verbs.get(lower, ()):
        if (last := _match_particles(words, at, form.particles)) is not None:
            yield form, last


def _match_particles(words: Words, at: int, particles: tuple[str, ...]) -> int | None:
    if not particles:
        return at + 1
    listed = words.words
    for start in range(at + 1, min(at + 6, len(listed))):
        if tuple(word.lower for word in listed[start : start + len(particles)]) == particles:
            return start + len(particles)
        if listed[start].form in _NOTHING_FOLLOWS:
            break
    return None


def _read_entry(
    words: Words, at: int, last: int, entries: Mapping[str, tuple[Entry, ...]], kinds: Kinds
) -> Tell | None:
    """The header or phrase that begins at a word and ends by `last`."""
    listed = words.words
    for entry in entries.get(listed[at].lower, ()):
        end = at + len(entry.words)
        if end <= last and (entry.only is None or entry.only in kinds):
            if tuple(word.lower for word in listed[at:end]) == entry.words:
                return Tell(entry.event, at, end, near=last == end)
    return None


@dataclass(slots=True)
class _Voice:
    """What the words passed so far make of a verb: passive, perfect, finite; `content` words that were passed."""

    passive: bool = False
    finite: bool = False
    relative: bool = False
    content: int = 0

    def note(self, lower: str, grammar: Grammar) -> bool:
        """Take an auxiliary or a relative pronoun in; whether the word was one."""
        if lower in grammar.be:
            self.passive = self.finite = True
        elif lower in grammar.have:
            self.passive, self.finite = False, True
        elif lower in grammar.modal or lower in grammar.do:
            self.finite = True
        elif lower in grammar.relatives:
            self.passive, self.relative = False, True
        else:
            return False
        return True


def find_behind(words: Words, first: int, end: int, stops: Mapping[int, int], kinds: Kinds) -> Tell | None:
    """What the words from `first` up to the clause's `end` say of the counted that stand before them; nothing where
    one of `stops` comes first, the words at which numbers begin with where their phrases end, unless it stands in
    brackets, in an aside or behind a preposition (*10 people in three towns were killed*)."""
    tables, voice = _load(), _Voice()
    at, end = first, min(end, first + BEHIND + ASIDE)
    meanwhile: Tell | None = None  # what a participle tells until a finite verb is found (*ten people fleeing drowned*)
    while at < end and voice.content < BEHIND:
        word = words.words[at]
        if at in stops:
            if voice.finite or words.words[at - 1].lower not in _LOCAL_LINKS:
                break
            at, voice.content = stops[at], voice.content + 1
            continue
        if not word.form[0].isalnum():
            past = _skip_mark(words, at, end)
            if past is None:
                break
            at = past
            continue
        told = _read_entry(words, at, end, tables.events.phrases, kinds) or _read_place(words, at, voice, kinds)
        if told is not None:
            return replace(told, near=not voice.content)
        if not voice.note(word.lower, tables.grammar):
            told = _tell_behind(words, at, voice, stops, kinds)
            if told is not None and (voice.finite or voice.relative or not word.lower.endswith("ing")):
                return told
            meanwhile = meanwhile or told
            if _ends_clause(words, at, first, voice):
                break
            voice.content += word.lower not in tables.closed and word.lower not in tables.grammar.carriers
        at += 1
    return meanwhile


def _read_place(words: Words, at: int, voice: _Voice, kinds: Kinds) -> Tell | None:
    """People who are told to be at a place are present there (*1,000 people were in the hall*)."""
    if not voice.passive or "person" not in kinds or words.words[at].lower not in _PLACES:
        return None
    return Tell("present", at, at + 1) if _word_before(words, at) in _load().grammar.be else None


def _skip_mark(words: Words, at: int, end: int) -> int | None:
    """Past brackets, quotation marks, or an aside between commas or dashes; None where the clause ends."""
    form = words.words[at].form
    if form in _QUOTES or form in "#*[]":
        return at + 1
    if form == "(":
        return _find_mark(words, at + 1, end, frozenset(")"))
    if form in _DASHES:
        while at + 1 < end and words.words[at + 1].form in _DASHES:
            at += 1
        if at + 1 < end and words.words[at + 1].lower in _load().grammar.relatives:
            return at + 1
        return _find_mark(words, at + 1, end, _DASHES)
    if form != "," or at + 1 >= end:
        return None
    grammar, after = _load().grammar, words.words[at + 1].lower
    if after in grammar.relatives:
        return at + 1
    return _find_mark(words, at + 1, end, frozenset(",")) if after in grammar.asides else None


def _find_mark(words: Words, at: int, end: int, marks: frozenset[str]) -> int | None:
    """Past the next of the marks, and its like behind it; None where there is none near."""
    for here in range(at, min(end, at + ASIDE)):
        if words.words[here].form in marks:
            while here + 1 < end and words.words[here + 1].form in _DASHES:
                here += 1
            return here + 1
    return None


def _ends_clause(words: Words, at: int, first: int, voice: _Voice) -> bool:
    """Whether another clause begins at a word: at a conjunction, or a pronoun that no preposition governs."""
    grammar, lower = _load().grammar, words.words[at].lower
    before = words.words[at - 1].lower if at > first else ""
    if lower in grammar.pronouns:
        return before not in grammar.prepositions and not voice.relative
    if lower in _CLAUSES:
        return not (lower == "as" and voice.passive)
    if lower in grammar.coordinators:
        return voice.finite and not voice.relative
    return lower in grammar.conjunctions


def _tell_behind(words: Words, at: int, voice: _Voice, stops: Mapping[int, int], kinds: Kinds) -> Tell | None:
    """What a word tells of the counted before it, as an adjective or a verb; `other` where it is a verb of no event."""
    tables, lower, near = _load(), words.words[at].lower, not voice.content
    if _is_modifier(words, at) and not near and not voice.passive:
        return None
    if lower in tables.events.adjectives and (voice.passive or near) and not _names_more(words, at, stops):
        return Tell(tables.events.adjectives[lower], at, at + 1, near=near)
    doing = None
    for form, last in read_verbs(words, at, kinds):
        told = _fit_behind(words, at, last, form, voice, stops)
        if told is not None and not told.active:
            return told
        doing = doing or told
    if doing is None and _is_foreign(words, at, voice):
        return Tell("other", at, at + 1, active=not voice.passive)
    return doing


def weaken(words: Words, told: Tell, kinds: Kinds) -> Tell:
    """What two verbs tell together where either may have happened (*destroyed or damaged*)."""
    for at in (told.first - 2, told.last + 1, told.last + 2):
        step = at + 1 if at < told.first else at - 1
        if 0 <= at < len(words.words) and "or" in (words.words[step].lower, words.words[told.last].lower):
            for form, _ in read_verbs(words, at, kinds):
                weaker = _WEAKER.get(frozenset((form.event, told.event)))
                if weaker is not None:
                    return replace(told, event=weaker)
    return told


def _is_modifier(words: Words, at: int) -> bool:
    """Whether a word stands behind an article or a preposition, so that it belongs to the noun behind it."""
    grammar = _load().grammar
    for here in range(at - 1, max(-1, at - 3), -1):
        lower = words.words[here].lower
        if lower not in grammar.adverbs:
            return lower in grammar.determiners or lower in grammar.prepositions
    return False


def _names_more(words: Words, at: int, stops: Mapping[int, int]) -> bool:
    """Whether a noun follows an adjective, so that it says nothing of what stands before it."""
    if at + 1 >= len(words.words) or at + 1 in stops:
        return False
    after, tables = words.words[at + 1], _load()
    return after.form[0].isalpha() and after.lower not in tables.closed and not after.lower.endswith(("ed", "ly", "day"))


def _fit_behind(
    words: Words, at: int, last: int, form: VerbForm, voice: _Voice, stops: Mapping[int, int]
) -> Tell | None:
    """What a verb says of the subject before it; `active` where the subject does what others suffer."""
    near, tenses = not voice.content, form.tenses
    if form.side == "agent":
        if voice.passive and "ing" not in tenses:
            return None
        plain = "base" in tenses and (voice.finite or near or not _is_modifier(words, at))
        return Tell(form.event, at, last, near=near) if plain or tenses & {"participle", "past", "ing"} else None
    suffered = "participle" in tenses and not _has_object(words, last, stops)
    if "participle" in tenses and (voice.passive or (suffered and not (voice.finite or voice.relative))):
        return Tell(form.event, at, last, near=near)
    if "participle" in tenses or "past" in tenses or voice.finite or "ing" in tenses:
        return Tell(form.event, at, last, active=True, near=near)
    return None


def _has_object(words: Words, at: int, stops: Mapping[int, int]) -> bool:
    """Whether an object follows a verb, so that it is active (*captured three villages*)."""
    tables = _load()
    if at in stops:
        return True
    if at >= len(words.words):
        return False
    word = words.words[at]
    if word.form in _NOTHING_FOLLOWS or not word.form[0].isalnum():
        return False
    if word.lower in tables.grammar.determiners:
        return True
    return word.lower not in tables.closed and not word.lower.endswith(("ly", "day"))


def _is_foreign(words: Words, at: int, voice: _Voice) -> bool:
    """Whether a word is the past form of a verb that tells no event."""
    word, tables = words.words[at], _load()
    if word.form != word.lower or word.lower in tables.grammar.carriers or word.lower in tables.closed:
        return False
    if word.lower not in tables.pasts and not (word.lower.endswith("ed") and len(word.lower) > 4 and "-" not in word.lower):
        return False
    return voice.finite or voice.relative or not _is_modifier(words, at)


@dataclass(frozen=True, slots=True)
class _Link:
    """The preposition between a number and what governs it, empty for a plain object; `at` is the first word of both."""

    word: str
    at: int


def _read_link(words: Words, last: int, start: int) -> _Link:
    """How a number hangs on the words before it, past articles, adverbs and parts of a whole (*portions of the 12*)."""
    grammar, at = _load().grammar, last
    while at > start:
        lower = words.words[at - 1].lower
        if lower == "of" and at - 2 >= start and words.words[at - 2].lower in grammar.portions:
            at -= 2
        elif lower == "with" and words.words[at - 2].lower in ("along", "together"):
            return _Link("along with", at - 2)
        elif lower in grammar.prepositions:
            return _Link(lower, at - 1)
        elif lower in grammar.determiners or lower in grammar.adverbs or lower in grammar.partitives:
            at -= 1
        else:
            break
    return _Link("", at)


def find_before(words: Words, last: int, start: int, kinds: Kinds) -> Tell | None:
    """What the words from the clause's `start` up to `last` say of the counted that stand behind them.

    Past another finite verb (*the toll rose to*) only a header still counts.
    """
    tables, link, crossed = _load(), _read_link(words, last, start), False
    at, first = last - 1, max(start, last - BEFORE)
    while at >= first:
        word = words.words[at]
        if not word.form[0].isalnum():
            past = _skip_back(words, at, first, link)
            if past is None:
                return None
            at = past
            continue
        told = _read_entry(words, at, last, tables.events.headers, kinds)
        if told is not None:
            return replace(told, header=True) if _governs(told, link, kinds) else None
        if not crossed:
            if tables.events.nouns.get(word.lower) == "attacked" and at == link.at - 1 and link.word in _AIMED:
                return Tell("attacked", at, at + 1, header=True)
            told = _tell_before(words, at, last, link, kinds)
            if told is not None:
                return told
        if _bars(words, at):
            return None
        crossed = crossed or word.lower in tables.auxiliaries or _is_foreign(words, at, _Voice(finite=False))
        at -= 1
    return None


def find_header(words: Words, label: int, start: int, kinds: Kinds) -> Tell | None:
    """What the lines from `start` up to a list's first `label` say of the list (*Losses as of 8 March:*)."""
    tables = _load()
    for at in range(label - 1, start - 1, -1):
        if words.words[at].form in ("!", "?", ";"):
            return None
        told = _read_entry(words, at, label, tables.events.headers, kinds)
        if told is not None:
            return replace(told, header=True)
        adjective = tables.events.adjectives.get(words.words[at].lower)
        if adjective is not None:
            return Tell(adjective, at, at + 1, header=True)
        for form, end in read_verbs(words, at, kinds):
            if form.side == "patient" and end <= label:
                return Tell(form.event, at, end, header=True)
    return None


def _skip_back(words: Words, at: int, first: int, link: _Link) -> int | None:
    """Before quotation marks, brackets or an aside that ends at a mark; None where the clause begins."""
    grammar, form = _load().grammar, words.words[at].form
    if form in _QUOTES or form in "#*[]$€£¥":
        return at - 1
    if form == ")":
        return next((here - 1 for here in range(at - 1, first - 1, -1) if words.words[here].form == "("), None)
    if form != ",":
        return None
    after = words.words[at + 1].lower
    if at + 1 >= link.at and (after in grammar.asides or after in grammar.adverbs):
        return at - 1
    for here in range(at - 1, first - 1, -1):
        if words.words[here].form == ",":
            opens = words.words[here + 1].lower
            aside = opens in grammar.prepositions or opens in grammar.adverbs or opens in grammar.asides
            return here - 1 if aside else None
    return None


def _bars(words: Words, at: int) -> bool:
    """Whether a word begins a clause, so that nothing before it governs what follows."""
    grammar, lower = _load().grammar, words.words[at].lower
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
    grammar = _load().grammar
    before = _word_before(words, at)
    passive = before in grammar.be
    for form, end in read_verbs(words, at, kinds):
        if form.side == "agent" and link.word.endswith("with") and end == link.at:
            return Tell(form.event, at, end)
        if end > last or form.side == "agent" or ("base" in form.tenses and before in grammar.determiners):
            continue
        if link.word == "by" and "participle" in form.tenses and passive:
            return Tell(form.event, at, end, active=True)
        near = _is_object(words, end, last)
        if not near and form.tenses <= {"base", "present"} and before not in grammar.modal | grammar.do | {"to"}:
            continue
        if link.word in ("", "along with") or end > link.at:
            if not passive or "ing" in form.tenses or "time" in kinds:
                return Tell(form.event, at, end, near=near)
        elif form.event in _LOCAL and "site" in kinds and link.word in _TOWARDS:
            return Tell(form.event, at, end)
    return None


def _word_before(words: Words, at: int) -> str:
    """The last word before a verb that is no adverb."""
    adverbs = _load().grammar.adverbs
    for here in range(at - 1, max(-1, at - 4), -1):
        if words.words[here].lower not in adverbs:
            return words.words[here].lower
    return ""


def _is_object(words: Words, first: int, last: int) -> bool:
    """Whether nothing but small words stands between a verb and a number."""
    small = _load().small
    return all(words.words[at].lower in small for at in range(first, last))
