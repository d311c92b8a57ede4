"""The shipped gazetteer: which places a name may mean. The only module that knows how the table is laid out.

The table is one file that is read in place (mmap): nothing is loaded, pages that are not asked for cost no memory.
It begins with `HEADER`; then come records of all places (`RECORD`), their names, and buckets of name keys by CRC-32.
In a bucket, an entry is 0xFF, the key in UTF-8, 0xFE, a byte of marks, and three bytes of seven bits for each place;
neither 0xFE nor 0xFF can stand in UTF-8 or in what follows, so that a search for the key's bytes finds only keys.
"""

from __future__ import annotations

import mmap
import struct
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from math import log10
from pathlib import Path
from zlib import crc32

from sayso.errors import LexiconError
from sayso.lexicon.geography import Point
from sayso.model import PlaceKind

MAGIC = b"SAYSOGZ1"
HEADER = struct.Struct("<8s5I")
"""Magic; how many places; where codes, names and the offsets of buckets begin; how many buckets (a power of two)."""
RECORD = struct.Struct("<IiiIHBBI")
"""GeoNames id (0 where it has none), latitude and longitude in thousandths of a degree, population, region (its place
plus one, counted from the first region; 0 for none), level, country (index of its code), where the name begins."""
OFFSET = struct.Struct("<II")
KEY, END = b"\xff", b"\xfe"
PRIMARY = 1 << 20
"""Set in a place of an entry where the key is the place's own name and not another spelling."""

KINDS: tuple[PlaceKind, ...] = ("country", "region", "region", "city", "city", "water", "other")
COUNTRY, REGION, DISTRICT, CITY, CAPITAL, WATER, AREA = range(7)

COMMON, SURNAME, FREQUENT = 1, 2, 4
"""Marks of a key: it is a word of the language; a surname; a frequent one."""

WIDE = 2_000_000
"""People that a sea or a land is given: names of seas are as well known as those of large cities."""

_PLAIN = str.maketrans({"-": " ", "–": " ", "/": " ", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_PLAIN.update(dict.fromkeys(map(ord, ".'’‘ʻʼʹ`´\u00ad,()"), ""))
_PLAIN.update({ord("æ"): "ae", ord("œ"): "oe", ord("ё"): "е"})
_SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the gazetteer. `level` is one of `COUNTRY` to `AREA`; `region` the index of its first-level unit or
    None, `weight` how many people it has, as a logarithm, about 0 to 1; seas and lands weigh as much as a large city."""

    index: int
    id: int
    name: str
    level: int
    country: str
    region: int | None
    latitude: float
    longitude: float
    population: int
    weight: float

    @property
    def at(self) -> Point:
        """Degrees north and east."""
        return self.latitude, self.longitude

    @property
    def unit(self) -> int | None:
        """The index of the first-level unit that it is or lies in."""
        return self.index if self.level == REGION else self.region

    @property
    def kind(self) -> PlaceKind:
        """The kind that is shown."""
        return KINDS[self.level]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name may mean. `common` tells a word of English, `surname` 1 a surname and 2 a frequent one.

    `spots` come the most populous first, each with whether this is its own name.
    """

    key: str
    common: bool
    surname: int
    spots: tuple[tuple[Spot, bool], ...]


def fold(name: str) -> str:
    """The key of a name: lower case, without accents, stops and apostrophes; hyphens are spaces, Saint is St."""
    key = name.lower().translate(_PLAIN)
    if not key.isascii():
        key = unicodedata.normalize("NFKD", key.casefold())
        key = "".join(char for char in key if not unicodedata.combining(char)).translate(_PLAIN)
    parts = key.split()
    if len(parts) > 1:
        parts = [_SHORT.get(part, part) for part in parts]
    return " ".join(parts)


class Gazetteer:
    """A table in one file. LexiconError where the file is none."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if len(self._data) < HEADER.size or self._data[:8] != MAGIC:
            raise LexiconError(f"{path} is no gazetteer, or one of another version")
        row: tuple[int, ...] = HEADER.unpack_from(self._data)[1:]
        self._count, self._codes, self._names, self._offsets, self._buckets = row
        self.find = lru_cache(16384)(self._find)
        self.spot = lru_cache(8192)(self._spot)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Spot]:
        return map(self._spot, range(self._count))

    def _find(self, name: str) -> Entry | None:
        """The entry of a name in any of its spellings; None where no place is called so."""
        folded = fold(name)
        key = KEY + folded.encode("utf-8", "surrogatepass") + END
        start, end = self._bucket(key)
        at = self._data.find(key, start, end)
        if at < 0:
            return None
        at += len(key)
        close = self._data.find(KEY, at, end)
        row = self._data[at : close if close >= 0 else end]
        packed = (row[i] | row[i + 1] << 7 | row[i + 2] << 14 for i in range(1, len(row), 3))
        spots = tuple((self.spot(one & (PRIMARY - 1)), bool(one & PRIMARY)) for one in packed)
        return Entry(folded, bool(row[0] & COMMON), bool(row[0] & SURNAME) + bool(row[0] & FREQUENT), spots)

    def _bucket(self, key: bytes) -> tuple[int, int]:
        at = self._offsets + 4 * (crc32(key) & (self._buckets - 1))
        start, end = OFFSET.unpack_from(self._data, at)
        return int(start), int(end)

    def _spot(self, index: int) -> Spot:
        """The place at an index."""
        at = HEADER.size + index * RECORD.size
        id, north, east, people, region, level, country, name = RECORD.unpack_from(self._data, at)
        end = self._data.find(b"\n", self._names + name)
        code = self._data[self._codes + 2 * country : self._codes + 2 * country + 2].decode("ascii").strip()
        shown = self._data[self._names + name : end].decode("utf-8")
        weight = log10((WIDE if level in (WATER, AREA) else people) + 10) / 7
        return Spot(
            index, id, shown, level, code, region - 1 if region else None, north / 1000, east / 1000, people, weight
        )  # fmt: skip


@cache
def load_gazetteer() -> Gazetteer:
    """The shipped table."""
    with as_file(files("sayso.resolve").joinpath("gazetteer.bin")) as path:
        return Gazetteer(path)
