"""Low, best and high of a series under named rules. A rule proposes; a person decides."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from sayso.compare.answers import Answer, is_asserted, lay_out_asserted
from sayso.compare.explain import join_names, name_day, quote, show_number
from sayso.compare.standing import find_day
from sayso.lexicon.findings import load_findings
from sayso.model import Estimate, KeptFigure, Origin, Question, Relation

Rule = Callable[[Question, Sequence[KeptFigure], Sequence[Origin]], Estimate]

CURRENT = timedelta(days=7)
"""How long a running total is taken to stand beside a newer one."""


@dataclass(frozen=True, slots=True)
class Word:
    """The last word of an origin on a question, with how who speaks stands to the counted."""

    answer: Answer
    relation: Relation

    @property
    def least(self) -> Decimal | None:
        """The lowest number that is named; a word for many is taken for the least that it allows."""
        if self.answer.number is None:
            return load_findings().take_vague(self.answer.kept.figure.quantity.words)
        return self.answer.low if self.answer.low is not None else self.answer.high

    @property
    def most(self) -> Decimal | None:
        """The highest number that is named."""
        return self.answer.high if self.answer.high is not None else self.least


def estimate_ucdp(question: Question, figures: Sequence[KeptFigure], origins: Sequence[Origin]) -> Estimate:
    """Lowest reliable, most likely and highest reliable, after the best, low and high of the UCDP's event data.

    Reliable are all origins but those that count their enemy's losses. The best estimate is the number that most
    reliable origins tell, of equally many the lowest. With the enemy's word alone there is no best, and that word is
    the highest.
    """
    words = _take_words(question, figures, origins)
    numbered = [word for word in words if word.answer.number is not None]
    reliable = [word for word in numbered if word.relation != "enemy"]
    if not numbered:
        return _make("ucdp", None, None, None, (), "No origin tells a number.")
    if not reliable:
        top = max(numbered, key=_most)
        return _make("ucdp", None, None, _most(top), (top,), f"Only {top.answer.name} tells a number, of its enemy’s losses: no best estimate rests on that alone.")  # fmt: skip
    best = _find_commonest(reliable)
    low, high = min(_least(word) for word in reliable), max(_most(word) for word in reliable)
    left = len(numbered) - len(reliable)
    why = f"{_tell_named(reliable)}; {show_number(best)} is told by most, of equals the lowest"
    why += f"; {left} on their enemy’s losses left out" if left else ""
    return _make("ucdp", low, best, high, reliable, f"{why}.")


def estimate_acled(question: Question, figures: Sequence[KeptFigure], origins: Sequence[Origin]) -> Estimate:
    """One number, the most conservative that is told, after ACLED's coding of fatalities; words for many are taken for
    the least that they allow (dozens 12, hundreds 100). ACLED counts deaths only: of others it has nothing to say."""
    if question.event != "killed":
        return _make("acled", None, None, None, (), "ACLED’s rule is for deaths only.")
    words = [word for word in _take_words(question, figures, origins) if word.least is not None]
    if not words:
        return _make("acled", None, None, None, (), "No origin tells a number or a word that stands for one.")
    lowest = min(words, key=_least)
    why = f"The most conservative of {_count(words)}: {quote(lowest.answer.kept.figure)} by {lowest.answer.name}"
    why += f", a word taken for {show_number(_least(lowest))}" if lowest.answer.number is None else ""
    return _make("acled", None, _least(lowest), None, (lowest,), f"{why}.")


def estimate_airwars(question: Question, figures: Sequence[KeptFigure], origins: Sequence[Origin]) -> Estimate:
    """The minimum and the maximum that any origin tells, whoever it is, after Airwars' ranges; no best. An open end adds
    nothing: *at least 12* is 12 at both ends."""
    words = [word for word in _take_words(question, figures, origins) if word.answer.number is not None]
    if not words:
        return _make("airwars", None, None, None, (), "No origin tells a number.")
    low, high = min(words, key=_least), max(words, key=_most)
    why = f"From {quote(low.answer.kept.figure)} by {low.answer.name} to {quote(high.answer.kept.figure)} by {high.answer.name}"
    return _make("airwars", _least(low), None, _most(high), (low, high), f"{why}, of {_count(words)}.")


def estimate_official(question: Question, figures: Sequence[KeptFigure], origins: Sequence[Origin]) -> Estimate:
    """The latest word of a body of one of the parties, with the bounds that it states; on one day a party's word on its
    own losses goes before its enemy's."""
    words = [word for word in _take_words(question, figures, origins) if _is_official(word)]
    if not words:
        return _make("latest_official", None, None, None, (), "No body of a party tells a number.")
    last = max(words, key=lambda word: (_tell_days(word), word.relation == "own", word.answer.kept.id))
    answer = last.answer
    when = f" for {name_day(answer.day)}" if answer.day else ""
    whose = {"own": ", on its own losses", "enemy": ", on its enemy’s losses"}.get(last.relation, "")
    why = f"The latest word of a party’s body: {quote(answer.kept.figure)} by {answer.name}{when}{whose}."
    return _make("latest_official", answer.low, answer.number, answer.high, (last,), why)


