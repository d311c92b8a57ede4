"""The labels of a transcript: what a line begins with to tell who speaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from sayso.lexicon.load import check_words, parse_table, read_table
from sayso.lexicon.nouns import load_nouns
from sayso.lexicon.writing import load_writing

LONGEST = 5
"""Words of a label."""

_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_LINE = re.compile(
    rf"[\s>*•–—-]{{0,8}}(?:[\[(]?(?P<before>{_CLOCK})[\])]?[\s–—-]{{1,4}})?"
    r"[*>\[]{0,3}(?P<label>[^\W\d_][^:\n\[\](){}*<>!?;,\"“”«»]{0,48}?)[\]*]{0,3}"
    rf"(?:\s{{0,2}}[\[(](?P<after>{_CLOCK})[\])])?(?P<note>\s{{0,2}}\([^()\n:]{{1,40}}\))?\*{{0,2}}:\*{{0,2}}(?=\s|$)"
)
_STAMP = re.compile(rf"\s{{0,8}}(?:[\[(](?P<inside>{_CLOCK})[\])]|(?P<bare>{_CLOCK})(?=\s*$))")
_SENTENCE_END = re.compile(r"\w{5,}\.")
_PARTS = re.compile(r"[\s_#.-]+")


@dataclass(frozen=True, slots=True)
class Labels:
    """The table `labels.toml`."""

    unnamed: frozenset[str]
    headings: frozenset[str]
    inside: frozenset[str]
    owners: frozenset[str]


@dataclass(frozen=True, slots=True)
class Label:
    """The label of a line: where it stands, a note in brackets behind it (*through translator*), where the words begin, and
    the clock time that stands with it. `sure` where its form alone tells that it is a label."""

    start: int
    end: int
    note: tuple[int, int] | None
    said: int
    time: str | None
    sure: bool


@cache
def load_labels() -> Labels:
    """The shipped table; LexiconError where an entry makes no sense."""
    return parse_labels(read_table("labels"))


def parse_labels(toml: str) -> Labels:
    """The labels that the TOML text holds; LexiconError names the entry that makes no sense."""
    table = parse_table(toml, "labels", ("labels",))["labels"]
    names = ("unnamed", "headings", "inside", "owners")
    return Labels(*(frozenset(check_words(table.get(name), f"labels.toml: {name}")) for name in names))


def find_label(line: str) -> Label | None:
    """The label that a line begins with, *NAME:*, with or without a clock time; None where it begins otherwise.

    A label is a name or the noun of somebody unnamed, of up to five words. A single capitalised word (*Remember:*) may be
    none, so it is not `sure`.
    """
    found = _LINE.match(line)
    if found is None:
        return None
    label = found["label"].rstrip()
    if not _may_be_label(label):
        return None
    start = found.start("label")
    note = found.span("note") if found["note"] else None
    said = found.end() + len(line) - found.end() - len(line[found.end() :].lstrip())
    return Label(start, start + len(label), note, said, found["before"] or found["after"], _is_sure(label))


def find_stamp(line: str) -> tuple[str, int] | None:
    """The clock time in brackets that a line begins with, or that is the whole line, and where the rest begins."""
    found = _STAMP.match(line)
    return (found["inside"] or found["bare"], found.end()) if found else None


def choose_labels(lines: Iterable[str]) -> frozenset[str]:
    """The labels (folded) of a transcript's lines that count: those of a sure form, with a time, or that come again."""
    counts: Counter[str] = Counter()
    for line in lines:
        label = find_label(line)
        if label is not None:
            counts[fold_label(line[label.start : label.end])] += 2 if label.sure or label.time else 1
    return frozenset(label for label, count in counts.items() if count > 1)


def fold_label(label: str) -> str:
    """A label for comparing: no case, single blanks."""
    return " ".join(label.casefold().split())


def is_unnamed(label: str) -> bool:
    """Whether a label tells nobody's name: *SPEAKER_01*, *Soldier 2*, *Second man*, *Interviewer*."""
    words = [word for word in _PARTS.split(label.casefold()) if word and not word.isdigit()]
    numbered = any(char.isdigit() for char in label)
    while len(words) > 1 and len(words[-1]) == 1:
        words.pop()
    if not words:
        return True
    last = words[-1].rstrip("0123456789")
    if last in load_labels().unnamed:
        return True
    noun = load_nouns().forms.get(last)
    # A role may be a surname too: *Tom Hunter*.
    several = len(words) > 1 and not numbered and label.istitle()
    return noun is not None and noun.kind in ("role", "anonymous", "group") and not several


def _may_be_label(label: str) -> bool:
    table, words = load_labels(), label.split()
    lowers = [word.casefold() for word in words]
    if not 1 <= len(words) <= LONGEST or _SENTENCE_END.search(label) or lowers[0] in table.owners:
        return False
    if fold_label(label) in table.headings or lowers[-1] in table.headings:
        return False
    if is_unnamed(label):
        return len(words) <= 3 or words[0][0].isupper()
    small = load_writing().small_words - table.inside
    return all(not word[0].islower() or word in table.inside for word in words) and small.isdisjoint(lowers)


def _is_sure(label: str) -> bool:
    loud = label.isupper() and len(label) > 1
    return loud or len(label.split()) > 1 or any(map(str.isdigit, label)) or is_unnamed(label)
