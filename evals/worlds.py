"""Made-up reports in any number, with readings as sayso would make them: to measure ledgers of any size.

All is drawn from seeds: the same number gives the same report. Names are spread as in news, a few of them everywhere and
most of them rare (Zipf's law). Nothing in it is real.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

from sayso.model import (
    Bound,
    Days,
    Event,
    Figure,
    Locale,
    OffsetMap,
    Period,
    Place,
    Quantity,
    Raw,
    Reading,
    Report,
    Span,
    Stance,
    Statement,
    Status,
    Text,
    Versions,
    make_pin,
)

BEGUN = date(2020, 1, 1)
DAYS = 5 * 365
FIGURES = 10
"""Figures in a report, each in a statement of its own."""
VERSIONS = Versions("made", "made")

SYLLABLES = (
    "ba be bo da de do fa fi ga ge ka ke ki la le lo ma me mi na ne no pa pe ra re ri sa se so ta te to va ve".split()
)
EVENTS: tuple[Event, ...] = (
    "killed", "injured", "destroyed", "lost", "captured", "displaced", "damaged", "shot_down", "launched", "missing",
    "detained", "evacuated", "seized", "released", "surrendered",
)  # fmt: skip
UNITS = (
    "person", "soldier", "tank", "civilian", "child", "house", "drone", "missile", "vehicle", "airplane", "ship",
    "helicopter", "artillery system", "school", "bridge", "truck", "journalist", "nurse", "farmer", "cow",
)  # fmt: skip
STATUSES: dict[str, Status] = {
    "soldier": "military",
    "civilian": "civilian",
    "child": "child",
    "journalist": "journalist",
}
BOUNDS: tuple[tuple[str, Bound], ...] = (
    ("", "exact"), ("At least ", "at_least"), ("About ", "about"), ("More than ", "more_than"), ("Up to ", "at_most"),
)  # fmt: skip
STANCES: tuple[tuple[str, Stance], ...] = (
    ("said", "asserts"), ("claimed", "claims"), ("confirmed", "confirms"), ("denied", "denies"), ("warned", "warns"),
)  # fmt: skip
CODES = tuple(f"X{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
"""Codes that ISO 3166-1 leaves to users: no country has them."""
UNITS_EACH = 20
"""First-level units of a country; their ids are counted from `FIRST_UNIT` on."""
FIRST_UNIT = 1_000_000

Thing = TypeVar("Thing")


class Zipf(Generic[Thing]):
    """Draws things, the n-th one n times more rarely than the first."""

    def __init__(self, things: Sequence[Thing]) -> None:
        self.things = things
        self._sums = list(accumulate(1 / place for place in range(1, len(things) + 1)))

    def draw(self, random: Random) -> Thing:
        """One of the things."""
        return self.things[bisect_left(self._sums, random.random() * self._sums[-1])]


@dataclass(frozen=True, slots=True)
class World:
    """Everything that reports may tell of."""

    events: Zipf[Event]
    units: Zipf[str]
    bounds: Zipf[tuple[str, Bound]]
    stances: Zipf[tuple[str, Stance]]
    parties: Zipf[str]
    speakers: Zipf[str]
    publishers: Zipf[str]
    places: Zipf[Locale]
    words: Zipf[str]


def make_world(seed: int = 7) -> World:
    """A world of 15 events, 20 units, 200 parties, 5,000 speakers, 1,000 publishers, 3,000 places and 20,000 words."""
    random = Random(seed)
    places = [_make_place(random, number, name) for number, name in enumerate(_make_names(random, 3000, 1), 1)]
    return World(
        events=Zipf(EVENTS),
        units=Zipf(UNITS),
        bounds=Zipf(BOUNDS),
        stances=Zipf(STANCES),
        parties=Zipf(_make_names(random, 200, 1)),
        speakers=Zipf(_make_names(random, 5000, 2)),
        publishers=Zipf([f"{name} Echo" for name in _make_names(random, 1000, 1)]),
        places=Zipf(places),
        words=Zipf([name.lower() for name in _make_names(random, 20_000, 1)]),
    )


def _make_names(random: Random, count: int, words: int) -> list[str]:
    """Different names of so many words."""
    names: dict[str, None] = {}
    while len(names) < count:
        name = " ".join("".join(random.choices(SYLLABLES, k=random.randint(2, 4))).title() for _ in range(words))
        names[name] = None
    return list(names)


def _make_place(random: Random, number: int, name: str) -> Locale:
    """A city in one of 26 countries, the first of which have most of them."""
    country = min(int(random.expovariate(0.3)), len(CODES) - 1)
    unit = FIRST_UNIT + UNITS_EACH * country + random.randrange(UNITS_EACH)
    return Locale(number, name, "city", CODES[country], float(country), float(number % 90), 0.9, unit)


@dataclass(slots=True)
class _Draft:
    """A report's text while it is put together, and where its parts stand."""

    body: str = ""

    def say(self, words: str) -> Span:
        """Adds words to the text; their place."""
        start = len(self.body)
        self.body += words
        return Span(start, len(self.body))


