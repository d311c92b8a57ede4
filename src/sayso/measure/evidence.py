"""What in a text speaks for a side as a count's own, or as the one who did it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.lexicon.events import load_events
from sayso.lexicon.grammar import load_grammar
from sayso.lexicon.nouns import load_nouns
from sayso.lexicon.pronouns import load_pronouns
from sayso.lexicon.sides import load_sides
from sayso.measure.draft import Count
from sayso.measure.namings import Naming
from sayso.measure.scene import FORCES, Scene, Strike

Clue = tuple[str, str]
"""A side and the kind of evidence that speaks for it."""

_BARRIERS = frozenset(';:"“”„«»(!?')
_PLACES = frozenset("in at near across over within inside around throughout into on off".split())
_PRONOUNS = frozenset("it they he she its their his".split())
_WE = frozenset("we our us i my".split())
_PARTITIVES = frozenset("which whom them those".split())
_HEADERS = frozenset(
    "loss losses casualty casualties death deaths toll dead fatalities fatality injuries damage damages aid support "
    "assistance package".split()
)
_SUFFERED = frozenset("suffer suffers suffered suffering sustain sustained incur incurred incurs".split())
_REGAINED = frozenset("liberate liberates liberated liberating retook retaken recaptured regained reclaimed recovered".split())
_BEHIND = 15


def classify(scene: Scene, count: Count) -> str:
    """The kind of count that decides whose it may be."""
    sides = load_sides()
    head = count.unit.split()[-1] if count.unit else ""
    trigger = scene.words.words[count.trigger[0]].lower if count.trigger else ""
    if count.event == "attacked" and head in sides.attacks:
        return "attacks"
    if count.event == "other" and head in sides.weapons:
        return "weapon"
    if count.event in ("launched", "deployed", "sent"):
        return "launched" if count.event == "launched" else "sent"
    if count.event == "seized" and trigger in _REGAINED:
        return "regained"
    if count.event in ("paid", "lost", "shot_down", "captured", "released", "detained", "seized"):
        return count.event
    before = scene.words.words[max(0, count.mention.first - 4) : count.mention.first]
    if count.event in ("affected", "killed", "injured") and any(word.lower in _SUFFERED for word in before):
        return "suffered"
    if count.event == "present":
        return "present"
    if count.mention.kind == "money":
        return "money"
    if count.event in ("killed", "injured", "missing", "affected", "displaced", "evacuated", "rescued"):
        return "people"
    if count.event in ("destroyed", "damaged", "attacked"):
        return "things"
    return "other"


def find_clues(scene: Scene, count: Count) -> dict[str, str]:
    """All that speaks for one side or another as the count's own, by its kind; two sides of one kind are joined."""
    start, end = scene.sentence(count.mention.first)
    found: dict[str, list[str]] = {}
    for side, kind in _walk(scene, count, start, end):
        if side not in found.setdefault(kind, []):
            found[kind].append(side)
    clues = {kind: " and ".join(sides) for kind, sides in found.items()}
    for kind in ("agent", "subject", "subject_it", "own", "before", "of", "topic"):
        foe = scene.foe(clues.get(kind))
        if foe:
            clues[kind + "_foe"] = foe
    return clues


def _walk(scene: Scene, count: Count, start: int, end: int) -> Iterator[Clue]:
    for naming, kind in _find_own(scene, count):
        yield from _name(scene, naming, kind)
    yield from _find_against(scene, count)
    yield from _find_both(scene, count)
    yield from _find_unit(scene, count)
    for naming in _find_agents(scene, count, end):
        yield from _name(scene, naming, "agent")
    doer = _find_doer(scene, count, start, end)
    if doer:
        yield doer, "doer"
    yield from _find_subjects(scene, count, start)
    yield from _find_places(scene, count, start, end)
    yield from _find_strikes(scene, count, start, end)
    voice = scene.voice(count.mention.first)
    if voice:
        yield voice, "voice"
        if scene.foe(voice):
            yield scene.foes[voice], "voice_foe"
    if scene.country:
        yield scene.country, "titled_country" if scene.titled == (scene.country,) else "country"
    if scene.firm:
        yield scene.firm, "firm"
    if scene.invaded:
        yield scene.invaded, "invaded"
    if scene.titled:
        yield scene.titled[0], "titled"


