"""What a transcript says, told to its translation."""

from __future__ import annotations

import hashlib

from sayso.model import Original, Raw, Said
from sayso.text.make import make_text


def tell_original(raw: Raw) -> Original | None:
    """What a transcript says, for its translation to tell it; None where it is none or can't be read."""
    made = make_text(raw)
    if not isinstance(made, tuple) or not made[1].turns:
        return None
    report, text = made
    if text.timed:
        said = [Said(text.body[one.span.start : one.span.end], one.start, one.end) for one in text.timed]
    else:
        said = [Said(text.body[turn.content.start : turn.content.end]) for turn in text.turns]
    return Original(hashlib.sha256(raw.data).hexdigest(), report.language, tuple(said))
