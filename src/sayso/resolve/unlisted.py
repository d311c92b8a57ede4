"""Names that the gazetteer doesn't have but that stand as places do: villages, hamlets, what is made up.

A logistic judge of what stands around all mentions of a name in a text: each cue counts once, however often it is
shown. The weights are fitted by `sayso.train.places` on the names of the corpora, whether the gazetteer has them
or not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp

from sayso.lexicon.sites import load_sites
from sayso.model.words import Word
from sayso.resolve.capitals import find_capitals
from sayso.resolve.naming import Scene
from sayso.resolve.runs import Run, find_kinds, find_runs, is_land
from sayso.resolve.toponyms import Toponym

FEATURES = (
    "always", "several words", "land first", "land last", "body", "role", "first name", "surname here", "acronym",
    "spelt small", "digit", "hyphen", "holds a place", "small word", "street", "begins a name", "ends a name", "sided",
    "elsewhere", "again", "often", "seldom led",
    "in", "near", "path", "at", "from", "to", "on", "of", "the", "side before", "kind of", "kind before", "site before",
    "place before", "capital before", "title before", "role before", "says before", "number before", "opens", "dateline",
    "possessive", "kind behind", "site behind", "land behind", "unit behind", "place behind", "says", "past", "verb",
    "who", "age", "noun behind", "body behind", "based", "goes on", "mark behind",
)  # fmt: skip
"""The cues: of the name itself, of what stands before it, of what stands behind."""

SURE = 0.8
"""From this probability on capitals are taken to name a place."""
LIKELY = 0.65
"""The same where the name shows a cue that little else but a place shows."""
SURER = 0.93
"""The same for a name that comes often: taken wrongly, it is wrong each time."""
FEW, SELDOM = 2, 0.34
"""A name comes often that is mentioned more often than this; it is seldom led to in a smaller share of its mentions."""
ROUNDS = 3
"""How often the neighbours of what was found are looked at again."""

_PLAIN = frozenset(("kind of", "kind behind", "near", "dateline", "land first"))
_LED = frozenset(("in", "near", "path", "at", "from", "to", "side before", "kind of", "site before", "place before"))
_LEADS = frozenset("in at from to on of".split())
_NEAR = frozenset("near outside around inside throughout within off".split())
_PATHS = frozenset("across over toward towards beyond into via between above through".split())
_WHO = frozenset("who whose whom himself herself".split())
_UNITS = frozenset((",", "(", "in"))
_FILED = frozenset(", ( — – -".split())
_DASHES = frozenset("— – -".split())
_LINE = 9
"""Words within which the dash of a dateline stands."""


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of a text: its scene, where names of places begin, where the word behind them stands, the nouns
    that tell a kind, the first and the last words of names of several words."""

    scene: Scene
    starts: frozenset[int]
    ends: frozenset[int]
    kinds: frozenset[str]
    heads: frozenset[str]
    tails: frozenset[str]


def look_around(scene: Scene, found: Sequence[Toponym], runs: Iterable[Run]) -> Around:
    """The surroundings by the names of the gazetteer's places in a text."""
    kinds = find_kinds() | scene.geography.wet
    longer = [scene.words.words[run.first : run.last] for run in runs if run.last - run.first > 1]
    return Around(
        scene, frozenset(one.first for one in found), frozenset(one.last for one in found), kinds,
        frozenset(inner[0].form for inner in longer), frozenset(inner[-1].form for inner in longer),
    )  # fmt: skip


def find_unlisted(scene: Scene, found: Sequence[Toponym], weights: Mapping[str, float]) -> list[Run]:
    """The runs of a text that name places; none of those that the names of the gazetteer's places cover.

    What is found is a place for its neighbours, so that lists of such names are found whole. In a text all in capitals
    only nouns and datelines tell (`find_capitals`).
    """
    if scene.words.upper:
        return find_capitals(scene.words, found)
    runs = find_runs(scene.words, found)
    around = look_around(scene, found, runs)
    named: list[Run] = []
    groups = group_runs(runs).values()
    doubtful = [group for group in groups if not (all(run.whole for run in group) or _is_person(scene, group[0]))]
    asked = doubtful
    for _ in range(ROUNDS):
        sure = [group for group in asked if names_place(around, group, weights)]
        doubtful = _leave_out(doubtful, sure)
        new = [run for group in sure for run in group if not run.whole]
        named += new
        starts, ends = {run.first for run in new}, {run.last for run in new}
        around = replace(around, starts=around.starts | starts, ends=around.ends | ends)
        asked = [group for group in doubtful if any(run.last + 1 in starts or run.first - 1 in ends for run in group)]
    return sorted(named, key=lambda run: run.first)


def _is_person(scene: Scene, run: Run) -> bool:
    """Whether words are a first name and more (*Ann Example*), and no land (*Ann Islands*)."""
    inner = scene.words.words[run.first : run.last]
    return len(inner) > 1 and inner[0].lower in scene.known.names.first and not is_land(inner[-1], scene.geography)


def _leave_out(groups: Iterable[list[Run]], others: Iterable[list[Run]]) -> list[list[Run]]:
    keys = {group[0].key for group in others}
    return [group for group in groups if group[0].key not in keys]


def names_place(around: Around, runs: Sequence[Run], weights: Mapping[str, float]) -> bool:
    """Whether runs of one key name a place: they are likely to, or a noun tells it (*the village of Example*)."""
    cues = find_cues(around, runs)
    enough = LIKELY if not cues.isdisjoint(_PLAIN) else SURE if "often" not in cues else SURER
    return judge_cues(cues, weights) >= enough


def group_runs(runs: Iterable[Run]) -> dict[str, list[Run]]:
    """The runs of a text by their keys."""
    groups: defaultdict[str, list[Run]] = defaultdict(list)
    for run in runs:
        groups[run.key].append(run)
    return groups