def _name(scene: Scene, naming: Naming, kind: str) -> Iterator[Clue]:
    if naming.side:
        yield naming.side, kind
    if naming.body:
        yield naming.body, kind + "_body"


def is_part(scene: Scene, count: Count) -> bool:
    """Whether a count is a part of the one before (*including 12*, *110 of which*)."""
    listed = scene.words.words
    around = listed[max(0, count.mention.first - 2) : count.mention.first]
    behind = listed[count.mention.last : count.mention.last + 2]
    return any(word.lower == "including" for word in around) or (
        len(behind) == 2 and behind[0].lower == "of" and behind[1].lower in _PARTITIVES
    )


def _find_own(scene: Scene, count: Count) -> Iterator[tuple[Naming, str]]:
    """The sides named by the counted phrase, before it, behind it, and at the noun that tells the event."""
    first, last = _phrase(scene, count)
    for naming in scene.within(first, last):
        yield naming, "own"
    before = scene.ends.get(min(first, count.mention.first) - 1)
    if before is not None and (before.owns or first < count.mention.first):
        for naming in _with_partners(scene, before):
            yield naming, "owner" if before.owns else "before"
    for naming in (*_find_fleet(scene, count), *_find_of(scene, last)):
        yield naming, "owner" if naming.owns else "of"
    if count.trigger is not None and _is_noun(scene, count):
        first, last = count.trigger
        inside = scene.within(max(first - 3, 0), first)
        close = [one for one in inside if _is_close(scene, one.last, first)]
        if close:
            for naming in _with_partners(scene, close[-1]):
                yield naming, "header"
        for naming in _find_of(scene, last):
            yield naming, "header_of"


def _is_noun(scene: Scene, count: Count) -> bool:
    """Whether a noun tells the event (*losses*, *death toll*) and not a verb."""
    if count.trigger is None:
        return False
    events, word = load_events(), scene.words.words[count.trigger[1] - 1]
    return word.lower in events.nouns or word.lower in _HEADERS


def _is_close(scene: Scene, first: int, last: int) -> bool:
    return all(word.form[0].isalpha() for word in scene.words.words[first:last])


def _phrase(scene: Scene, count: Count) -> tuple[int, int]:
    """The words of the counted phrase; behind *of them* too (*eight of them Norlanders*)."""
    start = count.mention.last
    listed = scene.words.words
    if start + 2 < len(listed) and listed[start].lower == "of" and listed[start + 1].lower in _PARTITIVES:
        return start + 2, start + 3
    if count.noun is None:
        return start, start + 1
    first, last = count.noun
    if first >= start:
        return start, last
    return (first, last) if listed[start : start + 1] and start not in scene.ends else (start, start + 1)


def _with_partners(scene: Scene, naming: Naming) -> list[Naming]:
    """A naming with those joined to it by *and* before it."""
    found = [naming]
    while (at := found[0].first - 2) >= 0 and scene.words.words[at + 1].lower == "and" and at in scene.ends:
        found.insert(0, scene.ends[at])
    return found


def _find_fleet(scene: Scene, count: Count) -> Sequence[Naming]:
    """Whose fleet, force or group it is that the counted make up (*Norland's fleet of 80 tankers*)."""
    at = count.mention.first - 1
    if at < 2 or scene.words.words[at].lower != "of":
        return []
    return [naming for naming in scene.within(max(0, at - 4), at) if naming.owns and naming.last < at]


def _find_of(scene: Scene, at: int) -> list[Naming]:
    """The namings of an of-phrase that follows at once."""
    listed = scene.words.words
    if at >= len(listed) or listed[at].lower not in ("of", "from"):
        return []
    found = [naming for naming in scene.within(at + 1, at + 6) if naming.role == listed[at].lower]
    broken = found and any(word.form in ",;.:" for word in listed[at + 1 : found[0].first])
    return [] if broken else found


def _find_both(scene: Scene, count: Count) -> Iterator[Clue]:
    """Both sides of the war, where the text says so (*soldiers on both sides*)."""
    _, last = _phrase(scene, count)
    behind = [word.lower for word in scene.words.words[last : last + 3]]
    if behind[-2:] in (["both", "sides"], ["each", "side"]) and scene.foes:
        first = next(iter(scene.foes))
        yield first, "own"
        yield scene.foes[first], "own"


