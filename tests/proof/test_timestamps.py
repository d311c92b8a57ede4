"""A time stamp is of one message, by an authority that is trusted; the authority here is made by openssl for the tests."""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from sayso.errors import ProofError
from sayso.keeper.cases import Case, choose_documents, export_case
from sayso.keeper.ledger import Ledger
from sayso.keeper.proving import Expected, find_request, stamp_case, verify_case
from sayso.ledger.store import open_store
from sayso.model import Filter
from sayso.proof.package import make_digest, make_package
from sayso.proof.stamped import Stamping, add_stamp, ask_stamp, find_message, find_stamp
from sayso.proof.timestamps import (
    find_flaw,
    is_request,
    load_roots,
    make_request,
    read_stamp,
    send_request,
    tell_moment,
)
from tests.ledger.reports import make_pair, same

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="the authority needs openssl")

CONFIG = """\
[tsa]
default_tsa = here
[here]
dir = {folder}
serial = $dir/serial
signer_cert = $dir/tsa.pem
signer_key = $dir/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
crypto_device = builtin
accuracy = secs:1
ess_cert_id_chain = no
[authority]
extendedKeyUsage = critical,timeStamping
keyUsage = critical,digitalSignature
basicConstraints = CA:FALSE
"""


@dataclass(frozen=True)
class Authority:
    """An authority of its own: its folder, its root certificate, and the address at which it answers."""

    folder: Path
    root: Path
    url: str


def call(folder: Path, *words: str) -> None:
    subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)


def make_authority(folder: Path) -> Path:
    """Makes root and authority, and gives the root's certificate."""
    (folder / "tsa.cnf").write_text(CONFIG.format(folder=folder), encoding="ascii")
    (folder / "serial").write_text("01\n", encoding="ascii")
    curve = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
    call(
        folder,
        "req",
        "-x509",
        *curve,
        "-keyout",
        "root.key",
        "-out",
        "root.pem",
        "-subj",
        "/CN=Test root",
        "-days",
        "30",
    )
    call(folder, "req", "-new", *curve, "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=Test authority")
    signed = ("-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial", "-days", "30")
    call(
        folder,
        "x509",
        "-req",
        "-in",
        "tsa.csr",
        *signed,
        "-extfile",
        "tsa.cnf",
        "-extensions",
        "authority",
        "-out",
        "tsa.pem",
    )
    return folder / "root.pem"


def answer(folder: Path, request: bytes) -> bytes:
    """What the authority answers to a request."""
    (folder / "request.tsq").write_bytes(request)
    told = ("-queryfile", "request.tsq", "-config", "tsa.cnf", "-section", "here", "-out", "answer.tsr")
    call(folder, "ts", "-reply", *told)
    return (folder / "answer.tsr").read_bytes()


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    folder = tmp_path_factory.mktemp("authority")
    root = make_authority(folder)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = self.rfile.read(int(self.headers["Content-Length"]))
            data = answer(folder, request) if self.path == "/tsa" else b"no stamp"
            self.send_response(200)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield Authority(folder, root, f"http://127.0.0.1:{server.server_port}/tsa")
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_stamp_is_of_its_message_only(authority: Authority) -> None:
    request = make_request(b"message")
    response = send_request(authority.url, request)
    roots = load_roots([authority.root])

    assert (is_request(request, b"message"), is_request(request, b"other")) == (True, False)
    assert find_flaw(response, b"message", roots) is None
    assert "Mismatch" in str(find_flaw(response, b"other", roots))
    assert abs(read_stamp(response).moment - datetime.now(UTC)) < timedelta(minutes=5)


def test_an_authority_that_nobody_trusts_is_told(authority: Authority, tmp_path: Path) -> None:
    response = answer(authority.folder, make_request(b"message"))

    assert find_flaw(response, b"message", load_roots([make_authority(tmp_path)]))
    assert find_flaw(response, b"message", [])
    assert find_flaw(response, b"message", load_roots([]))


