"""A thread of posts, as `sayso.read` takes it out of an export, to a draft.

The body reads as people would copy it: for each post a line that tells who and when, the words, and how often it was seen
and shared. Words, names and counts lead to their places in the JSON; the rest of those lines stands in no source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sayso.model import OffsetMap, Post, Raw, Relay, Span, Tally, make_pin
from sayso.text.draft import Draft, UnreadableError
from sayso.text.fediverse import read_activities, read_skeets, read_statuses
from sayso.text.marked import cut_words
from sayso.text.messages import Account, Message, Passing, Value, read_moment
from sayso.text.paragraphs import split_paragraphs
from sayso.text.placed import Placed, PlacedWords, load_placed
from sayso.text.scribe import Scribe
from sayso.text.telegram import read_telegram
from sayso.text.tweets import read_tweets, read_tweets_2

_PLATFORMS: Mapping[str, Callable[[Value, str], Iterable[Message]]] = {
    "telegram": read_telegram,
    "x": read_tweets,
    "x2": read_tweets_2,
    "mastodon": read_statuses,
    "activitypub": read_activities,
    "bluesky": read_skeets,
}
_MONTHS = (
    "January February March April May June July August September October November December".split()
)  # not the locale's
_COUNTED = {"viewed": "views", "shared": "shares"}
_PASSED = {"quoted": "quoted", "forwarded": "passed on"}


def decode_thread(raw: Raw) -> str:
    """The JSON text of a thread; UnreadableError where it is not UTF-8."""
    try:
        return raw.data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as wrong:
        raise UnreadableError(f"it is not UTF-8 (byte {wrong.start})") from wrong


def read_thread(source: str, raw: Raw) -> Draft:
    """The draft of a thread; UnreadableError where it is none, or nobody wrote a word in it."""
    thread = load_placed(source)
    if not isinstance(thread, dict) or thread.get("platform") not in _PLATFORMS:
        raise UnreadableError("it is no thread of posts")
    messages = list(_PLATFORMS[thread["platform"]](thread, source))
    writer = _Writer(source)
    for message in messages:
        writer.write(message)
    if not writer.posts:
        raise UnreadableError("there is no word in its posts")
    first, seen = writer.first, read_moment(thread.get("seen")) or raw.fetched
    return Draft(
        body := writer.body,
        split_paragraphs(body),
        OffsetMap(tuple(writer.runs)),
        tuple(post.fill(body, seen) for post in writer.posts),
        (),
        site=first.name,
        day=first.when.date() if first.when else None,
        day_from="post",
    )


@dataclass(frozen=True, slots=True)
class _Written:
    """Who stands first at a post, and when: the one from whom it was taken."""

    name: str | None
    when: datetime | None


@dataclass(frozen=True, slots=True)
class _Draft:
    """A post whose body is still being written."""

    span: Span
    content: Span
    source: Span | None
    message: Message
    relays: tuple[tuple[Span | None, Passing], ...]
    tallies: tuple[Tally, ...]

    def fill(self, body: str, seen: datetime | None) -> Post:
        """The post, with pins into the whole body."""
        by = self.message.by
        via = tuple(
            Relay(_name(passing.by) or "an account", make_pin(body, span) if span else None, passing.kind, passing.when)
            for span, passing in self.relays
        )
        name, handle = (_join(each) if each else None for each in (by.name, by.handle))
        return Post(
            self.span, self.content, self.source, name, handle, self.message.when, self.message.links,
            via, self.tallies, seen if self.tallies else None,
        )  # fmt: skip


def _name(account: Account) -> str | None:
    found = account.name or account.handle
    return _join(found) if found else None


def _join(words: str) -> str:
    return " ".join(words.split())


@dataclass(slots=True)
class _Writer(Scribe):
    """The body of a thread, with its posts."""

    posts: list[_Draft] = field(default_factory=list)
    first: _Written = field(default=_Written(None, None))

    def write(self, message: Message) -> None:
        """A message that has words, and behind it the one that it quotes."""
        if any(piece.strip() for piece in message.words if isinstance(piece, str)):
            self._write_post(message)
        if message.quoted is not None:
            self.write(message.quoted)

    def _write_post(self, message: Message) -> None:
        if self.parts:
            self.add("\n\n")
        start = self.length
        self._note_first(message)
        relays = [(self._write_passing(passing), passing) for passing in reversed(message.passed)]
        source = self._write_line(message.by, message.when, edited=message.edited)
        self.add("\n\n")
        content = self._write_words(message.words)
        tallies = self._write_counts(message)
        span = Span(start, self.length)
        self.posts.append(_Draft(span, content, source, message, tuple(reversed(relays)), tallies))

    def _note_first(self, message: Message) -> None:
        if not self.posts:
            last = message.passed[-1] if message.passed else None
            self.first = _Written(_name(last.by), last.when) if last else _Written(_name(message.by), message.when)

    def _write_passing(self, passing: Passing) -> Span | None:
        span = self._write_line(passing.by, passing.when)
        self.add(f", {_PASSED[passing.kind]}:\n")
        return span

    def _write_line(self, by: Account, when: datetime | None, edited: datetime | None = None) -> Span | None:
        """Who, and when; the span is that of name and handle, None where neither is told."""
        start = self.length
        for piece, before, behind in (
            (by.name, "", ""),
            (by.handle, " (@" if by.name else "@", ")" if by.name else ""),
        ):
            if piece is not None:
                self.add(before)
                self._put_line(piece)
                self.add(behind)
        span = Span(start, self.length) if self.length > start else None
        if span is None:
            self.add("An account that is not named")
        self.add(f", {_show(when)}" if when else "")
        self.add(f", edited {_show(edited)}" if edited else "")
        return span

    def _put_line(self, piece: PlacedWords) -> None:
        """Words of a line of their own: without breaks, which names have to break out of it."""
        if "\n" in piece or "\r" in piece or piece != piece.strip():
            self.add(_join(piece))
        else:
            self._put(piece)

    def _write_words(self, words: Iterable[Placed | str]) -> Span:
        start = self.length
        for piece in words:
            if isinstance(piece, Placed):
                self._put(piece)
            else:
                self.add(piece)
        written = self.body[start:]
        return Span(start + len(written) - len(written.lstrip()), start + len(written.rstrip()))

    def _write_counts(self, message: Message) -> tuple[Tally, ...]:
        tallies = []
        for at, count in enumerate(message.counts):
            self.add(", " if at else "\n\n")
            start = self.length
            self._put(count.number)
            tallies.append(Tally(Span(start, self.length), count.event))
            self.add(f" {_COUNTED[count.event]}")
        return tuple(tallies)

    def _put(self, piece: Placed) -> None:
        """Something of the source; what is escaped there stands in no place of it."""
        if not isinstance(piece, PlacedWords):
            self.copy(piece.at, piece.end)
            return
        for one in cut_words(self.source, piece):
            if isinstance(one, Placed):
                self.copy(one.at, one.end)
            else:
                self.add(one)


def _show(moment: datetime) -> str:
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}, {moment:%H:%M} UTC"
