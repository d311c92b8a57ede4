"""Plain text as it is."""

from __future__ import annotations

from sayso.model import OffsetMap
from sayso.text.draft import Draft
from sayso.text.notices import is_notice
from sayso.text.paragraphs import split_paragraphs
from sayso.text.posts import find_plain_posts


def read_plain(body: str) -> Draft:
    """All of it, in paragraphs, with the posts and correction notices in it."""
    paragraphs = split_paragraphs(body)
    return Draft(
        body,
        paragraphs,
        OffsetMap(((0, 0, len(body)),) if body else ()),
        tuple(find_plain_posts(body, paragraphs)),
        tuple(span for span in paragraphs if is_notice(body[span.start : span.end])),
    )
