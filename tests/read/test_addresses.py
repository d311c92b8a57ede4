"""Only the public Internet may be fetched from, however an address is written."""

import socket

import pytest

from sayso.errors import InputError
from sayso.read.addresses import check_address, is_public


@pytest.mark.parametrize(
    "number",
    [
        "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1",
        "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.168.1.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1",
        "239.255.255.255", "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "fc00::1",
        "fd12:3456::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "2001:db8::1", "64:ff9b::7f00:1", "64:ff9b::a00:1",
        "2002:7f00:1::", "2002:c0a8:101::1", "2001:0:4136:e378:8000:63bf:80ff:fffe", "::127.0.0.1",
    ],
)  # fmt: skip
def test_addresses_behind_the_door(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize(
    "number", ["1.1.1.1", "93.184.215.14", "172.32.0.1", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"]
)
def test_addresses_of_the_public_internet(number: str) -> None:
    assert is_public(number)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "0177.0.0.1",
        "127.1",
        "0",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "localhost",
    ],
)
def test_odd_spellings_of_loopback_are_refused(host: str) -> None:
    with pytest.raises(InputError, match="not on the public Internet"):
        check_address(f"http://{host}/")


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, 80)) for number in ("1.1.1.1", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(InputError, match=r"leads to 10\.0\.0\.1"):
        check_address("http://example.org/")


def test_a_checked_address_keeps_the_numbers_that_were_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("1.1.1.1", 443))] * 2
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    target = check_address("https://Example.org:8443/a b/ñ?q=x y#part")
    assert (target.numbers, target.secure, target.host, target.port) == (("1.1.1.1",), True, "example.org", 8443)
    assert target.path == "/a%20b/%C3%B1?q=x%20y"


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("gopher://example.org/", "neither http nor https"),
        ("http://user@example.org/", "user name or a password"),
        ("http://:@example.org/", "user name or a password"),
        ("http:///path", "names no host"),
        ("http://example.org:99999/", "is no address"),
        ("http://example.org:port/", "is no address"),
        ("http://no-such-host.invalid/", "cannot be found"),
        (f"http://{'a' * 70}.example/", "cannot be found"),
        ("http://a..b/", "cannot be found"),
    ],
)
def test_addresses_that_are_none(url: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        check_address(url)
