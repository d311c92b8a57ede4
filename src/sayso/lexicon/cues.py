"""Cue words: what kind of act they tell of, and the stance that they give a statement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, Literal, get_args

from sayso.errors import LexiconError
from sayso.lexicon.inflect import inflect_verb, pluralize
from sayso.lexicon.load import check_once, check_words, parse_table, read_table
from sayso.model import Stance

Act = Literal["speech", "thought", "act"]
"""Speech makes a statement; a thought where only the person's words could tell it; an act (condemn,
thank) only with a complement that states something."""

Form = Literal["verb", "noun", "phrase", "sign"]

_WORD = re.compile(
    r"n['’]t\b|[a-z]+(?:-[a-z]+)*?(?=n['’]t\b)|[^\W_]+(?:[-.][^\W_]+)*|['’][a-z]+|[^\w\s]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Cue:
    """What a cue phrase says: its head in base form, its act and stance.

    `negated` where it says *not*; `infinitive` where an infinitive after it states something.
    """

    lemma: str
    form: Form
    act: Act
    stance: Stance
    negated: bool = False
    infinitive: bool = False


Verbs = Mapping[str, tuple[tuple[tuple[str, ...], Cue], ...]]


@dataclass(frozen=True, slots=True)
class CueTable:
    """The table `cues.toml`, ready for looking up: each first word's entries, the longest first."""

    verbs: Verbs
    nouns: Mapping[str, Cue]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Cue], ...]]
    signs: Mapping[str, Cue]
    auxiliaries: frozenset[str]
    negations: tuple[tuple[str, ...], ...]
    determiners: frozenset[str]
    plain: frozenset[str]
    relaying: frozenset[str]
    reporting: frozenset[str]
    occasions: frozenset[str]
    openers: frozenset[str]


@cache
def load_cues() -> CueTable:
    """The shipped table; LexiconError where an entry makes no sense."""
    return parse_cues(read_table("cues"))


def parse_cues(toml: str) -> CueTable:
    """The cues that the TOML text holds; LexiconError names the entry that makes no sense."""
    table = parse_table(toml, "cues", ("group", "inflection", "skipped", "plain", "infinitive", "relaying"))
    cues = [cue for group in table["group"] for cue in _read_group(group)]
    cues = _mark_infinitives(cues, table["infinitive"].get("verbs"))
    check_once([f"{cue.lemma} ({cue.form})" for cue in cues], "cues.toml")
    by_form = {form: {cue.lemma: cue for cue in cues if cue.form == form} for form in get_args(Form)}
    nouns = {name: cue for lemma, cue in by_form["noun"].items() for name in (lemma, pluralize(lemma))}
    skipped = {key: check_words(table["skipped"].get(key), f"cues.toml: {key}") for key in _SKIPPED}
    verbs = _index(_inflected(by_form["verb"], table["inflection"]))
    return CueTable(
        verbs, nouns,
        _index((tuple(lemma.split()), cue) for lemma, cue in by_form["phrase"].items()), by_form["sign"],
        frozenset(skipped["auxiliaries"]), tuple(tuple(words.split()) for words in skipped["negations"]),
        frozenset(skipped["determiners"]), _speech_forms(verbs, table["plain"].get("verbs"), "plain"),
        *(_speech_forms(verbs, table["relaying"].get(key), f"relaying, {key}") for key in ("verbs", "reporting")),
        *(frozenset(check_words(table["relaying"].get(key), f"cues.toml: {key}")) for key in ("occasions", "openers")),
    )  # fmt: skip


def _mark_infinitives(cues: Sequence[Cue], words: Any) -> list[Cue]:
    named = set(check_words(words, "cues.toml: infinitive"))
    marked = [replace(cue, infinitive=cue.form == "verb" and cue.lemma in named) for cue in cues]
    if odd := named - {cue.lemma for cue in marked if cue.infinitive}:
        raise LexiconError(f"cues.toml: infinitive, but no verbs: {', '.join(sorted(odd))}")
    return marked


_SKIPPED = ("auxiliaries", "negations", "determiners")


def _read_group(group: Mapping[str, Any]) -> Iterator[Cue]:
    values = {"form": get_args(Form), "act": get_args(Act), "stance": get_args(Stance)}
    for key, known in values.items():
        if group.get(key) not in known:
            raise LexiconError(f"cues.toml: unknown {key} {group.get(key)!r}; known are {', '.join(known)}")
    where = f"cues.toml: {group['form']}s, {group['act']}, {group['stance']}"
    for word in check_words(group.get("words"), where):
        yield Cue(word, group["form"], group["act"], group["stance"])


