"""Which figures hang together, by links that people may cut."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, field, replace

from sayso.compare.identity import Identities
from sayso.compare.naming import Name
from sayso.compare.told import Told, share_day
from sayso.compare.values import is_same_value
from sayso.lexicon.naming import fold_name
from sayso.model import Ground, KeptFigure, Link, LinkKind, Period, Pin, Quantity, Relation


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a link holds: its kind, a sentence, how sure, and the words in the figure's own text that tell it."""

    kind: LinkKind
    words: str
    score: float
    pin: Pin | None = None


Claim = tuple[Quantity, Period | None]
"""A value and the day or two that it is for; None for any other count."""


@dataclass(slots=True)
class Web:
    """Figures by their place in `told`, tied to one another or to a name that none of them is by.

    Each place has at most one way `up`, so that no circle can come about; what hangs together tells one value only, and
    where it counts a day or two, for the same days.
    """

    told: Sequence[Told]
    identities: Identities
    relate: Callable[[KeptFigure], Relation]
    cut: Container[str]
    up: dict[int, int] = field(default_factory=dict)
    links: dict[int, Link] = field(default_factory=dict)
    absent: list[str] = field(default_factory=list)
    _relations: dict[int, Relation] = field(default_factory=dict)
    _leader: dict[int, int] = field(default_factory=dict)
    _claims: dict[int, frozenset[Claim]] = field(default_factory=dict)
    _missed: dict[int, dict[str, None]] = field(default_factory=dict)

    def find(self, at: int) -> int:
        """A place that stands for all that hangs together with `at`."""
        root = at
        while (above := self._leader.get(root, root)) != root:
            root = above
        while (above := self._leader.get(at, at)) != root:
            self._leader[at], at = root, above
        return root

    def find_name(self, at: int) -> Name | None:
        """Whose word what ends at a place is: a figure's, or the name that stands there."""
        return self.told[at].name if at < len(self.told) else self.identities.read(self.absent[at - len(self.told)])

    def find_relation(self, at: int) -> Relation:
        """How whoever's word a figure is stands to the claim, also where only a link tells whose it is."""
        kept, above = self.told[at].kept, self.up.get(at, at)
        if above < len(self.told):
            if at not in self._relations:
                self._relations[at] = self.relate(kept)
            return self._relations[at]
        return self.relate(replace(kept, figure=replace(kept.figure, according_to=self.absent[above - len(self.told)])))

    def find_top(self, at: int) -> int:
        """Where the ways up from a place end: a figure, or a name (at or behind the number of figures)."""
        while at in self.up:
            at = self.up[at]
        return at

    def list_tops(self) -> list[int]:
        """The figures that have no way up, in their order."""
        return [at for at in range(len(self.told)) if at not in self.up]

    def list_credited(self) -> frozenset[int]:
        """The figures that others credit."""
        return frozenset(self.up[at] for at, link in self.links.items() if link.kind == "credits")

    def add_name(self, shown: str) -> int:
        """A new place for a name that no document is by."""
        self.absent.append(shown)
        return len(self.told) + len(self.absent) - 1

    def name_link(self, at: int, target: int | str) -> str:
        """The id of the link between a figure and another one, or a name as it is told: the same whatever else is there."""
        to = f"name {fold_name(target)}" if isinstance(target, str) else self.told[target].id
        return "l" + hashlib.sha256(f"{self.told[at].id}\x1f{to}".encode()).hexdigest()[:16]

    def is_cut(self, at: int, target: int | str) -> bool:
        """Whether people cut the link of a figure to another one or to a name; it is kept in mind if so."""
        id = self.name_link(at, target)
        if id in self.cut:
            self._missed.setdefault(at, {})[id] = None
            return True
        return False

    def find_link(self, at: int) -> Link | None:
        """The link of a figure, with those that people cut and in whose place it is."""
        link = self.links.get(at)
        return link and replace(link, instead=tuple(self._missed.get(at, ())))

    def tie(self, at: int, target: int, reason: Reason, name: str | None = None) -> bool:
        """Tie a figure to `target`, and tell whether it could be: not where people cut the link, where the two hang
        together already, or where what hangs together would tell several values or
        count several days.

        A link by `name` is known by that name, any other by the two figures.
        """
        to = name if name is not None else target
        if self.is_cut(at, to) or at in self.up or not self.is_fit(at, target):
            return False
        self._join(at, target)
        self.links[at] = self._make_link(self.name_link(at, to), at, target, reason)
        return True

    def is_fit(self, at: int, target: int) -> bool:
        """Whether the two don't hang together yet, tell one value, and count the same days."""
        ours, theirs = self.find(at), self.find(target)
        if ours == theirs:
            return False
        return all(
            is_same_value(one, other) and share_day(days, others)
            for one, days in self._find_claims(ours)
            for other, others in self._find_claims(theirs)
        )

    def _find_claims(self, root: int) -> frozenset[Claim]:
        if root in self._claims or root >= len(self.told):
            return self._claims.get(root, frozenset())
        quantity = self.told[root].kept.figure.quantity
        words = quantity.words if quantity.low is quantity.high is None else ""
        return frozenset(((Quantity(quantity.low, quantity.high, quantity.bound, words), self.told[root].days),))

    def _join(self, at: int, target: int) -> None:
        ours, theirs = self.find(at), self.find(target)
        claims = self._find_claims(ours) | self._find_claims(theirs)
        self.up[at] = target
        self._leader[ours] = theirs
        self._claims[theirs] = claims

    def _make_link(self, id: str, at: int, target: int, reason: Reason) -> Link:
        one = self.told[at].kept
        other = self.told[target].kept if target < len(self.told) else None
        grounds = [Ground(one.id, reason.pin or one.sentence)]
        if other is not None:
            grounds.append(Ground(other.id, other.sentence))
        return Link(id, reason.kind, one.id, other.id if other else None, reason.words, tuple(grounds), reason.score)
