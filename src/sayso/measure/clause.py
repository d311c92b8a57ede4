"""What a count's own clause and sentence show: tense, marks of a total, how large the number is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from sayso.lexicon.events import load_events
from sayso.lexicon.grammar import load_grammar
from sayso.lexicon.periods import load_periods
from sayso.measure.draft import Count
from sayso.measure.layout import Layout
from sayso.model import Event, Words

HARM: frozenset[Event] = frozenset((
    "killed", "injured", "missing", "destroyed", "damaged", "attacked", "affected", "displaced", "evacuated", "rescued", "lost",
))  # fmt: skip
"""Events that harm, or save from it: counts of them that stand together are of one incident."""

Tense = Literal["modal", "perfect", "past", "present", "else"]

_BACK = 4
"""Words before what tells the event among which its auxiliary stands."""

FEW, SOME = 20, 1000


def find_tense(words: Words, layout: Layout, count: Count) -> Tense:
    """The tense of the verb that tells a count's event, as its auxiliaries show it."""
    grammar = load_grammar()
    at = count.trigger[0] if count.trigger else count.mention.first
    start = layout.bounds(count.mention.first)[0]
    before = [word.lower for word in words.words[max(start, at - _BACK) : at]]
    if grammar.modal.intersection(before) or before[-1:] == ["to"]:
        return "modal"
    if not {"has", "have", "'ve"}.isdisjoint(before):
        return "perfect"
    if not {"was", "were", "had"}.isdisjoint(before):
        return "past"
    if not {"is", "are", "be", "being"}.isdisjoint(before):
        return "present"
    return "else"


def name_form(words: Words, count: Count) -> str:
    """The form of the verb that tells a count's event; *noun* where none does, *bare* where nothing tells it."""
    if not count.trigger:
        return "bare"
    forms = load_events().verbs.get(words.words[count.trigger[0]].lower, ())
    tenses = {tense for form in forms for tense in form.tenses}
    return next((tense for tense in ("past", "participle", "present", "ing", "base") if tense in tenses), "noun")


def name_size(count: Count) -> str:
    """How large a number is, in words."""
    number = count.mention.quantity.low or count.mention.quantity.high
    if number is None:
        return "vague"
    return "one" if number == 1 else "few" if number < FEW else "some" if number < SOME else "many"


def find_marks(words: Sequence[str]) -> tuple[str, ...]:
    """Which of these words, in lower case, mark a total, a rise, a war, what goes on, or a whole land."""
    known, told = load_periods(), frozenset(words)
    listed = (
        ("total", known.totals),
        ("rising", known.rising),
        ("named", known.wars),
        ("standing", known.standing),
        ("land", known.lands),
        ("contrast", known.contrast),
    )
    return tuple(name for name, marks in listed if not marks.isdisjoint(told))


def split_lists(counts: Sequence[Count]) -> list[list[Count]]:
    """Counts by their lists, in order of the first; an addition is one of its own."""
    lists: list[list[Count]] = []
    last: list[Count] = []
    for count in counts:
        if count.mention.kind == "addition":
            lists.append([count])
        elif last and last[0].chain == count.chain:
            last.append(count)
        else:
            last = [count]
            lists.append(last)
    return lists


def name_kinship(one: Count, other: Count) -> str:
    """How alike what two counts tell is."""
    if one.event == other.event:
        return "same"
    return "harm" if one.event in HARM and other.event in HARM else "other"
