"""The page marks every statement, keeps every letter, and runs nothing that a report brings."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest
from hypothesis import given

from sayso.model import Dropped, Entity, Flag, Locale, Place, Post, Reading, Relay, Span
from sayso.present.display import show_safely
from sayso.present.page import PageWriter
from sayso.present.page.document import write_report
from tests.factories import (
    BODY,
    make_dropped,
    make_figure,
    make_pins,
    make_reading,
    make_report,
    make_span,
    make_statement,
    make_statements,
    make_text,
)
from tests.present.make import readings

VOID = {"meta"}
SHOTS = [
    "<script>alert(1)</script>",
    "</textarea><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' autofocus='",
]


@dataclass
class Tag:
    """An element of a parsed page, with its attributes and all text in it."""

    name: str
    attributes: dict[str, str | None]
    text: str = ""
    inside: list[str] = field(default_factory=list)


class Parsed(HTMLParser):
    """A page taken apart: every element, in the order in which they begin."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[Tag] = []
        self.open: list[Tag] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(Tag(tag, dict(attrs), inside=[str(one.attributes.get("class")) for one in self.open]))
        if tag not in VOID:
            self.open.append(self.tags[-1])

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().name == tag

    def handle_data(self, data: str) -> None:
        for one in self.open:
            one.text += data

    def find(self, name: str, **attributes: str) -> list[Tag]:
        """All elements of the name with these attributes."""
        return [
            tag
            for tag in self.tags
            if tag.name == name
            and all(tag.attributes.get(key.rstrip("_")) == value for key, value in attributes.items())
        ]


def write_page(*outcomes: Reading | Dropped) -> str:
    stream = io.StringIO()
    writer = PageWriter(stream)
    for outcome in outcomes:
        writer.add(outcome)
    writer.close()
    return stream.getvalue()


@pytest.fixture(scope="module")
def page() -> Parsed:
    return Parsed(write_page(make_reading()))


def test_the_text_is_there_to_the_letter(page: Parsed) -> None:
    paragraphs = [tag.text for tag in page.find("p", dir="auto")]

    assert paragraphs == BODY.split("\n")


def test_every_statement_has_its_marks_its_number_and_its_record(page: Parsed) -> None:
    for number, statement in enumerate(make_statements(), 1):
        marked = [tag for tag in page.tags if statement.id in (tag.attributes.get("data-content") or "").split()]
        assert "".join(tag.text for tag in marked) == statement.content[0].words
        [anchor] = page.find("a", id=f"at-{statement.id}")
        assert (anchor.attributes["href"], anchor.attributes["data-n"]) == (f"#{statement.id}", str(number))
        [record] = page.find("article", id=statement.id)
        assert statement.stance in record.text
        assert statement.speaker
        assert statement.speaker in record.text


def test_roles_differ_by_class_and_not_only_by_colour(page: Parsed) -> None:
    roles = {tag.attributes["class"] for tag in page.tags if "data-at" in tag.attributes}

    assert roles == {"mark source", "mark cue", "mark content"}


def test_every_figure_has_its_mark_its_number_its_record_and_its_place_in_the_list() -> None:
    body = "Ann said at least 12 people died in Oldford."
    figure = make_figure(body, according_to="Ann", statement="s1", places=("p1",), place="Oldford")
    place = Place(
        "p1", make_pins(body, "Oldford")[0], "Oldford", (Locale(7, "Oldford", "city", "GB", 51.5, 0.5, 0.75),)
    )
    flag = Flag("sum", ("f1",), "The parts don't add up.", 0.7)
    spoken = make_statement(body, "Ann", "said", "at least 12 people died in Oldford")
    page = Parsed(write_page(make_reading(body, [spoken], figures=(figure,), places=(place,), flags=(flag,))))

    [mark] = [tag for tag in page.tags if tag.attributes.get("data-figure") == "f1"]
    assert (mark.text, mark.attributes["class"]) == ("at least 12", "mark content figure")
    assert page.find("a", id="at-f1")[0].attributes["data-n"] == "f1"
    [record] = page.find("article", id="f1")
    for told in ("killed", "12 to open", "Oldford, GB (75%)", "Ann", "statement 1", "don't add up"):
        assert told in record.text
    [item] = page.find("ol", class_="figures")
    assert "at least 12 (person)" in item.text


