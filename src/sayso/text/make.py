"""A raw report to its text: what the room gives."""

from __future__ import annotations

import hashlib
from datetime import date

from sayso.model import DateOrigin, Dropped, Raw, Report, Text
from sayso.text.dates import find_address_day, find_dateline_day
from sayso.text.draft import Draft, UnreadableError
from sayso.text.forms import make_draft
from sayso.text.language import find_language
from sayso.text.metadata import name_publisher
from sayso.text.sentences import split_sentences


def make_text(raw: Raw) -> tuple[Report, Text] | Dropped:
    """The report and its text, or why there is none.

    The body of a plain text is its decoded characters as they are. That of a page is its main text, one
    paragraph apart from the next by a blank line, with embedded posts and correction notices in their
    places; its offsets lead to the decoded page. `published` comes from, in this order, what was given, the
    page's metadata, a dateline, the latest embedded post, the address; it is never guessed.
    """
    name = _identify(raw)
    try:
        draft = make_draft(raw)
    except UnreadableError as wrong:
        return Dropped(name, "text", wrong.reason, str(wrong))
    if not any(map(str.isalnum, draft.body)):
        return Dropped(name, "text", "no text", "there is no word in it, or no main text could be found")
    return _make_report(name, raw, draft), _make_body(name, draft)


def _identify(raw: Raw) -> str:
    digest = hashlib.sha256(raw.address.encode("utf-8", "surrogatepass") + b"\0" + raw.data)
    return raw.id or digest.hexdigest()[:16]


def _make_report(name: str, raw: Raw, draft: Draft) -> Report:
    url = raw.url or draft.url
    day, origin = _date_report(raw, draft, url)
    return Report(
        id=name,
        address=raw.address,
        media_type=raw.media_type,
        raw_digest=hashlib.sha256(raw.data).hexdigest(),
        title=raw.title or draft.title,
        byline=draft.byline,
        publisher=raw.publisher or name_publisher(draft.site, url),
        published=day,
        published_from=origin,
        url=url,
        language=find_language(draft.body),
        fetched=raw.fetched,
    )


def _date_report(raw: Raw, draft: Draft, url: str | None) -> tuple[date | None, DateOrigin | None]:
    """The day and from what it is known, the surest first. A report is no older than the posts in it."""
    if raw.published:
        return raw.published, "given"
    addressed = find_address_day(url) if url else None
    if draft.day:
        # Metadata is often in UTC; a day beside it in the address is the outlet's own calendar.
        beside = addressed is not None and abs(addressed - draft.day).days == 1
        return (addressed, "address") if beside else (draft.day, draft.day_from)
    day = find_dateline_day(draft.body, draft.paragraphs)
    if day:
        return day, "dateline"
    posted = max((post.posted.date() for post in draft.posts if post.posted), default=None)
    if posted:
        return posted, "post"
    return addressed, "address" if addressed else None


def _make_body(name: str, draft: Draft) -> Text:
    return Text(
        report=name,
        body=draft.body,
        paragraphs=draft.paragraphs,
        sentences=split_sentences(draft.body, draft.paragraphs),
        offsets=draft.offsets,
        posts=draft.posts,
        corrections=draft.corrections,
        turns=draft.turns,
        timed=draft.timed,
        original=draft.original,
    )