_MEMBERS = frozenset("member soldier fighter troop supporter militant rebel guerrilla employee worker official activist".split())


def _find_unit(scene: Scene, count: Count) -> Iterator[Clue]:
    """The name of a body in the counted phrase (*30 Oldford Front members*)."""
    if count.noun is None or (count.unit or "") not in _MEMBERS or count.noun[0] < count.mention.last:
        return
    named = [at for at in range(count.mention.last, count.noun[1]) if scene.words.words[at].form[:1].isupper()]
    if named and not scene.within(*count.noun) and not any(scene.words.words[at].lower in FORCES for at in named):
        yield " ".join(scene.words.words[at].form for at in named), "own_name"


def _find_against(scene: Scene, count: Count) -> Iterator[Clue]:
    """At whom counted attacks are aimed (*20 attacks on Norland*), and whom something cost the counted."""
    _, last = _phrase(scene, count)
    for naming in scene.within(last, last + 8):
        if naming.role in ("against", "on", "at") and naming.side:
            yield naming.side, "against"
            break
    if count.trigger and scene.words.words[count.trigger[0]].lower in ("cost", "costs", "costing"):
        for naming in scene.within(count.trigger[1], count.mention.first):
            yield from _name(scene, naming, "cost")


def _find_agents(scene: Scene, count: Count, end: int) -> list[Naming]:
    at = _find_by(scene, count, end)
    return [naming for naming in scene.within(at + 1, at + 6) if naming.role == "by"] if at is not None else []


def _find_by(scene: Scene, count: Count, end: int) -> int | None:
    """The *by* behind a count that leads to who did it."""
    behind = max(count.mention.last, count.trigger[1] if count.trigger else 0)
    listed = scene.words.words
    for at in range(behind, min(end, behind + _BEHIND)):
        if listed[at].form in ".;":
            return None
        if listed[at].lower == "by" and at not in scene.cues:
            return at
    return None


def _find_doer(scene: Scene, count: Count, start: int, end: int) -> str | None:
    """Who did it where only a noun tells: *by masked gunmen*, *police arrested*."""
    at = _find_by(scene, count, end)
    if at is not None:
        return _read_actor(scene, at + 1)
    trigger = count.trigger[0] if count.trigger else None
    if trigger is None or trigger > count.mention.first or _is_noun(scene, count):
        return None
    listed, nouns = scene.words.words, load_nouns().forms
    for here in range(trigger - 1, max(start, trigger - 8) - 1, -1):
        word = listed[here]
        if here in scene.ends or word.form in _BARRIERS:
            return None
        noun = nouns.get(word.lower)
        if noun is not None and noun.kind in ("role", "group", "organisation") and here not in scene.counted and here not in scene.cues:
            return None if _governed(scene, here) else word.lower
    return None


def _governed(scene: Scene, at: int) -> bool:
    """Whether a preposition governs the noun at a word."""
    grammar = load_grammar()
    for here in range(at - 1, max(at - 4, -1), -1):
        lower = scene.words.words[here].lower
        if lower in grammar.prepositions:
            return True
        if not lower[0].isalpha() or lower in grammar.auxiliaries:
            return False
    return False


def _read_actor(scene: Scene, at: int) -> str | None:
    """A nameless doer's noun phrase from a word on."""
    grammar = load_grammar()
    listed = scene.words.words
    while at < len(listed) and listed[at].lower in grammar.determiners:
        at += 1
    last = at
    while last < len(listed) and last - at < 4 and listed[last].form[0].isalpha() and listed[last].lower not in grammar.closed:
        last += 1
    actor = listed[last - 1].lower if last > at else ""
    if actor not in load_nouns().forms:
        return None
    return " ".join(word.form for word in listed[at:last])


def _find_subjects(scene: Scene, count: Count, start: int) -> Iterator[Clue]:
    """The subject of the telling verb where that stands before the count, else of the count's clause."""
    trigger = count.trigger[0] if count.trigger else None
    if trigger is not None and trigger < count.mention.first and not _is_noun(scene, count):
        yield from find_subject(scene, trigger, start, "subject")
    else:
        yield from find_subject(scene, count.mention.first, start, "topic")


