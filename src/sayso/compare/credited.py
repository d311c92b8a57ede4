"""Ties to whom a report credits as a whole, and to whom the sentences beside a figure name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from sayso.compare.credits import Credit, find_passage_credits
from sayso.compare.naming import UNNAMED, Name
from sayso.compare.told import Told
from sayso.compare.voices import Words
from sayso.compare.web import Reason, Web
from sayso.compare.wording import cut_stems, find_content
from sayso.lexicon.events import load_events
from sayso.lexicon.states import load_states
from sayso.model import Edition, Event

Body = Callable[[str], str]

_WORD = re.compile(r"[^\W\d_]+")
_LOSSES: frozenset[Event] = frozenset(
    ("killed", "injured", "captured", "missing", "affected", "lost", "destroyed", "damaged", "shot_down")
)
"""What reports on losses tell together."""


def tie_credited(web: Web, words: Words, find_credit: Callable[[Edition], Credit | None]) -> None:
    """Tie what a report tells in its own voice to the agency or outlet that the whole report is credited to; this and
    what is on an unnamed source's word to the outlet by way of which the report has it."""
    credited = web.list_credited()
    for at in web.list_tops():
        one = web.told[at]
        if at not in credited and (one.own or one.name is None or one.name.kind in UNNAMED):
            credit = _find_relay(one) or (find_credit(one.kept.edition) if one.own else None)
            if credit is not None:
                _tie_credit(web, words, at, credit, "The report credits {}.", 0.85)


def _find_relay(one: Told) -> Credit | None:
    """The outlet nearest to the report by way of which its statement came."""
    return next((Credit(name.shown, None) for name in reversed(one.relays) if name.kind == "press"), None)


def _tie_credit(web: Web, words: Words, at: int, credit: Credit, reason: str, score: float) -> bool:
    """Tie a figure to the word of whoever is credited, which is a name alone where no other report has it."""
    one, name = web.told[at], web.identities.read(credit.told)
    if one.outlet is not None and name.key in one.outlet.keys:
        return False
    word = words.find(web.told, name, at)
    first = next((other for other in word.members if other != at), None) if word is not None else None
    target = web.add_name(name.shown) if first is None else _find_target(web, first)
    tied = web.tie(at, target, Reason("credits", reason.format(name.shown), score, credit.pin), credit.told)
    if tied and first is None:
        words.add(web.told, name, at)
    return tied


def _find_target(web: Web, first: int) -> int:
    """The first figure on a word, or the name that it is tied to."""
    above = web.up.get(first, first)
    return above if above >= len(web.told) else first


def tie_neighbours(web: Web, words: Words, body: Body) -> None:
    """Tie what a report tells in its own voice to whom the sentences beside it name, if those tell the same number
    elsewhere, or the sentence is of the same matter. Whom others credit needs no other source."""
    credited = web.list_credited()
    for at in web.list_tops():
        one = web.told[at]
        if one.own and not one.denied and at not in credited:
            _tie_neighbour(web, words, at, body(one.kept.edition.text_digest))


def _tie_neighbour(web: Web, words: Words, at: int, body: str) -> None:
    for credit in find_passage_credits(web.told[at].kept, body):
        name = web.identities.read(credit.told)
        known = words.find(web.told, name, at) is not None
        if known or (_can_count(name) and _is_of_matter(web.told[at], credit, body)):
            beside = "a sentence beside it names {}, who tells the same number elsewhere"
            beside = beside if known else "a sentence beside it, on the same matter, names {}"
            reason = f"The report tells it in its own voice, but {beside}."
            if _tie_credit(web, words, at, credit, reason, 0.6 if known else 0.4):
                return


def _can_count(name: Name) -> bool:
    """Whether a name is that of a body that may have counted: an office, an outlet, no single word that no table knows,
    no people's name (*the Norwegian said*)."""
    if name.shown.casefold() in load_states().demonyms:
        return False
    return name.kind in ("office", "press") or (name.kind == "name" and (name.last is None or " " in name.shown))


def _is_of_matter(one: Told, credit: Credit, body: str) -> bool:
    """Whether the sentence that names somebody tells of an event of the same kind, with a word in common beside the name."""
    sentence, passage = one.kept.sentence.span, one.kept.passage.span
    if credit.pin is None:
        return False
    at = credit.pin.span.start
    if at < sentence.start:
        beside = body[passage.start : sentence.start]
    else:
        beside = body[sentence.start if at < sentence.end else sentence.end : passage.end]
    name = frozenset(cut_stems(credit.told))
    shared = (find_content(beside) & find_content(one.kept.sentence.words)) - name
    return bool(shared) and any(_is_kin(event, one.kept.figure.event) for event in _find_events(beside))


def _is_kin(event: Event, other: Event) -> bool:
    return event == other or {event, other} <= _LOSSES


def _find_events(text: str) -> Iterator[Event]:
    words = _index_events()
    return (words[word] for word in _WORD.findall(text.casefold()) if word in words)


@cache
def _index_events() -> dict[str, Event]:
    """Words that tell an event, the surest kind of word last."""
    events = load_events()
    verbs = {verb: forms[0].event for verb, forms in events.verbs.items()}
    return {**verbs, **events.bearers, **events.adjectives, **events.nouns}