@dataclass(frozen=True, slots=True)
class _Told:
    """What a sentence tells, with the places of its words."""

    sentence: Span
    count: Span
    content: Span
    source: Span
    cue: Span
    place: Span
    number: int
    event: Event
    unit: str
    bound: Bound
    party: str | None
    speaker: str
    stance: Stance
    locale: Locale


def make_report(world: World, number: int, total: int, paragraphs: int = FIGURES // 2) -> tuple[Raw, Reading]:
    """The report of a number, of `total` in all, the later ones of later days, as they come in: paragraphs of two sentences
    with a figure in a statement and one of other words."""
    random, draft = Random(number), _Draft()
    day = BEGUN + timedelta(days=number * DAYS // total)
    told, sentences, spans = list[_Told](), list[Span](), list[Span]()
    for order in range(paragraphs):
        begun = draft.say("\n").end if order else 0
        for _ in range(2):
            told.append(_tell(draft, world, random))
            sentences.append(told[-1].sentence)
        sentences.append(draft.say(" ".join(world.words.draw(random) for _ in range(12)).capitalize() + "."))
        spans.append(Span(begun, len(draft.body)))
    text = Text(f"m{number}", draft.body, tuple(spans), tuple(sentences), OffsetMap(((0, 0, len(draft.body)),)))
    return _make_pair(text, told, world.publishers.draw(random), random, number, day)


def _tell(draft: _Draft, world: World, random: Random) -> _Told:
    """Adds a sentence such as *At least 12 soldiers of Norland were killed near Oldford, Ann Example said.*"""
    (bound_words, bound), (cue_words, stance) = world.bounds.draw(random), world.stances.draw(random)
    event, unit, locale = world.events.draw(random), world.units.draw(random), world.places.draw(random)
    party = world.parties.draw(random) if random.random() < 0.8 else None
    number, speaker = int(random.paretovariate(0.6)) % 1_000_000, world.speakers.draw(random)
    count = draft.say(f"{bound_words}{number:,}")
    draft.say(f" {unit}s{f' of {party}' if party else ''} were {event.replace('_', ' ')} near ")
    place = draft.say(locale.name)
    draft.say(", ")
    source = draft.say(speaker)
    draft.say(" ")
    cue = draft.say(cue_words)
    sentence = Span(count.start, draft.say(".").end)
    draft.say(" ")
    content = Span(count.start, place.end)
    return _Told(
        sentence, count, content, source, cue, place, number, event, unit, bound, party, speaker, stance, locale
    )  # fmt: skip


def _make_pair(
    text: Text, told: Sequence[_Told], publisher: str, random: Random, number: int, day: date
) -> tuple[Raw, Reading]:
    data = text.body.encode()
    url = f"https://{publisher.split()[0].lower()}.example.org/{number}"
    raw = Raw(data, "text/plain", url, url=url)
    report = Report(
        id=text.report, address=url, media_type="text/plain", raw_digest=hashlib.sha256(data).hexdigest(),
        title=f"Report {number}", publisher=publisher, published=day, published_from="given", url=url, language="en",
    )  # fmt: skip
    reading = Reading(
        report=report,
        text=text,
        attributions=(),
        statements=tuple(_make_statement(text.body, one, order, day) for order, one in enumerate(told, 1)),
        entities=(),
        figures=tuple(_make_figure(text.body, one, order, day, random) for order, one in enumerate(told, 1)),
        places=tuple(
            Place(
                f"p{order}",
                make_pin(text.body, one.place),
                one.locale.name,
                (one.locale, replace(one.locale, share=0.1)),
            )
            for order, one in enumerate(told, 1)
        ),
        times=(),
        flags=(),
        dropped=(),
        versions=VERSIONS,
    )
    return raw, reading


def _make_statement(body: str, one: _Told, order: int, day: date) -> Statement:
    source, cue, content = (make_pin(body, span) for span in (one.source, one.cue, one.content))
    return Statement(
        id=f"s{order}", kind="indirect", source=(source,), cue=(cue,), content=(content,), speaker=one.speaker,
        speaker_kind="person", entity=None, stance=one.stance, said=Days(day, day), via=(), inside=None, score=0.9,
        method="made",
    )  # fmt: skip


def _make_figure(body: str, one: _Told, order: int, day: date, random: Random) -> Figure:
    """Most figures are of the day before; a fifth are running totals since the beginning, a tenth have no days."""
    kind = random.random()
    cumulative = kind < 0.2
    period = None if kind > 0.9 else Period(BEGUN if cumulative else day - timedelta(days=1), day)
    pin = make_pin(body, one.count)
    count = Decimal(one.number)
    low, high = (None if one.bound == "at_most" else count), (None if one.bound in ("at_least", "more_than") else count)
    return Figure(
        id=f"f{order}", pin=pin, quantity=Quantity(low, high, one.bound, pin.words), event=one.event, unit=one.unit,
        party=one.party, by=None, status=STATUSES.get(one.unit), period=period, cumulative=cumulative,
        place=one.locale.name, places=(f"p{order}",), part_of=None, statement=f"s{order}", according_to=one.speaker,
        role="claim", modality="asserted", score=0.9, method="made",
    )  # fmt: skip