def test_an_authority_that_refuses_is_told(authority: Authority) -> None:
    refused = answer(
        authority.folder, make_request(b"message").replace(bytes.fromhex("0402010500"), bytes.fromhex("0402070500"))
    )

    with pytest.raises(ProofError, match="refused"):
        read_stamp(refused)
    assert tell_moment(refused) == ""


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("file:///etc/passwd", "no address"),
        ("http://127.0.0.1:9/", "can't be reached"),
        ("http://[", "can't be reached"),
    ],
)
def test_what_is_no_authority_is_told(url: str, told: str) -> None:
    with pytest.raises(ProofError, match=told):
        send_request(url, b"")


def test_what_is_no_certificate_is_told(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("notes", encoding="utf-8")
    for name, told in (("notes", "no certificates"), ("nothing", "can't be read")):
        with pytest.raises(ProofError, match=told):
            load_roots([tmp_path / name])


def make_told() -> dict[str, object]:
    return make_digest(make_package({}, {"created": "2031-03-07T00:00:00Z", "software": "sayso"}), None)


def test_a_stamp_comes_back_from_the_digest_file(authority: Authority) -> None:
    told = make_told()
    stamping = ask_stamp(told, authority.url)

    assert stamping.response
    assert find_stamp(add_stamp(told, stamping)) == stamping
    assert find_message(add_stamp(told, stamping)) == find_message(told)
    assert find_stamp(told) is None


def test_an_answer_that_is_no_stamp_is_kept_out(authority: Authority) -> None:
    stamping = ask_stamp(make_told(), authority.url.replace("/tsa", "/other"))

    assert (stamping.response, "no time stamp" in str(stamping.trouble)) == (None, True)


@pytest.mark.parametrize("told", [1, {}, {"request": "AA==", "response": 1}, {"request": "!", "response": None}])
def test_a_stamp_that_is_told_wrongly_is_refused(told: object) -> None:
    with pytest.raises(ProofError, match="can't be read"):
        find_stamp({"timeStamp": told})


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A signed case with a request that nobody has answered."""
    monkeypatch.setenv("SAYSO_KEY", str(tmp_path / "key.pem"))
    with open_store(tmp_path / "ledger.db", create=True) as store:
        store.write(*make_pair(), same)
        ledger = Ledger(store)
        chosen = Case(choose_documents(ledger, Filter(), (), ()), "War", "Ann Example")
        export_case(ledger, chosen, tmp_path / "case.wacz", signed=True, authority="")
    return tmp_path / "case.wacz"


def find_faults(case: Path, *roots: Path) -> list[str]:
    return [fault.detail for one in verify_case(case, Expected(None, roots)) for fault in one.faults]


def test_a_case_is_stamped_later(case: Path, authority: Authority) -> None:
    assert find_faults(case) == []
    stamping = stamp_case(case, authority=authority.url)

    assert stamping.response
    assert find_faults(case, authority.root) == []
    assert "--roots" in find_faults(case)[0]
    found = [one.found for one in verify_case(case, Expected(None, (authority.root,))) if one.what == "time stamp"]
    assert "trusted here" in found[0]


def test_an_answer_that_was_fetched_by_other_means_is_taken(case: Path, authority: Authority) -> None:
    wrong = answer(authority.folder, make_request(b"something else"))
    before = case.read_bytes()
    with pytest.raises(ProofError, match="something else"):
        stamp_case(case, response=wrong)
    assert case.read_bytes() == before
    asked = find_request(case)

    stamp_case(case, response=answer(authority.folder, asked))

    assert find_faults(case, authority.root) == []


def test_out_of_reach_the_case_stays_as_it_was(case: Path) -> None:
    before = case.read_bytes()

    stamping = stamp_case(case, authority="http://127.0.0.1:9/")

    assert stamping == Stamping(find_request(case), None, stamping.trouble)
    assert "can't be reached" in str(stamping.trouble)
    assert case.read_bytes() == before


def test_a_case_that_is_not_whole_is_not_stamped(case: Path, authority: Authority) -> None:
    data = case.read_bytes()
    case.write_bytes(data[:-1] + b"\x01")

    with pytest.raises(ProofError, match="no case as it was written"):
        stamp_case(case, authority=authority.url)
