"""Texts and attributions for tests, told by their words instead of their offsets."""

from __future__ import annotations

import re

from sayso.model import Attribution, OffsetMap, Post, Span, Text


def make_text(body: str, posts: tuple[Post, ...] = ()) -> Text:
    """A text whose paragraphs are the lines of `body`."""
    paragraphs = tuple(Span(*match.span()) for match in re.finditer(r"\S(?:[^\n]*\S)?", body))
    return Text("made-up", body, paragraphs, paragraphs, OffsetMap(((0, 0, len(body)),)), posts)


def span_of(body: str, words: str) -> Span:
    """The one place where `words` stand."""
    assert body.count(words) == 1, f"{words!r} stands {body.count(words)} times in the text"
    return Span(body.index(words), body.index(words) + len(words))


def attribute(body: str, source: str, cue: str, *content: str, score: float = 0.9) -> Attribution:
    """An attribution told by its words; an empty source or cue is none."""
    sources, cues, contents = (
        tuple(span_of(body, words) for words in given if words) for given in ([source], [cue], content)
    )
    return Attribution(sources, cues, contents, score)
