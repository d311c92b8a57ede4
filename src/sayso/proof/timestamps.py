"""Time stamps of an authority, RFC 3161: that something was there at a moment. The adapter to rfc3161-client."""

from __future__ import annotations

import hashlib
import ssl
import warnings
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from http.client import HTTPException
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import Request, urlopen

from sayso.errors import ProofError
from sayso.proof.keys import MISSING

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

TIMEOUT = 30.0
"""Seconds that an authority may take."""
_LARGEST = 1 << 20


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a time stamp says: the moment, and the number that the authority gave it."""

    moment: datetime
    number: int


def make_request(message: bytes) -> bytes:
    """The request (TimeStampReq, DER) to stamp the SHA-256 of a message; no authority learns anything else of it."""
    try:
        from rfc3161_client import HashAlgorithm, TimestampRequestBuilder
    except ModuleNotFoundError as missing:
        raise ProofError(MISSING) from missing
    return TimestampRequestBuilder().data(message).hash_algorithm(HashAlgorithm.SHA256).build().as_bytes()


def is_request(request: bytes, message: bytes) -> bool:
    """Whether a request is about the SHA-256 of the message."""
    return hashlib.sha256(message).digest() in request


def send_request(url: str, request: bytes) -> bytes:
    """What the authority at an address answers (TimeStampResp, DER); ProofError where it can't be reached."""
    if not url.startswith(("http://", "https://")):
        raise ProofError(f"{url[:80]} is no address of an authority; it begins with http:// or https://")
    try:
        asked = Request(url, request, {"Content-Type": "application/timestamp-query"})
        with urlopen(asked, timeout=TIMEOUT) as answer:
            data = bytes(answer.read(_LARGEST + 1))
    except (OSError, HTTPException, ValueError) as wrong:
        raise ProofError(f"the authority {url[:80]} can't be reached ({wrong})") from wrong
    if len(data) > _LARGEST:
        raise ProofError(f"what the authority {url[:80]} answers is no time stamp")
    return data


def read_stamp(response: bytes) -> Stamp:
    """What an answer says, whoever gave it; ProofError where it is no stamp, or the authority refused."""
    try:
        from rfc3161_client import decode_timestamp_response
    except ModuleNotFoundError as missing:
        raise ProofError(MISSING) from missing
    try:
        found = decode_timestamp_response(response)
        if found.status:
            raise ProofError(f"the authority refused: {' '.join(found.status_string) or found.status}")
        return Stamp(found.tst_info.gen_time, found.tst_info.serial_number)
    except ValueError as wrong:
        raise ProofError(f"the answer is no time stamp: {wrong}") from wrong


def tell_moment(response: bytes) -> str:
    """The moment that an answer tells, empty where it is none."""
    try:
        return read_stamp(response).moment.isoformat()
    except ProofError:
        return ""


def load_roots(paths: Sequence[Path]) -> list[Certificate]:
    """The certificates of the authorities that are trusted: those in PEM files, where none are given the system's."""
    try:
        from cryptography.x509 import load_pem_x509_certificates
    except ModuleNotFoundError as missing:
        raise ProofError(MISSING) from missing
    if not paths:
        return list(_load_system())
    try:
        return [one for path in paths for one in load_pem_x509_certificates(path.read_bytes())]
    except OSError as wrong:
        raise ProofError(f"the certificates {wrong.filename} can't be read: {wrong.strerror}") from wrong
    except ValueError as wrong:
        raise ProofError(f"{' '.join(map(str, paths))} has no certificates in PEM") from wrong


def _load_system() -> Iterator[Certificate]:
    """The root certificates of the system, without those that are not as RFC 5280 wants them: some old ones have the number 0."""
    from cryptography.utils import CryptographyDeprecationWarning
    from cryptography.x509 import load_der_x509_certificate

    for data in ssl.create_default_context().get_ca_certs(binary_form=True):
        with warnings.catch_warnings(), suppress(ValueError, CryptographyDeprecationWarning):
            warnings.simplefilter("error", CryptographyDeprecationWarning)
            yield load_der_x509_certificate(data)


def find_flaw(response: bytes, message: bytes, roots: Sequence[Certificate]) -> str | None:
    """Why an answer isn't a stamp of the message by an authority with one of these roots; None where it is."""
    try:
        from rfc3161_client import VerificationError, VerifierBuilder, decode_timestamp_response
    except ModuleNotFoundError as missing:
        raise ProofError(MISSING) from missing
    if not roots:
        return "no authority is trusted here; give its root certificate"
    try:
        VerifierBuilder(roots=list(roots)).build().verify_message(decode_timestamp_response(response), message)
    except (VerificationError, ValueError) as wrong:
        return str(wrong)
    return None
