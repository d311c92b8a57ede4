"""Mail (RFC 5322, MIME) to a draft: the text that its sender wrote."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from sayso.model import Raw
from sayso.text.draft import Draft, UnreadableError
from sayso.text.pages import read_page
from sayso.text.plain import read_plain


def decode_mail(raw: Raw) -> str:
    """The characters of the part that holds the text, plain before HTML; UnreadableError where there is none."""
    return _find_body(_parse(raw))[1]


def read_mail(words: str, raw: Raw) -> Draft:
    """The draft of a mail: its subject is the title, the sender's name the byline (never an address), the day that of its Date."""
    message = _parse(raw)
    kind, _ = _find_body(message)
    draft = read_page(words, None) if kind == "text/html" else read_plain(words)
    name = _read(message, "From")
    title, day = _read(message, "Subject"), _read(message, "Date")
    byline = parseaddr(name)[0] if name else ""
    try:
        written = parsedate_to_datetime(day).date() if day else None
    except (ValueError, TypeError, IndexError, OverflowError):
        written = None
    return Draft(
        draft.body, draft.paragraphs, draft.offsets, draft.posts, draft.corrections,
        title=title, byline=byline or None, day=written,
    )  # fmt: skip


def _parse(raw: Raw) -> EmailMessage:
    try:
        found = message_from_bytes(raw.data, policy=policy.default)
    except (
        ValueError,
        RecursionError,
        LookupError,
        IndexError,
        AttributeError,
        TypeError,
    ) as wrong:  # headers that nobody expected
        raise UnreadableError(f"it is no mail that can be read ({wrong})") from wrong
    return found


def _read(message: EmailMessage, name: str) -> str | None:
    """A header in one line; None where it is missing, or can't be read."""
    try:
        words = " ".join(str(message.get(name, "")).split())
    except (
        ValueError,
        LookupError,
        IndexError,
        AttributeError,
        TypeError,
    ):  # the library's parser of headers gives up so
        return None
    return words or None


def _find_body(message: EmailMessage) -> tuple[str, str]:
    try:
        part = message.get_body(("plain", "html"))
        words = part.get_content() if part is not None else None
        kind = part.get_content_type() if part is not None else ""
    except (ValueError, LookupError, KeyError, AttributeError, TypeError, RecursionError) as wrong:
        raise UnreadableError(f"its text can't be decoded ({wrong})") from wrong
    if not isinstance(words, str):
        raise UnreadableError("it has no text")
    return kind, words