def _speech_forms(verbs: Verbs, words: Any, section: str) -> frozenset[str]:
    """Every form of a section's verbs; each must be a verb of speech."""
    listed = set(check_words(words, f"cues.toml: {section}"))
    forms = {
        form: cue for form, rows in verbs.items() for parts, cue in rows if len(parts) == 1 and cue.lemma in listed
    }
    if odd := listed - {cue.lemma for cue in forms.values() if cue.act == "speech"}:
        raise LexiconError(f"cues.toml: {section}, but no verbs of speech: {', '.join(sorted(odd))}")
    return frozenset(forms)


def has_plain_cue(words: str) -> bool:
    """Whether a verb that means little else than saying stands among the words.

    >>> has_plain_cue("that the mayor denied it"), has_plain_cue("that the mayor left")
    (True, False)
    """
    return not load_cues().plain.isdisjoint(token.lower() for token in _WORD.findall(words))


def _inflected(verbs: Mapping[str, Cue], rules: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Cue]]:
    """Every form of every verb, as words, with its cue."""
    doubling = set(check_words(rules.get("doubling"), "cues.toml: doubling"))
    irregular = {verb: check_words(forms, f"cues.toml: {verb}") for verb, forms in rules.get("irregular", {}).items()}
    heads = {lemma.split()[0] for lemma in verbs}
    if unused := sorted((doubling | set(irregular)) - heads):
        raise LexiconError(f"cues.toml: inflected but in no group: {', '.join(unused)}")
    for lemma, cue in verbs.items():
        head, *particles = lemma.split()
        for form in dict.fromkeys((head, *(irregular.get(head) or inflect_verb(head, head in doubling)))):
            yield (form, *particles), cue


def _index(entries: Any) -> Mapping[str, tuple[tuple[tuple[str, ...], Cue], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for words, cue in entries:
        found.setdefault(words[0], []).append((words, cue))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


def find_cue(words: str) -> Cue | None:
    """What the words of a cue say, or None where the table knows none of them.

    The first verb that is no auxiliary counts, then a phrase, then a noun, then a sign.

    >>> find_cue("has repeatedly warned of").lemma, find_cue("according to").form, find_cue(":").form
    ('warn', 'phrase', 'sign')
    >>> find_cue("did not rule out")
    Cue(lemma='rule out', form='verb', act='speech', stance='denies', negated=True)
    """
    return _find_cue(" ".join(words.split()).lower())


@lru_cache(maxsize=4096)
def _find_cue(words: str) -> Cue | None:
    table = load_cues()
    tokens = _WORD.findall(words.replace("’", "'"))
    cue = _find_phrase(tokens, table) or _find_verb(tokens, table) or _find_noun(tokens, table)
    if cue is None:
        cue = next((table.signs[token] for token in tokens if token in table.signs), None)
    if cue is not None and cue.act == "act" and cue.form == "verb" and _has_medium(tokens, table):
        cue = replace(cue, act="speech")
    if cue is None or not any(_stands_in(negation, tokens) for negation in table.negations):
        return cue
    return replace(cue, negated=True)


def _find_phrase(tokens: Sequence[str], table: CueTable) -> Cue | None:
    """A phrase that is all of the cue or begins it, where no verb stands in the cue."""
    entries = table.phrases.get(tokens[0], ()) if tokens else ()
    for words, cue in entries:
        if tuple(tokens[: len(words)]) == words and (len(words) > 1 or len(tokens) == 1):
            return cue
    return None


def _find_verb(tokens: Sequence[str], table: CueTable) -> Cue | None:
    for at, token in enumerate(tokens):
        if token in table.auxiliaries or (at and tokens[at - 1] in table.determiners):
            continue
        for words, cue in table.verbs.get(token, ()):
            if _follow(words[1:], tokens[at + 1 :]):
                return cue
    return None


def _follow(particles: Sequence[str], tokens: Sequence[str]) -> bool:
    """Whether the particles come in this order, with a few words between at most (*called again on*)."""
    at = 0
    for particle in particles:
        try:
            at = tokens.index(particle, at, at + 4) + 1
        except ValueError:
            return False
    return True


def _find_noun(tokens: Sequence[str], table: CueTable) -> Cue | None:
    pairs = (" ".join(tokens[at : at + 2]) for at in range(len(tokens)))
    return next((table.nouns[word] for pair in pairs for word in (pair, pair.split()[0]) if word in table.nouns), None)


def _has_medium(tokens: Sequence[str], table: CueTable) -> bool:
    """Whether the cue tells how it was said (*used an address to praise*, *blasted in a statement*)."""
    after = (token for before, token in pairwise(tokens) if before in table.determiners)
    return any(token in table.nouns and table.nouns[token].act == "speech" for token in after)


def _stands_in(negation: tuple[str, ...], tokens: Sequence[str]) -> bool:
    size = len(negation)
    return any(tuple(tokens[at : at + size]) == negation for at in range(len(tokens) - size + 1))