RULES: Mapping[str, Rule] = {
    "ucdp": estimate_ucdp,
    "acled": estimate_acled,
    "airwars": estimate_airwars,
    "latest_official": estimate_official,
}
"""The rules that sayso has, by name. Any other callable of the same form can be used beside or instead of them."""


def _take_words(question: Question, figures: Sequence[KeptFigure], origins: Sequence[Origin]) -> list[Word]:
    """The last asserted answer of each voice that goes back to nobody else's; of a running total only what is told for
    the last days, as an older total says nothing of today's."""
    asserted = [one for one in figures if is_asserted(one)]
    if question.cumulative:
        asserted = _take_current(asserted)
    told = {one.id for one in asserted}
    origins = [origin for origin in origins if not told.isdisjoint(origin.figures)]
    relations = {id: origin.relation for origin in origins for id in origin.figures}
    heads = {id: origin.id for origin in origins for id in origin.figures}
    by_voice = {one.voice: one for one in sorted(lay_out_asserted(asserted, origins), key=_tell_time)}
    by_origin = {heads.get(one.kept.id, one.kept.id): one for one in by_voice.values()}
    return [Word(one, relations.get(one.kept.id, "unknown")) for one in by_origin.values()]


def _take_current(figures: list[KeptFigure]) -> list[KeptFigure]:
    """Those for the last days that any figure stands for; all of them where none tells its day."""
    dated = [(day, one) for one in figures if (day := find_day(one))]
    if not dated:
        return figures
    since = max(day for day, _ in dated) - CURRENT
    return [one for day, one in dated if day >= since]


def _tell_time(answer: Answer) -> tuple[str, str, str]:
    days = [day.isoformat() if day else "" for day in (answer.day, answer.told)]
    return days[0], days[1], answer.kept.id


def _tell_days(word: Word) -> tuple[str, str]:
    return _tell_time(word.answer)[:2]


def _least(word: Word) -> Decimal:
    return word.least or Decimal(0)


def _most(word: Word) -> Decimal:
    return word.most or Decimal(0)


def _find_commonest(words: Sequence[Word]) -> Decimal:
    counts: dict[Decimal, int] = {}
    for word in words:
        counts[_least(word)] = counts.get(_least(word), 0) + 1
    return min(counts, key=lambda number: (-counts[number], number))


def _is_official(word: Word) -> bool:
    return word.answer.number is not None and word.relation in ("own", "enemy")


def _tell_named(words: Sequence[Word]) -> str:
    return join_names([f"{word.answer.name} ({quote(word.answer.kept.figure)})" for word in words])


def _count(words: Sequence[Word]) -> str:
    return "one origin" if len(words) == 1 else f"{len(words)} origins"


def _make(
    rule: str, low: Decimal | None, best: Decimal | None, high: Decimal | None, used: Sequence[Word], reason: str
) -> Estimate:
    ids = tuple(dict.fromkeys(word.answer.kept.id for word in used))
    return Estimate(rule, low, best, high, ids, reason)