def test_a_record_tells_relays_and_characters(page: Parsed) -> None:
    [record] = page.find("article", id="s2")

    assert "ViaOldford Echo" in record.text
    assert "content 78–97" in record.text
    assert "person" in record.text


def test_nested_statements_name_the_innermost_first_and_lead_outwards() -> None:
    body = "A said that B said that rain fell."
    outer = make_statement(body, "A", "said", "that B said that rain fell")
    inner = make_statement(body, "B", "said", "that rain fell", id="s2", inside="s1")
    made = Parsed(write_page(make_reading(body, [outer, inner])))

    marked = {tag.text: tag.attributes for tag in made.tags if "data-at" in tag.attributes}
    assert marked["that rain fell"]["data-at"] == "s2 s1"
    assert marked["that rain fell"]["class"] == "mark content deep-2"
    assert marked["B"]["data-source"] == "s2"
    assert marked["B"]["data-content"] == "s1"
    [link] = [tag for tag in made.find("a", href="#s1") if tag.text == "statement 1"]
    assert link.inside[-1] == "None"


def test_a_report_without_statements_has_no_margin_and_tells_what_was_left_out() -> None:
    made = Parsed(
        write_page(make_reading("Nada foi dito.", dropped=(make_dropped(reason="language", detail="it is in pt"),)))
    )

    assert not made.find("aside")
    notices = [tag.text for tag in made.find("p", class_="notice")]
    assert notices == ["Machine reading, not verified. No statement was found.", "Left out (language): it is in pt"]


def test_a_headline_in_the_text_is_set_apart() -> None:
    made = Parsed(write_page(make_reading(report=make_report(title=BODY.split("\n")[0]))))

    assert made.find("p", dir="auto")[0].attributes["class"] == "headline"


def test_metonyms_posts_and_corrections_are_told() -> None:
    echo = Entity("e1", "state", "Oldford", (), stands_for="the council of Oldford")
    second = make_span(BODY, "“We had")
    post = Post(second, second, None, None, None, None)
    text = make_text(BODY, posts=(post,), corrections=(make_span(BODY, "According"),))
    made = Parsed(write_page(make_reading(text=text, entities=(echo,))))

    assert "stands for the council of Oldford" in made.find("article", id="s1")[0].text
    assert [tag.attributes.get("class") for tag in made.find("p", dir="auto")] == [None, "post", "correction"]


def test_a_post_of_two_paragraphs_is_labelled_once() -> None:
    post = Post(Span(0, len(BODY) - 60), Span(0, 10), None, None, None, None)
    made = Parsed(write_page(make_reading(text=make_text(BODY, posts=(post,)))))

    assert [tag.attributes.get("class") for tag in made.find("p", dir="auto")] == ["post", "post goes-on", None]


def test_the_list_can_be_narrowed_to_a_speaker(page: Parsed) -> None:
    options = [(tag.text, tag.attributes["value"]) for tag in page.find("option")]

    assert options[:2] == [("Everyone (4)", ""), ("Ann Example (2)", "e1")]
    assert [tag.attributes["data-speaker"] for tag in page.find("li")] == [
        "e1",
        "e1",
        "the mayor's office",
        "the county",
    ]


