"""Cut a text into windows of word pieces that the encoder reads in one go.

The only module that knows the tokenizer library. A window is whole paragraphs, as many as
fit, with a separator after each; a paragraph that is too long is cut, at the end of a
sentence where there is one. Every word keeps its half-open span of code points in the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tokenizers import Encoding, Tokenizer

MAX_PIECES = 192
"""Pieces of one window, markers included. Attention grows with the square. A network fitted to windows of 256 lost
a point on held-out articles when it read windows of 160, and nearly a point and a half at 128."""

START, SEPARATOR = 101, 102
"""BERT's [CLS] and [SEP]."""

_LOWER, _CAPITAL, _UPPER = range(3)
N_KINDS = 6
"""Three cases of letters, outside and inside quotation marks: what an uncased vocabulary
drops and what long quotations hide."""

_OPENING, _CLOSING = "“„«", "”»"
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")


class Word(NamedTuple):
    """A word or a punctuation mark; `start == end` marks the end of a paragraph.

    A named tuple, because there are so many: it is made twice as fast as a frozen dataclass.
    """

    start: int
    end: int
    pieces: tuple[int, ...]
    kind: int


@dataclass(frozen=True, slots=True)
class Window:
    """Words of consecutive paragraphs, and the pieces that the encoder is given for them."""

    words: tuple[Word, ...]

    @property
    def pieces(self) -> list[int]:
        return [START, *(piece for word in self.words for piece in word.pieces)]

    @property
    def kinds(self) -> list[int]:
        return [0, *(word.kind for word in self.words for _ in word.pieces)]

    @property
    def firsts(self) -> list[int]:
        """The position of each word's first piece in `pieces`."""
        found, at = [], 1
        for word in self.words:
            found.append(at)
            at += len(word.pieces)
        return found


def load_tokenizer(path: Path) -> Tokenizer:
    """The word-piece tokenizer of a model folder, without padding or truncation."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def make_windows(
    body: str, paragraphs: Sequence[tuple[int, int]], tokenizer: Tokenizer, first_limit: int = MAX_PIECES
) -> list[Window]:
    """Windows that cover all words of `paragraphs` (spans of `body`), in order.

    `first_limit` makes the first window shorter, so that training sees other neighbours.
    """
    segments = read_segments(body, paragraphs, tokenizer)
    return list(_pack(segments, first_limit))


def read_segments(body: str, paragraphs: Sequence[tuple[int, int]], tokenizer: Tokenizer) -> list[list[Word]]:
    """The words of each paragraph with its end mark, long paragraphs cut."""
    texts = [body[start:end] for start, end in paragraphs]
    encodings = tokenizer.encode_batch(texts, add_special_tokens=False)
    found = []
    for (start, end), text, encoding in zip(paragraphs, texts, encodings, strict=True):
        words = _read_words(text, encoding, start)
        for piece in _cut(words, body):
            found.append([*piece, Word(end, end, (SEPARATOR,), 0)])
    return found


def _read_words(text: str, encoding: Encoding, offset: int) -> list[Word]:
    words: list[Word] = []
    quoted = False
    ids, offsets, word_ids = encoding.ids, encoding.offsets, encoding.word_ids
    at, n = 0, len(ids)
    while at < n:
        last = at + 1
        while last < n and word_ids[last] == word_ids[at]:
            last += 1
        start, end = (
            offsets[at][0],
            _past_marks(text, offsets[last - 1][1], offsets[last][0] if last < n else len(text)),
        )
        surface = text[start:end]
        marks = _is_quote(text, start)
        inside = quoted or marks
        words.append(Word(offset + start, offset + end, tuple(ids[at:last]), _letters(surface) + 3 * inside))
        if marks:
            quoted = _toggle(surface, quoted) if _starts_quote(text, start) else quoted
        at = last
    return words


def _past_marks(text: str, end: int, limit: int) -> int:
    """The vocabulary has no combining marks and the tokenizer leaves them out: they belong to the word."""
    while end < limit and text[end] > "\u02ff" and unicodedata.category(text[end]).startswith("M"):
        end += 1
    return end


def _is_quote(text: str, at: int) -> bool:
    """Whether a double quotation mark of any shape stands at `at`, two apostrophes included."""
    return text[at] in '"“”„«»' or text[at : at + 2] in ("''", "``") or text[at - 1 : at + 1] in ("''", "``")


def _starts_quote(text: str, at: int) -> bool:
    return text[at] in '"“”„«»' or text[at : at + 2] in ("''", "``")


def _toggle(mark: str, quoted: bool) -> bool:
    """Round marks say which side they are; straight ones turn the state. It never outlives its
    paragraph, so an odd mark spoils one paragraph at most."""
    if mark in _OPENING:
        return True
    return False if mark in _CLOSING else not quoted


def _letters(surface: str) -> int:
    if surface.isupper() and len(surface) > 1:
        return _UPPER
    return _CAPITAL if surface[:1].isupper() else _LOWER


def _cut(words: list[Word], body: str) -> Iterator[list[Word]]:
    room = MAX_PIECES - 2
    while sum(len(word.pieces) for word in words) > room:
        at = _cut_at(words, body, room)
        yield words[:at]
        words = words[at:]
    if words:
        yield words


def _cut_at(words: list[Word], body: str, room: int) -> int:
    """The number of words to keep: up to the last end of a sentence that fits, if any does."""
    fits, taken = 0, 0
    for word in words:
        taken += len(word.pieces)
        if taken > room:
            break
        fits += 1
    for at in range(fits, fits // 3, -1):
        if (
            at < len(words)
            and body[words[at - 1].end].isspace()
            and _SENTENCE_END.search(body[: words[at - 1].end][-4:])
        ):
            return at
    return max(fits, 1)


def _pack(segments: list[list[Word]], limit: int) -> Iterator[Window]:
    held: list[Word] = []
    taken = 1
    for segment in segments:
        size = sum(len(word.pieces) for word in segment)
        if held and taken + size > limit:
            yield Window(tuple(held))
            held, taken, limit = [], 1, MAX_PIECES
        held += segment
        taken += size
    if held:
        yield Window(tuple(held))
