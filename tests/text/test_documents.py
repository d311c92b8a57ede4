"""Markdown, mail, DOCX and PDF become texts whose words lead to where they were."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from sayso.model import Dropped, MediaType, Raw, Report, Text
from sayso.read.papers import DOCX
from sayso.read.sources import read_stream
from sayso.settings import Settings
from sayso.text import forms, make_text, read_source

WORDS = "At least 40 people were killed in Oldford on Friday, the council said."
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CORE = (
    '<p xmlns="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:t="http://purl.org/dc/terms/"><dc:title>Losses</dc:title><dc:creator>Ann Example</dc:creator><t:created>2030-07-20T10:00:00Z</t:created></p>'
)  # fmt: skip


def make_docx(body: str, **parts: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("word/document.xml", body)
        for name, words in parts.items():
            archive.writestr(f"word/{name}.xml" if name != "core" else "docProps/core.xml", words)
    return packed.getvalue()


def wrap(inside: str, outer: str = "document") -> str:
    return f"<w:{outer} {W}><w:body>{inside}</w:body></w:{outer}>"


def say(words: str, tag: str = "t") -> str:
    return f"<w:p><w:r><w:{tag}>{words}</w:{tag}></w:r></w:p>"


def make_pdf(*lines: str, password: str = "") -> bytes:
    shown = " 0 -14 Td ".join(f"({line}) Tj" for line in lines).encode("latin-1")
    stream = b"BT /F1 12 Tf 72 720 Td " + shown + b" ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Title(Losses)/Author(Ann Example)/CreationDate(D:20300720100000Z)>>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 7\n0000000000 65535 f \n%strailer<</Size 7/Root 1 0 R/Info 6 0 R>>\nstartxref\n%d\n%%%%EOF"
    data += end % (table, len(data))
    if not password:
        return data
    writer, locked = PdfWriter(clone_from=PdfReader(io.BytesIO(data))), io.BytesIO()
    writer.encrypt(password, algorithm="RC4-128")
    writer.write(locked)
    return locked.getvalue()


def make_mail(html: str | None = None, attached: bytes | None = None) -> bytes:
    mail = EmailMessage()
    mail["From"] = "Ann Example <ann@example.org>"
    mail["To"] = "desk@example.org"
    mail["Subject"] = "Losses at the brücke"
    mail["Date"] = "Sat, 20 Jul 2030 10:00:00 +0000"
    mail.set_content(WORDS)
    if html is not None:
        mail.add_alternative(html, subtype="html")
    if attached is not None:
        mail.add_attachment(attached, maintype="application", subtype="octet-stream", filename="more.txt")
    return mail.as_bytes()


def read_all(data: bytes, name: str = "paper") -> list[Raw | Dropped]:
    return list(read_stream(io.BytesIO(data), name, Settings()))


def read(data: bytes, name: str = "paper") -> tuple[Report, Text]:
    raw = read_all(data, name)[0]
    assert isinstance(raw, Raw), raw
    made = make_text(raw)
    assert isinstance(made, tuple), made
    source = read_source(raw)
    for start, at, length in made[1].offsets.runs:
        assert made[1].body[start : start + length] == source[at : at + length]
    return made


def paragraphs(text: Text) -> list[str]:
    return [text.body[span.start : span.end] for span in text.paragraphs]


MARKDOWN = f"""---
title: "Losses at the bridge"
author: Ann Example
date: 2030-07-20
---
# Bridge

