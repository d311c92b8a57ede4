"""Whether an attribution says something: the line between PolNeAR's wide notion and a statement.

The tagger was fitted to a corpus in which beliefs, plans and attitudes count. A report's reader asks
who *said* what, so a cue of saying counts with any content; a thought or a judging act counts where
its complement is a clause that states something; a plan or a bare target (*condemned the attack*) never.
"""

from __future__ import annotations

import re

from sayso.lexicon.cues import Act, find_cue
from sayso.model import Attribution

LEAST_SCORE: dict[Act | None, float] = {"speech": 0.45, "thought": 0.6, "act": 0.6, None: 0.6}
"""What the tagger's score must reach, by what the cue is: None is a cue that the lexicon doesn't know."""

_CLAUSE = re.compile(r"\s*(?:that|if|whether|how|why|what|when|where|who|as)\b", re.IGNORECASE)
_INFINITIVE = re.compile(r"\s*to\s+\w+", re.IGNORECASE)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|shall|should|may|might|must|did|does|do)\b"
    r"|n['’]t\b|['’](?:s|re|ve|ll|d)\s+\w+(?:ing|ed)\b|\b\w{3,}ed\b",
    re.IGNORECASE,
)
MIN_WORDS = 2


def tells_something(body: str, one: Attribution, quoted: bool) -> bool:
    """Whether an attribution counts as a statement; `quoted` where its content touches a quotation."""
    cue = find_cue(" ".join(body[span.start : span.end] for span in one.cue))
    content = " ".join(body[span.start : span.end] for span in one.content)
    if cue is not None and cue.negated and not quoted:
        return False
    if one.score < LEAST_SCORE[cue.act if cue else None]:
        return False
    if quoted:
        return True
    if not one.source or len(content.split()) < MIN_WORDS:
        return False
    return cue.act == "speech" if cue and cue.act == "speech" else _states(content)


def _states(content: str) -> bool:
    """Whether a content is a clause; an infinitive after a verb of thought is a plan."""
    if _INFINITIVE.match(content):
        return False
    return bool(_CLAUSE.match(content) or _FINITE.search(content))
