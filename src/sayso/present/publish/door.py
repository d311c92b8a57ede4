"""The one door through which values go into a publication: every word in them comes out without private people."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from sayso.keeper.people import People
from sayso.model import OffsetMap, Pin, Reading, Report, Span, Text, make_pin
from sayso.present.display import web_address

T = TypeVar("T")
_ID = re.compile(r"[a-z]?[0-9a-f]{16,64}(\.\d+)?")
"""Ids and digests: made of no words, and whoever checks a publication needs them as they are."""


@dataclass(frozen=True, slots=True)
class Door:
    """Hands out values as they may be published."""

    people: People

    def words(self, words: str) -> str:
        """Words without private names and personal numbers."""
        return words if _ID.fullmatch(words) else self.people.mask(words).words

    def mark(self, words: str, inner: Span) -> tuple[str, str, str]:
        """Words in three pieces: before `inner`, in it, and behind it."""
        masked = self.people.mask(words, (inner,))
        start, end = masked.spans[0].start, masked.spans[0].end
        return masked.words[:start], masked.words[start:end], masked.words[end:]

    def value(self, value: T) -> T:
        """A copy of a value with all words in it masked. Spans stay those of the text that was read, so a pin's words may
        be longer or shorter than its span."""
        copy: T = _walk(value, self.words, lambda span: span)
        return copy

    def reading(self, reading: Reading) -> Reading:
        """A reading of the masked text: spans and pins are those of what is published. Where characters stood in the page
        is left out, since the page's bytes are not published."""
        body = reading.text.body
        spans = sorted(set(_list_spans(reading)))
        masked = self.people.mask(body, spans)
        moved = dict(zip(spans, masked.spans, strict=True))
        bare = dataclasses.replace(reading, text=dataclasses.replace(reading.text, offsets=OffsetMap(())))
        walked: Reading = _walk(
            bare, self.words, moved.__getitem__, lambda pin: make_pin(masked.words, moved[pin.span])
        )
        return dataclasses.replace(walked, text=_with_body(walked.text, masked.words))


def _with_body(text: Text, body: str) -> Text:
    return dataclasses.replace(text, body=body)


def _list_spans(value: object) -> Iterable[Span]:
    if isinstance(value, Span):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _list_spans(getattr(value, field.name))
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _list_spans(part)


def _walk(
    value: Any, words: Callable[[str], str], span: Callable[[Span], Span], pin: Callable[[Pin], Pin] | None = None
) -> Any:
    """A copy with every string, span and pin in it put through these."""
    if isinstance(value, str):
        return words(value)
    if isinstance(value, Span):
        return span(value)
    if isinstance(value, Pin) and pin is not None:
        return pin(value)
    if isinstance(value, Report):
        return _walk_report(value, words)
    if is_dataclass(value) and not isinstance(value, type):
        told = {field.name: getattr(value, field.name) for field in fields(value)}
        spoken = told.keys() - _list_kinds(type(value))
        told |= {name: _walk(told[name], words, span, pin) for name in spoken}
        return _make_like(value, told)
    if isinstance(value, tuple | list):
        return type(value)(_walk(part, words, span, pin) for part in value)
    if isinstance(value, Mapping):
        return {key: _walk(part, words, span, pin) for key, part in value.items()}
    return value


@cache
def _list_kinds(of: type) -> frozenset[str]:
    """The fields whose words are sayso's own, one of a closed list: somebody called *Marta Exact* changes none of them."""
    hints = get_type_hints(of).items()
    return frozenset(name for name, hint in hints if any(get_origin(one) is Literal for one in (hint, *get_args(hint))))


def _walk_report(report: Report, words: Callable[[str], str]) -> Report:
    """What is known of a report. Only addresses of the web are told: names of files and folders tell of whoever publishes. One
    that names a private person leads nowhere any more, so it is left out too."""

    def leads(address: str | None) -> bool:
        return web_address(address) is not None and words(address or "") == address

    return dataclasses.replace(
        report,
        id=words(report.id),
        address=report.address if leads(report.address) else "",
        title=words(report.title) if report.title else None,
        byline=words(report.byline) if report.byline else None,
        publisher=words(report.publisher) if report.publisher else None,
        url=report.url if leads(report.url) else None,
    )


def _make_like(value: Any, told: Mapping[str, Any]) -> Any:
    """Another value of the same kind. A text whose paragraphs were moved has its new body put in last: until then its
    spans may reach further than its body does, which is checked when it is made."""
    if isinstance(value, Text):
        furthest = max((span.end for span in (*told["paragraphs"], *told["sentences"])), default=0)
        return dataclasses.replace(value, **{**told, "body": " " * furthest})
    return dataclasses.replace(value, **told)
