"""What part of the Earth a map shows, as it stands in an address."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Self

from sayso.errors import InputError

CLOSEST = 8
WIDEST_LATITUDE = 80.0
WORLD_LONGITUDE = 11.0
"""The world's middle: so the map is cut in the Bering Strait, through no land but Antarctica."""
WIDTH_KM = 12800
"""How wide the widest view is that is not the whole world."""
STEP = 0.3
"""By what share of its width a view is moved."""
_WRITTEN = re.compile(r"(-?[0-9]{1,3}(?:\.[0-9]{1,6})?),(-?[0-9]{1,3}(?:\.[0-9]{1,6})?),([0-9])", re.ASCII)


@dataclass(frozen=True, slots=True)
class View:
    """The middle of a map in degrees (WGS 84) and how close it is: 0 is the whole world, 1 a view 12,800 km wide, and each
    step from there halves it, down to 100 km. What lies beyond the limits is brought inside; degrees east are wrapped."""

    latitude: float = 0.0
    longitude: float = WORLD_LONGITUDE
    zoom: int = 0

    def __post_init__(self) -> None:
        zoom = min(max(self.zoom, 0), CLOSEST)
        limit = WIDEST_LATITUDE if zoom else 0.0
        object.__setattr__(self, "zoom", zoom)
        object.__setattr__(self, "latitude", round(min(max(self.latitude, -limit), limit), 3))
        object.__setattr__(self, "longitude", round((round(self.longitude, 3) + 180) % 360 - 180, 3))

    @classmethod
    def read(cls, text: str) -> Self:
        """The view that `str()` wrote: *48.5,31.2,4*; InputError where the text is no such thing."""
        found = _WRITTEN.fullmatch(text)
        if not found:
            raise InputError("a view of the map is degrees north, degrees east and a step from 0 to 8: 48.5,31.2,4")
        north, east, zoom = float(found[1]), float(found[2]), int(found[3])
        if abs(north) > 90 or abs(east) > 180 or zoom > CLOSEST:
            raise InputError(
                f"the view {text} does not lie on the map: 90 degrees north, 180 degrees east, step {CLOSEST}"
            )
        return cls(north, east, zoom)

    def __str__(self) -> str:
        return f"{self.latitude:g},{self.longitude:g},{self.zoom}"

    @property
    def width(self) -> float:
        """Kilometres from side to side in the middle; of the world, along the equator."""
        return WIDTH_KM / 2 ** (self.zoom - 1) if self.zoom else 40030.0

    def move(self, north: int, east: int) -> View:
        """The view a step further that way. Near a pole a step is wider in degrees, but never more than a quarter turn."""
        step = STEP * self.width / 111.2
        narrow = max(abs(1 - (self.latitude / 90) ** 2), 0.2) if self.zoom else 1.0
        turn = min(step / narrow, 90.0)
        return replace(self, latitude=self.latitude + north * step * 0.6, longitude=self.longitude + east * turn)

    def list_moves(self) -> tuple[tuple[str, View | None], ...]:
        """What a reader can do, by name; None where the view can't go further that way."""
        moves = {
            "Closer": replace(self, zoom=self.zoom + 1),
            "Wider": replace(self, zoom=self.zoom - 1),
            "North": self.move(1, 0),
            "South": self.move(-1, 0),
            "West": self.move(0, -1),
            "East": self.move(0, 1),
        }
        return tuple((name, view if view != self else None) for name, view in moves.items())
