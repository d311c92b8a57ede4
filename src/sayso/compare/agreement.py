"""How far people who judged the same entries agree, and on which they don't."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from typing import Literal, cast

from sayso.model import Judgement

Verdict = Literal["confirm", "correct", "reject"]
"""What somebody said of an entry in the end."""
Table = Mapping[tuple[Hashable, Hashable], int]
"""How often one person said the first and another the second of the same thing."""

PLACES = 4
"""Digits after the point of a coefficient; it is reckoned in fractions, and rounded once."""
NO_OVERLAP = "No entry was judged by two people."
NO_OVERLAP_OF_PAIR = "They judged no entry in common."
ONE_CATEGORY = "All said the same of every entry, so that chance alone would give the same."


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A measure of agreement: 1 is full agreement, 0 what chance would give, below 0 less than that. `value` is None
    where it isn't defined, and `reason` then tells why in a sentence."""

    value: Decimal | None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """Two people, in the order of their names. `entries` is how many both judged, `agreed` on how many of these they said
    the same; `share` is the one by the other. `kappa` is over confirm, correct and reject, `kappa_accepted` over whether
    the entry is one at all (confirmed or corrected) or none (rejected)."""

    one: str
    other: str
    entries: int
    agreed: int
    share: Coefficient
    kappa: Coefficient
    kappa_accepted: Coefficient


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says of an entry; `values` are the fields that they corrected, with what they set, by name."""

    by: str
    verdict: Verdict
    values: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Divided:
    """An entry of which people say different things, or that they correct differently; `said` is by name."""

    entry: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far people agree. `people` are all who judged, by name; `entries` is how many were judged at all and `shared`
    how many by two or more. `alpha` is over all people, as `kappa` of a pair is, and so is `alpha_accepted`."""

    people: tuple[str, ...]
    entries: int
    shared: int
    pairs: tuple[PairAgreement, ...]
    alpha: Coefficient
    alpha_accepted: Coefficient
    divided: tuple[Divided, ...]


def measure_agreement(judgements: Iterable[Judgement]) -> Agreement:
    """How far those who judged figures and statements agree, from their judgements in the order in which they were made.

    What was taken back doesn't count. Of several judgements of one person on an entry a rejection counts until they
    judge it again, and a correction is not undone by confirming afterwards what it made. Two corrections are the same
    verdict, also where they set different values; `divided` tells those too. Whoever confirms what another has corrected
    agrees with the correction and yet has another verdict: people who are to be measured must judge apart.
    """
    entries = _collect(judgements)
    shared = [said for said in entries.values() if len(said) > 1]
    people = sorted({one.by for said in entries.values() for one in said})
    return Agreement(
        people=tuple(people),
        entries=len(entries),
        shared=len(shared),
        pairs=_compare_pairs(people, shared),
        alpha=find_alpha([one.verdict for one in said] for said in shared),
        alpha_accepted=find_alpha([one.verdict != "reject" for one in said] for said in shared),
        divided=tuple(Divided(id, said) for id, said in sorted(entries.items()) if _differs(said)),
    )


def _collect(judgements: Iterable[Judgement]) -> dict[str, tuple[Said, ...]]:
    """What each person says of each entry in the end; the people in the order of their names."""
    acts: dict[str, dict[str, list[Judgement]]] = defaultdict(lambda: defaultdict(list))
    for one in judgements:
        if one.retired is None and one.kind in ("figure", "statement") and one.act in ("confirm", "correct", "reject"):
            acts[one.target][one.by].append(one)
    return {
        entry: tuple(_sum_up(by, made) for by, made in sorted(people.items())) for entry, people in sorted(acts.items())
    }


def _sum_up(by: str, made: Sequence[Judgement]) -> Said:
    rejected = max((at for at, one in enumerate(made) if one.act == "reject"), default=-1)
    corrected = {str(one.field): one.value for one in made[rejected + 1 :] if one.act == "correct"}
    verdict = "correct" if corrected else cast(Verdict, made[-1].act)
    return Said(by, verdict, tuple(sorted(corrected.items())))


def _differs(said: Sequence[Said]) -> bool:
    return any((one.verdict, one.values) != (said[0].verdict, said[0].values) for one in said)


def _compare_pairs(people: Sequence[str], shared: Iterable[Sequence[Said]]) -> tuple[PairAgreement, ...]:
    tables: dict[tuple[str, str], Counter[tuple[Hashable, Hashable]]] = defaultdict(Counter)
    for said in shared:
        for one, other in combinations(said, 2):
            tables[one.by, other.by][one.verdict, other.verdict] += 1
    return tuple(_compare(one, other, tables[one, other]) for one, other in combinations(people, 2))


def _compare(one: str, other: str, table: Counter[tuple[Hashable, Hashable]]) -> PairAgreement:
    accepted: Counter[tuple[Hashable, Hashable]] = Counter()
    for (ours, theirs), count in table.items():
        accepted[ours != "reject", theirs != "reject"] += count
    both, agreed = table.total(), sum(count for (ours, theirs), count in table.items() if ours == theirs)
    share = _give(Fraction(agreed, both)) if both else Coefficient(None, NO_OVERLAP_OF_PAIR)
    return PairAgreement(one, other, both, agreed, share, find_kappa(table), find_kappa(accepted))


def find_kappa(table: Table) -> Coefficient:
    """Cohen's kappa of two people: (p_o - p_e) / (1 - p_e), with p_o the share on which they agree and p_e the share on
    which they would if each said as often what they say, by chance.

    None without anything that both judged, and where both said one and the same of everything (p_e is 1).
    Cohen, J. (1960): A Coefficient of Agreement for Nominal Scales. Educational and Psychological Measurement 20, 37-46.
    """
    total = sum(table.values())
    if not total:
        return Coefficient(None, NO_OVERLAP_OF_PAIR)
    ours, theirs = Counter[Hashable](), Counter[Hashable]()
    for (one, other), count in table.items():
        ours[one] += count
        theirs[other] += count
    observed = Fraction(sum(count for (one, other), count in table.items() if one == other), total)
    expected = Fraction(sum(ours[value] * theirs[value] for value in ours), total * total)
    return _give((observed - expected) / (1 - expected)) if expected != 1 else Coefficient(None, ONE_CATEGORY)


def find_alpha(units: Iterable[Iterable[Hashable]]) -> Coefficient:
    """Krippendorff's alpha for nominal values, of the values that were given to each unit by however many people:
    1 - (n - 1) * (sum of o_ck) / (sum of n_c * n_k), over all c other than k, where a unit with m values adds
    1 / (m - 1) to o_ck for each ordered pair of its values, and n_c counts how often c was given.

    Units with fewer than two values say nothing and are left out. None where no unit has two, and where all values are
    the same. Krippendorff, K. (2011): Computing Krippendorff's Alpha-Reliability, section C. University of Pennsylvania.
    """
    counted = [counts for unit in units if (counts := Counter(unit)).total() > 1]
    given = sum(counted, Counter[Hashable]())
    if not given:
        return Coefficient(None, NO_OVERLAP)
    apart = sum((Fraction(_pair_unlike(counts), counts.total() - 1) for counts in counted), Fraction())
    by_chance = _pair_unlike(given)
    return _give(1 - (given.total() - 1) * apart / by_chance) if by_chance else Coefficient(None, ONE_CATEGORY)


def _pair_unlike(counts: Counter[Hashable]) -> int:
    """How many ordered pairs of different values there are."""
    return counts.total() ** 2 - sum(count * count for count in counts.values())


def _give(value: Fraction) -> Coefficient:
    return Coefficient(Decimal(round(value * 10**PLACES)).scaleb(-PLACES))
