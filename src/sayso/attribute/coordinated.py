"""Statements that share their source with the one before: *He said that it rained and said the road was shut*.

The tagger ends the first content before *and*, and sometimes finds nothing behind it. Where a plain verb of
saying stands there and nobody has taken what follows, it is the same speaker's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.lexicon.cues import has_plain_cue
from sayso.model import Attribution, Span, Text

_AND = re.compile(r",?\s+and\s+(?:also\s+|then\s+|later\s+)?(?P<cue>[a-z]+(?:ed|id|old|s))\s+(?=\w)")
_STOP = re.compile(r"[,;\n\"“”]|[.!?](?=\s|$)")
MIN_CHARACTERS = 12
"""Fewer characters behind the verb are seldom a clause."""


def find_coordinated(text: Text, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions that go on behind the contents of others, each with the other's source and score."""
    taken = sorted(span for one in attributions for span in (*one.source, *one.cue, *one.content))
    found = (one for other in attributions for one in _go_on(text.body, other))
    return tuple(one for one in found if not any(span.overlaps(place) for place in taken for span in _places(one)))


def _go_on(body: str, other: Attribution) -> Iterator[Attribution]:
    """Only an indirect content at the end of its statement goes on: source, cue, content, *and*, verb."""
    if not (other.source and other.cue and other.content) or other.cue[-1].end > other.content[0].start:
        return
    match = _AND.match(body, other.content[-1].end)
    if match is None or not has_plain_cue(match["cue"]):
        return
    stop = _STOP.search(body, match.end())
    end = stop.start() if stop else len(body)
    if end - match.end() >= MIN_CHARACTERS:
        yield replace(other, cue=(Span(*match.span("cue")),), content=(Span(match.end(), end),))


def _places(one: Attribution) -> tuple[Span, ...]:
    return (*one.cue, *one.content)
