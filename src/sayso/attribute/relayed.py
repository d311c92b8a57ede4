"""Statements at second hand: *Lumen TV quoted the mayor as saying …*, *the Echo reported, citing the mayor*.

To the corpus that the tagger was fitted to, the one who quotes is the source and the one who spoke is part of
the content. A statement's source is who spoke; who quotes is a relay. The forms are few and plain, so they are
read by rule, and what the tagger made of them is taken out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from sayso.attribute.quotes import quote_text
from sayso.attribute.quoting import Relayed, read_relayed
from sayso.attribute.voices import find_outlet_before, name_of
from sayso.attribute.whole import make_whole
from sayso.lexicon.cues import load_cues
from sayso.lexicon.outlets import is_same_outlet
from sayso.lexicon.pronouns import load_pronouns
from sayso.model import Attribution, Relay, Report, Span, Statement, Text, make_pin

LONGEST = 1500
"""Characters on either side of the verb that are looked at, in a sentence however long."""

_THE = re.compile(r"the\b", re.IGNORECASE)


@cache
def _verbs() -> re.Pattern[str]:
    """The forms of the verbs of passing on."""
    return re.compile(rf"\b(?:{'|'.join(sorted(load_cues().relaying))})\b", re.IGNORECASE)


def find_relayed(text: Text, attributions: Sequence[Attribution]) -> tuple[Relayed, ...]:
    """The statements at second hand outside quotations, in reading order; no two share a verb of passing on."""
    verbs = [Span(*verb.span()) for verb in _verbs().finditer(text.body)]
    if not verbs:
        return ()
    quoted = quote_text(text)
    cued = sorted((cue.start, at) for at, one in enumerate(attributions) for cue in one.cue)
    found: list[Relayed] = []
    taken: set[Span] = set()
    for verb in verbs:
        sentence = _find_sentence(text, verb)
        if sentence is None or any(True for _ in quoted.find(verb)):
            continue
        first, last = (bisect_left(cued, (edge, 0)) for edge in (sentence.start, sentence.end))
        near = [attributions[at] for at in dict.fromkeys(at for _, at in cued[first:last])]
        one = read_relayed(text.body, _clip(sentence, verb, near), verb, near)
        if one is not None and taken.isdisjoint(one.attribution.cue):
            taken.update(one.attribution.cue)
            found.append(one)
    return tuple(found)


def _find_sentence(text: Text, verb: Span) -> Span | None:
    """The sentence around a verb, as much of it as is looked at."""
    at = bisect_right(text.sentences, verb.start, key=lambda sentence: sentence.start) - 1
    if at < 0 or not text.sentences[at].covers(verb):
        return None
    whole = text.sentences[at]
    return Span(max(whole.start, verb.start - LONGEST), min(whole.end, verb.end + LONGEST))


def _clip(sentence: Span, verb: Span, near: Sequence[Attribution]) -> Span:
    """The part of the sentence that one says who is quoted himself (*the Echo reports that …*, *…, the Echo reports*)."""
    outer = [one for one in near if not any(cue.overlaps(verb) for cue in one.cue)]
    around = [(one, span) for one in outer for span in one.content if span.covers(verb)]
    later = [piece.start for one, _ in around for piece in (*one.source, *one.cue) if piece.start > verb.end]
    before = [span.start for one, span in around if all(cue.end <= span.start for cue in one.cue)]
    return Span(max(before, default=sentence.start), min(later, default=sentence.end))


def mend_relayed(text: Text, attributions: Sequence[Attribution], found: Sequence[Relayed]) -> tuple[Attribution, ...]:
    """The attributions with those of `found` in the place of what they replace, their quotations made whole."""
    if not found:
        return tuple(attributions)
    taken = {at for one in found for cue in one.attribution.cue for at in range(cue.start, cue.end)}
    rest = [one for one in attributions if all(taken.isdisjoint(range(cue.start, cue.end)) for cue in one.cue)]
    return tuple(make_whole(text.body, [*rest, *(one.attribution for one in found)], quote_text(text)))


def add_relays(
    report: Report, text: Text, statements: Sequence[Statement], found: Sequence[Relayed]
) -> Iterator[Statement]:
    """The statements, with the relays that `found` tells of next to their speakers.

    The report's own outlet is none. A relay that is only described (*the agency*) is the one named last before.
    """
    told = {cue.start: name for cue, name in _name_relays(text.body, found)}
    for one in statements:
        name = told.get(one.cue[0].span.start) if one.cue else None
        yield one if name is None else replace(one, via=_merge(report, text, one, name))


def _merge(report: Report, text: Text, one: Statement, name: Span) -> tuple[Relay, ...]:
    if is_same_outlet(text.body[name.start : name.end], report.publisher):
        return one.via
    near = Relay(text.body[name.start : name.end], make_pin(text.body, name))
    others = (
        other
        for other in one.via
        if other.name != near.name and (other.pin is None or not other.pin.span.overlaps(name))
    )
    return (near, *others)


def _name_relays(body: str, found: Iterable[Relayed]) -> Iterator[tuple[Span, Span]]:
    """The first piece of each cue, with its relay's name; a pronoun that stands for no outlet before is no relay."""
    for one in found:
        if one.relay is None:
            continue
        pronoun = body[one.relay.start : one.relay.end].lower() in load_pronouns().pronouns
        name = name_of(body, one.relay)
        if pronoun or (_THE.match(body, one.relay.start) and body[name.start : name.end].islower()):
            name = find_outlet_before(body, one.relay.start) or name
        if not pronoun or name.start < one.relay.start:
            yield one.attribution.cue[0], name
