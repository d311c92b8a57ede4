"""Where the counted was: the most exact place that a report tells for a count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.lexicon.geography import load_geography
from sayso.lexicon.grammar import load_grammar
from sayso.lexicon.periods import load_periods
from sayso.lexicon.sides import load_sides
from sayso.measure.choice import Option, choose, weigh
from sayso.measure.draft import Count
from sayso.measure.layout import Layout, lay_out
from sayso.measure.namings import find_namings
from sayso.model import Place, Report, Statement, Text, Words

SITES = frozenset("embassy embassies consulate hospital hospitals school schools kindergarten kindergartens theater theatre mall center centre station stations plant plants factory factories base bases airport airfield airfields bridge building buildings church mosque synagogue market camp camps prison hotel warehouse depot depots village villages town towns city cities suburb port outpost checkpoint offices office university stadium club restaurant refinery refineries dam capital capitals coast border area areas part parts outskirts home house houses district districts region regions province provinces complex headquarters court square street road highway beach river valley mountain mountains forest shed store shop club bar nightclub facility facilities substation substations locations positions pipeline railway clinic cemetery palace parliament".split())
PLACED = frozenset("in at near on outside inside across over around throughout off within along".split())
_JOINS = frozenset((",", "and", "&", "or", "in", "the", "-", "–", "/", "as", "well", "both"))
HARM = frozenset("killed injured missing destroyed damaged attacked affected displaced evacuated rescued lost captured".split())


@dataclass(frozen=True, slots=True)
class Spot:
    """A place, or several told together, in the words `first` to `last`; `at` is where its first name begins."""

    first: int
    at: int
    last: int
    name: str
    places: tuple[str, ...]
    kind: str
    prep: str
    site: bool
    owns: bool
    attr: bool
    key: str


@dataclass(frozen=True, slots=True)
class Ground:
    words: Words
    layout: Layout
    spots: tuple[Spot, ...]
    often: Counter
    nation: str | None
    ground: str | None
    title: str
    post: bool
    lead: frozenset
    firsts: tuple
    titled: str | None


def find_spots(text, words, layout, places, counts):
    taken = {i for c in counts for i in range(c.mention.first, c.mention.last)}
    geo = load_geography()
    gr = load_grammar()
    tails = {p + e for p in geo.regions | geo.districts | geo.cities for e in ("", "s")} | {"provinces", "cities", "counties"}
    listed = words.words
    groups = []
    for one in places:
        f, l = words.within(one.pin.span)
        if f == l or f in taken: continue
        while l < len(listed) and listed[l].lower in tails and not listed[l - 1].possessive and layout.sentence[l] == layout.sentence[f]:
            l += 1
        if groups:
            g = groups[-1]
            gap = [w.lower for w in listed[g[1]:f]]
            if layout.sentence[g[0]] == layout.sentence[f] and len(gap) <= 3 and all(x in _JOINS or x in geo.sides for x in gap) and gap and not listed[g[1] - 1].possessive and gap != ["in"]:
                groups[-1] = (g[0], l, [*g[2], one])
                continue
        groups.append((f, l, [one]))
    out = []
    for f, l, ones in groups:
        first = f
        while first and listed[first - 1].lower in geo.sides: first -= 1
        site = False
        s = _find_site(listed, first, layout)
        if s is not None:
            first, site = s, True
        p = first - 1
        while p >= 0 and listed[p].lower in gr.determiners: p -= 1
        prep = listed[p].lower if p >= 0 and listed[p].lower in gr.prepositions else ""
        name = text.body[listed[first].start:listed[l - 1].end]
        owns = listed[l - 1].possessive
        if owns: name = name[:-2]
        attr = l < len(listed) and listed[l].form.isalpha() and listed[l].lower not in gr.closed and not owns and layout.sentence[l] == layout.sentence[f] and (listed[l].form.islower() or listed[l].start - listed[l - 1].end <= 1)
        if attr:
            for e in (l, l + 1):
                if e < len(listed) and listed[e].lower in SITES and layout.sentence[e] == layout.sentence[f] and listed[e].lower not in geo.cities:
                    l, attr, site = e + 1, False, True
                    name = text.body[listed[first].start:listed[l - 1].end]
                    break
                if e < len(listed) and (not listed[e].form[0].isalpha() or listed[e].lower in gr.closed): break
        kinds = [o.candidates[0].kind if o.candidates else "other" for o in ones]
        out.append(Spot(first, f, l, " ".join(name.split()), tuple(o.id for o in ones), kinds[0], prep, site, owns, attr, ones[0].name.lower()))
    out = [o for i, o in enumerate(out) if not any(x is not o and x.first <= o.first and o.last <= x.last and x.last - x.first > o.last - o.first for x in out[i + 1:i + 3])]
    covered = {i for o in out for i in range(o.first, o.last)}
    for s in _find_named_sites(text, words, layout, covered, gr):
        out.append(s)
    out.sort(key=lambda s: s.first)
    return tuple(out)


def _find_site(listed, first, layout):
    """Where a site begins that stands before a place: *shopping center in* Oldford."""
    at = first - 1
    while at >= 0 and listed[at].lower in ("the", "a", "an"): at -= 1
    if at < 1 or listed[at].lower not in ("in", "of", "at", "near", "outside", "on") or listed[at - 1].lower not in SITES:
        return None
    return _np_start(listed, at - 1, layout)


def _np_start(listed, head, layout):
    gr = load_grammar()
    start = head
    while start > 0 and head - start < 4 and layout.sentence[start - 1] == layout.sentence[head]:
        w = listed[start - 1]
        if not w.form[0].isalpha() or w.lower in gr.closed or w.lower.endswith(("ing", "ed")) or w.form.isdigit(): break
        start -= 1
    return start


def _find_named_sites(text, words, layout, covered, gr):
    listed = words.words
    for i, w in enumerate(listed):
        if w.lower in SITES and i not in covered and i:
            start = _np_start(listed, i, layout)
            p = start - 1
            while p >= 0 and listed[p].lower in gr.determiners: p -= 1
            if p < 0 or listed[p].lower not in PLACED or any(x in covered for x in range(start, i + 1)): continue
            named = any(x.form[0].isupper() for x in listed[start:i + 1])
            if not named or w.lower in ("positions", "locations", "parts", "part", "areas"): continue
            name = text.body[listed[start].start:listed[i].end]
            yield Spot(start, start, i + 1, " ".join(name.split()), (), "named" if named else "site", listed[p].lower, True, False, False, name.lower())


def read_ground(report, text, words, statements, counts, places) -> Ground:
    layout = lay_out(text, words, statements)
    spots = find_spots(text, words, layout, places, counts)
    often = Counter(s.key for s in spots if s.kind not in ("site", "named"))
    sides = Counter(n.side for n in find_namings(words) if n.side and n.way in ("state", "people", "seat"))
    nation = sides.most_common(1)[0][0] if sides else None
    ground = None
    for war in load_sides().wars:
        if war.invaded and war.sides[1] in sides and (report.published is None or war.since <= report.published) and (war.sides[0] in sides or sides[war.sides[1]]):
            ground = war.sides[1]; break
    lead = frozenset(s.key for s in spots if layout.sentence[s.first] <= 1)
    return Ground(words, layout, spots, often, nation, ground, (report.title or "").lower(), (report.publisher or "").startswith("Twitter"), lead, tuple(c.mention.first for c in counts), _titled(report.title))


def _titled(title):
    """A title that is nothing but a place: *Oldford, Norland*."""
    from sayso.lexicon.states import load_states
    if not title or "," not in title or len(title.split()) > 5: return None
    head, _, tail = title.rpartition(", ")
    geo = load_geography()
    known = tail in geo.states.values() or tail.rstrip(".") in geo.states or tail.lower() in load_states().names
    return title if known else None


def list_places(g: Ground, chain: Sequence[Count], earlier) -> list[Option]:
    count = chain[0]
    at, last = count.mention.first, chain[-1].mention.last
    L = g.layout
    ev = "money" if count.mention.kind == "money" else "harm" if count.event in HARM else "other" if count.event in ("other", "present") else "deed"
    start, end = L.bounds(at)[0], L.bounds(last - 1)[1]
    P = load_periods()
    lows = {w.lower for w in g.words.words[start:end]}
    low = count.mention.quantity.low or count.mention.quantity.high
    inside = [s for s in g.spots if start <= s.first < end]
    real = [s for s in inside if s.kind != "site"]
    ctx = [f"ev={ev}", "told=same" if real else "told=other" if g.spots else "told=no"]
    if g.post: ctx.append("post")
    if lows & P.totals or lows & P.rising: ctx.append("total")
    if lows & P.wars: ctx.append("war")
    ctx.append("many" if low and low >= 1000 else "some" if low and low >= 20 else "vague" if low is None else "few")
    out = []
    from sayso.measure.period import stems
    mine = stems(g.words, max(start, at - 25), min(end, last + 20)) - {s.key[:5] for s in g.spots}
    ranked = sorted(inside, key=lambda s: _dist(s, at, last))
    for rank, s in enumerate(ranked[:7]):
        left = s.first < at
        side = "left" if left else "right"
        br = min(3, L.count_breaks(s.last - 1, at) if left else L.count_breaks(s.first, last - 1))
        f = ["same", f"same.{side}", f"same.breaks={br}", f"same.{side}.breaks={br}", f"same.rank={min(rank, 2)}"]
        if _dist(s, at, last) <= 4: f.append("same.close")
        if left and s.first - start <= 2: f.append("same.opens")
        chain_firsts = {c.mention.first for c in chain}
        others = [x for x in g.firsts if start <= x < end and x not in chain_firsts]
        lo, hi = (s.last, at) if left else (last, s.first)
        crosses = any(lo <= x < hi for x in others)
        if crosses: f.append("same.crosses")
        if not left and not crosses and br == 0 and s.prep in PLACED: f.append("attached")
        if left and any(x < s.first and L.count_breaks(x, s.first) == 0 for x in others): f.append("same.claimed")
        out.append(_opt(g, s, f, "same", at, count))
    before = [s for s in g.spots if s.first < start][-6:]
    for rank, s in enumerate(reversed(before)):
        ds, dp = min(4, L.sentence[at] - L.sentence[s.first]), min(2, L.paragraph[at] - L.paragraph[s.first])
        f = [*_topic(g, s, mine, "before"), "before", f"before.rank={min(rank, 4)}", f"before.ds={ds}", f"before.dp={dp}"]
        out.append(_opt(g, s, f, "before", at, count))
    for s in [s for s in g.spots if s.first >= end][:2]:
        ds, dp = min(3, L.sentence[s.first] - L.sentence[at]), min(2, L.paragraph[s.first] - L.paragraph[at])
        out.append(_opt(g, s, ["after", f"after.ds={ds}", f"after.dp={dp}"], "after", at, count))
    seen = set()
    for s in [s for s in g.spots if s.first < start][:3]:
        if s not in before and s.key not in seen:
            seen.add(s.key)
            out.append(_opt(g, s, ["opening", *_topic(g, s, mine, "opening")], "opening", at, count))
    if g.often:
        key, n = g.often.most_common(1)[0]
        s = next(s for s in g.spots if s.key == key)
        if n > 1: out.append(Option(s.name, ("most", *(f"most.{c}" for c in ctx), f"most.kind={s.kind}")))
    if g.nation: out.append(Option(g.nation, ("nation", *(f"nation.{c}" for c in ctx))))
    if g.ground: out.append(Option(g.ground, ("ground", *(f"ground.{c}" for c in ctx))))
    if g.titled: out.append(Option(g.titled, ("titled", *(f"titled.{c}" for c in ctx))))
    out.append(Option(None, ("none", *(f"none.{c}" for c in ctx))))
    if earlier is not None:
        out = _add(g, count, earlier, out)
    return out


def _opt(g, s, f, where, at, count):
    L = g.layout
    prep = "placed" if s.prep in PLACED else s.prep if s.prep in ("of", "to", "from", "against", "into", "for", "by", "between") else "none" if not s.prep else "prep"
    f = list(f) + [f"{where}.prep={prep}", f"kind={s.kind}", f"{where}.kind={s.kind}"]
    if s.site: f.append("sited")
    if s.kind == "country" and prep == "none": f.append("actor")
    if s.owns: f.append(f"{where}.owns")
    if s.attr: f.append("attr")
    if any(i in L.saying for i in range(s.at, s.last)): f.append(f"{where}.saying")
    if L.sentence[s.first] == 0 and s.first < 6 and any(w.form in ("(", "--", "_", "—", "–", "[") for w in g.words.words[s.last:s.last + 7]): f.append("dateline")
    if s.key in g.lead: f.append("lead")
    if s.key in g.title: f.append("title")
    n = g.often.get(s.key, 0)
    if n >= 3: f.append("often")
    if count.event in ("launched", "sent", "attacked") and prep in ("to", "against", "into"): f.append("aim")
    return Option(s.name, tuple(f))


def _topic(g, s, mine, where):
    from sayso.measure.period import INCIDENT, stems
    a, b = g.layout.bounds(s.first)
    t = len(mine & stems(g.words, max(a, s.first - 14), min(b, s.last + 14)))
    inc = any(w.lower in INCIDENT for w in g.words.words[max(a, s.first - 9):min(b, s.last + 7)])
    return [f"{where}.topic={min(t, 3)}", *([f"{where}.incident"] if inc else [])]


def _dist(s, at, last):
    return at - s.last if s.first < at else max(0, s.first - last)


def _add(g, count, earlier, out):
    before, name = earlier
    L = g.layout
    a, b = before.mention.last, count.mention.first
    a = min(a, b)
    t = "+place" if any(a <= s.first < b and s.kind != "site" for s in g.spots) else ""
    link = "sentence" if L.sentence[a] == L.sentence[b] else "next" if L.sentence[b] - L.sentence[a] == 1 else "paragraph" if L.paragraph[a] == L.paragraph[b] else "nextpar" if L.paragraph[b] - L.paragraph[a] == 1 else "far"
    ev = "same" if before.event == count.event else "harm" if {before.event, count.event} <= HARM else "other"
    feats = [f"earlier.{link}{t}", f"earlier.event={ev}"] + (["earlier.none"] if name is None else [])
    res, hit = [], False
    for o in out:
        if o.value == name:
            hit = True
            o = Option(o.value, (*o.features, *feats))
        res.append(o)
    if not hit: res.append(Option(name, ("kept", *feats)))
    return res


@dataclass(frozen=True, slots=True)
class Where:
    """The most exact place told for a count, in the text's words, and the ids of the places named there."""

    name: str | None
    places: tuple[str, ...]


