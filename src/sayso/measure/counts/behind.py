"""What the words behind a count say of it: the verb whose subject it is, its participle or its adjective.

A clause is read without a parser: from the phrase on over auxiliaries, adverbs, short prepositional phrases and
asides, up to the first verb whose voice fits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from sayso.lexicon.events import VerbForm
from sayso.lexicon.grammar import Grammar
from sayso.measure.counts.tells import (
    ASIDE,
    DASHES,
    NOTHING_FOLLOWS,
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
from sayso.model import Event, Words

REACH = 16
"""Words behind a phrase in which its verb is looked for."""

_THEIRS: frozenset[Event] = frozenset(("killed", "destroyed", "damaged", "lost"))
_CLAUSES = frozenset(("after", "before", "since", "until", "till", "as", "because", "than", "like"))
_INSIDE = TOWARDS - {"to", "against"} | {"from"}
_PLACES = frozenset(("in", "at", "inside", "outside", "aboard", "among", "there", "here", "within", "near"))


@dataclass(slots=True)
class _Voice:
    """What the words passed so far make of a verb: passive, finite, of a relative clause, joined by a conjunction and
    so perhaps another's; `whose` where it tells of what is theirs, `led` where its subject is another (*missiles that
    Norland fired*); `parted` behind the verb of a relative clause, up to the next auxiliary (*women who worked
    with them were killed*); `content` words that were passed."""

    passive: bool = False
    finite: bool = False
    relative: bool = False
    joined: bool = False
    parted: bool = False
    whose: bool = False
    led: bool = False
    content: int = 0

    def note(self, lower: str, grammar: Grammar) -> bool:
        """Take an auxiliary, a relative pronoun or a conjunction in; whether the word was one."""
        if self.parted and (lower in grammar.be or lower in grammar.have):
            self.parted = self.relative = False
        if lower in grammar.be:
            self.passive = self.finite = True
        elif lower in grammar.have:
            self.passive, self.finite = False, True
        elif lower in grammar.modal or lower in grammar.do or lower in grammar.aspect:
            self.finite = True
        elif lower in grammar.relatives:
            self.passive, self.relative, self.whose = False, True, lower == "whose"
        elif lower in grammar.coordinators and not self.finite:
            self.joined = True
        else:
            return False
        return True


def find_behind(words: Words, first: int, end: int, stops: Mapping[int, int], kinds: Kinds) -> Tell | None:
    """What the words from `first` up to the clause's `end` say of the counted that stand before them; nothing where
    one of `stops` comes first, the words at which numbers begin with where their phrases end, unless it stands in
    brackets, in an aside or behind a preposition (*10 people in three towns were killed*)."""
    tables, voice = load_tables(), _Voice()
    meanwhile: Tell | None = None  # what a participle tells until a finite verb is found (*ten people fleeing drowned*)
    for at in _walk(words, first, min(end, first + REACH + ASIDE), stops, voice):
        lower = words.words[at].lower
        told = _read_phrase(words, at, end, voice, kinds)
        if told is not None and not _is_loose(told, lower, voice):
            return replace(told, near=not voice.content)
        if told is not None:
            meanwhile = replace(told, near=not voice.content)
        if voice.note(lower, tables.grammar):
            voice.led = voice.led or (lower in ("that", "which", "whom") and _is_subject(words, at + 1))
            continue
        if voice.parted:
            if lower in tables.grammar.conjunctions and lower not in tables.grammar.coordinators:
                break
            continue
        told = _tell_behind(words, at, voice, stops, kinds)
        if told is not None and told.active and voice.relative:
            meanwhile, voice.parted = meanwhile or told, True
            continue
        if (told is not None and told.active and voice.joined) or _ends_clause(words, at, first, voice):
            return meanwhile or (_read_second(words, at, stops) if voice.passive else None)
        if told is not None and (voice.finite or voice.relative or not lower.endswith("ing")):
            told = _follow(words, at + 1, told, meanwhile, stops)
            return replace(told, event="affected") if voice.whose and told.event in _THEIRS else told
        meanwhile = meanwhile or told
        voice.content += lower not in tables.closed and lower not in tables.grammar.carriers
    return meanwhile


def _is_loose(told: Tell, lower: str, voice: _Voice) -> bool:
    """Whether a phrase that begins with a word tells only who the counted are, so that a verb behind it tells more
    (*three of the wounded died*, *people on board were saved*)."""
    hangs = lower in load_tables().grammar.prepositions and not voice.content
    return not (voice.finite or voice.relative) and (hangs or told.event == "present")


def _follow(words: Words, at: int, told: Tell, meanwhile: Tell | None, stops: Mapping[int, int]) -> Tell:
    """What the verb of a clause tells with the words from `at` on, and with what was told before it."""
    if told.event == "attacked":
        return _read_death(words, at, stops) or told
    return (_read_second(words, at, stops) or meanwhile or told) if told.event == "other" else told


def _walk(words: Words, at: int, end: int, stops: Mapping[int, int], voice: _Voice) -> Iterator[int]:
    """The words of a clause, without its asides and the numbers behind its prepositions."""
    while at < end and voice.content < REACH:
        if at in stops:
            if not voice.parted and (voice.finite or not _hangs(words, at)):
                return
            at, voice.content = stops[at], voice.content + 1
        elif not words.words[at].form[0].isalnum():
            past = _skip_mark(words, at, end)
            if past is None:
                return
            at = past
        else:
            yield at
            at += 1


def _hangs(words: Words, at: int) -> bool:
    """Whether a number stands behind a preposition, with or without an article."""
    articled = at > 1 and words.words[at - 1].lower in load_tables().grammar.determiners
    return find_word_before(words, at - articled) in _INSIDE


def _read_phrase(words: Words, at: int, end: int, voice: _Voice, kinds: Kinds) -> Tell | None:
    """What stands in a phrase of its own: *lost their lives*, *among the dead*, *of the wounded*, *in the hall*."""
    grouped = words.words[at].lower == "of" and not voice.content and not voice.finite
    if grouped or words.words[at].lower == "among":
        told = read_group(words, at + 1, end)
        if told is not None:
            return told
    return read_entry(words, at, end, load_tables().events.phrases, kinds) or _read_place(words, at, voice, kinds)


def _read_second(words: Words, at: int, stops: Mapping[int, int]) -> Tell | None:
    """What a second participle of a passive tells, where the first tells no event (*were beaten and then arrested*)."""
    grammar, joined = load_tables().grammar, False
    for here in range(at, min(at + 5, len(words.words))):
        lower = words.words[here].lower
        event = read_participle(lower) if joined else None
        if event is not None:
            told = event != "released" and not _has_object(words, here + 1, stops)
            return Tell(event, here, here + 1) if told else None
        joined = joined or lower in grammar.coordinators
        if not joined or (lower not in grammar.coordinators | grammar.adverbs and not lower.endswith("ly")):
            break
    return None


def _read_death(words: Words, at: int, stops: Mapping[int, int]) -> Tell | None:
    """That those who were attacked died of it (*was hit by a tram in Oldford and died*)."""
    coordinators, killing = load_tables().grammar.coordinators, ("dead", "died", "killed")
    for here in range(at, min(at + REACH, len(words.words) - 1)):
        if here in stops or words.words[here].form in ".;:":
            return None
        if words.words[here].lower in coordinators and words.words[here + 1].lower in killing:
            return Tell("killed", here + 1, here + 2) if not _has_object(words, here + 2, stops) else None
    return None


def _read_place(words: Words, at: int, voice: _Voice, kinds: Kinds) -> Tell | None:
    """People who are told to be at a place are present there (*1,000 people were in the hall*)."""
    if not voice.passive or "person" not in kinds or words.words[at].lower not in _PLACES:
        return None
    return Tell("present", at, at + 1) if find_word_before(words, at) in load_tables().grammar.be else None


def _skip_mark(words: Words, at: int, end: int) -> int | None:
    """Past brackets, quotation marks, or an aside between commas or dashes; None where the clause ends."""
    form = words.words[at].form
    if form in QUOTES or form in "#*[]%":
        return at + 1
    if form == "(":
        return _find_mark(words, at + 1, end, frozenset(")"))
    if form in DASHES:
        while at + 1 < end and words.words[at + 1].form in DASHES:
            at += 1
        if at + 1 < end and _takes_up(words.words[at + 1].lower):
            return at + 1
        return _find_mark(words, at + 1, end, DASHES)
    if form != "," or at + 1 >= end:
        return None
    grammar, after = load_tables().grammar, words.words[at + 1].lower
    if after in grammar.relatives or after in grammar.be or after in grammar.have:
        return at + 1
    return _find_mark(words, at + 1, end, frozenset(",")) if after in grammar.asides else None


def _takes_up(lower: str) -> bool:
    """Whether a word behind a dash goes on with what stands before it (*100 men - wounded in May*)."""
    tables = load_tables()
    return lower in tables.grammar.relatives or lower in tables.events.adjectives or read_participle(lower) is not None


def _find_mark(words: Words, at: int, end: int, marks: frozenset[str]) -> int | None:
    """Past the next of the marks, and its like behind it; None where there is none near."""
    for here in range(at, min(end, at + ASIDE)):
        if words.words[here].form in marks:
            while here + 1 < end and words.words[here + 1].form in DASHES:
                here += 1
            return here + 1
    return None


def _ends_clause(words: Words, at: int, first: int, voice: _Voice) -> bool:
    """Whether another clause begins at a word: at a conjunction, or a pronoun that no preposition governs."""
    grammar, lower = load_tables().grammar, words.words[at].lower
    before = words.words[at - 1].lower if at > first else ""
    if lower in grammar.pronouns and lower not in ("there", "here"):
        return before not in grammar.prepositions and not voice.relative
    if lower in _CLAUSES:
        return not (lower == "as" and (voice.passive or _renders(words, at)))
    return lower in grammar.conjunctions and not voice.relative


def _renders(words: Words, at: int) -> bool:
    """Whether an *as* tells what the counted are known as (*listed as missing*)."""
    tables = load_tables()
    after = words.words[at + 1].lower if at + 1 < len(words.words) else ""
    return words.words[at - 1].lower in tables.grammar.carriers or after in tables.events.adjectives


def _tell_behind(words: Words, at: int, voice: _Voice, stops: Mapping[int, int], kinds: Kinds) -> Tell | None:
    """What a word tells of the counted before it, as an adjective or a verb; `other` where it is a verb of no event."""
    tables, lower, near = load_tables(), words.words[at].lower, not voice.content
    if is_modifier(words, at):
        return None
    verbs = list(read_verbs(words, at, kinds))
    said = tables.events.adjectives.get(lower) if voice.passive or near else None
    if said and not any(form.particles for form, _ in verbs) and not _names_more(words, at, stops):
        return Tell(said, at, at + 1, near=near)
    doing = None
    for form, last in verbs:
        told = _fit_behind(words, at, last, form, voice, stops)
        if told is not None and not told.active:
            return told
        doing = doing or told
    if doing is None and is_foreign(words, at, voice.finite or voice.relative):
        return Tell("other", at, at + 1, active=not voice.passive)
    return doing


def _is_subject(words: Words, at: int) -> bool:
    """Whether a clause's own subject begins at a word: a name, an article or a pronoun."""
    if at >= len(words.words):
        return False
    word, grammar = words.words[at], load_tables().grammar
    named = word.form[0].isupper() and not words.upper
    return named or word.lower in grammar.determiners or word.lower in grammar.pronouns