def find_subject(scene: Scene, at: int, start: int, kind: str) -> Iterator[Clue]:
    """The side that is the subject of what stands at a word; what a preposition governs is passed over."""
    listed = scene.words.words
    here = at - 1
    while here >= start:
        word = listed[here]
        if here in scene.cues:
            voice = scene.voice(at)
            if voice and voice != scene.voice(here):
                yield voice, kind + "_sayer"
            return
        if word.form in _BARRIERS:
            return
        if word.form == ")":
            while here > start and listed[here].form != "(":
                here -= 1
        if word.lower == "that" and here > start and listed[here - 1].lower in (",", "and"):
            return
        naming = scene.ends.get(here)
        if naming is not None:
            if naming.role is None and not _is_beside(scene, naming):
                for one in _with_partners(scene, naming):
                    yield from _name(scene, one, kind)
                return
            here = naming.first - 1
            continue
        if _is_name(scene, here):
            yield from _name_unknown(scene, here, start, kind)
            return
        if word.lower in _WE:
            voice = scene.voice(here)
            if voice:
                yield voice, kind + "_we"
            return
        if word.lower in _PRONOUNS:
            side = _resolve(scene, here)
            if side:
                yield side, kind + "_it"
            return
        here -= 1


def _is_name(scene: Scene, at: int) -> bool:
    """Whether a word belongs to a name that is in no table."""
    word = scene.words.words[at]
    if not word.form[:1].isupper() or scene.words.upper or word.lower in load_grammar().closed or at in scene.counted:
        return False
    return not word.opens or word.form in scene.words.capitals or (len(word.form) > 2 and word.form.isupper())


def _name_unknown(scene: Scene, at: int, start: int, kind: str) -> Iterator[Clue]:
    """The side whose adjective begins a name that ends at a word (*Norland Defence Ministry*), else the name itself."""
    first = at
    while first > start and first - 1 not in scene.ends and _is_name(scene, first - 1) and at - first < 6:
        first -= 1
    before = scene.ends.get(first - 1)
    if before is not None and first > start:
        if before.role is None:
            yield from _name(scene, before, kind)
        return
    if _is_object(scene, first):
        return
    after = at + 1 < len(scene.words.words) and at + 1 in scene.counted
    digits = any(letter.isdigit() for letter in scene.words.words[at].form)
    if not scene.disaster and not after and not digits and not _governed(scene, first) and scene.words.words[first].lower not in _CALENDAR:
        yield " ".join(word.form for word in scene.words.words[first : at + 1]), kind + "_name"


_CALENDAR = frozenset(word for word in load_pronouns().calendar)


def _is_beside(scene: Scene, naming: Naming) -> bool:
    """Whether a naming is no subject: a counted thing's, a verb's object, or a place behind a comma."""
    if naming.first in scene.counted:
        return True
    behind_comma = naming.first > 0 and scene.words.words[naming.first - 1].form == ","
    return _is_object(scene, naming.first) or (behind_comma and naming.way in ("land", "seat"))


def _is_object(scene: Scene, at: int) -> bool:
    """Whether a verb stands before the noun phrase that begins at a word (*helped the Norlanders*)."""
    at -= 1
    while at >= 0 and scene.words.words[at].lower in ("the", "a", "an"):
        at -= 1
    before = scene.words.words[at].form if at >= 0 else ""
    return before.endswith("ing") or before in _GIVING or before in load_events().verbs


_GIVING = frozenset("signed signs help helps helped support supports supported give gave gives given provide provided provides".split())


def _resolve(scene: Scene, at: int) -> str | None:
    """The side that a pronoun stands for: the last one before it that no preposition governs."""
    for naming in reversed(scene.within(max(0, at - 60), at)):
        if naming.role is None and naming.way != "land":
            return naming.side
    return None


