"""Who passed a statement on, between its speaker and the report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sayso.attribute.frames import Frame, find_frames
from sayso.lexicon.names import load_names
from sayso.lexicon.nouns import load_nouns
from sayso.lexicon.outlets import load_outlets
from sayso.lexicon.pronouns import load_pronouns
from sayso.lexicon.states import load_states
from sayso.lexicon.times import load_times
from sayso.lexicon.writing import load_writing
from sayso.model import TURN, Post, Relay, Report, Span, Statement, Text, Turn, make_pin

_NAME = r"(?P<name>[A-Z][\w.&’'-]*(?:\s+(?:of\s+|the\s+|for\s+)?[A-Z\d][\w.&-]*){0,6})"
_TAIL = r"(?P<tail>(?: (?!(?:on|in|at|that|to|for|about|of|by|as|with|the|his|her|their|it|he|she|they)\b)[a-z]+){0,4})"
_TOLD = re.compile(
    r"\b(?P<by>(?i:told|tells|telling|tell|(?:confirmed|explained|disclosed|leaked) to|(?:speaking|spoke|speaks) (?:to|with|on)|interviewed (?:by|on|for)"
    r"|interview(?: \w+)? (?:with|to|for|on|by|in)|(?:remarks?|comments?|statement) (?:\w+ )?(?:to|by|on|in|for)"
    r"|(?:quoted|cited|carried|reported|asked|published|aired|broadcast|seen|obtained|reviewed|viewed)(?: \w+)? by|appear(?:ed|ing|ance) on"
    r"|(?:said|says|wrote|writes|appeared) (?:on|in)|op-ed (?:in|for)))\s+"
    r"(?P<lead>(?:the |a |an )?(?:(?!by |as |in |that |with |for |on |to )[a-z’'-]+ ){0,4})" + _NAME + _TAIL
)
_QUOTED_BY = re.compile(
    r"\b(?P<by>quoted|cited|told)\b[^.;]{0,120}?\bby (?P<lead>)"
    r"(?P<name>[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,4}|(?!social |the |a )[\w-]+ media)" + _TAIL
)
_WHILE = re.compile(
    r"\b(?:while|when|in) (?P<by>(?:speaking|talking|appearing) (?:to|with|on)|an interview (?:with|on))\s+"
    r"(?P<lead>(?:the )?)" + _NAME + _TAIL
)
_TRANSLATED = re.compile(
    r"according to (?:an? |the )?(?P<name>(?:[a-z]+ )?(?:translation|transcript|translator|interpreter)\b[^,.;\n]*)"
)
_TRANSLATOR = re.compile(
    r"(?:(?<=[.!?\n”\")] )|^|(?<=\n))[\[(]?(?i:translated|translation|subtitled|subtitles)(?: by|:) (?P<name>(?:the )?[A-Z@][\w.&’'-]*(?: (?:of |the |for )?[A-Z\d][\w.&’'-]*){0,5})"
)
"""Who translated what a post shows, told in a sentence of its own."""

_FOLLOWING = re.compile(_TAIL + r" " + _NAME)
_OWNER = re.compile(r"(?P<owner>[A-Z][\w.-]*)['’]s\s+(?=[A-Z])")
_VAGUE = re.compile(
    r"\b(?:in (?:an?|the|his|her) (?:[\w-]+ )?interview|in (?:remarks|comments) (?:published|aired|broadcast|carried))\b"
)
_ELSEWHERE = re.compile(
    r"\b(?:wrote|tweeted|posted|in a (?:statement|tweet|post|letter|speech|report)|press conference|news conference|told reporters|briefing|on (?:Twitter|Facebook|Telegram|X|Instagram))\b"
)
_PLATFORMS = frozenset("twitter facebook telegram x instagram youtube tiktok truth social".split())
LONGEST_ACRONYM = 6
TAIL = 80
"""Characters at the end of an indirect content in which the occasion may have been taken for what was said."""

CARRIED = 2
"""Paragraphs that an interview may be interrupted for and still be taken to go on."""


def find_relays(report: Report, text: Text, statements: Sequence[Statement]) -> tuple[tuple[Relay, ...], ...]:
    """The relays of each statement, nearest to the speaker first. Give it statements with their speakers.

    A relay is an outlet that was told or interviewed (also for what the speaker goes on to say), one that
    quotes, the speaker of the statement around this one, and who passed on the post that this is, or stands in. The
    report's own outlet is none, nor is the platform of a post.
    """
    frames = find_frames(text, statements)
    own = _own_names(report)
    cues = {at: one.id for one in statements for pin in one.cue for at in range(pin.span.start, pin.span.end)}
    told = [
        _find_told(text, one, frame, own, cues) or _find_translator(text, one)
        for one, frame in zip(statements, frames, strict=True)
    ]
    carried = _carry(statements, frames, told)
    shown: tuple[Post | Turn, ...] = (*text.posts, *text.turns)
    posts = {one.content: one for one in shown}
    passed = [_find_passed(one, posts) for one in statements]
    places = {one.id: at for at, one in enumerate(statements)}
    return tuple(
        _unique(
            [
                relay
                for relay in (near, *own, *_find_outer(one, places, statements, carried, posts))
                if relay is not None
            ],
            one,
        )
        for one, near, own in zip(statements, carried, passed, strict=True)
    )


def _find_passed(one: Statement, posts: Mapping[Span, Post | Turn]) -> tuple[Relay, ...]:
    """Those who passed a post or a turn on."""
    shown = posts.get(one.content[0].span) if one.kind == "post" or one.method == TURN else None
    return shown.via if shown else ()


def _own_names(report: Report) -> frozenset[str]:
    names = {report.publisher or "", load_outlets().get((report.publisher or "").removeprefix("www."), "")}
    return frozenset(_plain(name) for name in names if name)


def _plain(name: str) -> str:
    return re.sub(r"\W+", "", name.lower().removeprefix("the ").removesuffix(".com"))


def _find_told(text: Text, one: Statement, frame: Frame, own: frozenset[str], cues: Mapping[int, str]) -> Relay | None:
    """The outlet that the statement's sentence says was told; not that of another statement's cue."""
    for match in (*_TOLD.finditer(frame.whole), *_QUOTED_BY.finditer(frame.whole)):
        start, name = _read_name(match)
        whose = cues.get(frame.span.start + match.start(), one.id)
        if whose == one.id and _plain(name) not in own and _is_outlet(name, match, text.body):
            return _make_relay(text, frame.span.start + start, name)
    occasion = _find_occasion(text, one, own) if one.kind == "indirect" else None
    if occasion is not None:
        return occasion
    told = _TRANSLATED.search(frame.whole)
    if told is None or any(told["name"] in pin.words for pin in one.source):
        return None
    return replace(_make_relay(text, frame.span.start + told.start("name"), told["name"]), kind="translated")


def _find_translator(text: Text, one: Statement) -> Relay | None:
    """Who a post says translated what others say in it."""
    at = one.content[0].span
    post = next((post for post in text.posts if post.content.covers(at) and post.content != at), None)
    found = _TRANSLATOR.search(text.body[: post.content.end], post.content.start) if post and text.is_thread else None
    if found is None:
        return None
    return replace(_make_relay(text, found.start("name"), found["name"].rstrip(".'’")), kind="translated")


def _find_occasion(text: Text, one: Statement, own: frozenset[str]) -> Relay | None:
    """The outlet of an occasion told at the end of a content or right behind (*… while speaking on Roads TV*)."""
    last = one.content[-1].span
    for match in _WHILE.finditer(text.body, max(last.start, last.end - TAIL), last.end + TAIL):
        start, name = _read_name(match)
        if match.start() <= last.end + 1 and _plain(name) not in own and _is_outlet(name, match, text.body):
            return _make_relay(text, start, name)
    return None


def _read_name(match: re.Match[str]) -> tuple[int, str]:
    """Where the outlet's name begins in what was searched, and the name, without an owner's or a date's words.

    What only tells a nation's outlet goes on to its name (*French TV network* …), else to its noun (*French radio*).
    """
    start, end = match.span("name")
    owner = _OWNER.match(match["name"])
    if owner is not None and load_states().find(owner["owner"]):
        start += owner.end()
    name = _clip(match.string[start:end])
    if not _only_describes(name):
        return start, name
    following = _FOLLOWING.match(match.string, end)
    nouns = load_nouns().outlets
    if following is not None and any(word.lower() in nouns for word in (*name.split(), *following["tail"].split())):
        return following.start("name"), _clip(following["name"])
    tail = match["tail"].split()
    told = max((at for at, word in enumerate(tail, 1) if word in nouns), default=0)
    return start, " ".join((name, *tail[:told]))


def _clip(name: str) -> str:
    """A name without the possessive, the stop and the date behind it (*Oldford News Jan. 26*)."""
    return _dates().sub("", name.removesuffix("'s").removesuffix("’s")).rstrip(".,")


@cache
def _dates() -> re.Pattern[str]:
    days = "|".join((*load_writing().months, *(day.capitalize() for day in load_times().weekdays)))
    return re.compile(rf"\s+(?:\d\d?\s+)?(?:{days})\b\.?(?:\s+\d\S*)*$")


def _only_describes(name: str) -> bool:
    """Whether a name is a nation's adjective, also with the noun of an outlet (*French*, *French TV*)."""
    first, *rest = name.split()
    return first.lower() in load_states().demonyms and all(word.lower() in load_nouns().outlets for word in rest)


