"""The hall: the only module that knows the order of the rooms."""

from __future__ import annotations

from sayso import __version__
from sayso.attribute import Tagger, find_attributions, make_statements
from sayso.model import Dropped, Raw, Reading, Versions
from sayso.resolve import resolve_speakers
from sayso.text import make_text


def process_report(raw: Raw, tagger: Tagger) -> Reading | Dropped:
    """The reading of one report, or why there is none; never raises on bad data."""
    made = make_text(raw)
    if isinstance(made, Dropped):
        return made
    report, text = made
    attributions = find_attributions(text, tagger)
    drafts = make_statements(text, attributions)
    statements, entities = resolve_speakers(report, text, drafts)
    return Reading(
        report, text, attributions, statements, entities, (), Versions(__version__, tagger.version)
    )
