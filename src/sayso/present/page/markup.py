"""HTML written by functions: every word is escaped on its way in, and only what they make is markup."""

from __future__ import annotations

import html
from functools import cache
from typing import NewType

from sayso.present.display import show_safely, web_address

Markup = NewType("Markup", str)
"""Text that is HTML already. The type checker refuses a plain string where one is asked for."""

NOTHING = Markup("")


def escape(text: str) -> Markup:
    """The text as HTML: nothing in it is markup any more, quotes included, and nothing steers the line."""
    return Markup(html.escape(show_safely(text)))


def join(*parts: Markup, by: str = "") -> Markup:
    """The parts one after another; `by` stands between them and must be plain."""
    return Markup(html.escape(by).join(parts))


def element(name: str, *inner: Markup, **attributes: str | None) -> Markup:
    """An element; attributes that are None are left out, an underscore in a name stands for a hyphen
    and one at its end for nothing (`class_`, `data_n`)."""
    told = "".join(
        [f' {_name_attribute(key)}="{escape(value)}"' for key, value in attributes.items() if value is not None]
    )
    return Markup(f"<{name}{told}>{''.join(inner)}</{name}>")


@cache
def _name_attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def name(text: str) -> Markup:
    """A name or other words of the report in a line of ours: isolated, so that right-to-left words do
    not turn the line around them."""
    return element("bdi", escape(text))


def link(address: str | None, words: str) -> Markup:
    """The words as a link where the address is http or https, else as they are."""
    safe = web_address(address)
    if safe is None:
        return name(words)
    return element("a", escape(words), href=safe, rel="noopener noreferrer nofollow")
