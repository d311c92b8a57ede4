"""A time stamp in a case: asked for, given, kept beside the digest that it is of."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sayso.errors import ProofError
from sayso.proof.package import write_json
from sayso.proof.timestamps import make_request, read_stamp, send_request

NAME = "timeStamp"
"""Under which a time stamp stands in the digest file. Neither specification knows it there: WACZ-auth has time stamps only
for those who sign as the owner of a domain."""


@dataclass(frozen=True, slots=True)
class Stamping:
    """A request for a time stamp (DER), and the authority's answer (DER), None while there is none; `trouble` tells why."""

    request: bytes
    response: bytes | None = None
    trouble: str | None = None


def find_message(digest: Mapping[str, Any]) -> bytes:
    """What is stamped: the digest file as it would be without a time stamp, so with the signature."""
    return write_json({name: value for name, value in digest.items() if name != NAME})


def ask_stamp(digest: Mapping[str, Any], authority: str, request: bytes | None = None) -> Stamping:
    """A stamp of the authority at an address, or only the request where the address is empty or out of reach."""
    request = request or make_request(find_message(digest))
    if not authority:
        return Stamping(request, None, "no authority was named")
    try:
        response = send_request(authority, request)
        read_stamp(response)
    except ProofError as wrong:
        return Stamping(request, None, str(wrong))
    return Stamping(request, response)


def add_stamp(digest: Mapping[str, Any], stamping: Stamping) -> dict[str, Any]:
    """The digest file's content with a time stamp."""
    response = base64.b64encode(stamping.response).decode("ascii") if stamping.response else None
    return {**digest, NAME: {"request": base64.b64encode(stamping.request).decode("ascii"), "response": response}}


def find_stamp(digest: Mapping[str, Any]) -> Stamping | None:
    """The time stamp that stands there, None where none does; ProofError where it is told wrongly."""
    told = digest.get(NAME)
    if told is None:
        return None
    try:
        if not isinstance(told, dict) or set(told) != {"request", "response"}:
            raise ValueError("other fields than request and response")
        request, response = told["request"], told["response"]
        given = None if response is None else base64.b64decode(response, validate=True)
        return Stamping(base64.b64decode(request, validate=True), given)
    except (TypeError, ValueError, binascii.Error) as wrong:
        raise ProofError(f"the time stamp can't be read: {wrong}") from wrong
