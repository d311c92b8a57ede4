"""Plots as they come out: SVG, PNG and a page, by the command and by themselves."""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import shlex
import struct
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

import pytest

from sayso import Ledger
from sayso.errors import InputError, SaysoError
from sayso.model import KeptFigure, Series
from sayso.present.plot import add_parser, command
from sayso.present.plot.chart import draw_series
from sayso.present.plot.command import choose_series, draw
from tests.present.plotted import Told, make_finding, make_series, tell

SVG = "{http://www.w3.org/2000/svg}"
EVIL = "</script><script>alert(1)</script><img src=https://evil.example/x onerror=alert(1)>"


def make_rich() -> tuple[Series, Mapping[str, KeptFigure]]:
    """Two sides with every bound, an echo, a finding, and hostile words everywhere."""
    told = [
        tell("Norland’s army", 0, 3500, relation="enemy"), tell("Norland’s army", 9, 4200, relation="enemy"),
        tell("Norland’s army", 10, 4200, relation="enemy", publisher="Lumen TV"),
        tell("Sudland’s ministry", 4, 498, relation="own"),
        Told(EVIL, 5, 2000, 4000, "between", EVIL, "third"), Told("\u202e\ufffe\ud800 الناطق 発言者", 6, 3000, None, "more_than"),
        Told("Bo Example", 7, None, 900, "nearly"), Told("Bo Example", 8, 800, 800, "about"),
    ]  # fmt: skip
    return make_series(told, [make_finding("fall", "f0", "f1", reason=EVIL)], unit="soldier", party=EVIL)


