"""The commands over a ledger: what they are asked with, what they answer, and how they end."""

from __future__ import annotations

import argparse
import csv
import io
import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from sayso import Ledger
from sayso.model import Days
from sayso.pipeline import list_formats
from sayso.present import cli
from sayso.present.asked.entries import FIGURES
from sayso.present.commands.filters import parse_days, parse_moment

Capture = pytest.CaptureFixture[str]

DAYS = [
    ("2022-02-28", Days(date(2022, 2, 28), date(2022, 2, 28))),
    ("2022-02-01..2022-02-28", Days(date(2022, 2, 1), date(2022, 2, 28))),
    ("2022-02-01..", Days(date(2022, 2, 1), date.max)),
    ("..2022-02-28", Days(date.min, date(2022, 2, 28))),
]

# What is asked, how it ends, what it says on standard output and on standard error.
ASKED = [
    ("figures --event killed --party sudland", 0, "more than 1,200 (soldier)", ""),
    ("figures --party Nowhere", 0, "", "sayso: no figures were found\n"),
    ("figures --unit military --limit 1", 0, "1,350 (soldier)", "there are more than these 1;"),
    ("figures --whose 'bo example'", 0, "Bo Example", ""),
    ("figures --publisher 'Lumen TV' --cumulative --period 2031-03-09 --status military", 0, "more than 1,200", ""),
    ("figures --published ..2031-03-01", 0, "", "no figures"),
    ("figures --reviewed", 0, "", "no figures"),
    ("figures --unreviewed --publisher 'Lumen TV'", 0, "soldier", ""),
    ("figures --as-of 2001-01-01", 0, "", "no figures"),
    ("figures --party '...'", 2, "", "has no letter or digit in it"),
    ("figures --within Xyzzyx", 2, "", "the gazetteer knows no place 'Xyzzyx'"),
    (
        "figures --within Atlantis",
        0,
        "",
        "sayso: --within Atlantis means Atlantis, a city in ZA; write 'NAME, COUNTRY'",
    ),
    ("figures --within Norland", 0, "1,350", "sayso: --within Norland means Norland, a city in US;"),
    ("documents --within France", 0, "", "sayso: --within France means France, the country FR;"),
    ("figures --document zzz", 2, "", "'zzz' is no id of a document: these are d and"),
    ("statements --document d0123456789abcdef", 2, "", "has no document whose id is or begins with d0123456789abcdef"),
    ("figures --output figures.xlsx", 2, "", "end it in .csv, .json, .txt, or give --format"),
    ("show f00000000000 --output one.csv", 2, "", "end it in .json, .txt, or give --format"),
    ("figures --excel", 2, "", "--excel is for CSV; give --format csv too"),
    ("compare --excel --output series.json", 2, "", "--excel is for CSV"),
    (
        "figures --output nowhere/figures.csv",
        2,
        "",
        "sayso: cannot write nowhere/figures.csv: No such file or directory;",
    ),
    ("statements --speaker 'the Norland’s army' --said 2031-03-11", 0, "1,305 Sudland soldiers", ""),
    ("statements --stance orders", 0, "", "sayso: no statements were found\n"),
    ("sources --limit 2", 0, "Norland's army", "there are more than these 2;"),
    ("documents --publisher 'Oldford Echo'", 0, "Army corrects toll", ""),
    ("search maps food", 0, "old ⟦maps⟧ and no ⟦food⟧", ""),
    ("search xylophone", 0, "", "sayso: no passages were found\n"),
    ("show f00000000000", 2, "", "has no figure"),
    ("show nonsense", 2, "", "is no id"),
    ("show l0123456789abcdef", 2, "", "is the id of a link between two figures: `sayso cut` takes it"),
    ("show g0123456789abcdef", 2, "", "is the id of a series: `sayso plot --series` takes it"),
    ("show o0123456789abcdef", 2, "", "is the id of an origin: `sayso compare --format json` tells"),
    ("compare --party Sudland --event killed", 0, "independent origins", ""),
    ("compare --party Nowhere", 0, "", "sayso: no figures were found\n"),
    ("compare --rule nonsense", 2, "", "there is no rule 'nonsense'; there are ucdp"),
    ("judgements", 0, "", "sayso: no judgements were found\n"),
    ("judgements --adrift --as-of 2022-02-28", 2, "", "leave out --as-of"),
    ("watch", 0, "", "no question is saved yet"),
    ("watch unheard-of", 2, "", "has no question 'unheard-of'"),
    ("verify", 0, "", "sayso: no faults were found\n"),
    ("changes", 0, "", "sayso: no changes were found\n"),
    ("changes zzz", 2, "", "'zzz' is no id of a document"),
    ("dropped", 0, "", "sayso: no reports or parts that were not read were found\n"),
    ("reread", 0, "5 unchanged.", ""),
    ("figures --ledger nothing.db", 2, "", "sayso: there is no ledger nothing.db"),
    ("figures --output sayso.db", 2, "", "is the ledger; choose another file"),
    ("confirm f00000000000", 2, "", "has no figure"),
    ("merge Nobody 'Bo Example'", 2, "", "nobody in the ledger is called 'Nobody'"),
]

