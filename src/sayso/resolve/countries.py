"""Which countries a report is about, as far as it names them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from urllib.parse import urlsplit

from sayso.model import Report
from sayso.model.words import Words
from sayso.resolve.gazetteer import COUNTRY, Gazetteer, load_gazetteer
from sayso.resolve.toponyms import Toponym
from sayso.resolve.vocabulary import load_vocabulary

_TITLE = re.compile(r"[^\W\d_]+")


def count_peoples(report: Report, words: Words) -> Counter[str]:
    """How often a text names the people of each country (ISO 3166-1 alpha-2), or its title it or its people."""
    gazetteer, states = load_gazetteer(), load_vocabulary().states
    peoples = [
        states.demonyms[word.lower] for word in words.words if word.lower in states.demonyms and word.form[0].isupper()
    ]
    titles = (
        states.names.get(word) or states.demonyms.get(word) for word in _TITLE.findall((report.title or "").lower())
    )
    return Counter(code for state in (*peoples, *titles) if state and (code := find_country(gazetteer, state)))


def count_countries(peoples: Counter[str], found: Iterable[Toponym]) -> Counter[str]:
    """The same with the countries that the toponyms of the text mean first of all."""
    return peoples + Counter(one.entry.spots[0][0].country for one in found if one.entry.spots[0][0].level == COUNTRY)


def find_country(gazetteer: Gazetteer, name: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country by any of its names; None where the name means none."""
    entry = gazetteer.find(name)
    return next((spot.country for spot, _ in entry.spots if spot.level == COUNTRY), None) if entry else None


def find_domain(report: Report) -> str:
    """The country that the report's address tells by its last part (*.ua*); empty where it tells none."""
    host = urlsplit(report.url or report.address).hostname or ""
    last = host.rpartition(".")[2].upper()
    code = "GB" if last == "UK" else last
    return code if len(code) == 2 and code.isalpha() else ""