class Sources(HTMLParser):
    """All attributes and elements of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.attributes: dict[str, list[str]] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        for name, value in attrs:
            self.attributes.setdefault(name, []).append(value or "")


@pytest.mark.parametrize("width", [360, 960, 2400])
def test_svg_is_well_formed_and_as_wide_as_asked(width: int) -> None:
    root = ET.fromstring(draw(*make_rich(), ".svg", width))

    assert root.tag == f"{SVG}svg"
    assert root.get("width") == str(width)


def test_svg_tells_what_it_shows() -> None:
    root = ET.fromstring(draw(*make_series([tell("Ann Example", 0, 3500), tell("Ann Example", 1, 3500)]), ".svg"))
    title, told = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    marks = [mark.get("aria-label") for mark in root.iter(f"{SVG}path") if mark.get("aria-roledescription") == "point"]

    assert title is not None
    assert title.text == "How many soldiers of Norland have been killed since 24 Feb 2022?"
    assert told is not None
    assert told.text is not None
    assert "Machine reading, not verified. At most 1 independent origin. Ann Example: 3,500 on 1 Mar 2022" in told.text
    assert marks == [
        "2 Mar 2022: 3,500 (an echo), Ann Example; Oldford Echo, 7 Mar 2022",
        "1 Mar 2022: 3,500, Ann Example; Oldford Echo, 7 Mar 2022",
    ]


def test_svg_shows_title_key_findings_and_thousands() -> None:
    drawn = draw(*make_rich(), ".svg").decode()
    root = ET.fromstring(drawn)
    words = ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]

    assert "Machine reading, not verified. At most 5 independent origins." in words
    assert {"4,200 on 10 Mar 2022", "the enemy’s losses · 2 numbers, 1 echo", "4,000", "A"} <= set(words)
    assert [word for word in words if word.startswith("Fall: </script><script>alert(1)</script>")]
    assert {element.tag for element in root.iter()} <= {
        f"{SVG}{tag}" for tag in ("svg", "title", "desc", "g", "rect", "path", "line", "text", "tspan")
    }


@pytest.mark.parametrize("form", [".svg", ".png", ".html"])
def test_the_same_series_gives_the_same_bytes(form: str) -> None:
    assert draw(*make_rich(), form) == draw(*make_rich(), form)


def test_a_png_is_twice_as_wide() -> None:
    drawn = draw(*make_rich(), ".png", 500)

    assert drawn.startswith(b"\x89PNG")
    assert struct.unpack(">I", drawn[16:20]) == (1000,)


def test_a_page_needs_nothing_else_and_is_not_fooled() -> None:
    page = draw(*make_rich(), ".html").decode()
    found = Sources(page)

    assert found.elements.count("script") == 2
    assert not {"img", "link", "iframe", "object"} & set(found.elements)
    assert "src" not in found.attributes
    assert not [one for one in found.attributes.get("href", []) if one.startswith("http")]
    (policy,) = (one for one in found.attributes["content"] if "default-src" in one)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    data = re.search(r'<script type="application/json" id="chart">(.*?)</script>', page, re.DOTALL)
    assert data is not None
    assert json.loads(data[1])["width"] > 0


def test_a_page_shows_every_figure_with_its_words() -> None:
    page = draw(*make_series([tell("Ann Example", None, 5), tell("Ann Example", 0, 4200)]), ".html").decode()

    assert "<td>not told</td><td>5</td>" in page
    assert "<bdi>It was said that <mark>4200</mark> died (1).</bdi>" in page


def test_two_thousand_marks_of_twelve_are_drawn() -> None:
    series, figures = make_series([tell(f"Speaker {n % 12}", n // 12, 100 + n) for n in range(2000)])
    chart = draw_series(series, figures, 960)

    assert len(chart["datasets"]["marks"]) == 2000
    assert 100 < sum(row["size"] > 20 for row in chart["datasets"]["marks"]) < 150


@pytest.mark.parametrize(
    "told",
    [[tell("Ann Example", None, 5)], [Told("Ann Example", 0, None, None, "vague")], [tell("Ann Example", 0, 10**20)]],
)
def test_what_can_not_be_drawn_is_said(told: list[Told]) -> None:
    with pytest.raises(InputError, match="g0123 can't be drawn: none of its figures tells both a day and a number"):
        draw(*make_series(told), ".svg")


def test_a_single_figure_is_drawn() -> None:
    drawn = draw(*make_series([tell("Ann Example", 0, 12)]), ".svg").decode()

    assert "1 Mar" in drawn


@pytest.mark.parametrize("missing", ["altair", "vl_convert"])
def test_a_missing_library_is_named_with_its_remedy(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == missing else find(name))

    with pytest.raises(InputError, match=re.escape("pip install 'sayso[plot]'")):
        draw(*make_rich(), ".svg")


def run(line: str) -> int:
    """Runs the command as the command line would."""
    parser = argparse.ArgumentParser("sayso")
    add_parser(parser.add_subparsers())
    return command.run(parser.parse_args(["plot", *shlex.split(line)]))


@pytest.mark.usefixtures("war")
@pytest.mark.parametrize(
    ("name", "start"), [("killed.svg", b"<svg"), ("KILLED.PNG", b"\x89PNG"), ("killed.html", b"<!doctype html>")]
)
def test_the_command_draws_the_longest_series(name: str, start: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(f"--event killed --output {name}") == 0

    assert Path(name).read_bytes().startswith(start)
    assert "not drawn: " in capsys.readouterr().err


def test_the_command_draws_the_series_that_is_named(war: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    with Ledger.open(war) as ledger:
        others = [series for series in ledger.compare() if any(point.day for point in series.points)]

    assert run(f"--series {others[-1].id}") == 0

    out, err = capfdbinary.readouterr()
    assert out.startswith(b"<svg")
    assert others[-1].id.encode() in out
    assert not err


@pytest.mark.usefixtures("war")
@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("--party Nowhere --output x.svg", "no figures were found"),
        ("--series g0 --output x.svg", "there is no series 'g0' among the 3 that were found: g8a066abb1b47025b, g"),
        ("--ledger nothing.db --output x.svg", "there is no ledger nothing.db"),
    ],
)
def test_the_command_says_what_is_wrong(line: str, said: str) -> None:
    with pytest.raises(SaysoError, match=said):
        run(line)

    assert not Path("x.svg").exists()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("--output killed.pdf", "must end in .svg, .png, .html"),
        ("--width 12", "'12' is no width; give 360 to 2400"),
        ("--width 99999999999999999999", "is no width"),
    ],
)
def test_bad_use_is_refused(line: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(line)

    assert said in capsys.readouterr().err


@pytest.mark.usefixtures("war")
def test_nothing_is_drawn_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)

    with pytest.raises(InputError, match=r"give --output FILE\.svg"):
        run("--event killed")


def test_the_longest_of_several_series_is_chosen() -> None:
    short, long = (make_series([tell("Ann Example", n, n) for n in range(count)])[0] for count in (1, 3))

    assert choose_series([short, long], None) == (long, [short])
    with pytest.raises(InputError, match="no figures were found"):
        choose_series([], None)