BAD_USE = [
    ("figures --event slain", "choose from 'killed'"),
    ("figures --status tall", "choose from 'civilian'"),
    ("figures --period yesterday", "'yesterday' is no day; write a day (2022-02-28), or A..B, A.. or ..B"),
    ("figures --period 2022-02-28..2022-02-01", "ends before it begins"),
    ("figures --period ..", "tells no day"),
    ("figures --as-of noon", "'noon' is no moment; write 2022-02-28 or 2022-02-28T12:00"),
    ("figures --limit 0", "'0' is no number of rows; write 1 or more"),
    ("figures --format xml", "choose from 'table', 'csv', 'json'"),
    ("figures --reviewed --unreviewed", "not allowed with"),
    ("show f1 --format csv", "choose from 'table', 'json'"),
    ("statements --stance mumbles", "choose from 'asserts'"),
    *(
        (f"figures --{name} ''", f"argument --{name}: the value is empty; give one, or leave the option out")
        for name in ("unit", "party", "by", "place", "within", "speaker", "whose", "publisher", "document", "ledger")
    ),
    ("figures --period ''", "tells no day"),
    ("figures --event ''", "choose from 'killed'"),
    ("add a.txt --publisher ' '", "the value is empty"),
    ("confirm f1 --by ''", "the value is empty"),
    ("judgements ''", "the value is empty"),
]


def call(line: str) -> int:
    """Runs a command line as a shell would cut it."""
    import shlex

    return cli.main(shlex.split(line))


def ask_json(line: str, capsys: Capture) -> Any:
    capsys.readouterr()
    assert call(f"{line} --format json") == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(("value", "days"), DAYS)
def test_days_are_read(value: str, days: Days) -> None:
    assert parse_days(value) == days


def test_a_day_means_its_end_and_a_moment_without_a_zone_is_the_machines() -> None:
    assert parse_moment("2022-02-28") == datetime(2022, 2, 28, 23, 59, 59, 999999).astimezone()
    assert parse_moment("2022-02-28T12:00") == datetime(2022, 2, 28, 12).astimezone()
    assert parse_moment("2022-02-28T12:00+03:00").astimezone().utcoffset() is not None
    assert parse_moment("2022-02-28T12:00+03:00") - parse_moment("2022-02-28T12:00Z") == timedelta(hours=-3)


@pytest.mark.usefixtures("war")
@pytest.mark.parametrize(("line", "code", "said", "told"), ASKED)
def test_a_command_answers(line: str, code: int, said: str, told: str, capsys: Capture) -> None:
    assert call(line) == code

    shown = capsys.readouterr()
    assert said in " ".join(shown.out.split()) if said else shown.out == ""
    assert told in shown.err if told else shown.err == ""


@pytest.mark.parametrize(("line", "said"), BAD_USE)
def test_bad_use_tells_what_is_allowed(line: str, said: str, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as exit_:
        call(line)

    assert exit_.value.code == 2
    assert said in capsys.readouterr().err


@pytest.mark.usefixtures("war")
@pytest.mark.parametrize("name", ["figures", "statements", "sources", "documents"])
def test_csv_and_json_tell_of_the_same_and_of_all(name: str, capsys: Capture) -> None:
    assert call(f"{name} --format csv") == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))
    told = ask_json(name, capsys)
    key = {"sources": "key", "documents": "document"}.get(name, "id")

    assert len(rows) >= 5
    assert [row[key] for row in rows] == [one["id" if key == "document" else key] for one in told]


