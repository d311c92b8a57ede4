"""The records of a report's statements and figures as HTML, and the lists that lead to them."""

from __future__ import annotations

from collections import Counter

from sayso.model import Pin, Reading, Relay, Statement
from sayso.present.display import cut_line, show_clock, show_days, show_passing
from sayso.present.page.figures import write_figure, write_figures
from sayso.present.page.markup import Markup, element, escape, join, name

UNKNOWN = "Speaker not told"
LISTED = 90
"""Characters of a statement's words in the list."""


def write_records(reading: Reading, prefix: str) -> Markup:
    """A record for each statement and figure: what the side panel shows one by one, and print as notes."""
    stands_for = {entity.id: entity.stands_for for entity in reading.entities}
    numbers = {statement.id: number for number, statement in enumerate(reading.statements, 1)}
    records = []
    for statement in reading.statements:
        number, outer = numbers[statement.id], numbers.get(statement.inside or "")
        facts = _list_facts(statement)
        if outer:
            within = element("a", Markup(f"statement {outer}"), href=f"#{prefix}{statement.inside}")
            facts.insert(-2, ("Within", within))
        seconds = reading.text.find_moment(statement.content[0].span) if statement.content else None
        if seconds is not None:
            facts.insert(-2, ("Time", escape(show_clock(seconds))))
        meaning = stands_for.get(statement.entity or "")
        records.append(_write_record(number, statement, prefix + statement.id, meaning, facts))
    counted = (write_figure(figure, reading, prefix) for figure in reading.figures)
    return element("section", *records, *counted, class_="records", aria_label="Records")


def write_index(reading: Reading, prefix: str) -> Markup:
    """The lists of all statements, to be narrowed to one speaker, and of all figures."""
    items = (_write_item(number, statement, prefix) for number, statement in enumerate(reading.statements, 1))
    parts = [element("h3", Markup("Statements")), _write_filter(reading), element("ol", *items)]
    if reading.figures:
        parts += [element("h3", Markup("Figures")), write_figures(reading, prefix)]
    return element("nav", *parts, class_="index", aria_label="Statements and figures")


def _write_filter(reading: Reading) -> Markup:
    counts = Counter(map(_speaker_key, reading.statements))
    names = {_speaker_key(statement): statement.speaker or UNKNOWN for statement in reading.statements}
    options = [element("option", escape(f"{names[key]} ({count})"), value=key) for key, count in counts.most_common()]
    everyone = element("option", escape(f"Everyone ({len(reading.statements)})"), value="")
    return element("label", Markup("Speaker "), element("select", everyone, *options), class_="filter")


def _write_item(number: int, statement: Statement, prefix: str) -> Markup:
    words = cut_line(_join_words(statement.content), LISTED)
    link = element(
        "a",
        element("span", Markup(str(number)), class_="no"),
        element("bdi", escape(statement.speaker or UNKNOWN), class_="who"),
        element("span", escape(statement.stance), class_="stance"),
        element("bdi", escape(words), class_="words"),
        href=f"#{prefix}{statement.id}",
    )
    return element("li", link, data_speaker=_speaker_key(statement))


def _write_record(
    number: int, statement: Statement, id_: str, stands_for: str | None, facts: list[tuple[str, Markup]]
) -> Markup:
    label = f"Statement {number}, back to the text"
    back = element("a", Markup(str(number)), class_="no", href=f"#at-{id_}", aria_label=label)
    speaker = element("h4", name(statement.speaker or UNKNOWN))
    head = element("header", back, speaker, _write_kind(statement, stands_for))
    words = element("blockquote", escape(_join_words(statement.content)), dir="auto")
    rows = (element("div", element("dt", Markup(term)), element("dd", told)) for term, told in facts)
    return element("article", head, words, element("dl", *rows), class_="record", id=id_)


def _write_kind(statement: Statement, stands_for: str | None) -> Markup:
    told: list[str] = [statement.speaker_kind] if statement.speaker_kind else []
    if stands_for:
        told.append(f"stands for {stands_for}")
    return element("p", name(", ".join(told)), class_="kind")


def _list_facts(statement: Statement) -> list[tuple[str, Markup]]:
    """Term and value of each line of a record; what the report doesn't tell has no line."""
    facts = [("Stance", escape(statement.stance)), ("Kind", escape(statement.kind))]
    if statement.source:
        facts.append(("Source", name(_join_words(statement.source))))
    if statement.cue:
        facts.append(("Cue", name(_join_words(statement.cue))))
    if statement.said:
        facts.append(("Said", escape(show_days(statement.said))))
    if statement.via:
        facts.append(("Via", join(*(_write_relay(relay) for relay in statement.via), by=", then ")))
    facts.append(("Score", escape(f"{statement.score:.2f} ({statement.method})")))
    facts.append(("Characters", _write_pins(statement)))
    return facts


def _write_relay(relay: Relay) -> Markup:
    return join(name(relay.name), escape(show_passing(relay)))


def _write_pins(statement: Statement) -> Markup:
    parts = (("source", statement.source), ("cue", statement.cue), ("content", statement.content))
    return join(
        *(
            element("span", escape(f"{role} " + ", ".join(map(_tell_place, pins))), class_="pin")
            for role, pins in parts
            if pins
        ),
        by=" · ",
    )


def _tell_place(pin: Pin) -> str:
    return f"{pin.span.start}–{pin.span.end}"


def _speaker_key(statement: Statement) -> str:
    return statement.entity or statement.speaker or "-"


def _join_words(pins: tuple[Pin, ...]) -> str:
    return " … ".join(pin.words for pin in pins)
