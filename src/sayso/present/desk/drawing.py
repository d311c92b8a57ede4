"""Templates filled with values. Only this module knows Jinja.

Whatever is put into a template is text and is escaped, and what would steer a line or a screen is replaced by a visible
sign; only what `trust` is given is markup, and that is made by functions that escape what they are given.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from importlib import resources
from typing import Any

import markupsafe
from jinja2 import Environment, PackageLoader, StrictUndefined

from sayso.present.asked import words
from sayso.present.counts import EVENTS, OWN_VOICE, UNITLESS
from sayso.present.desk.address import CHOICES, make_query
from sayso.present.display import (
    NOTE,
    cut_line,
    name_report,
    show_day,
    show_line,
    show_safely,
    tell_day,
    web_address,
)
from sayso.present.page.markup import Markup
from sayso.version import __version__


def render(template: str, **values: Any) -> str:
    """The page that a template makes of values; every name that it uses must be given."""
    return _load_templates().get_template(template).render(values)


def trust(markup: Markup) -> markupsafe.Markup:
    """Markup that one of our functions made, so that a template takes it as it is."""
    return markupsafe.Markup(markup)


def find_static(name: str) -> str:
    """The address of a file of `static/`, which changes with its content so that browsers may keep it."""
    return f"/static/{name}?{_digest(name)}"


@cache
def _load_templates() -> Environment:
    templates = Environment(
        loader=PackageLoader("sayso.present.desk"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_show,
        auto_reload=False,
    )
    templates.globals.update(
        NOTE=NOTE, OWN_VOICE=OWN_VOICE, UNITLESS=UNITLESS, EVENTS=EVENTS, RELATIONS=words.RELATIONS, version=__version__,
        static=find_static, query=make_query, visitor=None, token="", desk="", here=None,
        events=CHOICES["event"], statuses=CHOICES["status"], stances=CHOICES["stance"],
    )  # fmt: skip
    templates.filters.update(FILTERS)
    return templates


def _show(value: object) -> object:
    """What an expression of a template gives: words of a report can't steer the screen."""
    return show_safely(value) if isinstance(value, str) and not isinstance(value, markupsafe.Markup) else value


@cache
def _digest(name: str) -> str:
    data = resources.files("sayso.present.desk").joinpath("static", name).read_bytes()
    return hashlib.sha256(data).hexdigest()[:12]


def _tell_count(number: int) -> str:
    return f"{number:,}"


def _tell_plural(number: int, one: str, many: str | None = None) -> str:
    """1 report; 2,000 reports."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _capitalize(words: str) -> str:
    return words[:1].upper() + words[1:]


def _tell_moment(moment: datetime) -> str:
    """7 Mar 2022, 14:05 UTC."""
    return f"{show_day(moment.date())}, {moment:%H:%M} {moment.tzname() or ''}".strip()


FILTERS: Mapping[str, Any] = {
    "line": show_line,
    "cut": cut_line,
    "day": show_day,
    "told_day": tell_day,
    "moment": _tell_moment,
    "count": _tell_count,
    "plural": _tell_plural,
    "web": web_address,
    "range": words.tell_range,
    "best": words.tell_best,
    "question": words.tell_question,
    "published": words.tell_published,
    "document": words.tell_document,
    "name": name_report,
    "capitalize_first": _capitalize,
    "judged": words.tell_judged,
    "value": words.tell_value,
    "whose": words.tell_word,
}
