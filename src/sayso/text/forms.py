"""The forms that a report may come in, each with how its text is made.

Offsets of a text lead to its source: characters that are always the same for the same bytes. For a text and a page these are
the decoded bytes; a form that is packed or compressed tells its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, cast

from sayso.model import MediaType, Raw
from sayso.text.cues import find_cues, find_segments, find_turns
from sayso.text.decode import decode_raw
from sayso.text.draft import Draft, UnreadableError
from sayso.text.mail import decode_mail, read_mail
from sayso.text.pages import read_page
from sayso.text.plain import read_plain
from sayso.text.threads import decode_thread, read_thread
from sayso.text.transcripts import read_transcript


@dataclass(frozen=True, slots=True)
class Form:
    """How bytes become a text: the characters that offsets lead to, and the draft that is made of them."""

    source: Callable[[Raw], str]
    draft: Callable[[str, Raw], Draft]


def _find(module: str, name: str) -> Callable[..., Any]:
    """A function of a module whose library comes with an extra; UnreadableError where that was not installed."""
    try:
        found: Callable[..., Any] = getattr(import_module(f"sayso.text.{module}"), name)
    except ModuleNotFoundError as missing:
        raise UnreadableError(f"reading it needs {missing.name}: pip install 'sayso[formats]'") from missing
    return found


def _load(module: str) -> Form:
    """The form of a module whose library comes with an extra, and is loaded with the first report of it."""
    return Form(
        lambda raw: str(_find(module, f"decode_{module}")(raw)),
        lambda words, raw: cast(Draft, _find(module, f"read_{module}")(words, raw)),
    )


FORMS: Mapping[MediaType, Form] = {
    "text/plain": Form(decode_raw, lambda words, _: read_plain(words)),
    "text/html": Form(decode_raw, lambda words, raw: read_page(words, raw.url)),
    "text/markdown": Form(decode_raw, lambda words, _: cast(Draft, _find("markdown", "read_markdown")(words))),
    "message/rfc822": Form(decode_mail, read_mail),
    "application/pdf": _load("pdf"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": _load("docx"),
    "application/x-thread+json": Form(decode_thread, read_thread),
    "application/x-subrip": Form(decode_raw, lambda words, raw: read_transcript(words, find_cues(words), raw)),
    "text/vtt": Form(decode_raw, lambda words, raw: read_transcript(words, find_cues(words), raw)),
    "text/x-turns": Form(decode_raw, lambda words, raw: read_transcript(words, find_turns(words), raw)),
    "application/x-whisper+json": Form(
        decode_thread, lambda words, raw: read_transcript(words, find_segments(words), raw)
    ),
}
"""Every media type that a report may have."""


def read_source(raw: Raw) -> str:
    """The characters that the offsets of a report's text lead to; UnreadableError where the bytes hold none."""
    return FORMS[raw.media_type].source(raw)


def make_draft(raw: Raw) -> Draft:
    """The text of a report with what it tells of itself; UnreadableError where it has none that can be read."""
    form = FORMS[raw.media_type]
    return form.draft(form.source(raw), raw)