At least **40 people** were *killed* in Oldford on Friday, [the council](https://c.example/1) said &amp; wrote
on Sunday.

* 3 tanks were lost, `General Brask` said\\.

> {WORDS}

| What | How many |
|------|----------|
| Tanks | 102 |

```
kept as it is
```
<div>left out</div>
"""


def test_markdown() -> None:
    report, text = read(MARKDOWN.encode())

    assert (report.media_type, report.title, report.byline, report.published) == (
        "text/markdown", "Losses at the bridge", "Ann Example", date(2030, 7, 20),
    )  # fmt: skip
    assert paragraphs(text) == [
        "Bridge",
        "At least 40 people were killed in Oldford on Friday, the council said & wrote on Sunday.",
        "3 tanks were lost, General Brask said.",
        WORDS,
        "What\tHow many",
        "Tanks\t102",
        "kept as it is",
    ]


@pytest.mark.parametrize(
    ("words", "name", "title"),
    [
        ("# Bridge\n\n**Gone**, they said.\n\n* one\n* two\n", "paper", "Bridge"),
        ("The pier is *gone*.", "paper.md", None),
    ],
)
def test_markdown_without_a_front_matter(words: str, name: str, title: str | None) -> None:
    report, _ = read(words.encode(), name)

    assert (report.media_type, report.title) == ("text/markdown", title)


def test_a_text_with_a_sign_or_two_is_none() -> None:
    assert read(b"#1 in the charts, the **Oldfords** said.\n")[0].media_type == "text/plain"


def test_docx() -> None:
    body = wrap(
        "<w:p><w:r><w:t>At least 40 people were </w:t></w:r><w:del><w:r><w:t>wounded</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>killed.</w:t><w:tab/><w:t>So</w:t><w:br/><w:t>it is.</w:t></w:r></w:ins></w:p>"
        f"<w:tbl><w:tr><w:tc>{say('Tanks')}{say('lost')}</w:tc><w:tc>{say('102')}</w:tc></w:tr></w:tbl>" + say(" ")
    )

    report, text = read(make_docx(body, core=CORE, footnotes=wrap(say("Counted by hand."), "footnotes")))

    assert (report.media_type, report.title, report.byline, report.published) == (
        DOCX, "Losses", "Ann Example", date(2030, 7, 20),
    )  # fmt: skip
    assert text.body == "At least 40 people were killed.\tSo\nit is.\n\nTanks lost\t102\n\nCounted by hand."


def test_pdf() -> None:
    report, text = read(make_pdf("At least 40 people were killed in Old-", "ford on Friday, the council said."))

    assert (report.media_type, report.title, report.byline, report.published) == (
        "application/pdf", "Losses", "Ann Example", date(2030, 7, 20),
    )  # fmt: skip
    assert text.body == WORDS


@pytest.mark.parametrize("html", [None, f"<html><body><p>{WORDS}</p><p>And more.</p></body></html>"])
def test_mail(html: str | None) -> None:
    report, text = read(make_mail(html))

    assert (report.media_type, report.title, report.byline, report.published) == (
        "message/rfc822", "Losses at the brücke", "Ann Example", date(2030, 7, 20),
    )  # fmt: skip
    assert text.body.strip() == WORDS


def test_what_is_attached_is_a_report_of_its_own() -> None:
    _, attached = read_all(make_mail(attached=b"The pier is gone."), "box/a.eml")

    assert isinstance(attached, Raw)
    assert (attached.address, attached.data, attached.media_type) == (
        "box/a.eml#more.txt",
        b"The pier is gone.",
        "text/plain",
    )


def test_what_is_attached_and_no_text_is_told() -> None:
    _, attached = read_all(make_mail(attached=b"\x89PNG..."))

    assert isinstance(attached, Dropped)
    assert "an image" in attached.detail


BILLION = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    ("data", "kind", "detail"),
    [
        (make_pdf(WORDS, password="secret"), "application/pdf", "locked with a password"),
        (make_pdf(" "), "application/pdf", "no text layer"),
        (b"%PDF-1.4\n%%EOF", "application/pdf", "no PDF that can be read"),
        (make_docx(BILLION), DOCX, "no XML that can be read"),
        (make_docx("<w:document"), DOCX, "no XML that can be read"),
        (b"PK\x03\x04word/", DOCX, "can't be unpacked"),
        (b"From: a\nContent-Type: image/png\n\nx", "message/rfc822", "no text"),
        (b"From: a\nContent-Type: text/plain; charset=nothing\n\nx", "message/rfc822", "can't be decoded"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, kind: MediaType, detail: str) -> None:
    found = make_text(Raw(data, kind, "paper"))

    assert isinstance(found, Dropped)
    assert detail in found.detail


def test_a_part_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.text.docx.LARGEST", 1000)

    found = make_text(Raw(make_docx(wrap(say("x" * 5000))), DOCX, "paper"))

    assert isinstance(found, Dropped)
    assert "larger than 1,000 bytes" in found.detail


def test_elements_within_elements_are_gone_through_however_deep() -> None:
    deep = make_docx(wrap("<w:sdt>" * 5000 + say("x") + "</w:sdt>" * 5000 + say("The pier is gone.")))

    assert read(deep)[1].body == "The pier is gone."


def test_a_library_that_is_not_installed_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def miss(name: str) -> None:
        raise ModuleNotFoundError("no", name="pypdf")

    monkeypatch.setattr(forms, "import_module", miss)

    found = make_text(Raw(make_pdf(WORDS), "application/pdf", "paper"))

    assert isinstance(found, Dropped)
    assert "sayso[formats]" in found.detail


@given(
    st.lists(
        st.sampled_from(
            [
                *"#*_`[]()<>&;|\\-!\n \t",
                "a",
                "&amp;",
                "\n\n",
                "| a | b |\n|---|---|\n",
                "    ",
                "é",
                "http://x.y",
                "```\n",
                "1. ",
                "---\n",
                "\x00",
            ]
        ),
        max_size=40,
    )
)
def test_any_markdown_gives_a_text_or_a_reason(pieces: list[str]) -> None:
    words = "".join(pieces)

    made = make_text(Raw(words.encode(), "text/markdown", "paper", "utf-8"))

    if isinstance(made, tuple):
        text = made[1]
        assert all(text.body[one : one + size] == words[at : at + size] for one, at, size in text.offsets.runs)


KINDS: tuple[MediaType, ...] = ("message/rfc822", "application/pdf", DOCX)
BASES = {
    "message/rfc822": make_mail("<p>x</p>", b"y"),
    "application/pdf": make_pdf(WORDS),
    DOCX: make_docx(wrap(say(WORDS)), core=CORE),
}


@given(st.sampled_from(KINDS), st.lists(st.tuples(st.integers(0, 5000), st.binary(max_size=3)), max_size=4))
def test_any_changed_bytes_give_a_text_or_a_reason(kind: MediaType, changes: list[tuple[int, bytes]]) -> None:
    data = bytearray(BASES[kind])
    for at, words in changes:
        data[at % len(data) : at % len(data) + len(words)] = words

    made = make_text(Raw(bytes(data), kind, "paper"))

    assert isinstance(made, Dropped | tuple)