def judge_cues(cues: Iterable[str], weights: Mapping[str, float]) -> float:
    """The probability, 0 to 1, that a name which shows the cues names a place."""
    return 1 / (1 + exp(-sum(weights[cue] for cue in cues)))


def find_cues(around: Around, runs: Sequence[Run]) -> set[str]:
    """The cues that the mentions of a name show: any of them, but for *opens*, which all must show."""
    cues = {"always", *_look_at(around, runs[0])}
    if len(runs) > 1:
        cues.add("again")
    if any(run.whole for run in runs) and not all(run.whole for run in runs):
        cues.add("elsewhere")
    led, opens = 0, 0
    for run in runs:
        before = set(_look_before(around, run))
        led += not before.isdisjoint(_LED)
        opens += "opens" in before
        cues.update(before, _look_behind(around, run))
    if opens < len(runs):
        cues.discard("opens")
    if len(runs) > FEW:
        cues.add("often")
        if led < len(runs) * SELDOM:
            cues.add("seldom led")
    return cues


def _look_at(around: Around, run: Run) -> Iterator[str]:
    scene = around.scene
    inner, known = scene.words.words[run.first : run.last], scene.known
    head, end, single = inner[0], inner[-1], len(inner) == 1
    nouns = {noun.kind for word in inner if (noun := known.nouns.forms.get(word.lower))}
    shown = {
        "several words": not single,
        "land first": not single and is_land(head, scene.geography),
        "land last": not single and is_land(end, scene.geography),
        "body": "organisation" in nouns or end.lower in scene.geography.bodies,
        "role": not nouns.isdisjoint(("role", "group")) or head.lower in known.names.titles,
        "first name": head.lower in known.names.first,
        "surname here": head.lower in scene.people or end.lower in scene.people,
        "acronym": single and len(head.form) < 6 and head.form[:-1].isupper(),
        "spelt small": any(word.lower in scene.words.lowers and not is_land(word, scene.geography) for word in inner),
        "digit": any(char.isdigit() for char in run.key),
        "hyphen": "-" in run.key,
        "holds a place": 0 < run.covered < len(inner),
        "small word": any(word.form.islower() for word in inner),
        "begins a name": single and head.form in around.heads,
        "ends a name": single and head.form in around.tails,
        "sided": not single and head.lower in scene.geography.sides,
        "street": not single and end.lower in scene.geography.streets,
    }
    return (cue for cue, holds in shown.items() if holds)


def _look_before(around: Around, run: Run) -> Iterator[str]:
    listed, known, geography = around.scene.words.words, around.scene.known, around.scene.geography
    at = run.first - 1
    if at < 0 or listed[run.first].opens:
        yield "opens"
        return
    if listed[at].lower == "the" and at > 0 and not listed[at].opens:
        yield "the"
        at -= 1
    lead = listed[at].lower
    noun = listed[at - 1].form if lead == "of" and at > 0 else ""
    role = known.nouns.forms.get(lead)
    if lead in _LEADS:
        yield lead
    shown = {
        "near": lead in _NEAR,
        "path": lead in _PATHS,
        "side before": lead in geography.sides,
        "kind of": lead == "of" and noun in around.kinds,
        "kind before": lead in around.kinds,
        "site before": lead == "of" and noun in load_sites().sites,
        "place before": lead in (",", "and") and at in around.ends,
        "capital before": listed[at].form[0].isupper() and not listed[at].possessive,
        "title before": lead in known.names.titles,
        "says before": lead in known.verbs,
        "number before": lead[0].isdigit(),
        "role before": role is not None and role.kind in ("role", "group"),
    }
    yield from (cue for cue, holds in shown.items() if holds)


def _look_behind(around: Around, run: Run) -> Iterator[str]:
    listed, known, geography = around.scene.words.words, around.scene.known, around.scene.geography
    if listed[run.last - 1].possessive:
        yield "possessive"
        return
    if run.span.end < listed[run.last - 1].end:
        yield "based"
    behind = listed[run.last : run.last + _LINE]
    if not behind or behind[0].opens:
        return
    after, second = behind[0], behind[1] if len(behind) > 1 else None
    noun, named = known.nouns.forms.get(after.lower), run.last + 1 in around.starts
    aside = second if after.form == "," else None
    shown = {
        "dateline": listed[run.first].opens and after.form in _FILED and _is_filed(around, run, behind),
        "kind behind": after.lower in around.kinds or after.form in geography.terrain,
        "site behind": after.lower in load_sites().sites,
        "land behind": after.form in geography.lands,
        "unit behind": named and after.form in _UNITS,
        "place behind": named and after.lower in ("and", "or"),
        "says": after.lower in known.verbs,
        "past": after.lower in known.small.pasts,
        "verb": after.lower in known.small.fillers or after.lower.endswith("ed"),
        "who": after.lower in _WHO or (aside is not None and aside.lower in _WHO),
        "age": aside is not None and aside.form.isdecimal() and len(aside.form) == 2,
        "noun behind": noun is not None and after.form[0].islower(),
        "body behind": noun is not None and noun.kind == "organisation",
        "goes on": after.form == "&",
        "mark behind": not after.form[0].isalnum(),
    }
    yield from (cue for cue, holds in shown.items() if holds)


def _is_filed(around: Around, run: Run, behind: Sequence[Word]) -> bool:
    """Whether a dash stands behind a dateline's name, or an agency's brackets behind a name in capitals."""
    marks = {word.form for word in behind}
    spelt = around.scene.words.body[run.span.start : run.span.end]
    return not marks.isdisjoint(_DASHES) or ("(" in marks and spelt.isupper())