def test_the_suffix_of_the_output_tells_the_form(war: Path, capsys: Capture) -> None:
    assert call("figures --output figures.csv --excel") == 0
    assert call("figures --output figures.json") == 0
    assert capsys.readouterr() == ("", "")

    lines = (war.parent / "figures.csv").read_bytes().decode("utf-8-sig").split("\r\n")
    assert lines[0] == ",".join(name for name, _ in FIGURES.columns)
    assert len(lines) - 2 == len(json.loads((war.parent / "figures.json").read_text()))


def test_any_output_is_written_where_the_form_is_told(war: Path, capsys: Capture) -> None:
    assert call("figures --output figures.txt") == call("figures --output figures") == 0
    assert call("figures --output figures.xlsx --format csv --excel") == 0
    assert capsys.readouterr() == ("", "")

    tables = [(war.parent / name).read_text() for name in ("figures.txt", "figures")]
    assert tables[0] == tables[1] != ""
    assert (war.parent / "figures.xlsx").read_bytes().decode("utf-8-sig").startswith("id,words,")


def test_a_document_is_asked_for_by_the_beginning_of_its_id(war: Path, capsys: Capture) -> None:
    whole = ask_json("figures --publisher 'Lumen TV'", capsys)
    document = whole[0]["edition"]["document"]

    assert ask_json(f"figures --document {document[:8]}", capsys) == whole
    assert call(f"figures --document {document}.1") == 2
    assert "is no id of a document" in capsys.readouterr().err


def test_a_judgement_is_recorded_shown_listed_and_taken_back(war: Path, capsys: Capture) -> None:
    one = ask_json("figures --publisher 'Lumen TV'", capsys)[0]["id"]
    assert call(f"correct {one} unit 'service member' --why 'as it says'") == 0
    made = capsys.readouterr().out.split()[0]

    [kept] = ask_json("figures --reviewed", capsys)
    assert (kept["figure"]["unit"], kept["machine"]["unit"], kept["review"]) == (
        "service member",
        "soldier",
        "corrected",
    )
    [listed] = ask_json(f"judgements {one}", capsys)
    assert (listed["id"], listed["by"], listed["why"], listed["was"]) == (made, "Ann Example", "as it says", "soldier")
    assert call(f"show {one[:10]}") == 0
    assert "unit: soldier → service member – Ann Example" in " ".join(capsys.readouterr().out.split())
    assert ask_json(f"show {made}", capsys)["judgement"]["value"] == "service member"

    assert call(f"retract {made} --by 'Bo Example'") == 0
    assert "taken back by Bo Example" in capsys.readouterr().out
    assert ask_json("figures --reviewed", capsys) == []


def test_a_value_that_is_not_told_is_none(war: Path, capsys: Capture) -> None:
    one = ask_json("figures --publisher 'Lumen TV'", capsys)[0]["id"]
    assert call(f"correct {one} party none") == 0
    assert ask_json(f"show {one}", capsys)["figure"]["figure"]["party"] is None


def test_what_is_rejected_is_left_out_unless_it_is_asked_for(war: Path, capsys: Capture) -> None:
    one = ask_json("figures --publisher 'Lumen TV'", capsys)[0]["id"]
    assert call(f"reject {one} --by 'Ann Example'") == 0

    assert ask_json("figures --publisher 'Lumen TV'", capsys) == []
    assert [kept["id"] for kept in ask_json("figures --publisher 'Lumen TV' --rejected", capsys)] == [one]
    for options, told in (("", False), (" --rejected", True)):
        series = ask_json(f"compare{options}", capsys)
        assert (one in [point["figure"] for each in series for point in each["points"]]) == told


def test_sources_are_merged_split_and_given_a_side(war: Path, capsys: Capture) -> None:
    assert call("merge 'Bo Example' \"Norland's army\"") == 0
    merged = {one["name"]: one["names"] for one in ask_json("sources", capsys)}
    assert "Bo Example" in merged["Norland's army"]
    assert call("split 'Bo Example' \"Norland's army\"") == 0
    assert call("side 'Bo Example' Norland") == 0
    sides = {one["name"]: one["side"] for one in ask_json("sources", capsys)}
    assert (sides["Bo Example"], sides["Norland's army"]) == ("Norland", None)


