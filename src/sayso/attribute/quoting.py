"""The forms in which English news quotes at second hand, read clause by clause."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.attribute.voices import WIDEST, is_outlet, is_voice, phrase_before
from sayso.attribute.whole import SURE
from sayso.lexicon.cues import find_cue, load_cues
from sayso.lexicon.pronouns import load_pronouns
from sayso.model import Attribution, Span

MIN_WORDS = 3
"""Words before the cue that can be what was said, or behind a quotation that can belong to it."""

_AS = re.compile(r"\bas\s+(?P<verb>[a-z]+ing)\b")
_AUXILIARY = re.compile(
    r"\b(?P<cue>(?:(?:has|have|had)\s+(?:been\s+)?|(?:is|are|was|were)\s+(?:being\s+)?))(?:also\s+|\w+ly\s+)?$"
)
_PERFECT = re.compile(r"\b(?:has|have|had)\s+(?:also\s+|\w+ly\s+)?$")
_BY = re.compile(r"\b(?:by|in|on)\s+(?P<relay>(?:the\s+|an?\s+)?[^,.;:\"“”]+?)\s*(?=,|\bon\s|\bthat\b|[:.;\"“”]|$)")
_MARKS = re.compile(r"[;\"“”„«»]|``|''")
_CLOSED = re.compile(r"(?:[\"”»]|''|['’](?=\s|,|$)),?\s*$")
_OPENED = re.compile(r"[\s:,]*(?:[\"“„«]|``|['‘])")
_END = re.compile(r",|\s+that\b|[;:]|\s*[.!?][\"”’']*\s*$")
_WORD = re.compile(r"\b[a-z]+\b")
_THAT = re.compile(r"\bthat\b")
_EDGES = " \t\n,;:."


@dataclass(frozen=True, slots=True)
class Relayed:
    """An attribution whose source is who spoke, and the phrase of who passed it on."""

    attribution: Attribution
    relay: Span | None


def read_relayed(body: str, sentence: Span, verb: Span, near: Sequence[Attribution]) -> Relayed | None:
    """What a verb of passing on tells in its sentence; `near` is what the tagger found there. None where it
    passes nothing on.
    """
    return _read_as_saying(body, sentence, verb, near) or _read_citing(body, sentence, verb, near)


def _read_as_saying(body: str, sentence: Span, verb: Span, near: Sequence[Attribution]) -> Relayed | None:
    """*A quoted B as saying C*, *B was quoted by A as saying C*, *"C," A quoted B as saying*."""
    saying = _AS.search(body, verb.end, min(sentence.end, verb.end + WIDEST))
    if saying is None or _MARKS.search(body, verb.end, saying.start()):
        return None
    told = find_cue(saying["verb"])
    if told is None or told.act != "speech":
        return None
    auxiliary = _AUXILIARY.search(body, sentence.start, verb.start)
    passive = auxiliary is not None and not _PERFECT.search(body, sentence.start, verb.start)
    if not passive and body[verb.end : saying.start()].lstrip().startswith("by "):
        return None
    read = _read_passive if passive else _read_active
    begin = auxiliary.start("cue") if auxiliary else verb.start
    return read(body, sentence, Span(begin, verb.end), Span(*saying.span()), near)


def _read_active(body: str, sentence: Span, verb: Span, saying: Span, near: Sequence[Attribution]) -> Relayed | None:
    relay = phrase_before(body, sentence.start, verb.start, _pieces(near, verb))
    source = _trim(body, verb.end, saying.start)
    if relay is None or source is None:
        return None
    return _make(body, sentence, relay.start, (verb, saying), source, relay, saying.end)


def _read_passive(body: str, sentence: Span, verb: Span, saying: Span, near: Sequence[Attribution]) -> Relayed | None:
    source = phrase_before(body, sentence.start, verb.start, _pieces(near, verb))
    if source is None:
        return None
    inside = _BY.search(body, verb.end, saying.start)
    behind = None if inside else _BY.match(body, saying.end + 1, sentence.end)
    by = inside or behind
    relay = Span(*by.span("relay")) if by and by["relay"] else None
    between = not body[verb.end : saying.start].strip()
    cue = (Span(verb.start, saying.end),) if between else (verb, saying)
    return _make(body, sentence, source.start, cue, source, relay, behind.end() if behind else saying.end)


def _pieces(near: Sequence[Attribution], verb: Span) -> list[Span]:
    """What the tagger took for source or content of the verb."""
    return [span for one in near if any(cue.overlaps(verb) for cue in one.cue) for span in (*one.source, *one.content)]


def _make(
    body: str, sentence: Span, start: int, cue: tuple[Span, ...], source: Span, relay: Span | None, end: int
) -> Relayed | None:
    """`start` is where the words of who quotes whom begin, `end` where they end; the content is around them."""
    before, after = _trim(body, sentence.start, start), _trim(body, end, sentence.end)
    after = _cut_occasion(body, after) if after is not None else None
    closed = before is not None and _CLOSED.search(body, sentence.start, start) is not None
    opened = after is not None and _OPENED.match(body, end, sentence.end) is not None
    if after is not None and opened:
        after = _cut_day(body, after)
    elif before is not None and (closed or _is_told_before(body, before, after)):
        after = None
    content = tuple(piece for piece in (before if closed or after is None else None, after) if piece is not None)
    return Relayed(Attribution((source,), cue, content, SURE), relay) if content else None


def _is_told_before(body: str, before: Span, after: Span | None) -> bool:
    """Whether a content that is not quoted stands before the cue: a comma ends it, and only the occasion follows."""
    if not body[before.end :].startswith(",") or len(body[before.start : before.end].split()) < MIN_WORDS:
        return False
    if after is None:
        return True
    first, occasions = _first_word(body, after), load_cues().occasions
    starts = first in occasions or first in load_pronouns().calendar
    return starts and _first_word(body, before) not in occasions


def _cut_occasion(body: str, content: Span) -> Span:
    """A content from its *that* on, where the occasion stands before it (*as saying in a speech that …*)."""
    that = _THAT.search(body, content.start, content.end)
    comma = body.find(",", content.start, content.end)
    if that is None or -1 < comma < that.start() or _first_word(body, content) not in load_cues().occasions:
        return content
    return Span(that.start(), content.end)


def _first_word(body: str, span: Span) -> str:
    return body[span.start : span.end].split()[0].lower()


def _cut_day(body: str, content: Span) -> Span:
    """A content that begins with a quotation, without the few words behind its last mark (*"…" on Monday*)."""
    words = body[content.start : content.end]
    mark = max(words.rfind(one) for one in "\"”»’'")
    few = mark > 0 and len(words[mark + 1 :].split()) < MIN_WORDS
    return Span(content.start, content.start + mark + 1) if few else content


def _trim(body: str, start: int, end: int) -> Span | None:
    words = body[start:end]
    first = start + len(words) - len(words.lstrip(_EDGES))
    last = start + len(words.rstrip(_EDGES))
    return Span(first, last) if first < last else None


def _read_citing(body: str, sentence: Span, verb: Span, near: Sequence[Attribution]) -> Relayed | None:
    """*C, A reported, citing B*, *A reported, citing B, that C*, *citing B, A reported C*."""
    if not body[verb.start : verb.end].lower().endswith("ing"):
        return None
    end = _END.search(body, verb.end, sentence.end)
    source = _trim(body, verb.end, end.start() if end else sentence.end)
    if source is None or not is_voice(body[source.start : source.end]):
        return None
    outer = _find_outer(body, verb, near) or _read_outer(body, sentence, verb, source.end)
    if outer is None:
        return None
    content = _subtract(body, outer.content, Span(verb.start, source.end))
    if not content:
        return None
    cue = tuple(sorted((*outer.cue, verb)))
    return Relayed(replace(outer, source=(source,), cue=cue, content=content), outer.source[0])


def _find_outer(body: str, verb: Span, near: Sequence[Attribution]) -> Attribution | None:
    """The nearest attribution to an outlet in the sentence; before the citing verb, or after one that begins it."""
    fit = [one for one in near if not any(cue.overlaps(verb) for cue in one.cue) and _is_reported(body, one)]
    before = [one for one in fit if one.cue[-1].end <= verb.start]
    return max(before, key=lambda one: one.cue[-1].end, default=None) or min(
        fit, key=lambda one: one.cue[0].start, default=None
    )


def _read_outer(body: str, sentence: Span, verb: Span, end: int) -> Attribution | None:
    """The clause before the citing verb, where the tagger found nothing in it: an outlet and its verb of saying.

    What it says stands behind the one cited (`end`), else before the outlet, else between its verb and the citing.
    """
    before = _trim(body, max(sentence.start, verb.start - 2 * WIDEST), verb.start)
    for word in _WORD.finditer(body, before.start, before.end) if before else ():
        cue = Span(*word.span())
        auxiliary = _AUXILIARY.search(body, sentence.start, cue.start)
        relay = phrase_before(body, sentence.start, auxiliary.start("cue") if auxiliary else cue.start)
        if (
            relay is None
            or not _is_verb(body, cue)
            or not _is_reported(body, one := Attribution((relay,), (cue,), (), SURE))
        ):
            continue
        told, after = _trim(body, sentence.start, relay.start), _trim(body, end, sentence.end)
        if not (after is not None and _THAT.match(body, after.start)):
            after = _trim(body, cue.end, verb.start)
            if told is not None and _is_told_before(body, told, after):
                after = told
        return replace(one, content=(after,)) if after is not None else None
    return None


def _is_verb(body: str, word: Span) -> bool:
    return body[word.start : word.end] in load_cues().verbs


def _is_reported(body: str, one: Attribution) -> bool:
    words = " ".join(body[span.start : span.end] for span in one.cue)
    cue = find_cue(words)
    if cue is None or cue.act != "speech" or cue.negated or len(one.source) != 1:
        return False
    reports = not load_cues().reporting.isdisjoint(words.lower().split())
    return is_outlet(body[one.source[0].start : one.source[0].end], reports)


def _subtract(body: str, content: Iterable[Span], hole: Span) -> tuple[Span, ...]:
    """The content without the citing words, and without what is left of a piece that lay among them."""
    ends = (
        ((one.start, min(one.end, hole.start)) for one in content),
        ((max(one.start, hole.end), one.end) for one in content),
    )
    pieces = (_trim(body, start, end) for side in ends for start, end in side if start < end)
    return tuple(sorted({piece for piece in pieces if piece is not None}))