def test_several_reports_have_contents_and_ids_of_their_own() -> None:
    made = Parsed(write_page(make_reading(), make_reading(report=make_report(title="Second")), make_dropped()))

    ids = [tag.attributes["id"] for tag in made.tags if "id" in tag.attributes]
    assert len(ids) == len(set(ids))
    assert [tag.text for tag in made.tags if tag.attributes.get("href") in ("#r1", "#r2")] == [
        "Bridge closed",
        "Second",
    ]
    assert made.find("article", id="r2-s3")
    assert "r2: no text (the page has no main text)" in [tag.text for tag in made.find("li")]
    anchors = {tag.attributes["href"] for tag in made.find("a")}
    assert {str(anchor).removeprefix("#") for anchor in anchors} <= set(ids)


def test_the_machine_says_that_it_is_one(page: Parsed) -> None:
    assert sum("Machine reading, not verified." in tag.text for tag in page.find("header") + page.find("footer")) == 2


def test_nothing_but_its_own_style_and_script_may_run(page: Parsed) -> None:
    [policy] = [tag.attributes["content"] for tag in page.find("meta", **{"http-equiv": "Content-Security-Policy"})]

    assert policy
    assert policy.startswith("default-src 'none';")
    for name in ("style", "script"):
        [own] = page.find(name)
        digest = base64.b64encode(hashlib.sha256(own.text.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def test_nothing_is_loaded_from_elsewhere(page: Parsed) -> None:
    assert not [tag for tag in page.tags if {"src", "style", "srcset", "action"} & set(tag.attributes)]
    assert not page.find("link")
    assert not re.search(r"url\(|@import|https?:|data:", page.find("style")[0].text + page.find("script")[0].text)


@pytest.mark.parametrize("shot", SHOTS)
def test_no_words_of_a_report_become_markup(shot: str) -> None:
    body = f"{shot} said {shot} so."
    spoken = make_statement(body, shot, "said", "so", speaker=shot, method=shot, via=(Relay(shot),))
    report = make_report(title=shot, publisher=shot, byline=shot, url=shot, language=shot, address=shot)
    hostile = make_reading(body, [spoken], report=report)
    made, usual = (
        Parsed(write_page(hostile, make_dropped(report=shot, detail=shot))),
        Parsed(write_page(make_reading())),
    )

    assert {tag.name for tag in made.tags} <= {tag.name for tag in usual.tags} | {"section", "h2", "ul", "b"}
    assert len(made.find("script")) == 1
    assert not [key for tag in made.tags for key in tag.attributes if key.startswith("on") or key == "autofocus"]
    assert made.find("p", dir="auto")[0].text == body


@pytest.mark.parametrize(
    ("url", "clickable"),
    [("https://news.example/?a='\"<", True), ("javascript:alert(1)", False), ("data:text/html,x", False)],
)
def test_only_web_addresses_are_links(url: str, clickable: bool) -> None:
    made = Parsed(write_page(make_reading(report=make_report(url=url))))

    assert bool(made.find("a", href=url)) == clickable
    assert url in made.find("p", class_="facts")[0].text


@given(readings())
def test_any_reading_makes_a_sound_page_with_all_its_letters(reading: Reading) -> None:
    made = Parsed(write_page(reading))

    assert not made.open
    shown = show_safely(reading.text.body)
    expected = [shown[paragraph.start : paragraph.end] for paragraph in reading.text.paragraphs]
    assert [tag.text for tag in made.find("p", dir="auto")] == expected
    write_page(reading).encode()


def test_a_paragraph_of_a_hundred_thousand_letters_is_no_trouble() -> None:
    body = "word " * 20_000
    spoken = [make_statement(body, "", "", "word", id=f"s{n}") for n in range(1, 200)]

    assert len(write_report(make_reading(body, spoken), 1)) < 10 * len(body)


def test_a_span_that_is_not_in_a_paragraph_is_left_out_of_the_text() -> None:
    text = make_text(BODY, paragraphs=(Span(0, 10),))

    assert [tag.text for tag in Parsed(write_page(make_reading(text=text))).find("p", dir="auto")] == [BODY[:10]]