def _find_places(scene: Scene, count: Count, start: int, end: int) -> Iterator[Clue]:
    """Where it happened: the place that follows the count, the nearest in the sentence, or the last one before it."""
    ranges = _find_direct(scene, count, start, end)
    if ranges and scene.disaster:
        yield ranges, "place_direct"
        return
    inside = [one for one in scene.within(start, end) if _is_place(scene, one)]
    if scene.disaster and _is_sum(scene, count, start, end, inside):
        return
    if inside:
        before = [one for one in inside if one.first < count.mention.first]
        near = before[-1] if before else inside[0]
        yield from _name_place(scene, near, "place")
        return
    for naming in reversed(scene.within(max(0, start - 80), start)):
        if _is_place(scene, naming):
            yield from _name_place(scene, naming, "place_before")
            return


def _is_sum(scene: Scene, count: Count, start: int, end: int, places: Sequence[Naming]) -> bool:
    """Whether a count sums up what the sentence goes on to tell place by place, or what many sentences told."""
    listed = scene.words.words
    behind = {one.side for one in places if one.first > count.mention.last}
    before = [word.lower for word in listed[start : count.mention.first]]
    return len(behind) > 1 or any(word in _SUMS for word in before) or before[:2] == ["in", "total"]


_SUMS = frozenset(("overall", "altogether", "combined"))


def _is_place(scene: Scene, naming: Naming) -> bool:
    """Whether a naming tells where; what a storm struck is told in many ways."""
    if naming.way not in ("state", "seat", "people", "land"):
        return False
    if naming.way == "land" and scene.disaster and naming.side not in scene.states:
        return False
    return naming.way == "land" or naming.role in _PLACES or scene.disaster


def _name_place(scene: Scene, naming: Naming, kind: str) -> Iterator[Clue]:
    if naming.side:
        war = "_war" if scene.foe(naming.side) else ""
        yield naming.side, kind + ("_disaster" if scene.disaster else war)


def _find_direct(scene: Scene, count: Count, start: int, end: int) -> str | None:
    """The place that a count stands with (*three in Oldford*), by the name of its state where that is known.

    A name that isn't known is told as it stands only in a list of places (*one in Oldford; two in Newford*).
    """
    last = count.noun[1] if count.noun and count.noun[0] >= count.mention.last else count.mention.last
    place = _read_place(scene, last, end)
    if place is None:
        return None
    known = [one.side for one in scene.within(*place) if one.side and _is_place(scene, one)]
    if known:
        return known[0]
    listed = scene.words.words
    others = sum(listed[at].lower == "in" and at - 1 in scene.counted for at in range(start + 1, end))
    if others <= 2 or listed[place[1] - 1].lower in _PARTS_OF_STATES:
        return None
    return " ".join(word.form for word in listed[place[0] : place[1]])


_PARTS_OF_STATES = frozenset("county counties province district region oblast parish".split())


def _read_place(scene: Scene, first: int, end: int) -> tuple[int, int] | None:
    """The words of a name behind *in*, within a few words."""
    listed = scene.words.words
    for at in range(first, min(first + 4, end - 1)):
        if listed[at].form in ",;.(" or (at > first and at in scene.counted):
            return None
        if listed[at].lower in ("in", "off", "on"):
            begun = at + 1
            while begun < end and listed[begun].lower in load_grammar().determiners:
                begun += 1
            last = begun
            while last < end and listed[last].form[:1].isupper():
                last += 1
            return (begun, last) if last > begun else None
    return None


def _find_strikes(scene: Scene, count: Count, start: int, end: int) -> Iterator[Clue]:
    strike, kind = find_strike(scene, count, start, end)
    if strike is None:
        return
    yield strike.by, "striker" + kind
    target = strike.target or scene.foe(strike.by)
    if target:
        yield target, ("target" if strike.target else "struck") + kind


def find_strike(scene: Scene, count: Count, start: int, end: int) -> tuple[Strike | None, str]:
    """The attack that a count is told of: in its sentence, else the last one in the two sentences before."""
    inside = [strike for strike in scene.strikes if start <= strike.at < end]
    before = [strike for strike in inside if strike.at < count.mention.first]
    if inside:
        return (before[-1] if before else inside[0]), ""
    for _ in range(2):
        if start == 0:
            break
        start, _ = scene.sentence(start - 1)
        earlier = [strike for strike in scene.strikes if start <= strike.at < count.mention.first]
        if earlier:
            return earlier[-1], "_before"
    return None, ""
