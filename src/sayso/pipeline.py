"""The hall: the only module that knows the order of the rooms."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal, get_args

from sayso.attribute import (
    LANGUAGES,
    Senses,
    Tagger,
    add_relays,
    find_nested,
    find_relayed,
    find_relays,
    find_said,
    find_stance,
    load_tagger,
    make_statements,
    mend_relayed,
    read_attributions,
)
from sayso.errors import InputError
from sayso.measure import find_figures, find_times, load_weigher
from sayso.model import (
    Attribution,
    Dropped,
    Entity,
    Original,
    Pin,
    Raw,
    Reading,
    Report,
    Statement,
    Text,
    Time,
    Versions,
    Words,
    find_words,
)
from sayso.read import FORMATS, hear_words, read_sources
from sayso.resolve import find_flags, find_places, resolve_speakers
from sayso.settings import Settings
from sayso.text import make_text, tell_original
from sayso.version import __version__

Room = Literal["read", "text", "attribute", "measure", "resolve"]
Input = str | os.PathLike[str]
DEFAULTS = Settings()


def read_reports(
    inputs: Sequence[Input], *, settings: Settings = DEFAULTS, tagger: Tagger | None = None
) -> Iterator[Reading | Dropped]:
    """The readings of all reports in `inputs`, one by one and in order, at flat memory.

    An input is a path of text, HTML or rows (`.jsonl`), an http(s) address, or `-` for standard input.
    A report that can't be read is a Dropped with its reason, and the run goes on. InputError at once
    where an input does not exist or may not be read; ModelError at the first report where the tagger's
    weights are missing. Without `tagger` the one that is shipped is loaded once for the whole run.
    """
    if isinstance(inputs, str | bytes | os.PathLike):
        raise InputError("read_reports takes a list of inputs; for a single one use read_report")
    return _process_all(read_raws([os.fspath(given) for given in inputs], settings), tagger)


def read_raws(inputs: Sequence[str], settings: Settings) -> Iterator[Raw | Dropped]:
    """The raw reports of all inputs, in order; with `settings.translation` those of one transcript and of its translation,
    which then tells what it translates. InputError at once where an input does not exist or may not be read."""
    if settings.translation is None:
        return read_sources(inputs, settings)
    if len(inputs) != 1:
        raise InputError("--translation goes with one transcript; give a single input")
    originals = read_sources(inputs, replace(settings, translator=None))
    return _pair(originals, read_sources([settings.translation], settings))


def _pair(originals: Iterator[Raw | Dropped], translations: Iterator[Raw | Dropped]) -> Iterator[Raw | Dropped]:
    found: list[Original | None] = []
    for one in originals:
        yield one
        found.append(tell_original(one) if isinstance(one, Raw) and len(found) < 2 else None)
    original = found[0] if len(found) == 1 else None
    for one in translations:
        if isinstance(one, Dropped) or (original is not None and tell_original(one) is not None):
            yield one if isinstance(one, Dropped) else replace(one, original=original)
        else:
            yield Dropped(
                one.address, "read", "no translation", "it or what it translates is no transcript that can be read"
            )


def list_formats() -> list[tuple[str, tuple[str, ...]]]:
    """The formats that are read, in the order in which they are tried, each with what the names of its files end in."""
    return [(one.name, one.suffixes) for one in FORMATS]


def transcribe(path: Path, model: Path, *, language: str | None = None, translate: bool = False) -> Iterator[str]:
    """What is said in a film or a sound, as WebVTT, piece by piece, heard by the Whisper model in the folder `model`; InputError
    at once where that can't be done (see `sayso.read.media`)."""
    return hear_words(path, model, language=language, translate=translate)


