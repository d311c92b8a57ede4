"""The main text and the metadata of a page. The only module that knows the extractor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from logging import NullHandler, getLogger
from typing import Any

for _name in ("trafilatura", "htmldate", "courlan"):
    # Without a handler Python prints their warnings on the terminal; what fails is told by what comes out.
    getLogger(_name).addHandler(NullHandler())

_BLOCKS = {"p", "head", "item", "quote", "code", "ab", "list", "table", "row", "lb", "body", "div", "fw", "main"}
"""Elements of the extractor's tree that begin a paragraph of their own: so does a break in a line, and a row of a table is one."""


@dataclass(frozen=True, slots=True)
class Extract:
    """What the extractor took for the main text, and what the page tells of itself."""

    paragraphs: tuple[str, ...]
    title: str | None
    byline: str | None


def extract_page(page: str, url: str | None) -> Extract:
    """The main text of a page (decoded HTML), without comments and boilerplate; no paragraph where there is none."""
    # Loading the extractor takes longer than reading a plain text, which never needs it.
    from lxml.etree import ParserError  # type: ignore[import-untyped]  # lxml ships no types
    from lxml.html import HTMLParser, document_fromstring  # type: ignore[import-untyped]
    from trafilatura import bare_extraction
    from trafilatura.metadata import extract_metadata

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        tree = document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except ParserError:  # there is not one element in it
        return Extract((), None, None)
    told = extract_metadata(tree, url, {"extensive_search": False, "original_date": True})
    found = bare_extraction(tree, url, include_comments=False, include_tables=True)
    paragraphs = () if found is None or isinstance(found, dict) else tuple(_take_paragraphs(found.body))
    return Extract(paragraphs, told.title or None, told.author or None)


def _take_paragraphs(body: Any) -> Iterator[str]:
    from lxml.etree import iterwalk

    words: list[str] = []
    for event, node in iterwalk(body, events=("start", "end")):
        if node.tag in _BLOCKS:
            yield from _flush(words)
        elif node.tag == "cell":
            words.append(" ")
        words.append((node.text if event == "start" else node.tail) or "")
    yield from _flush(words)


def _flush(words: list[str]) -> Iterator[str]:
    paragraph = " ".join("".join(words).split())
    words.clear()
    if paragraph:
        yield paragraph
