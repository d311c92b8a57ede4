"""What is asked of a ledger, and what it hands out: now, as of a moment, page by page."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pytest

from evals.worlds import CODES, FIRST_UNIT, make_report, make_world
from sayso.errors import InputError, JudgementError
from sayso.ledger import judge
from sayso.ledger.ask import find_figures, find_statements
from sayso.ledger.asked import ask, meets_figure, meets_statement
from sayso.ledger.documents import find_documents
from sayso.ledger.show import show_entry
from sayso.ledger.store import Store
from sayso.model import Days, Edition, Filter, Judgement, KeptDocument, KeptFigure, KeptStatement, Locale
from tests.ledger.made import add, figure_of, figures, statements, write
from tests.ledger.reports import BODY, OLDFORD, make_pair, make_whole, other_versions, same

MARCH = Days(date(2022, 3, 7), date(2022, 3, 7))
BEFORE = Days(date(2022, 2, 1), date(2022, 2, 2))
AFTER = Days(date(2022, 4, 1), date(2022, 4, 2))
NORLAND = Locale(0, "Norland", "country", "NL", 0.0, 0.0, 1.0)
UNIT = Locale(7, "Old Unit", "region", "NL", 0.0, 0.0, 1.0)

ASKED: list[tuple[dict[str, Any], set[str] | None]] = [
    ({}, {"killed", "destroyed", "lost"}),
    ({"event": "killed"}, {"killed"}),
    ({"event": "injured"}, set()),
    ({"unit": "tank"}, {"destroyed", "lost"}),
    ({"party": "the Norland"}, {"killed"}),
    ({"party": "Norland's"}, {"killed"}),
    ({"by": "Sutherland"}, {"killed"}),
    ({"status": "military"}, {"killed"}),
    ({"bound": "at_least"}, {"killed"}),
    ({"cumulative": True}, {"killed"}),
    ({"cumulative": False}, {"destroyed", "lost"}),
    ({"place": "Near  Oldford"}, {"killed"}),
    ({"within": OLDFORD}, {"killed"}),
    ({"within": NORLAND}, {"killed"}),
    ({"within": UNIT}, {"killed"}),
    ({"within": replace(NORLAND, country="UA")}, set()),
    ({"within": replace(UNIT, id=8)}, set()),
    ({"period": MARCH}, {"killed", "destroyed", "lost"}),
    ({"period": BEFORE}, {"killed"}),
    ({"period": AFTER}, set()),
    ({"said": MARCH}, {"killed"}),
    ({"said": BEFORE}, set()),
    ({"published": MARCH}, {"killed", "destroyed", "lost"}),
    ({"published": AFTER}, set()),
    ({"speaker": "Ann Example"}, {"killed"}),
    ({"speaker": "The Norland Army"}, {"destroyed", "lost"}),
    ({"whose": "ann example"}, {"killed"}),
    ({"publisher": "oldford echo"}, {"killed", "destroyed", "lost"}),
    ({"publisher": "Westford Echo"}, set()),
    ({"stance": "asserts"}, {"killed", "destroyed", "lost"}),
    ({"stance": "denies"}, set()),
    ({"reviewed": True}, set()),
    ({"reviewed": False}, {"killed", "destroyed", "lost"}),
    ({"document": "d0"}, set()),
    ({"ids": ("f0", "x' OR 1=1 --")}, set()),
    ({"event": "killed", "unit": "soldier", "party": "Norland"}, {"killed"}),
    ({"event": "killed", "unit": "tank"}, set()),
    ({"party": "x'; DROP TABLE figure; --"}, set()),
    ({"party": "%"}, None),
    ({"speaker": "…"}, None),
]  # fmt: skip


def test_figures_are_found_by_each_thing_they_tell(store: Store) -> None:
    add(store)
    for told, events in ASKED:
        if events is None:
            with pytest.raises(InputError, match="no letter or digit"):
                figures(store, Filter(**told))
        else:
            assert {one.figure.event for one in figures(store, Filter(**told))} == events, told


SPOKEN: list[tuple[dict[str, Any], list[str]]] = [
    ({}, ["s3", "s2", "s1"]),
    ({"speaker": "Ann Example"}, ["s1"]),
    ({"stance": "denies"}, ["s3"]),
    ({"said": MARCH}, ["s1"]),
    ({"said": AFTER}, []),
    ({"publisher": "Oldford Echo", "published": MARCH}, ["s3", "s2", "s1"]),
    ({"event": "killed"}, ["s1"]),
    ({"unit": "tank"}, ["s2"]),
    ({"within": NORLAND}, ["s1"]),
    ({"unit": "tank", "speaker": "Ann Example"}, []),
    ({"whose": "Ann Example", "stance": "asserts"}, ["s1"]),
    ({"reviewed": True}, []),
]


def test_statements_are_found_by_what_they_and_their_figures_tell(store: Store) -> None:
    add(store)
    for told, locals_ in SPOKEN:
        assert [one.statement.id for one in statements(store, Filter(**told))] == locals_, told


def test_units_take_in_what_is_narrower(store: Store) -> None:
    add(store)
    found = figures(store, Filter(unit="military"), units=frozenset({"military", "soldier", "tank"}))
    assert {one.figure.unit for one in found} == {"soldier", "tank"}
    assert figures(store, Filter(unit="military")) == []
    assert len(statements(store, Filter(unit="x"), units=frozenset({"soldier"}))) == 1


def test_a_figure_comes_with_all_that_is_known_of_it(store: Store) -> None:
    added = add(store)
    one = figure_of(store)
    reading = make_whole()
    assert one.figure == one.machine == reading.figures[0]
    assert (one.edition, one.versions, one.review) == (added.edition, reading.versions, "unreviewed")
    assert (one.speaker, one.stance, one.said) == ("Ann Example", "asserts", Days(date(2022, 3, 7), date(2022, 3, 8)))
    assert one.locales == (OLDFORD,)
    assert one.sentence.words == BODY.partition("\n")[0]
    assert one.passage.words.startswith(one.sentence.words)
    (spoken,) = statements(store, Filter(speaker="Ann Example"))
    assert (one.statement, spoken.figures) == (spoken.id, (one.id,))
    assert figure_of(store, "lost").via == ("Oldford Echo", "Lumen TV", "Harbour Watch")
    assert spoken.statement == spoken.machine == reading.statements[0]


def test_words_that_no_database_takes_come_back(store: Store) -> None:
    body = BODY.replace("\n“", "\n\ud83dodd\x00\uffff “")
    add(store, body=body)
    one = figure_of(store, "lost")
    assert one.figure.pin.words == "30"
    assert one.sentence.words.startswith("\ud83dodd\x00\uffff “We lost 30 tanks")


def test_pages_join_without_gap_or_repetition(store: Store) -> None:
    for number in range(30):
        add(store, f"war{number}")
    whole = [one.id for one in figures(store)]
    assert len(whole) == len(set(whole)) == 90
    paged: list[str] = []
    while page := figures(store, limit=7, after=paged[-1] if paged else None):
        paged += [one.id for one in page]
    assert paged == whole
    spoken = [one.id for one in statements(store, Filter(unit="tank"))]
    assert [one.id for one in statements(store, Filter(unit="tank"), after=spoken[9], limit=5)] == spoken[10:15]
    with pytest.raises(InputError, match="no figure fx"):
        figures(store, after="fx")


def test_only_the_newest_edition_and_reading_count(store: Store) -> None:
    first = add(store)
    old = {one.id for one in figures(store)}
    newer = BODY.replace("At least 12", "At least 15")
    second = add(store, body=newer, reading=make_newer(newer))
    assert {one.edition for one in figures(store)} == {second.edition}
    assert old.isdisjoint(one.id for one in figures(store))
    assert {one.edition.number for one in figures(store, Filter(replaced=True))} == {1, 2}
    add(store, body=newer, reading=other_versions(make_newer(newer)))
    assert {one.versions.sayso for one in figures(store)} == {"0.2.0"}
    assert len(figures(store, Filter(document=first.edition.document, replaced=True))) == 6


def make_newer(body: str) -> Any:
    """The reading of a body in which 12 has become 15."""
    whole = make_whole(BODY)
    again = make_whole(body.replace("At least 15", "At least 12"))
    pin = replace(again.figures[0].pin, words="At least 15")
    figure = replace(again.figures[0], pin=pin, quantity=replace(again.figures[0].quantity, low=Decimal(15)))
    return replace(again, text=replace(whole.text, body=body), figures=(figure, *again.figures[1:]))


def test_a_text_that_comes_back_is_told_once(store: Store) -> None:
    newer = BODY.replace("At least 12", "At least 15")
    first = add(store)
    add(store, body=newer, reading=make_newer(newer))
    whole = make_whole()
    store.write(*make_pair(BODY, BODY.encode() + b"\n", url="https://news.example.org/war"), same)
    found = figures(store, Filter(replaced=True, event="killed"))
    assert len(found) == len({one.id for one in found}) == 2
    assert figures(store, Filter(event="killed"))[0].edition.number == 3
    assert first.edition.number == 1
    assert whole.figures[0] == found[0].figure


def test_the_state_at_a_moment_is_what_was_known_then(store: Store) -> None:
    start = datetime.now(UTC)
    add(store)
    killed = figure_of(store).id
    read = datetime.now(UTC)
    made = judge.correct(store, killed, "party", "Sutherland", by="Ann Example")
    judged = datetime.now(UTC)
    judge.retract(store, made.id, by="Ann Example")
    newer = BODY.replace("At least 12", "At least 15")
    add(store, body=newer, reading=make_newer(newer))

    assert figures(store, as_of=start) == []
    assert figure_of(store, as_of=read).figure.party == "Norland"
    assert figure_of(store, as_of=judged).figure.party == "Sutherland"
    assert [one.id for one in figures(store, Filter(party="Sutherland"), as_of=judged)] == [killed]
    assert figures(store, Filter(party="Sutherland")) == []
    assert figure_of(store, as_of=judged).figure.quantity.low == 12
    assert figure_of(store).figure.quantity.low == 15
    local = judged.astimezone().replace(tzinfo=None)
    assert figure_of(store, as_of=local).figure.party == "Sutherland"


def test_corrections_lead_in_and_out_of_what_is_asked_for(store: Store) -> None:
    add(store)
    one = figure_of(store)
    fixes: list[tuple[str, Any, dict[str, Any]]] = [
        ("event", "injured", {"event": "injured"}),
        ("unit", "tank", {"unit": "tank"}),
        ("party", "Westland", {"party": "westland"}),
        ("by", "Norland", {"by": "Norland"}),
        ("status", "civilian", {"status": "civilian"}),
        ("bound", "about", {"bound": "about"}),
        ("cumulative", False, {"cumulative": False}),
        ("place", "Westford", {"place": "westford"}),
        ("according_to", "Bob Sample", {"whose": "Bob Sample"}),
        ("period", "2022-04-01", {"period": AFTER}),
    ]
    for field, value, asked in fixes:
        assert one.id not in {found.id for found in figures(store, Filter(**asked))}, field
        judge.correct(store, one.id, field, value, by="Ann Example")
        assert one.id in {found.id for found in figures(store, Filter(**asked))}, field
    everything = {name: value for _, _, asked in fixes for name, value in asked.items()}
    (found,) = figures(store, Filter(**everything))
    assert (found.machine, found.review) == (one.machine, "corrected")
    assert found.locales == ()
    assert figures(store, Filter(event="killed")) == figures(store, Filter(within=NORLAND)) == []


def test_corrections_of_a_statement_are_those_of_its_figures(store: Store) -> None:
    add(store)
    one = figure_of(store)
    assert one.statement
    judge.correct(store, one.statement, "speaker", "Bob Sample", by="Ann Example")
    judge.correct(store, one.statement, "stance", "denies", by="Ann Example")
    judge.correct(store, one.statement, "said", "2022-04-01", by="Ann Example")
    asked = Filter(speaker="bob sample", stance="denies", said=AFTER)
    (figure,), (spoken,) = figures(store, asked), statements(store, asked)
    assert (figure.speaker, figure.stance, figure.review) == ("Bob Sample", "denies", "unreviewed")
    assert (spoken.statement.speaker, spoken.machine.speaker, spoken.review) == (
        "Bob Sample",
        "Ann Example",
        "corrected",
    )
    assert figures(store, Filter(speaker="Ann Example")) == []


def test_what_is_rejected_is_hidden_unless_asked_for(store: Store) -> None:
    add(store)
    one = figure_of(store)
    judge.reject(store, one.id, by="Ann Example")
    assert one.id not in {found.id for found in figures(store)}
    assert len(figures(store, Filter(rejected=True))) == 3
    assert [found.review for found in figures(store, Filter(rejected=True, reviewed=True))] == ["rejected"]
    assert statements(store, Filter(event="killed")) == []


def test_merged_names_are_asked_for_together(store: Store) -> None:
    add(store)
    judge.merge(store, "Ann Example", "the Norland army", by="Bob Sample")
    for name in ("Ann Example", "Norland army"):
        assert len(figures(store, Filter(speaker=name))) == 3
        assert len(statements(store, Filter(speaker=name))) == 2
    assert len(figures(store, Filter(whose="the Norland army"))) == 1


WORLD = make_world()


def fill(store: Store, count: int) -> list[KeptFigure]:
    """A ledger of made-up reports, a good part of it judged; the figures as they stand, rejected ones too."""
    random = Random(5)
    for number in range(count):
        write(store, make_report(WORLD, number, count))
    for one in figures(store):
        for act in random.choices([judge_nothing, correct_something, reject_it, confirm_it], [6, 3, 1, 1], k=2):
            act(store, one, random)
    return figures(store, Filter(rejected=True))


def judge_nothing(store: Store, one: KeptFigure, random: Random) -> None:
    """Leaves it as it is."""


def confirm_it(store: Store, one: KeptFigure, random: Random) -> None:
    judge.confirm(store, one.id, by="Ann Example")


def reject_it(store: Store, one: KeptFigure, random: Random) -> None:
    judge.reject(store, random.choice([one.id, one.statement or ""]), by="Ann Example")


def correct_something(store: Store, one: KeptFigure, random: Random) -> None:
    field, value = random.choice([
        ("party", WORLD.parties.draw(random)), ("event", WORLD.events.draw(random)), ("unit", WORLD.units.draw(random)),
        ("period", "2022-03-07"), ("according_to", WORLD.speakers.draw(random)), ("party", None),
        ("speaker", WORLD.speakers.draw(random)), ("stance", WORLD.stances.draw(random)[1]),
    ])  # fmt: skip
    try:
        judge.correct(
            store, (one.statement or "") if field in ("speaker", "stance") else one.id, field, value, by="Bob"
        )
    except JudgementError:  # it says so already
        return


def draw_filter(random: Random) -> Filter:
    """A filter of one to four things, each drawn as often as reports tell it."""
    start = date(2020, 1, 1) + timedelta(days=random.randrange(1825))
    days = Days(start, start + timedelta(days=random.choice([0, 30, 600])))
    country = random.randrange(4)
    drawn: dict[str, Any] = {
        "event": WORLD.events.draw(random),
        "unit": WORLD.units.draw(random),
        "party": WORLD.parties.draw(random),
        "whose": WORLD.speakers.draw(random),
        "speaker": WORLD.speakers.draw(random),
        "publisher": WORLD.publishers.draw(random),
        "stance": WORLD.stances.draw(random)[1],
        "cumulative": random.random() < 0.5,
        "bound": WORLD.bounds.draw(random)[1],
        "place": WORLD.places.draw(random).name,
        "within": random.choice([
            WORLD.places.draw(random), Locale(0, "", "country", CODES[country], 0.0, 0.0, 1.0),
            Locale(FIRST_UNIT + 20 * country + random.randrange(20), "", "region", CODES[country], 0.0, 0.0, 1.0),
        ]),
        "period": days, "said": days, "published": days,
        "reviewed": random.random() < 0.5,
        "rejected": True,
    }  # fmt: skip
    return Filter(**{name: drawn[name] for name in random.sample(sorted(drawn), random.randint(1, 4))})


def test_what_indexes_find_is_what_looking_at_everything_finds(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, random = fill(store, 12), Random(9)
    spoken = statements(store, Filter(rejected=True))
    assert {one.review for one in whole} == {"unreviewed", "confirmed", "corrected", "rejected"}
    some = 0
    for turn in range(120):
        if turn == 60:  # every condition counts as frequent from here on, so that other searches are planned
            monkeypatch.setattr("sayso.ledger.candidates.FREQUENT", 3)
        filter = draw_filter(random)
        asked = ask(filter, None, {})
        wanted = [one.id for one in whole if meets_figure(one, asked)]
        assert [one.id for one in figures(store, filter)] == wanted, filter
        plain = replace(
            filter, event=None, unit=None, party=None, whose=None, cumulative=None, bound=None, place=None, within=None,
            period=None,
        )  # fmt: skip
        assert [one.id for one in statements(store, plain)] == [
            one.id for one in spoken if meets_statement(one, asked)
        ], plain
        some += bool(wanted)
    assert some > 40


def test_documents_are_told_by_their_newest_edition(store: Store) -> None:
    newer = BODY.replace("At least 12", "At least 15")
    add(store)
    other = add(store, "other", publisher="Westford Echo", published=None)
    second = add(store, body=newer, reading=make_newer(newer))
    war, west = find_documents(store, Filter())
    assert (war.edition, war.editions, war.statements, war.figures) == (second.edition, 2, 3, 3)
    assert (west.id, west.editions) == (other.edition.document, 1)
    killed = next(one for one in figures(store, Filter(document=war.id)) if one.figure.event == "killed")
    assert war.flags[0].sides[0] == killed.id
    assert [one.id for one in find_documents(store, Filter(), limit=1)] == [war.id]


DOCUMENTS: list[tuple[dict[str, Any], int]] = [
    ({"publisher": "Westford Echo"}, 1), ({"published": MARCH}, 1), ({"event": "killed"}, 2), ({"event": "paid"}, 0),
    ({"speaker": "Ann Example", "publisher": "Westford Echo"}, 1), ({"stance": "denies"}, 2), ({"document": "d0"}, 0),
]  # fmt: skip


def test_documents_are_found_by_what_stands_in_them(store: Store) -> None:
    add(store)
    add(store, "other", publisher="Westford Echo", published=None)
    for told, count in DOCUMENTS:
        assert len(list(find_documents(store, Filter(**told)))) == count, told


def test_each_thing_is_shown_by_its_id_or_the_beginning_of_it(store: Store) -> None:
    added = add(store)
    one, spoken = figure_of(store), statements(store)[0]
    made = judge.confirm(store, one.id, by="Ann Example")
    shown = show_entry(store, one.id[:9])
    assert isinstance(shown, KeptFigure)
    assert (shown.id, shown.review) == (one.id, "confirmed")
    assert show_entry(store, spoken.id) == spoken
    assert isinstance(show_entry(store, spoken.id[:10]), KeptStatement)
    assert isinstance(show_entry(store, added.edition.document), KeptDocument)
    assert show_entry(store, added.edition.id) == added.edition
    assert isinstance(show_entry(store, f"{added.edition.document}.1"), Edition)
    assert show_entry(store, made.id) == made
    assert isinstance(show_entry(store, made.id[:8]), Judgement)


@pytest.mark.parametrize(
    "id", ["f0000000000000000", "f", "", "x12", "f' OR 1=1", "d0000000000000000.7", "%", "j00", "\x00"]
)
def test_no_other_thing_is_shown(store: Store, id: str) -> None:
    add(store)
    with pytest.raises(InputError):
        show_entry(store, id)


def test_what_no_reading_has_any_more_is_shown_as_it_was_read(store: Store) -> None:
    add(store)
    old = figure_of(store)
    newer = BODY.replace("At least 12", "At least 15")
    add(store, body=newer, reading=make_newer(newer))
    shown = show_entry(store, old.id)
    assert isinstance(shown, KeptFigure)
    assert shown.figure == old.figure
    assert shown.edition.replaced is not None


def test_an_empty_ledger_has_nothing(store: Store) -> None:
    assert list(find_figures(store, Filter())) == []
    assert list(find_statements(store, Filter())) == []
    assert list(find_documents(store, Filter())) == []
