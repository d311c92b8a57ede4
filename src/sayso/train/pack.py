"""Pack places and names into the one file that `sayso.resolve.gazetteer` reads in place."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from sayso.resolve.gazetteer import END, HEADER, KEY, MAGIC, PRIMARY, RECORD

BUCKET = 4
"""About how many keys there are to a bucket."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A place as it is packed; `region` is the index of its first-level unit, which come before all other places."""

    id: int
    name: str
    level: int
    country: str
    region: int | None
    latitude: float
    longitude: float
    population: int


def pack(places: Sequence[Packed], keys: Mapping[str, Sequence[tuple[int, bool]]], marks: Mapping[str, int]) -> bytes:
    """The bytes of the table. `keys` lead to indexes of places with whether the key is the place's own name."""
    codes = sorted({place.country for place in places})
    names, starts = _pack_names(places)
    at = {code: index for index, code in enumerate(codes)}
    records = b"".join(_pack_record(place, at[place.country], starts[place.name]) for place in places)
    buckets = _count_buckets(len(keys))
    body, offsets = _pack_keys(keys, marks, buckets)
    head = HEADER.size + len(records)
    packed_codes = b"".join(code.ljust(2).encode("ascii") for code in codes)
    first = head + len(packed_codes) + len(names)
    table = first + len(body)
    absolute = struct.pack(f"<{len(offsets)}I", *(first + offset for offset in offsets))
    header = HEADER.pack(MAGIC, len(places), head, head + len(packed_codes), table, buckets)
    return b"".join((header, records, packed_codes, names, body, absolute))


def _pack_names(places: Sequence[Packed]) -> tuple[bytes, dict[str, int]]:
    """All names, each once and with a line break behind it, in the order in which they come first."""
    starts: dict[str, int] = {}
    lines, at = [], 0
    for place in places:
        if place.name not in starts:
            line = place.name.encode("utf-8") + b"\n"
            starts[place.name] = at
            lines.append(line)
            at += len(line)
    return b"".join(lines), starts


def _pack_record(place: Packed, country: int, name: int) -> bytes:
    region = 0 if place.region is None else place.region + 1
    north, east = round(1000 * place.latitude), round(1000 * place.longitude)
    return RECORD.pack(place.id, north, east, _round(place.population), region, place.level, country, name)


def _round(people: int) -> int:
    """To three digits: more are never right, and cost room."""
    return round(people, min(0, 3 - len(str(people))))


def _count_buckets(keys: int) -> int:
    count = 1
    while count * BUCKET < keys:
        count *= 2
    return count


def _pack_keys(
    keys: Mapping[str, Sequence[tuple[int, bool]]], marks: Mapping[str, int], buckets: int
) -> tuple[bytes, list[int]]:
    rows: list[list[bytes]] = [[] for _ in range(buckets)]
    for key in sorted(keys):
        head = KEY + key.encode("utf-8") + END
        places = b"".join(_pack_place(index | PRIMARY * own) for index, own in keys[key])
        rows[crc32(head) & (buckets - 1)].append(head + bytes((marks.get(key, 0),)) + places)
    offsets, at = [0], 0
    for row in rows:
        at += sum(map(len, row))
        offsets.append(at)
    return b"".join(entry for row in rows for entry in row), offsets


def _pack_place(packed: int) -> bytes:
    return bytes((packed & 127, packed >> 7 & 127, packed >> 14 & 127))
