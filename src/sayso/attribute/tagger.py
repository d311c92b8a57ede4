"""The tagger: a text's paragraphs -> the attributions in them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from tokenizers import Tokenizer

from sayso.attribute.coordinated import find_coordinated
from sayso.attribute.decode import Found, Limits, Sensed, decode_window, sense_window
from sayso.attribute.network import Network, OnnxNetwork
from sayso.attribute.quotes import quote_text
from sayso.attribute.states import Senses
from sayso.attribute.whole import make_whole, start_of
from sayso.attribute.windows import Window, Word, load_tokenizer, make_windows
from sayso.model import Attribution, Span, Text

WEIGHTS = Path(__file__).parent / "weights"

LANGUAGES = ("en", None)
"""The languages that the weights were fitted to, as ISO 639-1; None is a text too short to tell."""


class Tagging(Protocol):
    """Whatever finds attributions in paragraphs."""

    def tag(self, body: str, paragraphs: Sequence[Span]) -> Iterator[Attribution]:
        """The attributions of `body`, in order; spans are code points of `body`."""


@dataclass(frozen=True, slots=True)
class Tagger:
    """A network with its tokenizer and limits. `version` names the weights."""

    network: Network
    tokenizer: Tokenizer
    limits: Limits
    version: str

    def tag(self, body: str, paragraphs: Sequence[Span]) -> Iterator[Attribution]:
        """The attributions of `body`, in order; spans are code points of `body`."""
        for sensed in self.sense(body, paragraphs):
            yield from self.decode(sensed)

    def sense(self, body: str, paragraphs: Sequence[Span]) -> Iterator[Sensed]:
        """The windows of `body` as the network sees them, in order."""
        for window in make_windows(body, [(span.start, span.end) for span in paragraphs], self.tokenizer):
            yield sense_window(window, self.network)

    def decode(self, sensed: Sensed) -> Iterator[Attribution]:
        """The attributions of one window."""
        for found in decode_window(sensed, self.network, self.limits):
            yield _pin(sensed.window, found)


def find_attributions(text: Text, tagger: Tagging) -> tuple[Attribution, ...]:
    """All that a text puts in somebody's mouth or mind, in reading order."""
    return _finish(text, tagger.tag(text.body, text.paragraphs))


def read_attributions(text: Text, tagger: Tagger) -> tuple[tuple[Attribution, ...], Senses]:
    """The same, and what the network saw of the text, for other rooms to look at."""
    sensed = tuple(tagger.sense(text.body, text.paragraphs))
    return _finish(text, (found for one in sensed for found in tagger.decode(one))), Senses(sensed)


def _finish(text: Text, tagged: Iterable[Attribution]) -> tuple[Attribution, ...]:
    found = make_whole(text.body, tagged, quote_text(text))
    return tuple(sorted([*found, *find_coordinated(text, found)], key=start_of))


def load_version(folder: Path = WEIGHTS) -> str:
    """The version of the weights, without loading them."""
    version: str = _read_card(folder)["version"]
    return version


def load_tagger(folder: Path = WEIGHTS) -> Tagger:
    """The shipped tagger, or one of your own from a folder that the training command wrote."""
    card = _read_card(folder)
    limits = Limits(**card["limits"])
    return Tagger(OnnxNetwork(folder), load_tokenizer(folder / "tokenizer.json"), limits, card["version"])


def _read_card(folder: Path) -> dict[str, Any]:
    card: dict[str, Any] = json.loads((folder / "card.json").read_text(encoding="utf-8"))
    return card


def _pin(window: Window, found: Found) -> Attribution:
    source, cue, content = (_join(window.words, picked) for picked in (found.source, found.cue, found.content))
    return Attribution(source, cue, content, round(found.score, 4))


def _join(words: tuple[Word, ...], picked: Sequence[int]) -> tuple[Span, ...]:
    """Runs of neighbouring words as spans; the end of a paragraph never joins two."""
    spans: list[Span] = []
    last = None
    for at in picked:
        word = words[at]
        if word.start == word.end:
            continue
        if last is not None and at == last + 1:
            spans[-1] = Span(spans[-1].start, word.end)
        else:
            spans.append(Span(word.start, word.end))
        last = at
    return tuple(spans)
