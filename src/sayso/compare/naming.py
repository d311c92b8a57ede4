"""Names of speakers across documents: what one name tells by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from sayso.compare.spelling import SMALL, is_acronym, sound_out
from sayso.lexicon.bodies import load_bodies, squeeze_name
from sayso.lexicon.names import load_names
from sayso.lexicon.naming import fold_name
from sayso.lexicon.nouns import load_nouns
from sayso.lexicon.outlets import find_outlet, load_outlets
from sayso.lexicon.sides import load_sides
from sayso.lexicon.states import load_states

NameKind = Literal["name", "person", "press", "office", "local", "people", "document"]
"""A name of a body or of somebody; a person's; an agency's or outlet's; an office that every state has; a body, people or
a document that nobody names (*police*, *officials*, *a recent report*)."""

UNNAMED = frozenset(("local", "people", "document"))

_LONGEST = 200
"""Characters from which on a name is compared as it stands, and not read."""

_HOST = re.compile(r"(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)")
_SUFFIXES = frozenset("com org net int edu gov co uk us eu info news media ac go or parliament en www".split())
_BRACKET = re.compile(r"\s*\([^()]*\)")
_DOCUMENT = (
    "report|analysis|analyses|study|research|estimate|estimates|data|figures|survey|assessment|tally|count|review|database"
    "|statement|bulletin|update|calculation|calculations|investigation|project"
)
_MADE_BY = re.compile(
    rf".*\b(?:{_DOCUMENT})s?\b.*?\b(?:by|from|of)\s+(?:the\s+)?(?:[\w.]+-based\s+)?([A-Z].*)", re.DOTALL
)
_OWNED = re.compile(rf"([A-Z].*?)(?:['’]s?)\s+(?:[\w-]+\s+)*?(?:{_DOCUMENT})s?(?:\s.*)?", re.DOTALL)
_BEFORE = re.compile(rf"(?:[A-Z][\w-]*-based\s+)?([A-Z].*?)\s+(?:{_DOCUMENT})s?")
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_PARTS = re.compile(r",? and (?:the )?|, (?:the )?|/| & |,? (?:together|along) with (?:the )?")
_UNOWNED = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Name:
    """What a speaker's name tells. Two with one `key` are the same; `parts` are the keys of those named together in it.

    `shown` is the name for people, `state` whose body or leader it is, `last` and `first` a person's folded names.
    """

    key: str
    shown: str
    kind: NameKind
    state: str | None = None
    parts: tuple[str, ...] = ()
    last: str | None = None
    first: str | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """All keys under which it may be met."""
        return (self.key, *self.parts)


@cache
def read_name(told: str) -> Name:
    """What the name of a speaker tells by itself, without the other names of its question.

    >>> read_name("the Norland Ministry of Defence").key == read_name("Norland's Armed Forces").key
    True
    >>> read_name("Norland's Health Ministry").key == read_name("Norland's Armed Forces").key
    False
    """
    if len(told) > _LONGEST:
        return _make(told, "name")
    known = _find_known(told)
    name = told if known else _strip_document(_BRACKET.sub("", told).strip() or told)
    known = known or _find_known(name)
    if known is not None:
        return known
    return _read_office(name) or _read_person(name) or _read_unnamed(name) or _read_body(name)


@cache
def read_publisher(publisher: str) -> Name:
    """Whose pages a report's publisher, told by its name or its host, stands for."""
    host = _HOST.fullmatch(publisher.strip().lower())
    if host is None:
        name = read_name(publisher)
        return name if name.kind in ("press", "name") else _make(publisher, "press")
    body = _find_by_host(host[1])
    if body is not None:
        return _find_known(body) or _make(body, "name")
    outlet = find_outlet(host[1])
    if outlet is not None:
        return _find_known(outlet) or _make(outlet, "press")
    labels = [label for label in host[1].split(".")[:-1] if label not in _SUFFIXES]
    return Name((labels or [host[1]])[-1].replace("-", ""), publisher, "press")


