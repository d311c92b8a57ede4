"""Whether an attribution says something: the line between PolNeAR's wide notion and a statement.

The tagger was fitted to a corpus in which beliefs, plans and attitudes count. A report's reader asks
who *said* what, so a cue of saying counts with any content; a thought or a judging act counts where
its complement states something; a plan or a bare target (*condemned the attack*) never.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.attribute.quotes import QuotedText
from sayso.lexicon.cues import Act, Cue, find_cue
from sayso.model import Attribution, Span

LEAST_SCORE: dict[Act | None, float] = {"speech": 0.45, "thought": 0.6, "act": 0.6, None: 0.6}
"""What the tagger's score must reach, by what the cue is: None is a cue that the lexicon doesn't know."""

MOSTLY = 0.5
"""The share of a content in quotation marks from which it counts as a quotation, whatever its cue."""

MIN_WORDS = 2

_CLAUSE = re.compile(r"\s*(?:that|if|whether|how|why|what|when|where|who|as)\b", re.IGNORECASE)
_INFINITIVE = re.compile(r"\s*(?:not\s+)?to\s+\w+", re.IGNORECASE)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|shall|should|may|might|must|did|does|do)\b"
    r"|n['’]t\b|['’](?:s|re|ve|ll|d)\s+\w+(?:ing|ed)\b|\b\w{3,}ed\b",
    re.IGNORECASE,
)
_JUDGED = re.compile(r"\w\s+as\s+(?!well\b|part\b|of\b|soon\b|long\b|much\b|many\b)\w", re.IGNORECASE)
"""*sees the war as existential*, *rejected the offer as a trick*."""

_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?(?!\w+ing\b)\w+", re.IGNORECASE)
_SPEAKS_IN_PASSIVE = frozenset(("quote", "cite"))
_CONDITION = re.compile(r"\b(?:if|unless|until)\s+$", re.IGNORECASE)


def tells_something(body: str, one: Attribution, quoted: QuotedText) -> bool:
    """Whether an attribution counts as a statement."""
    words = _words(body, one.cue)
    cue, share = find_cue(words), _quoted_share(one.content, quoted)
    if one.score < LEAST_SCORE[cue.act if cue else None]:
        return False
    if cue is not None and ((cue.negated and not share) or _is_passive(cue, words)):
        return False
    if share >= MOSTLY or (share and cue is not None and cue.act == "speech"):
        return True
    if not one.source or _is_condition(body, one) or _is_relative(body, one):
        return False
    content = _words(body, one.content)
    return len(content.split()) >= MIN_WORDS and _is_said(cue, content)


def _words(body: str, spans: Sequence[Span]) -> str:
    return " ".join(body[span.start : span.end] for span in spans)


def _quoted_share(content: Sequence[Span], quoted: QuotedText) -> float:
    """The share of a content's characters that stand in quotation marks."""
    shared = (
        min(span.end, one.span.end) - max(span.start, one.span.start) for span in content for one in quoted.find(span)
    )
    return sum(shared) / sum(span.end - span.start for span in content)


def _is_passive(cue: Cue, words: str) -> bool:
    """A passive without *by* names one who is spoken of or to (*are expected to*), not one who speaks."""
    passive = cue.form == "verb" and cue.lemma not in _SPEAKS_IN_PASSIVE and _PASSIVE.search(words)
    return bool(passive) and not re.search(r"\bby$", words.strip(), re.IGNORECASE)


def _is_condition(body: str, one: Attribution) -> bool:
    """*only if the council agrees*: nobody has said it yet."""
    return bool(_CONDITION.search(body, max(0, one.source[0].start - 10), one.source[0].start))


def _is_relative(body: str, one: Attribution) -> bool:
    """*the violence he described*: a content that runs into its source with no comma is described, not said."""
    before = [span for span in one.content if span.end <= one.source[0].start]
    runs_in = bool(before) and not body[before[-1].end : one.source[0].start].strip()
    return runs_in and len(before) == len(one.content) and body[before[-1].end - 1] not in ",.!?…\"”'’"


def _is_said(cue: Cue | None, content: str) -> bool:
    """Whether an unquoted content is something said; an infinitive after a thought is a plan."""
    if cue is not None and cue.act == "speech":
        return True
    if _INFINITIVE.match(content):
        return cue is not None and cue.infinitive
    return bool(_CLAUSE.match(content) or _JUDGED.search(content) or _FINITE.search(content))
