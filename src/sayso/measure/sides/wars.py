"""Who fights whom in a report, and where it tells of an attack."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sayso.lexicon.events import load_events
from sayso.lexicon.grammar import load_grammar
from sayso.lexicon.sides import War, load_sides
from sayso.measure.draft import Count
from sayso.measure.sides.namings import Naming
from sayso.model import Event, Report, Words

_HARMS: frozenset[Event] = frozenset((
    "killed", "injured", "captured", "destroyed", "damaged", "attacked", "launched", "seized",
))  # fmt: skip
_TARGETS = frozenset("of on against in at across near over into with around".split())

REACH = 8
"""Words between an attack and the naming of its target."""

MODIFIED = 4
"""Words from a side's naming within which the attack stands that it does (*Norland drone and missile attack*)."""

DONE = 4
"""Words after an attack within which its doer is named behind *by* or *of*."""

ARMED = 2
"""Words behind a side in which its armed people or its arms are named."""

LAUNCHED = 8
"""Words after *launched* in which the arms stand."""

Voices = Sequence[tuple[int, int, str]]
"""Ranges of words with the side whose word they are."""


@dataclass(frozen=True, slots=True)
class Strike:
    """Harm that one side does to another, told at a word; `target` is None where it isn't told there."""

    at: int
    by: str
    target: str | None


def find_wars(report: Report, named: frozenset[str | None]) -> dict[str, str]:
    """Each side's foe by the table of well-known wars: both are named, or one where one was invaded.

    A report without a date is of its wars' time only where both are named.
    """
    foes: dict[str, str] = {}
    for war in _find_current(report):
        count = len(named.intersection(war.sides))
        if count == 2 or (count == 1 and war.invaded and report.published is not None):
            foes.setdefault(war.sides[0], war.sides[1])
            foes.setdefault(war.sides[1], war.sides[0])
    return foes


def is_at_war(report: Report, named: frozenset[str | None]) -> bool:
    """Whether both sides of a well-known war are named."""
    return any(named.issuperset(war.sides) for war in _find_current(report))


def _find_current(report: Report) -> Iterator[War]:
    """The wars of the report's time, of any time where it has no date."""
    day = report.published
    return (war for war in load_sides().wars if day is None or war.since <= day <= war.until)


def find_invaded(foes: Mapping[str, str]) -> str | None:
    """The side whose land the other came into, by the table."""
    wars = (war.sides for war in load_sides().wars if war.invaded)
    return next((invaded for invader, invaded in wars if foes.get(invaded) == invader), None)


def resolve_foes(
    namings: Iterable[Naming], foes: Mapping[str, str], voices: Voices, home: str | None
) -> tuple[Naming, ...]:
    """The namings with foes by the name of the side that they are: an invader is the war's, an enemy that of the
    fighting side that spoke last before it, else of the publisher's."""
    invaded = find_invaded(foes)
    said = sorted((first, side) for first, _, side in voices if side in foes)
    resolved = []
    for naming in namings:
        if naming.side is None:
            spoken = bisect_right(said, naming.first, key=lambda entry: entry[0])
            against = foes.get((said[spoken - 1][1] if spoken else home) or "")
            naming = replace(naming, side=foes[invaded] if invaded and naming.way == "invader" else against)
        resolved.append(naming)
    return tuple(resolved)


def add_foes(foes: Mapping[str, str], strikes: Iterable[Strike]) -> Mapping[str, str]:
    """The foes with those that the report itself tells of, the oftenest first."""
    told = dict(foes)
    pairs = Counter((strike.by, strike.target) for strike in strikes)
    for (by, target), _ in pairs.most_common():
        if target:
            told.setdefault(by, target)
            told.setdefault(target, by)
    return told


def find_rivals(words: Words, namings: Iterable[Naming], told: Iterable[str]) -> dict[str, str]:
    """The only two sides whose armed people or arms a report tells of, as each other's foes; one of them is `told`."""
    armed = Counter(naming.side for naming in namings if naming.side and _is_armed(words, naming))
    if len(armed) != 2 or armed.keys().isdisjoint(told):
        return {}
    first, second = armed
    return {first: second, second: first}


def _is_armed(words: Words, naming: Naming) -> bool:
    """Whether armed people or arms are a naming's (*Norland's army*, *the drones of Norland*)."""
    sides = load_sides()
    behind = _lowers(words, naming.last, naming.last + ARMED)
    noun = words.words[naming.first - 2].lower if naming.role in ("of", "by") and naming.first > 1 else ""
    return noun in sides.armed or (naming.way != "land" and any(word in sides.armed for word in behind))