def _find_by_host(host: str) -> str | None:
    hosts, labels = load_bodies().hosts, host.split(".")
    return next((hosts[above] for i in range(len(labels)) if (above := ".".join(labels[i:])) in hosts), None)


def _make(shown: str, kind: NameKind) -> Name:
    return Name(squeeze_name(shown) or shown, shown, kind)


@cache
def _list_press() -> Mapping[str, str]:
    """All outlets and bodies by their squeezed names."""
    listed = {squeeze_name(name): name for name in load_outlets().values()}
    return {**listed, **load_bodies().names}


def _find_known(name: str) -> Name | None:
    """A body, an agency or an outlet of the tables, also with plain words beside it (*the state-run X news agency*)."""
    listed = _list_press()
    full = listed.get(squeeze_name(name)) or _find_within(name, listed)
    if full is None:
        return None
    key = squeeze_name(full)
    bodies = load_bodies()
    press = key in bodies.press or (key not in bodies.names and key in listed)
    return Name(key, full, "press" if press else "name", load_states().find(full))


def _find_within(name: str, listed: Mapping[str, str]) -> str | None:
    """The known name in `name`, where all words around it are such as stand beside one."""
    beside, states = load_bodies().beside, load_states()
    words = [word.strip(",") for word in re.split(r"[\s-]+", name)]
    plain = [fold_name(word) in beside or states.find(_UNOWNED.sub("", word)) is not None for word in words]
    first = next((i for i, one in enumerate(plain) if not one), len(words))
    last = next((i for i in range(len(words), first, -1) if not plain[i - 1]), first)
    if first == 0 and last == len(words):
        return None
    found = listed.get(squeeze_name(" ".join(words[first:last]))) if first < last else None
    return found if found and words[first][:1].isupper() else None


def _strip_document(name: str) -> str:
    """The name of whoever made the document that `name` tells of; `name` itself where it tells none."""
    made = _OWNED.fullmatch(name) or _MADE_BY.fullmatch(name)
    if made:
        return made[1]
    before = _BEFORE.fullmatch(name)
    if before and (_find_known(before[1]) or is_acronym(before[1])):
        return before[1]
    return name


def find_owner(words: list[str]) -> tuple[str | None, str | None, list[str]]:
    """The state or the side that folded words name, the name under which its bodies are told apart, and the words left.

    A part of a state has bodies of its own (*Oldford police*).
    """
    sides = load_sides().names
    for size in (4, 3, 2, 1):
        for at in range(len(words) - size + 1):
            run = " ".join(words[at : at + size])
            rest = words[:at] + words[at + size :]
            state = load_states().find(run) or sides.groups.get(run)
            if state is not None:
                return state, state, rest
            if run in sides.lands:
                return sides.lands[run], run, rest
    return None, None, words


def _read_office(name: str) -> Name | None:
    """An office that every state has, of whichever state is named; a state that speaks itself."""
    state, owner, rest = find_owner(fold_name(name).split())
    loose = [word for word in rest if word not in SMALL]
    office = _find_office(rest)
    if owner is None and office is None:
        owner, office = _find_unlisted(name, rest)
    if office is not None:
        return Name(f"{office} of {owner or '?'}", name, "office" if owner else "local", state)
    if owner is not None and all(word in load_bodies().around for word in rest):
        return Name(f"{' '.join(loose) or 'state'} of {owner}", name, "people" if loose else "office", state)
    return None


def _find_office(words: list[str]) -> str | None:
    bodies = load_bodies()
    left = " ".join(word for word in words if word not in bodies.around)
    return bodies.offices.get(left) or bodies.offices.get(" ".join(word for word in words if word not in SMALL))


def _find_unlisted(name: str, words: list[str]) -> tuple[str | None, str | None]:
    """A place with a capital that no table knows, and the office that is left without it (*Oldford police*)."""
    capital = {part for word in re.split(r"[\s-]+", name) if word[:1].isupper() for part in fold_name(word).split()}
    for size in (1, 2):
        for at in range(len(words) - size + 1):
            office = _find_office(words[:at] + words[at + size :])
            if office is not None and capital.issuperset(words[at : at + size]) and len(words) > size:
                return " ".join(words[at : at + size]), office
    return None, None


