"""Which addresses may be fetched: http(s) only, and nothing inside the user's own network.

A page that is fetched for a stranger must not become a way to the machines behind the door (server-side
request forgery), so every name is resolved first and every address that it has is looked at.
"""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from sayso.errors import InputError

_PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_KEPT = "%/:=&?~+!$,;'@()*[]|"


@dataclass(frozen=True, slots=True)
class Target:
    """A checked address: where to connect (`numbers`, in the order to try them) and what to ask for."""

    url: str
    secure: bool
    host: str
    port: int
    path: str
    numbers: tuple[str, ...]


def check_address(url: str, allow_private: bool = False) -> Target:
    """Where `url` leads. InputError where it is not http(s), holds a password, has a host that is not
    known, or (unless `allow_private`) leads to any address that is not on the public Internet."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as wrong:
        raise InputError(f"{url} is no address ({wrong}); check it") from wrong
    if parts.scheme not in _PORTS:
        raise InputError(f"{url} is neither http nor https; save the page and give its path")
    if parts.username is not None or parts.password is not None:
        raise InputError("the address holds a user name or a password; give it without")
    if not parts.hostname:
        raise InputError(f"{url} names no host; check it")
    port = port or _PORTS[parts.scheme]
    numbers = _resolve_host(parts.hostname, port)
    if not allow_private:
        for number in numbers:
            _check_public(parts.hostname, number)
    path = quote(parts.path or "/", _KEPT) + ("?" + quote(parts.query, _KEPT) if parts.query else "")
    return Target(url, parts.scheme == "https", parts.hostname, port, path, numbers)


def _resolve_host(host: str, port: int) -> tuple[str, ...]:
    """The resolver also understands the odd spellings (2130706433, 0x7f.1, 0177.0.0.1), so what is
    looked at afterwards is always the address itself."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as wrong:
        raise InputError(f"the host {host} cannot be found; check the address and the network") from wrong
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def _check_public(host: str, number: str) -> None:
    if not is_public(number):
        raise InputError(
            f"{host} leads to {number}, not on the public Internet; if you trust it, allow private addresses (--allow-private)"
        )


def is_public(number: str) -> bool:
    """Whether an IPv4 or IPv6 address belongs to the public Internet, also where one is wrapped in the other."""
    address = ipaddress.ip_address(number)
    if isinstance(address, ipaddress.IPv6Address):
        inner = _unwrap(address)
        if inner is not None:
            return is_public(str(inner))
        if address.is_site_local:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _unwrap(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)