def _make_relay(text: Text, start: int, name: str) -> Relay:
    return Relay(name, make_pin(text.body, Span(start, start + len(name))))


@cache
def _known_outlets() -> frozenset[str]:
    return frozenset(_plain(name) for name in load_outlets().values())


def _is_outlet(name: str, match: re.Match[str], body: str) -> bool:
    """Whether a name after *told* or *interview with* is an outlet's: known as one, called one, or like one."""
    if _plain(name) in _PLATFORMS or name.split()[0].lower() in load_pronouns().calendar:
        return False
    around = (match["lead"], match["name"], match["tail"])
    if _plain(name) in _known_outlets() or any(
        word.strip(".").lower() in load_nouns().outlets for part in around for word in part.split()
    ):
        return True
    if match["lead"].strip() or _names_other(name):
        return False
    first, *rest = name.split()
    if rest and rest[-1].isdigit():
        return True
    if match["by"].lower().startswith(("told", "tell")) and not rest:
        return not re.search(rf"[A-Z][\w.-]+ {re.escape(first)}\b", body)
    return name.isupper() and len(name) <= LONGEST_ACRONYM


def _names_other(name: str) -> bool:
    """Whether a name is a state's, a person's or an audience's."""
    first, last = name.split()[0].lower(), name.split()[-1].lower()
    names = load_names()
    if load_states().find(name):
        return True
    return first in names.first or first in names.titles or last in load_nouns().forms