def test_a_link_that_is_cut_is_gone(war: Path, capsys: Capture) -> None:
    def list_links() -> list[str]:
        told = ask_json("compare", capsys)
        return [link["id"] for series in told for origin in series["origins"] for link in origin["links"]]

    first = list_links()[0]
    assert call(f"cut {first} --publisher Nobody") == 2
    assert "gives no link" in capsys.readouterr().err
    assert call(f"cut {first}") == 0
    assert first not in list_links()


def test_who_judges_must_be_told(war: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.delenv("SAYSO_USER")
    assert call("confirm f1") == 2
    assert capsys.readouterr().err == "sayso: say who judges: give --by, or set the variable SAYSO_USER\n"


def test_a_question_is_saved_and_tells_what_changed(war: Path, capsys: Capture) -> None:
    one = ask_json("figures --publisher 'Lumen TV'", capsys)[0]["id"]
    assert call("watch toll --event killed --party Sudland") == 0
    assert capsys.readouterr().err == "sayso: the question 'toll' is saved; ask again with its name alone\n"
    assert ask_json("watch toll", capsys) == []
    assert call(f"correct {one} low 1250") == 0

    told = ask_json("watch toll", capsys)
    assert ("changed", one) in [(step["what"], step["id"]) for step in told]
    assert call("watch") == 0
    assert capsys.readouterr().out.startswith("toll: saved 2")


def test_a_changed_byte_is_found(war: Path, capsys: Capture) -> None:
    import sqlite3

    connection = sqlite3.connect(war)
    connection.execute("UPDATE body SET words = replace(words, '310', '311') WHERE words LIKE '%310 of its soldiers%'")
    connection.commit()
    connection.close()

    assert call("verify --format json") == 1
    assert {fault["kind"] for fault in json.loads(capsys.readouterr().out)} >= {"text"}


def test_the_ledger_is_found_by_option_variable_and_name(
    war: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    with Ledger.open(war.parent / "empty.db", create=True):
        pass
    counts = [len(ask_json("documents", capsys)), len(ask_json("documents --ledger empty.db", capsys))]
    monkeypatch.setenv("SAYSO_LEDGER", "empty.db")
    counts += [len(ask_json("documents", capsys)), len(ask_json("documents --ledger sayso.db", capsys))]

    assert counts == [5, 0, 0, 5]


def test_compare_in_csv_has_a_row_for_each_figure(war: Path, capsys: Capture) -> None:
    told = ask_json("compare", capsys)
    assert call("compare --format csv") == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))

    points = [(series["id"], point["figure"]) for series in told for point in series["points"]]
    assert [(row["series"], row["figure"]) for row in rows] == points
    assert len(points) == len(ask_json("figures", capsys))


def test_only_the_rules_that_were_asked_for_propose(war: Path, capsys: Capture) -> None:
    told = ask_json("compare --rule ucdp --rule acled --limit 1", capsys)

    assert [one["rule"] for one in told[0]["estimates"]] == ["ucdp", "acled"]


def test_a_table_of_series_tells_what_it_leaves_out(war: Path, capsys: Capture) -> None:
    assert call("compare --limit 1") == 0
    shown = " ".join(capsys.readouterr().out.split())

    assert "1 more series: --limit, or --format csv." in shown
    assert "Findings are questions, rules only propose." in shown


def test_every_command_says_what_it_is_for(capsys: Capture) -> None:
    [commands] = [one for one in cli.build_parser()._actions if isinstance(one, argparse._SubParsersAction)]
    for name, command in commands.choices.items():
        assert command.description, name
        with pytest.raises(SystemExit):
            cli.main([name, "--help"])
        assert capsys.readouterr().out.startswith(f"usage: sayso {name}")


def test_the_formats_that_can_be_read_are_listed(capsys: Capture) -> None:
    assert cli.main(["formats"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert len(told) == len(list_formats())
    assert "Text or a web page (.txt, .html, .htm)" in told
