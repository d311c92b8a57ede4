"""Statements inside what somebody says.

The corpus that the tagger was fitted to seldom marks them, so the tagger seldom finds them: *Soldiers say
they were deceived, according to a translation* gives the translation only. Read alone, the inner sentence
is an ordinary one, and the tagger finds its statement at once.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.attribute.quotes import quote_text
from sayso.attribute.tagger import Tagging
from sayso.lexicon.cues import has_plain_cue
from sayso.model import Attribution, Span, Text

LEAST = 30
"""Characters of a content that can hold a statement of its own."""


def find_nested(text: Text, attributions: Sequence[Attribution], tagger: Tagging) -> tuple[Attribution, ...]:
    """Attributions inside the unquoted contents of others; only contents with a plain verb of saying are read again."""
    cues = sorted(span for one in attributions for span in one.cue)
    found = tagger.tag(text.body, _choose_contents(text, attributions, cues))
    return tuple(one for one in found if one.source and one.cue and _is_new(text.body, one, cues))


def _choose_contents(text: Text, attributions: Sequence[Attribution], cues: Sequence[Span]) -> list[Span]:
    """The contents to read again: in order, the outermost of those that overlap."""
    quoted = quote_text(text)
    chosen: list[Span] = []
    for span in sorted(
        {span for one in attributions for span in one.content}, key=lambda span: (span.start, -span.end)
    ):
        free = not chosen or span.start >= chosen[-1].end
        if free and span.end - span.start >= LEAST and not any(True for _ in quoted.find(span)):
            rest = _without(text.body, span, [cue for cue in cues if cue.overlaps(span)])
            chosen += [span] if has_plain_cue(rest) else []
    return chosen


def _without(body: str, span: Span, cues: Sequence[Span]) -> str:
    """The words of `span` outside the cues that are known already."""
    at, rest = span.start, ""
    for cue in cues:
        rest += body[at : max(at, cue.start)] + " "
        at = max(at, cue.end)
    return rest + body[at : span.end]


def _is_new(body: str, one: Attribution, cues: Sequence[Span]) -> bool:
    words = " ".join(body[span.start : span.end] for span in one.cue)
    return has_plain_cue(words) and not any(cue.overlaps(span) for cue in cues for span in one.cue)
