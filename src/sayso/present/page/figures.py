"""The records of a report's figures as HTML, the list that leads to them, and its flags."""

from __future__ import annotations

from sayso.model import Figure, Place, Reading
from sayso.present.counts import UNITLESS, tell_amount, tell_event, tell_flag, tell_period, tell_sides, tell_source
from sayso.present.page.markup import NOTHING, Markup, element, escape, name


def write_figures(reading: Reading, prefix: str) -> Markup:
    """The list of all figures; a figure is listed under the speaker of the statement that it stands in."""
    speakers = {one.id: one.entity or one.speaker or "-" for one in reading.statements}
    items = (_write_item(figure, speakers.get(figure.statement or "", "-"), prefix) for figure in reading.figures)
    return element("ol", *items, class_="figures")


def _write_item(figure: Figure, speaker: str, prefix: str) -> Markup:
    link = element(
        "a",
        element("span", escape(figure.id), class_="no"),
        element("bdi", escape(tell_amount(figure)), class_="who"),
        element("span", escape(tell_event(figure)), class_="stance"),
        element("bdi", escape(tell_source(figure)), class_="words"),
        href=f"#{prefix}{figure.id}",
    )
    return element("li", link, data_speaker=speaker)


def write_figure(figure: Figure, reading: Reading, prefix: str) -> Markup:
    """The record of one figure: all that the report tells of it."""
    id_ = prefix + figure.id
    label = f"Figure {figure.id}, back to the text"
    back = element("a", escape(figure.id), class_="no", href=f"#at-{id_}", aria_label=label)
    unit = element("p", name(figure.unit or UNITLESS), class_="kind")
    head = element("header", back, element("h4", name(figure.pin.words)), unit)
    facts = _list_facts(figure, reading, prefix)
    rows = (element("div", element("dt", Markup(term)), element("dd", told)) for term, told in facts)
    flags = (element("p", escape(tell_flag(one)), class_="flag") for one in reading.flags if figure.id in one.sides)
    return element("article", head, *flags, element("dl", *rows), class_="record counted", id=id_)


def _list_facts(figure: Figure, reading: Reading, prefix: str) -> list[tuple[str, Markup]]:
    """Term and value of each line; what the report doesn't tell has no line."""
    ends = (figure.quantity.low, figure.quantity.high)
    low, high = ("open" if end is None else f"{end:,f}" for end in ends)
    commits = "open at both ends" if ends == (None, None) else low if low == high else f"{low} to {high}"
    plain = [
        ("Event", tell_event(figure)),
        ("Commits to", commits),
        ("Whose", tell_sides(figure)),
        ("Days", tell_period(figure.period, figure.cumulative)),
        ("Where", figure.place or ""),
        ("May be", _tell_candidates(figure, reading)),
        ("Whose word", tell_source(figure)),
    ]
    facts = [(term, name(told)) for term, told in plain if told]
    for term, id_ in (("Stands in", figure.statement), ("Part of", figure.part_of)):
        facts.append((term, _link(reading, prefix, id_)))
    facts.append(("Score", escape(f"{figure.score:.2f} ({figure.method})")))
    facts.append(("Characters", escape(f"{figure.pin.span.start}–{figure.pin.span.end}")))
    return [(term, told) for term, told in facts if told]


def _link(reading: Reading, prefix: str, id_: str | None) -> Markup:
    if id_ is None:
        return NOTHING
    numbers = {one.id: f"statement {number}" for number, one in enumerate(reading.statements, 1)}
    return element("a", escape(numbers.get(id_, f"figure {id_}")), href=f"#{prefix}{id_}")


def _tell_candidates(figure: Figure, reading: Reading) -> str:
    """What the places named may be; more than one each is an ambiguity that is shown."""
    places = [place for place in reading.places if place.id in figure.places]
    return "; ".join(filter(None, map(_tell_place, places)))


def _tell_place(place: Place) -> str:
    return " or ".join(f"{one.name}, {one.country} ({one.share:.0%})" for one in place.candidates)


def write_flags(reading: Reading) -> Markup:
    """What in the report does not agree, under its head."""
    items = (element("li", escape(tell_flag(flag))) for flag in reading.flags)
    return element("ul", *items, class_="flags") if reading.flags else NOTHING