def read_report(input: Input, *, settings: Settings = DEFAULTS, tagger: Tagger | None = None) -> Reading:
    """The reading of the one report in `input` (see `read_reports`).

    InputError with the reason where it can't be read, or where `input` holds several reports.
    """
    outcomes = read_reports([input], settings=settings, tagger=tagger)
    first, second = next(outcomes, None), next(outcomes, None)
    if first is None or second is not None:
        raise InputError(f"{input} holds {'several reports' if second else 'no report'}; use read_reports")
    if isinstance(first, Dropped):
        raise InputError(f"{input} can't be read: {first.reason} ({first.detail})")
    return first


def process_report(raw: Raw, tagger: Tagger) -> Reading | Dropped:
    """The reading of one report, or why there is none; never raises on bad data."""
    made = make_text(raw)
    if isinstance(made, Dropped):
        return made
    report, text = made
    words = find_words(text)
    times, places = find_times(report, text, words), find_places(report, text, words)
    readable = report.language in LANGUAGES
    attributions, senses = read_attributions(text, tagger) if readable else ((), None)
    statements, entities = _find_statements(report, text, words, times, attributions, tagger if readable else None)
    figures = find_figures(report, text, words, statements, times, places, _fit(senses, tagger)) if readable else ()
    flags = find_flags(report, text, statements, figures, times)
    dropped = () if readable else (_foreign(report),)
    versions = Versions(__version__, tagger.version)
    return Reading(
        report, text, attributions, statements, entities, figures, places, times, flags, dropped, versions
    )  # fmt: skip


def _fit(senses: Senses | None, tagger: Tagger) -> Senses | None:
    """What the tagger's network saw, if the weights for events were fitted to just that tagger."""
    return senses if load_weigher().tagger == tagger.version else None


def _find_statements(
    report: Report,
    text: Text,
    words: Words,
    times: Sequence[Time],
    attributions: Sequence[Attribution],
    tagger: Tagger | None,
) -> tuple[tuple[Statement, ...], tuple[Entity, ...]]:
    """The statements with their speakers; without a tagger nothing is looked for inside of them."""
    relayed = find_relayed(text, attributions)
    mended = mend_relayed(text, attributions, relayed)
    nested = find_nested(text, mended, tagger) if tagger else ()
    drafts = make_statements(text, (*mended, *nested))
    told = [replace(one, stance=find_stance(_words(one.cue), _words(one.content))) for one in drafts]
    named, entities = resolve_speakers(report, text, words, told)
    days, relays = find_said(report, text, named, times), find_relays(report, text, named)
    whole = [replace(one, said=said, via=via) for one, said, via in zip(named, days, relays, strict=True)]
    return tuple(add_relays(report, text, whole, relayed)), entities


def _words(pins: Iterable[Pin]) -> str:
    return " ".join(pin.words for pin in pins)


def _foreign(report: Report) -> Dropped:
    """Of a text in another language only what needs no grammar is read: its embedded posts."""
    detail = f"the text is in {report.language}; sayso reads English so far, and of other languages only embedded posts"
    return Dropped(report.id, "attribute", "language", detail)


def _process_all(sources: Iterable[Raw | Dropped], tagger: Tagger | None) -> Iterator[Reading | Dropped]:
    for raw in sources:
        if isinstance(raw, Dropped):
            yield raw
        else:
            tagger = tagger or load_tagger()
            yield process_safely(raw, tagger)


def process_safely(raw: Raw, tagger: Tagger) -> Reading | Dropped:
    """The one place where a crash in a report is caught: a fault of ours costs that report, never the run."""
    try:
        return process_report(raw, tagger)
    except Exception as error:  # noqa: BLE001 - a fault of ours costs one report, never the run
        return Dropped(raw.id or raw.address, _find_room(error), "crash", f"{type(error).__name__}: {error}")


def _find_room(error: Exception) -> Room:
    """The last room that was entered on the way to the error; past all rooms, the last of them."""
    for frame, _ in reversed(list(traceback.walk_tb(error.__traceback__))):
        for room in get_args(Room):
            if frame.f_globals.get("__name__", "").startswith(f"sayso.{room}"):
                found: Room = room
                return found
    return "resolve"