_TAIL = re.compile(r"\s(?:in|of|at|from|with|for|on|close|who|near|by|familiar|inside)\s.*", re.DOTALL)


def _read_person(name: str) -> Name | None:
    """A person by first names or titles; a body has a noun that tells so."""
    tail, titled = _strip_titles(_UNOWNED.sub("", name).split())
    firsts = load_names().first
    at = next((i for i in range(len(tail) - 1) if tail[i].lower() in firsts and _is_capital(tail[i:])), None)
    person = tail[at:] if at is not None else tail if titled and _is_capital(tail) else []
    if not person or len(person) > 5 or _is_institution(person):
        return None
    return _make_person(person, name)


def _make_person(words: list[str], told: str) -> Name:
    folded = [fold_name(word) for word in words if fold_name(word)]
    last, first = sound_out(folded[-1]), folded[0] if len(folded) > 1 else None
    state = load_sides().names.leaders.get(folded[-1]) or find_owner(fold_name(told).split())[0]
    key = f"person {last}" if first is None else f"person {sound_out(first)} {last}"
    return Name(key, " ".join(words), "person", state, (), last, first)


def _strip_titles(words: list[str]) -> tuple[list[str], bool]:
    """The words behind the last title, if a name is left there."""
    titles = load_names().titles
    plain = [word.lower().strip(".,") for word in words]
    at = next((i for i in reversed(range(len(words))) if plain[i] in titles and i + 1 < len(words)), None)
    return (words, False) if at is None else (words[at + 1 :], True)


def _is_capital(words: list[str]) -> bool:
    particles = load_names().particles
    return all(word[:1].isupper() or word.lower() in particles or "-" in word for word in words)


def _is_institution(words: list[str]) -> bool:
    nouns = load_nouns().forms
    return any(
        word.lower() in nouns and nouns[word.lower()].kind in ("organisation", "state", "document") for word in words
    )


def _read_unnamed(name: str) -> Name | None:
    """Bodies, people and documents that nobody names: no capital but that of a month or a nation."""
    head = _TAIL.sub("", name).split() or [name]
    noun = load_nouns().forms.get(head[-1].lower())
    if noun is None or any(word[:1].isupper() and not _is_common(word) for word in (*name.split()[1:], head[0][1:])):
        return None
    key = fold_name(name)
    if noun.kind == "document":
        return Name(key, name, "document")
    titled = noun.kind == "role" and noun.lemma in load_names().titles
    one = not noun.many and noun.lemma != "media" and (noun.kind in ("organisation", "state") or titled)
    return Name(key, name, "local" if one else "people", find_owner(key.split())[0])


def _is_common(word: str) -> bool:
    return fold_name(word) in _MONTHS or load_states().find(word) is not None


_MONTHS = frozenset("january february march april may june july august september october november december".split())


def _read_body(name: str) -> Name:
    """Any other name, with those that are named together in it."""
    one = _make(name, "name")
    words = fold_name(name).split()
    last = sound_out(words[-1]) if words and len(words) <= 3 and not _is_institution(name.split()) else None
    parts = tuple(dict.fromkeys(_find_parts(name)))
    first = words[0] if len(words) > 1 else None
    return Name(one.key, name, "name", load_sides().names.leaders.get(words[-1] if words else ""), parts, last, first)


def _find_parts(name: str) -> Iterator[str]:
    """Several names in one (*Oldford Echo and Lumen TV*); *Center for A and B Studies* is one."""
    pieces = [piece.strip() for piece in _PARTS.split(_ARTICLE.sub("", name)) if piece.strip()]
    if (
        len(pieces) > 1
        and all(piece[:1].isupper() for piece in pieces)
        and not re.search(r"\b(?:of|for|on)\b", pieces[0])
    ):
        yield from (read_name(piece).key for piece in pieces)
