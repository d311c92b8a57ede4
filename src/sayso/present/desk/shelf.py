"""The reports that were opened last, laid out, as long as the ledger stays as it is."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

from sayso.keeper import Ledger
from sayso.present.desk.article import Article

LARGEST = 40_000_000
"""Characters of all that is kept, about; an entry counts as `ENTRY` of them."""
ENTRY = 2_000


@dataclass(slots=True)
class Shelf:
    """Articles by their editions. Whoever goes from entry to entry of a report doesn't wait for all of it each time."""

    largest: int = LARGEST
    _stamp: str = ""
    _articles: OrderedDict[str, Article] = field(default_factory=OrderedDict, repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)

    def find(self, ledger: Ledger, edition: str) -> Article:
        """The article of an edition, as the ledger has it now; InputError where there is none."""
        stamp = ledger.stamp()
        with self._lock:
            if stamp != self._stamp:
                self._articles.clear()
                self._stamp = stamp
            if edition in self._articles:
                self._articles.move_to_end(edition)
                return self._articles[edition]
        article = Article(ledger.whole(edition))
        with self._lock:
            if stamp == self._stamp:
                self._articles[edition] = article
                self._cut()
        return article

    def _cut(self) -> None:
        while self._articles and sum(map(_weigh, self._articles.values())) > self.largest:
            self._articles.popitem(last=False)


def _weigh(article: Article) -> int:
    whole = article.whole
    return len(whole.text.body) + ENTRY * (len(whole.statements) + len(whole.figures))
