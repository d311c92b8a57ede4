"""Cases, custody, heads and keys from the command line: what is written, what is told, and how it ends."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from pathlib import Path

import pytest

from sayso import Ledger
from sayso.present import cli

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "keys" / "key.pem"
    monkeypatch.setenv("SAYSO_KEY", str(path))
    return path


def run(line: str, capsys: Capture) -> tuple[int, str, str]:
    code = cli.main(line.split())
    shown = capsys.readouterr()
    return code, shown.out, shown.err


@pytest.mark.usefixtures("war")
def test_a_case_is_written_and_verified(capsys: Capture) -> None:
    code, _, told = run("case --event killed --sign --output case.wacz", capsys)
    assert (code, "case.wacz: 5 reports, SHA-256 " in told, "signed with the key MCow" in told) == (0, True, True)

    code, shown, told = run("verify case.wacz --format json", capsys)

    assert (code, told) == (0, "sayso: the case is as it was written\n")
    checks = json.loads(shown)
    assert [one["faults"] for one in checks] == [[]] * 10
    assert "“event killed”, made by Ann Example" in checks[1]["found"]


@pytest.mark.usefixtures("war")
def test_a_flipped_byte_ends_with_1_and_is_named(capsys: Capture) -> None:
    run("case --all --output case.wacz", capsys)
    path = Path("case.wacz")
    data = path.read_bytes()
    path.write_bytes(data[:100] + bytes([data[100] ^ 4]) + data[101:])

    code, shown, told = run("verify case.wacz", capsys)

    assert code == 1
    assert "archive/data.warc.gz: its bytes don't have the checksum" in " ".join(shown.split())
    assert "faults were found in the case" in told


@pytest.mark.usefixtures("war")
def test_a_case_must_bear_the_key_that_is_expected(capsys: Capture) -> None:
    run("case --all --sign --output case.wacz", capsys)
    public = run("key", capsys)[1].strip()

    assert run(f"verify case.wacz --key {public}", capsys)[0] == 0
    assert run("verify case.wacz --key MCowBQYDK2VwAyEA", capsys)[0] == 1


def test_the_key_is_made_once_for_its_user_only(key: Path, capsys: Capture) -> None:
    code, first, told = run("key", capsys)

    assert (code, run("key", capsys)[1]) == (0, first)
    assert str(key) in told
    assert key.stat().st_mode & 0o777 == 0o600


WRONG = [
    ("case --output case.wacz", "say which reports"),
    ("case --all --output sayso.db", "already"),
    ("case --party Nowhere --output case.wacz", "no reports were found"),
    ("case --report f0 --output case.wacz", "begins with f0"),
    ("verify sayso.db --ledger sayso.db", "either a file or --ledger"),
    ("verify --key MCow", "are for a case"),
    ("verify nothing.wacz", "there is no ledger nothing.wacz"),
    ("verify --expect 12", "is no head of a ledger"),
    ("timestamp sayso.db --url https://tsa.example.org/", "is no case as it was written"),
    ("timestamp nothing.wacz --url https://tsa.example.org/", "can't be read"),
    ("custody --document d0", "begins with d0"),
]


@pytest.mark.usefixtures("war")
@pytest.mark.parametrize(("line", "told"), WRONG)
def test_bad_use_ends_with_2_and_says_why(line: str, told: str, capsys: Capture) -> None:
    code, shown, why = run(line, capsys)

    assert (code, shown) == (2, "")
    assert told in why
    assert not Path("case.wacz").exists()


@pytest.mark.usefixtures("war")
@pytest.mark.parametrize("option", ["--head", "--by Ann", f"--expect {'0' * 64}"])
def test_a_case_has_no_head_and_no_log(option: str, capsys: Capture) -> None:
    run("case --all --output case.wacz", capsys)

    assert run(f"verify case.wacz {option}", capsys)[0] == 2


@pytest.mark.usefixtures("war")
def test_somebody_makes_a_case(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.delenv("SAYSO_USER")

    assert "say who makes the case" in run("case --all --output case.wacz", capsys)[2]
    assert run("case --all --by Ed --output case.wacz", capsys)[0] == 0


def test_a_head_that_was_noted_is_in_the_chain_until_its_end_is_cut_off(war: Path, capsys: Capture) -> None:
    run("custody --note handed-over", capsys)
    code, head, told = run("verify --head", capsys)
    assert (code, "after 6 changes" in told) == (0, True)
    assert run(f"verify --expect {head.strip()}", capsys)[0] == 0

    with sqlite3.connect(war) as connection:
        connection.execute("DELETE FROM chain WHERE number = 6")
        connection.execute("DELETE FROM custody")
    connection.close()

    assert run("verify", capsys)[0] == 0
    code, shown, _ = run(f"verify --expect {head.strip()} --format json", capsys)
    assert (code, [one["kind"] for one in json.loads(shown)]) == (1, ["chain"])


def test_the_custody_log_tells_all_acts(war: Path, capsys: Capture) -> None:
    with Ledger.open(war) as ledger:
        document = next(ledger.documents()).id
    run(f"case --report {document} --output case.wacz", capsys)
    run("verify --by Ed", capsys)
    run(f"custody --note copied --document {document}", capsys)

    code, shown, _ = run(f"custody --document {document} --format json", capsys)

    told = [(one["act"], one["by"], one["detail"]) for one in json.loads(shown)]
    assert code == 0
    assert [act for act, _, _ in told] == ["collected", "case", "verification", "note"]
    assert told[1:] == [
        ("case", "Ann Example", f"report {document}"),
        ("verification", "Ed", "no fault was found"),
        ("note", "Ann Example", "copied"),
    ]
    assert run("custody --format csv", capsys)[1].count("\r\n") == 9
    assert "verification" in run("custody", capsys)[1]


@pytest.mark.usefixtures("war")
def test_without_a_network_the_request_can_be_sent_by_other_means(capsys: Capture) -> None:
    run("case --all --timestamp --output case.wacz", capsys)

    code, _, told = run("timestamp case.wacz --request request.tsq", capsys)
    assert (code, "application/timestamp-query" in told) == (0, True)
    (kept,) = Path("sayso.db.timestamps").iterdir()
    assert Path("request.tsq").read_bytes() == kept.read_bytes()
    assert run("timestamp case.wacz --request request.tsq", capsys)[0] == 2
    assert run("timestamp case.wacz --url http://127.0.0.1:9/", capsys)[0] == 1
    assert run("timestamp case.wacz --response request.tsq", capsys)[0] == 2
    assert run("verify case.wacz", capsys)[0] == 0


def test_a_publication_is_in_the_custody_log(war: Path, capsys: Capture) -> None:
    with Ledger.open(war) as ledger:
        document = next(ledger.documents()).id
    assert run(f"publish --report {document} --output page", capsys)[0] == 0

    last = json.loads(run(f"custody --document {document} --format json", capsys)[1])[-1]

    sums = hashlib.sha256(Path("page/SHA256SUMS").read_bytes()).hexdigest()
    assert (last["act"], last["by"], last["documents"]) == ("publication", "Ann Example", [document])
    assert (last["place"], last["hash"]) == (str(Path("page").absolute()), sums)
