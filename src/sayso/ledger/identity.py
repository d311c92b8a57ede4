"""What makes a document, an entry or a reading the same one: digests of what they are."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from sayso.lexicon.naming import fold_name
from sayso.model import SENT, Figure, Raw, Span, Statement, Versions

LONGEST_KEY = 200
"""Characters of a folded name that are compared; an index of PostgreSQL takes no more than about 2,700 bytes."""

_TRACKING = (
    "utm_", "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "_ga",
    "at_medium", "at_campaign", "at_custom", "cmpid", "ns_campaign", "ns_mchannel", "ns_source", "ref_src", "ref_url",
)  # fmt: skip
"""How the names of parameters begin that tell where a reader came from, and nothing of what stands at the address."""


def make_key(name: str | None) -> str | None:
    """The folded name under which something is looked for, None for what has no letter or digit in it."""
    return (fold_name(name)[:LONGEST_KEY].rstrip() or None) if name else None


def name_moment(moment: datetime) -> str:
    """A moment as the ledger writes it; one without a time zone keeps none."""
    if moment.tzinfo is None:
        return moment.isoformat(timespec="microseconds")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def digest_json(value: object) -> str:
    """The SHA-256 of a value's canonical JSON, hex digits."""
    return digest_bytes(write_canonical(value).encode("ascii"))


def write_canonical(value: object) -> str:
    """A value's JSON in the one form that digests are over: keys in order, ASCII only, no blanks; days as ISO 8601."""
    return _CANONICAL.encode(value)


def _write_day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a ledger's row")


_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), default=_write_day)


def tell_given(raw: Raw) -> dict[str, object]:
    """What was told of a report beside its bytes, as JSON has it; what wasn't told is left out."""
    told = {name: value for name, value in asdict(raw).items() if name != "data" and value is not None}
    if raw.original:
        said = [
            [one.words, *(None if at is None else str(at) for at in (one.start, one.end))] for one in raw.original.said
        ]
        told["original"] = {"digest": raw.original.digest, "language": raw.original.language, "said": said}
    if raw.published:
        told["published"] = raw.published.isoformat()
    if raw.fetched:
        told["fetched"] = name_moment(raw.fetched)
    return told


def find_report(given: Mapping[str, object]) -> dict[str, object]:
    """What was told that makes it the same report: not when it was fetched, nor where a file lies, as a copy is the
    same."""
    return {name: value for name, value in given.items() if name not in ("address", "fetched")}


def make_fingerprint(raw: Raw, versions: Versions) -> str:
    """What must be the same for a reading not to be made again: bytes, what was told of the report, and versions."""
    return digest_json([digest_bytes(raw.data), find_report(tell_given(raw)), versions.sayso, versions.tagger])


def digest_bytes(data: bytes) -> str:
    """The SHA-256 of bytes, hex digits."""
    return hashlib.sha256(data).hexdigest()


def make_document_key(raw: Raw, url: str | None) -> str:
    """What makes a report the same document: its address on the web, else its row's id in that file, else its path, else
    its bytes (what was sent or piped has no path). Ids that only count the rows of a file are those of other reports in
    another file."""
    if url:
        return f"url {plain_address(url)}"
    if raw.id:
        return f"row {raw.id} {_find_file(raw.address)}"
    if raw.address == "-" or raw.address.startswith(SENT):
        return f"bytes {digest_bytes(raw.data)}"
    return f"path {os.path.abspath(raw.address)}"


def _find_file(address: str) -> str:
    """The path of the file that a row's address (`path:line`) tells; - for standard input."""
    path = re.sub(r":\d+\Z", "", address)
    return path if path == "-" or path.startswith(SENT) else os.path.abspath(path)


def plain_address(url: str) -> str:
    """An address without what makes no other page of it: case of scheme and host, a default port, a fragment, parameters
    that only track readers, a slash at the end. What is no address comes back as it is.

    >>> plain_address("HTTPS://News.Example.org:443/a/?utm_source=x&id=7#top")
    'https://news.example.org/a?id=7'
    """
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return url
    if not host:
        return url
    host = f"[{host}]" if ":" in host else host  # an IPv6 number
    place = host if port is None or port == {"http": 80, "https": 443}.get(parts.scheme) else f"{host}:{port}"
    asked = parse_qsl(parts.query, keep_blank_values=True)
    kept = urlencode([pair for pair in asked if not pair[0].lower().startswith(_TRACKING)])
    return urlunsplit((parts.scheme, place, parts.path.rstrip("/"), kept, ""))


def make_document_id(key: str) -> str:
    """d and 16 hex digits of the SHA-256 of the document's key."""
    return _make_id("d", key)


def name_statements(document: str, text_digest: str, statements: Sequence[Statement]) -> tuple[str, ...]:
    """The ledger's ids of a text's statements: s and 16 hex digits over document, text and the places of their words."""
    parts = [
        [[[pin.span.start, pin.span.end] for pin in part] for part in (one.content, one.cue, one.source)]
        for one in statements
    ]
    return _name_entries("s", document, text_digest, parts)


def name_figures(document: str, text_digest: str, figures: Sequence[Figure]) -> tuple[str, ...]:
    """The ledger's ids of a text's figures: f and 16 hex digits over document, text and the place of their words."""
    return _name_entries("f", document, text_digest, [_pair(figure.pin.span) for figure in figures])


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _name_entries(letter: str, document: str, text_digest: str, places: Iterable[object]) -> tuple[str, ...]:
    """Ids in order; entries whose words stand at just the same places are told apart by their order."""
    seen: dict[str, int] = {}
    named = []
    for place in places:
        first = digest_json([letter, document, text_digest, place])
        ordinal = seen[first] = seen.get(first, -1) + 1
        named.append(f"{letter}{first[:16]}" if ordinal == 0 else _make_id(letter, first, ordinal))
    return tuple(named)


def _make_id(letter: str, *parts: object) -> str:
    return letter + digest_json(parts)[:16]