def find_strikes(words: Words, namings: Sequence[Naming], counts: Iterable[Count]) -> tuple[Strike, ...]:
    """Attacks in order with the side that does them: *Norland strikes on Oldland*, *Norland has bombed Oldland*.

    Counted arms are no attack (*Norland's 12 drones*), counted attacks no verb (*Norland saw 20 attacks*).
    """
    counted, arms = _find_counted(counts)
    found = []
    for place, naming in enumerate(namings):
        attack = _find_attack(words, naming, counted, arms)
        if attack is not None and naming.side is not None:
            found.append(
                Strike(attack, naming.side, _find_target(naming, attack, namings[place + 1 : place + 1 + REACH]))
            )
    return tuple(sorted(found, key=lambda strike: strike.at))


def _find_counted(counts: Iterable[Count]) -> tuple[frozenset[int], frozenset[int]]:
    """The words of all counted phrases, and of those that count arms."""
    sides = load_sides()
    ranges = [(range(*count.noun), (count.unit or "").rpartition(" ")[2]) for count in counts if count.noun]
    arms = (span for span, head in ranges if head in sides.weapons or head in sides.status.equipment)
    return frozenset(at for span, _ in ranges for at in span), frozenset(at for span in arms for at in span)


def _find_attack(words: Words, naming: Naming, counted: frozenset[int], arms: frozenset[int]) -> int | None:
    """The word of the attack that a naming modifies, does, or is told the doer of, within a few words of it."""
    if naming.side is None or naming.way in ("land", "company", "body"):
        return None
    before = _find_attack_before(words, naming, arms)
    return _find_attack_behind(words, naming, counted, arms) if before is None else before


def _find_attack_before(words: Words, naming: Naming, arms: frozenset[int]) -> int | None:
    """*Shelling by troops of Norland*, *the shells of Norland*; an attack *of Norland* may have been on it."""
    sides = load_sides()
    if naming.role not in ("by", "of"):
        return None
    for at in range(naming.first - 1, max(naming.first - 1 - DONE, -1), -1):
        word = words.words[at]
        if not word.form[0].isalnum():
            return None
        if word.lower in sides.attacks and at not in arms:
            named = word.lower in sides.sent or naming.role == "by" or "by" in _lowers(words, at, naming.first)
            return at if named else None
    return None


def _lowers(words: Words, first: int, last: int) -> list[str]:
    return [word.lower for word in words.words[first:last]]


def _find_attack_behind(words: Words, naming: Naming, counted: frozenset[int], arms: frozenset[int]) -> int | None:
    """*A Norlandian strike*, *Norland's drone attack*, *Norland bombed*, *the army of Norland launched missiles*."""
    sides, grammar = load_sides(), load_grammar()
    owns = naming.owns or naming.way not in ("state", "seat")  # *the Norland blast* only happened there
    for at in range(naming.last, min(naming.last + MODIFIED, len(words.words))):
        word = words.words[at]
        if word.lower in sides.attacks and at not in arms:
            return at if owns else None
        if word.lower in grammar.be:
            return None  # *Norlandian tanks were hit*
        if at not in counted and word.lower in _load_harms() and _is_doer(words, naming):
            return at
        if word.lower in sides.launching and _is_doer(words, naming):
            return _find_launched(words, at + 1)
        if word.form in '.;:!?"”)' or (word.form == "," and at == naming.last):
            return None
        if word.lower in grammar.prepositions or word.lower in grammar.relatives or word.lower == "and":
            return None
    return None


def _is_doer(words: Words, naming: Naming) -> bool:
    """Whether a naming, or the forces of one (*troops of Norland*), may be a verb's subject."""
    if naming.role is None:
        return True
    noun = words.words[naming.first - 2].lower if naming.role == "of" and naming.first > 1 else ""
    return noun in load_sides().forces or noun in load_sides().weapons


def _find_launched(words: Words, first: int) -> int | None:
    """The arms or the attack that are launched, in a few words from here."""
    last = min(first + LAUNCHED, len(words.words))
    return next((at for at in range(first, last) if words.words[at].lower in load_sides().attacks), None)


@cache
def _load_harms() -> frozenset[str]:
    return load_sides().invading.union(word for word in load_events().verbs if is_harm(word))


def is_harm(word: str) -> bool:
    """Whether a word is a form of a verb by which one side does another harm."""
    forms = load_events().verbs.get(word, ())
    return word in load_sides().invading or any(
        form.event in _HARMS and form.side == "patient" and not form.particles for form in forms
    )


def _find_target(naming: Naming, attack: int, others: Iterable[Naming]) -> str | None:
    """The other side that is named as the attack's target right behind it."""
    for other in others:
        if other.first > attack + REACH:
            return None
        if other.side and other.side != naming.side and (other.role in _TARGETS or other.first - attack <= 2):
            return other.side
    return None
