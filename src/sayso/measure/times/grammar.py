"""The grammar of times: patterns over the letters of a line (see sayso.lexicon.times.LETTERS), each with its reader.

At a place the first pattern counts whose reader takes it. No part of a pattern repeats without a limit, so the search
is linear in the text's length.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from sayso.measure.times import dates, durations, relative, starts
from sayso.measure.times.scene import Found, Scene

Reader = Callable[[Scene, re.Match[str]], Found | tuple[Found, ...] | None]

_EDGE = r"(?:T?cf|e|E)?"
_YEAR = r"(?:[,f]?(?P<y>y)u?|[,f]?(?P<way>[lxts])U)?"
_WEEKDAY = r"(?:[Ww],?)?"
_COUNT = r"(?:(?:[dn][>&-])?A?(?P<n>[dny]{1,4})f?(?:&Ah)?|(?P<a>A))"
_BOUND = r"q{0,2}"

_EVENT = r"(?P<name>[_o]{0,4}m)"

_RULES: tuple[tuple[str, Reader], ...] = (
    (r"T?(?P<edge>c)fT?" + _EVENT, starts.read_start),
    (r"(?<=[IF])T?" + _EVENT + r"B?", starts.read_start),
    (r"(?<=[IF])_{0,2}B[T_]?" + _EVENT, starts.read_start),
    (r"(?P<lead>[Ii>f@&])?(?P<z>z)", dates.read_one_word),
    (r"(?P<one>d)/(?P<two>d)/(?P<y>[yd])", dates.read_slashes),
    (
        r"(?:(?P<glued>K)|(?P<noon>N)|(?P<hour>[dn])(?::(?P<minute>[dn])(?::[dn])?|(?=p)))(?P<half>p)?(?P<zone>G)?"
        r"(?:[,i]{0,2}(?:e?(?P<w>W)|(?P<day>R)))?",
        durations.read_clock,
    ),
    (_WEEKDAY + _EDGE + r"T?(?P<days>(?:[do](?:,&|[,&>-])){0,4}[do])f?(?P<m>M)" + _YEAR, dates.read_date),
    (
        _WEEKDAY
        + _EDGE
        + r"(?P<m>M)(?P<days>T?[do](?!:[dn])(?:(?:,[do]){0,4},?&[do](?=[,.)Iif;>F]|$)|-[do])?)"
        + _YEAR,
        dates.read_date,
    ),
    (_EDGE + r"(?P<before>[lxt])?(?P<m>M)(?!d)" + _YEAR, dates.read_month),
    (r"(?P<n>[yn])u?\.?X", dates.read_before_christ),
    (r"T?(?P<y>y)Z", dates.read_year),
    (r"T?(?P<year>U[gE])(?P<u>[QZ])", relative.read_bare_unit),
    (r"(?:TU)?(?P<spoken>n(?:&?n){1,2})", dates.read_spoken_year),
    (
        _EDGE + r"(?:(?P<way>[lxt])U|T)?k?(?P<y>y)?(?P<ago>U[gE])?k?(?P<o>o(?=[Qh])|l(?=hf))(?P<u>[Qh])"
        r"(?:f?(?P<y2>y)u?|f(?P<way2>[lxt])U|fTU)?",
        dates.read_quarter,
    ),
    (r"(?:T?cf|e|E)?(?:TU)?(?P<y>y)(?P<mark>u)?", dates.read_year),
    (r"T?(?:[oxl]hf|cf|e)?T?'?(?P<decade>D)u?", dates.read_decade),
    (r"T?(?:cf)?e?(?P<o>o)C", dates.read_century),
    (r"(?P<part>P)(?P<w>W)", relative.read_weekday),
    (_EDGE + r"(?P<the>T)?(?P<way>[ltxs])(?P<part>P)", relative.read_part),
    (r"T?(?P<way>[lx])" + _BOUND + r"(?:[dn][>&-])?A?(?P<n>[dn]{1,4})f?b?(?P<u>[UV])", durations.read_rolling),
    (_BOUND + r"(?:T|" + _COUNT + r")?b?(?P<u>[UVC])~?(?P<shift>[gE]|F(?=[,.)]|$))", relative.read_shifted),
    (_EDGE + r"(?P<the>T)?(?P<way>[ltxs])k?(?P<u>[UYQC])", relative.read_unit),
    (r"T?(?P<way>[lx])(?P<u>V)", durations.read_rolling),
    (_EDGE + r"T(?P<u>Y)", relative.read_weekend),
    (_EDGE + r"(?:Tl?|l)k?(?P<u>[UQZ])", relative.read_bare_unit),
    (r"%(?:[Ii>]T?(?=W))?(?P<w>W)?", relative.read_overnight),
    (_EDGE + r"(?P<before>[ltx])?(?P<w>W)e?(?P<part>P)?", relative.read_weekday),
    (_EDGE + r"(?P<day>R)(?P<part>P)?", relative.read_day),
    (_EDGE + r"(?P<before>[ltx])(?P<season>S)", dates.read_season),
    (_EDGE + r"T?(?P<season>S)f?(?P<y>y)u?", dates.read_season),
    (r"(?<=[IiFq>])" + _EDGE + r"Te?(?P<season>S)", dates.read_season),
    (r"(?P<before>[ltx])?(?P<holiday>H)" + _YEAR, dates.read_holiday),
    (r"v(?P<m>M)", durations.read_every_month),
    (r"(?:v(?P<n>[dn]{0,2})(?P<u>[UVP])|v(?P<w>W)|(?P<adverb>j))", durations.read_set),
    (r"T?(?P<r>r)", relative.read_reference),
    (_BOUND + r"(?:hA|Ah)(?P<u>U)(?<=(?P<half>U))", durations.read_duration),
    (_BOUND + r"T?o?" + _COUNT + r"b?(?P<u>[UVu])~?(?!f?O)", durations.read_duration),
    (r"(?P<u>V)(?!f?O)", durations.read_duration),
    (r"(?P<the>T)?(?P<loose>[lt])", relative.read_loose),
)


def _strip_names(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


RULES: tuple[tuple[re.Pattern[str], Reader], ...] = tuple((re.compile(pattern), reader) for pattern, reader in _RULES)
"""The patterns in the order in which they are tried."""

ANY = re.compile("(?=[^_]|(?<=[IF]))(?:" + "|".join(_strip_names(pattern) for pattern, _ in _RULES) + ")")
"""Where one of them may begin."""
