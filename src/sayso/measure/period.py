"""The days that a count covers, and whether it is a running total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.lexicon.grammar import load_grammar
from sayso.lexicon.periods import load_periods
from sayso.measure.choice import Option, choose, weigh
from sayso.measure.days import Days, Telling, name_length, read_days
from sayso.measure.draft import Count
from sayso.measure.layout import Layout, lay_out
from sayso.model import Period, Report, Statement, Text, Time, Words

NEAR = 4
_AFTER = 1
HARM = frozenset("killed injured missing destroyed damaged attacked affected displaced evacuated rescued lost".split())
STANDING = frozenset("missing displaced affected present other deployed".split())


def _incident_words() -> frozenset[str]:
    from sayso.lexicon.sides import load_sides
    from sayso.lexicon.events import load_events
    e = load_events()
    v = {f for f, forms in e.verbs.items() if any(x.event in ("killed", "attacked", "destroyed", "injured") for x in forms)}
    n = {w for w, ev in e.nouns.items() if ev in ("killed", "attacked")}
    extra = set("blast blasts explosion explosions bombing bombings shooting shootings slaying crash raid sank sinking collision siege clash clashes fire fires protest protests rally march demonstration ambush massacre".split())
    return frozenset(load_sides().attacks | load_sides().disasters | v | n | extra)


INCIDENT = _incident_words()
_SMALL = load_grammar().closed


def stems(words, first, last):
    return {w.lower[:5] for w in words.words[first:last] if len(w.form) > 3 and w.form[0].isalpha() and w.lower not in _SMALL}


@dataclass(frozen=True, slots=True)
class Setting:
    report: Report
    words: Words
    layout: Layout
    statements: Sequence[Statement]
    days: Days
    short: bool
    post: bool
    stems: tuple
    incident: tuple


def read_setting(report, text, words, statements, times) -> Setting:
    layout = lay_out(text, words, statements)
    days = read_days(report, words, layout, statements, times)
    st, inc = [], []
    for one in days.told:
        f0, f1 = layout.bounds(one.first)
        w0, w1 = max(f0, one.first - 14), min(f1, one.last + 14)
        st.append(stems(words, w0, one.first) | stems(words, one.last, w1))
        inc.append(any(w.lower in INCIDENT for w in words.words[max(f0, one.first - 9):min(f1, one.last + 7)]))
    return Setting(report, words, layout, statements, days, len(words.words) < 150, (report.publisher or "").startswith("Twitter") or bool(text.posts), tuple(st), tuple(inc))


def list_options(s: Setting, chain: Sequence[Count], earlier):
    count = chain[0]
    at = count.mention.first
    last = chain[-1].mention.last
    tense = find_tense(s.words, s.layout, count)
    ev = "money" if count.mention.kind == "money" else "harm" if count.event in HARM else "other" if count.event == "other" else "deed"
    start, end = s.layout.bounds(at)
    inside = s.days.around(start, s.layout.bounds(last - 1)[1])
    free = [i for i in inside if _zone(s, s.days.told[i], at) != "cue"]
    told = "same" if free else "other" if s.days.told else "no"
    lows = {w.lower for w in s.words.words[start:end]}
    P = load_periods()
    marks = []
    if lows & P.totals: marks.append("total")
    if lows & P.rising: marks.append("rising")
    if lows & P.wars: marks.append("named")
    if lows & P.standing: marks.append("standing")
    if tense == "perfect" : marks.append("perfect")
    if tense == "present": marks.append("present")
    if tense == "modal": marks.append("modal")
    if s.post: marks.append("post")
    low = count.mention.quantity.low or count.mention.quantity.high
    if count.mention.kind == "count":
        marks.append("vague" if low is None else "one" if low == 1 else "few" if low < 20 else "some" if low < 1000 else "many")
    if count.trigger is None: marks.append("bare")
    if s.layout.paragraph[at] == 0: marks.append("lead")
    context = [f"told={told}", f"ev={ev}", *marks]
    found = list(_tell_times(s, count, at, last, inside))
    today = s.days.today
    said = _said_of(s, at, inside)
    ref = said or today
    if today:
        found.append(Option(Period(today, today), ("today", *(f"today.{c}" for c in context))))
    if said and said != today:
        found.append(Option(Period(said, said), ("said", *(f"said.{c}" for c in context))))
    if s.days.war and ref and s.days.war <= ref:
        found.append(Option(Period(s.days.war, ref), ("war", *(f"war.{c}" for c in context), *(f"war.post.{c}" for c in context if s.post))))
    if s.days.course:
        found.append(Option(s.days.course, ("course", *(f"course.{c}" for c in context))))
    found.append(Option(None, ("none", *(f"none.{c}" for c in context), f"none.today={today is not None}")))
    if earlier is not None:
        found = _add_earlier(s, count, earlier, found)
    return found


def _said_of(s: Setting, at: int, inside) -> date | None:
    number = s.layout.content[at]
    said = s.statements[number].said if number >= 0 else None
    if said: return said.end
    for i in inside:
        one = s.days.told[i]
        if _zone(s, one, at) == "cue" and one.length == "day" and (not s.days.today or one.period.end <= s.days.today):
            return one.period.end
    return None


def _add_earlier(s, count, earlier, found):
    before, period, _ = earlier
    link = _link(s, before, count)
    ev = "same" if before.event == count.event else "harm" if {before.event, count.event} <= HARM else "other"
    feats = [f"earlier.{link}", f"earlier.event={ev}"]
    if period is None: feats.append("earlier.none")
    out, hit = [], False
    for o in found:
        if o.value == period:
            hit = True
            o = Option(o.value, (*o.features, *feats))
        out.append(o)
    if not hit:
        out.append(Option(period, ("kept", *feats)))
    return out


def _link(s, before, count):
    a, b = before.mention.last, count.mention.first
    a = min(a, b)
    t = "+time" if len(s.days.around(a, b)) else ""
    if s.layout.sentence[a] == s.layout.sentence[b]:
        return "sentence" + t
    if s.layout.sentence[b] - s.layout.sentence[a] == 1:
        return "next" + t
    if s.layout.paragraph[a] == s.layout.paragraph[b]:
        return "paragraph" + t
    if s.layout.paragraph[b] - s.layout.paragraph[a] == 1:
        return "nextpar" + t
    return "far" + t


def _tell_times(s: Setting, count: Count, at: int, last: int, inside) -> Iterator[Option]:
    told = s.days.told
    start = s.layout.bounds(at)[0]
    before = range(max(0, inside.start - NEAR), inside.start)
    after = range(inside.stop, min(len(told), inside.stop + _AFTER))
    bounds = s.layout.bounds(at)
    a0, a1 = max(bounds[0], at - 25), min(bounds[1], last + 20)
    mine = stems(s.words, a0, a1)
    harm = count.event in HARM
    topics = {}
    for i, one in enumerate(told):
        f0, f1 = s.layout.bounds(one.first)
        w0, w1 = max(f0, one.first - 14), min(f1, one.last + 14)
        t = len(mine & s.stems[i])
        inc = s.incident[i]
        topics[i] = (min(t, 3), inc)
    far = sorted((i for i in range(len(told)) if i not in inside and i not in before and i not in after and topics[i][0] >= 1 and (topics[i][1] or not harm)), key=lambda i: (-topics[i][0], abs(told[i].first - at)))[:3]
    days = [(told[i].period, topics[i]) for i in range(len(told)) if told[i].length == "day" and topics[i][1] and i not in inside]
    ranked = sorted(inside, key=lambda i: _distance(told[i], at, last))
    for rank, i in enumerate(ranked[:6]):
        one = told[i]
        left = one.first < at
        side = "left" if left else "right"
        br = min(3, s.layout.count_breaks(one.last - 1, at) if left else s.layout.count_breaks(one.first, last - 1))
        f = ["same", f"same.{side}", f"same.{side}.breaks={br}", f"same.rank={min(rank, 2)}", f"same.zone={_zone(s, one, at)}", f"same.rel={one.relation}", f"same.len={one.length}"]
        if _distance(one, at, last) <= 3: f.append("same.close")
        if left and one.first - start <= 3: f.append("same.opens")
        if harm and one.length in ("month", "week") and one.relation in ("", "in", "on", "over") and count.event not in ("lost", "affected", "displaced"):
            for p, t in days:
                if one.period.start and p.start and one.period.start <= p.start <= p.end <= one.period.end:
                    yield Option(p, (*f, "refine", f"refine.topic={t[0]}"))
        yield from _both(s, one, f)
    for rank, i in enumerate(reversed(before)):
        one = told[i]
        ds = min(4, s.layout.sentence[at] - s.layout.sentence[one.first])
        dp = min(2, s.layout.paragraph[at] - s.layout.paragraph[one.first])
        f = ["before", f"before.rank={rank}", f"before.ds={ds}", f"before.dp={dp}", f"before.rel={one.relation}", f"before.len={one.length}"]
        if _zone(s, one, one.first) == "cue": f.append("before.cue")
        if i == 0: f.append("before.first")
        f += _topic("before", topics[i], harm)
        yield from _both(s, one, f)
    for i in after:
        one = told[i]
        ds = min(3, s.layout.sentence[one.first] - s.layout.sentence[at])
        dp = min(2, s.layout.paragraph[one.first] - s.layout.paragraph[at])
        f = ["after", f"after.ds={ds}", f"after.dp={dp}", f"after.len={one.length}"]
        if _zone(s, one, one.first) == "cue": f.append("after.cue")
        f += _topic("after", topics[i], harm)
        yield from _both(s, one, f)
    for i in far:
        one = told[i]
        f = ["distant", f"distant.len={one.length}", "distant.before" if one.first < at else "distant.after"]
        if _zone(s, one, one.first) == "cue": f.append("distant.cue")
        f += _topic("distant", topics[i], harm)
        yield from _both(s, one, f)


def _topic(where, topic, harm):
    t, inc = topic
    return [f"{where}.topic={t}", *([f"{where}.incident"] if inc and harm else []), *([f"harm.incident.topic={t}"] if inc and harm else [])]


def _both(s, one, f):
    f = tuple(f) + tuple(_common(s, one))
    yield Option(one.period, f)
    if one.relation == "by" and s.days.war and s.days.war <= one.period.end:
        yield Option(Period(s.days.war, one.period.end), (*f, "by.war"))


def _distance(one, at, last):
    return at - one.last if one.first < at else max(0, one.first - last)


def _common(s, one):
    today = s.days.today
    if today:
        if one.period.end > today:
            yield "ahead"
        elif (today - one.period.end).days > 365: yield "old"


def _zone(s: Setting, one: Telling, at: int) -> str:
    a, b = s.layout.content[one.first], s.layout.content[at]
    if a < 0 and not (b < 0 and one.last <= at) and any(i in s.layout.saying for i in range(one.first - 2, one.last + 2)):
        return "cue"
    if a == b:
        return "in"
    return "out" if b >= 0 and a < 0 else "other"


def find_tense(words: Words, layout: Layout, count: Count) -> str:
    g = load_grammar()
    at = count.trigger[0] if count.trigger else count.mention.first
    start = layout.bounds(count.mention.first)[0]
    low = [w.lower for w in words.words[max(start, at - 4):at]]
    own = words.words[at].lower if count.trigger else ""
    s = set(low)
    if s & g.modal or (low and low[-1] == "to"):
        return "modal"
    if s & {"has", "have", "'ve"}:
        return "perfect"
    if s & {"was", "were", "had"}:
        return "past"
    if s & {"is", "are", "be", "being"}:
        return "present"
    return "else"


def list_marks(s: Setting, chain, period: Period | None, earlier) -> list[str]:
    count = chain[0]
    at = count.mention.first
    start, end = s.layout.bounds(at)
    P = load_periods()
    lows = [w.lower for w in s.words.words[start:end]]
    tense = find_tense(s.words, s.layout, count)
    near = set(lows[max(0, at - start - 8): at - start + 10])
    allw = set(lows)
    length = name_length(period) if period else "none"
    rels = {s.days.told[i].relation for i in s.days.around(start, end) if s.days.told[i].period == period}
    f = ["bias", f"len={length}", f"tense={tense}", f"kind={count.mention.kind}"]
    f += [f"rel={r}" for r in rels]
    if period and s.days.war and s.days.war == period.start: f.append("war")
    if period and s.days.today == period.end and length != "day": f.append("totoday")
    if near & P.totals: f.append("total.near")
    if allw & P.totals: f.append("total")
    f += [f"w={w}" for w in near & (P.totals|P.rising)]
    if near & P.rising: f.append("rising.near")
    if "since" in allw: f.append("since")
    if earlier is not None:
        if earlier[1] == period: f.append(f"earlier.sameperiod={earlier[2]}")
    return f


@dataclass(frozen=True, slots=True)
class Told:
    """The days that a count covers, None where nothing tells, and whether it is a running total over them."""

    period: Period | None
    cumulative: bool


def find_periods(
    report: Report,
    text: Text,
    words: Words,
    statements: Sequence[Statement],
    counts: Sequence[Count],
    times: Sequence[Time],
) -> tuple[Told, ...]:
    """The days that each count covers, in order. Counts of one list share theirs; an addition covers the report's day."""
    from sayso.lexicon.choices import load_choices
    weights = load_choices()
    setting = read_setting(report, text, words, statements, times)
    earlier = None
    found: dict[int, Told] = {}
    today = report.published
    for chain in split_chains(counts):
        if chain[0].mention.kind == "addition" and today:
            told = Told(Period(today, today), False)
        else:
            period, _ = choose(list_options(setting, chain, earlier), weights["period"])
            marks = list_marks(setting, chain, period, earlier)
            told = Told(period, weigh(marks, weights["cumulative"]) > 0)
            earlier = (chain[-1], told.period, told.cumulative)
        found.update((id(count), told) for count in chain)
    return tuple(found[id(count)] for count in counts)


def split_chains(counts: Sequence[Count]) -> list[list[Count]]:
    """Counts by their lists, in order; an addition is one of its own."""
    lists: list[list[Count]] = []
    last: list[Count] | None = None
    for count in counts:
        if count.mention.kind == "addition":
            lists.append([count])
        elif last is not None and last[0].chain == count.chain:
            last.append(count)
        else:
            last = [count]
            lists.append(last)
    return lists