def _names_more(words: Words, at: int, stops: Mapping[int, int]) -> bool:
    """Whether a noun follows an adjective, so that it says nothing of what stands before it."""
    if at + 1 >= len(words.words) or at + 1 in stops:
        return False
    after, tables = words.words[at + 1], load_tables()
    closed = tables.closed | tables.grammar.predicatives
    return after.form[0].isalpha() and after.lower not in closed and not after.lower.endswith(("ed", "ly", "day"))


def _fit_behind(
    words: Words, at: int, last: int, form: VerbForm, voice: _Voice, stops: Mapping[int, int]
) -> Tell | None:
    """What a verb says of the subject before it; `active` where the subject does what others suffer."""
    near, tenses = not voice.content, form.tenses
    if voice.led and not voice.passive:
        return Tell(form.event, at, last) if form.side == "patient" and not _has_object(words, last, stops) else None
    if form.side == "agent":
        if voice.passive and "ing" not in tenses:
            return None
        plain = "base" in tenses and (voice.finite or near or not is_modifier(words, at))
        return Tell(form.event, at, last, near=near) if plain or tenses & {"participle", "past", "ing"} else None
    suffered = "participle" in tenses and not _has_object(words, last, stops)
    if "participle" in tenses and (voice.passive or (suffered and not (voice.finite or voice.relative))):
        return Tell(form.event, at, last, near=near)
    if "participle" in tenses or "past" in tenses or voice.finite or "ing" in tenses:
        return Tell(form.event, at, last, active=True, near=near)
    return None


def _has_object(words: Words, at: int, stops: Mapping[int, int]) -> bool:
    """Whether an object follows a verb, so that it is active (*captured three villages*)."""
    tables = load_tables()
    if at in stops:
        return True
    if at >= len(words.words):
        return False
    word = words.words[at]
    if word.form in NOTHING_FOLLOWS or not word.form[0].isalnum():
        return False
    if word.lower in tables.grammar.determiners:
        return True
    return word.lower not in tables.closed and not word.lower.endswith(("ly", "day"))