@dataclass(frozen=True, slots=True)
class Interview:
    """A relay that was told, where it was last heard, and whether all that its speaker says is from it."""

    relay: Relay
    paragraph: int
    whole: bool


def _carry(
    statements: Sequence[Statement], frames: Sequence[Frame], told: Sequence[Relay | None]
) -> list[Relay | None]:
    """Relays with those of an interview that goes on, of a translation, or that a vague mention announced."""
    carried, announced = list(told), _look_ahead(statements, told)
    held: dict[str, Interview] = {}
    begun: dict[str, int] = {}
    translated: dict[str, Relay] = {}
    for at, (one, frame) in enumerate(zip(statements, frames, strict=True)):
        if one.entity is None:
            continue
        relay, first = told[at], begun.setdefault(one.entity, frame.paragraph)
        if relay is not None and _TRANSLATED.search(frame.whole):
            translated[_last_noun(one)] = relay
        elif relay is not None:
            held[one.entity] = Interview(relay, frame.paragraph, first == frame.paragraph)
        elif one.entity in held:
            carried[at] = _go_on(held, one.entity, frame)
        elif one.kind == "direct" and one.speaker_kind == "anonymous":
            carried[at] = translated.get(_last_noun(one))
        elif _VAGUE.search(frame.whole):
            carried[at] = announced[at]
    return carried


def _last_noun(one: Statement) -> str:
    """The speaker's last word in the singular: who is translated is one of those who are said to be."""
    return (one.speaker or "").lower().split()[-1].removesuffix("s") if one.speaker else ""


def _go_on(held: dict[str, Interview], entity: str, frame: Frame) -> Relay | None:
    """The relay of an interview that goes on; it ends with another medium, or with a long interruption."""
    interview = held[entity]
    if _ELSEWHERE.search(frame.whole) or (not interview.whole and frame.paragraph - interview.paragraph > CARRIED):
        del held[entity]
        return None
    held[entity] = replace(interview, paragraph=frame.paragraph)
    return interview.relay


def _look_ahead(statements: Sequence[Statement], told: Sequence[Relay | None]) -> list[Relay | None]:
    """For each statement the first relay that its speaker has from there on."""
    ahead: list[Relay | None] = []
    nearest: dict[str | None, Relay] = {}
    for one, relay in zip(reversed(statements), reversed(told), strict=True):
        if relay is not None:
            nearest[one.entity] = relay
        ahead.append(nearest.get(one.entity))
    return ahead[::-1]


def _find_outer(
    one: Statement,
    places: Mapping[str, int],
    statements: Sequence[Statement],
    carried: Sequence[Relay | None],
    posts: Mapping[Span, Post | Turn],
) -> Iterator[Relay]:
    """The speakers of the statements around this one, with their own relays, from within outwards."""
    seen = {one.id}
    while one.inside is not None and one.inside in places and one.inside not in seen:
        seen.add(one.inside)
        at = places[one.inside]
        outer = statements[at]
        if outer.speaker is not None and outer.entity != one.entity:
            yield _make_outer(outer, outer.speaker, posts)
        relay = carried[at]
        if relay is not None:
            yield relay
        yield from _find_passed(outer, posts)
        one = outer


def _make_outer(outer: Statement, speaker: str, posts: Mapping[Span, Post | Turn]) -> Relay:
    """The relay that a speaker is of what others said: one who posted it, at that moment, or who quotes it."""
    pin = outer.source[0] if outer.source else None
    post = posts.get(outer.content[0].span) if outer.kind == "post" else None
    return Relay(speaker, pin, "posted", post.posted) if isinstance(post, Post) else Relay(speaker, pin)


def _unique(relays: Sequence[Relay], one: Statement) -> tuple[Relay, ...]:
    found: dict[str, Relay] = {}
    for relay in relays:
        if relay.name != one.speaker:
            found.setdefault(relay.name, relay)
    return tuple(found.values())
