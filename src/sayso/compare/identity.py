"""Who is meant by the names of one question, taken together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.compare.naming import Name, read_name, read_publisher
from sayso.compare.spelling import find_initials, is_acronym, sound_out
from sayso.lexicon.bodies import load_bodies
from sayso.lexicon.names import load_names
from sayso.lexicon.naming import fold_name

_TOLD_TOGETHER = re.compile(r",? \(([A-Z][A-Z.&/]{1,8})\)")
_LONGEST = 90
"""Characters before an acronym in brackets in which its name may stand."""


@dataclass(frozen=True, slots=True)
class Identities:
    """The names of one question. `joined` leads from the keys of names (*surname x* for any bare surname) to the one
    that they share with others, `shown` from a key to the fullest name that was told for it, `same` from folded names to those that people merged them with.
    """

    joined: Mapping[str, str]
    shown: Mapping[str, str]
    same: Mapping[str, str]

    def read(self, told: str) -> Name:
        """Who is meant by a speaker's name."""
        return self._join(_read_merged(told, self.same))

    def read_outlet(self, publisher: str) -> Name:
        """Who is meant by a report's publisher."""
        return self._join(_read_merged(publisher, self.same, outlet=True))

    def _join(self, name: Name) -> Name:
        bare = self.joined.get(f"surname {name.last}") if name.first is None else None
        key = self.joined.get(name.key) or bare or name.key
        parts = tuple(self.joined.get(part, part) for part in name.parts)
        return replace(name, key=key, parts=parts, shown=self.shown.get(key, name.shown))


def find_identities(
    told: Sequence[str], outlets: Sequence[str], passages: Iterable[str], same: Mapping[str, str]
) -> Identities:
    """The identities of all names `told` for speakers and `outlets` for publishers, each as often as it was told.

    Surnames join full names, acronyms the names that they are made of or told with in a passage, an office without a
    state the one state that has it here; each only where no second candidate is there.
    """
    wanted = Counter(told)
    spelled = {fold_name(one): one for one in sorted((*outlets, *wanted))}
    same = {name: spelled.get(fold_name(other), other) for name, other in same.items()}
    names = {one: _read_merged(one, same) for one in wanted}
    names |= {one: _read_merged(one, same, outlet=True) for one in set(outlets) - set(names)}
    listed = sorted(set(names.values()), key=lambda name: (name.key, name.shown))
    joined = {**_join_people(listed), **_join_offices(listed)}
    joined |= {key: joined.get(full, full) for key, full in _join_acronyms(listed, passages).items()}
    return Identities(joined, _choose_shown(wanted, names, joined), same)


def _read_merged(told: str, same: Mapping[str, str], outlet: bool = False) -> Name:
    """A name as people merged it, by way of all merges; a circle of them ends where it began."""
    seen = {fold_name(told)}
    while (other := same.get(fold_name(told))) is not None and fold_name(other) not in seen:
        seen.add(fold_name(other))
        told, outlet = other, False
    return read_publisher(told) if outlet else read_name(told)


def _choose_shown(wanted: Mapping[str, int], names: Mapping[str, Name], joined: Mapping[str, str]) -> Mapping[str, str]:
    """For each key the name with a first name, the most often told, the longest."""
    best: dict[str, tuple[bool, int, int, str]] = {}
    for told, name in names.items():
        key = joined.get(name.key, name.key)
        rank = (name.first is not None, wanted.get(told, 0), len(name.shown), name.shown)
        best[key] = max(best.get(key, rank), rank)
    return {key: rank[-1] for key, rank in best.items()}


def _join_people(names: Sequence[Name]) -> Mapping[str, str]:
    """Names with the same surname, where their first names don't tell them apart."""
    by_last: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        if name.last is not None:
            by_last[name.last].append(name)
    joined: dict[str, str] = {}
    for last, group in by_last.items():
        joined.update(_join_surname(last, group))
    return joined


def _join_surname(last: str, group: Sequence[Name]) -> Mapping[str, str]:
    firsts = {first for name in group if (first := _find_first(name)) is not None}
    full = {name.key for name in group if _find_first(name) is not None}
    known = len(full) == 1 or any(name.kind == "person" for name in group)
    if known and all(_is_alike(one, other) for one in firsts for other in firsts):
        return {f"surname {last}": f"person {last}", **{name.key: f"person {last}" for name in group}}
    return {}


def _find_first(name: Name) -> str | None:
    """A person's first name; an article or a particle before a surname is none."""
    return None if name.first is None or name.first in load_names().particles else name.first


def _is_alike(one: str, other: str) -> bool:
    """Whether two first names may be one, an initial among them."""
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    spellings = load_bodies().forenames
    plain, second = (sound_out(spellings.get(name, name)) for name in (one, other))
    return plain[:3] == second[:3]


def _join_offices(names: Sequence[Name]) -> Mapping[str, str]:
    """An office whose state isn't told, where just one state has it here."""
    whose: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if name.kind == "office":
            whose[name.key.split(" of ")[0]].add(name.key)
    return {f"{office} of ?": min(keys) for office, keys in whose.items() if len(keys) == 1}


def _join_acronyms(names: Sequence[Name], passages: Iterable[str]) -> Mapping[str, str]:
    """Acronyms, and hosts that are written like one, with the name that they stand for."""
    short = {name.key: name for name in names if is_acronym(name.shown) or _is_short_host(name)}
    long = [name for name in names if name.key not in short and len(name.shown.split()) > 1]
    if not short or not long:
        return {}
    together = _find_together(passages)
    joined: dict[str, str] = {}
    for key, name in short.items():
        letters = key if _is_short_host(name) else fold_name(name.shown).replace(" ", "")
        told = {
            one.key for one in long if any(text.endswith(fold_name(one.shown)) for text in together.get(letters, ()))
        }
        made = {one.key for one in long if find_initials(one.shown) == letters}
        found = told or made
        if len(found) == 1:
            joined[key] = found.pop()
    return joined


def _is_short_host(name: Name) -> bool:
    return name.kind == "press" and "." in name.shown and 3 <= len(name.key) <= 6


def _find_together(passages: Iterable[str]) -> Mapping[str, set[str]]:
    """For each acronym in brackets the folded words before it (*Oldford Rescue Corps (ORC)*)."""
    found: dict[str, set[str]] = defaultdict(set)
    for passage in passages:
        for match in _TOLD_TOGETHER.finditer(passage):
            before = passage[max(0, match.start() - _LONGEST) : match.start()]
            found[fold_name(match[1]).replace(" ", "")].add(fold_name(before))
    return found