def find_wheres(
    report: Report, text: Text, words: Words, counts: Sequence[Count], places: Sequence[Place], statements: Sequence[Statement] = ()
) -> tuple[Where, ...]:
    from sayso.lexicon.choices import load_choices
    weights = load_choices()["place"]
    ground = read_ground(report, text, words, statements, counts, places)
    named = {spot.name: spot.places for spot in reversed(ground.spots)}
    earlier = None
    found: dict[int, Where] = {}
    where = Where(None, ())
    for chain in split_by_place(ground, counts):
        if chain[0].mention.kind != "addition" or not found:
            name, _ = choose(list_places(ground, chain, earlier), weights)
            where = Where(name, named.get(name, ()))
            earlier = (chain[-1], name)
        found.update((id(count), where) for count in chain)
    return tuple(found[id(count)] for count in counts)


def split_by_place(ground: Ground, counts: Sequence[Count]) -> list[list[Count]]:
    """Lists of counts, parted where a place is told between two members."""
    from sayso.measure.period import split_chains
    parted: list[list[Count]] = []
    for chain in split_chains(counts):
        parted.append(chain[:1])
        for before, count in zip(chain, chain[1:], strict=False):
            if any(before.mention.last <= spot.first < count.mention.first and spot.prep in PLACED for spot in ground.spots):
                parted.append([count])
            else:
                parted[-1].append(count)
    return parted
