"""A part of a report's text as HTML: its words with the marks of entries, and beside each block a line for each entry.

The letters of the text are exactly the report's: labels are drawn by the style sheet. The lines beside it are the links
that the Tab key walks through and screen readers tell; the labels in the text are for the pointer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from sayso.model import KeptFigure, KeptStatement
from sayso.present.counts import tell_amount, tell_event
from sayso.present.desk.article import Article, Record
from sayso.present.desk.blocks import Block, share_out
from sayso.present.desk.look import Look
from sayso.present.display import cut_line
from sayso.present.page.markup import NOTHING, Markup, element, escape, join
from sayso.present.segments import Mark, Role, Segment, cut_segments

ROLES: tuple[Role, ...] = ("source", "cue", "content", "figure")
DEPTH = 3
"""Shades of nesting; what lies deeper looks like the third."""
SPOKEN: frozenset[Role] = frozenset({"source", "cue", "content"})
LINE = 70
"""Characters of a name or a number in a line beside the text."""
SIGNS: Mapping[str, str] = {"confirmed": "✓ confirmed", "corrected": "✎ corrected", "rejected": "✗ rejected"}


class Marker:
    """Draws the blocks of one part of an article. `panel` is the markup of the record that is open."""

    def __init__(self, article: Article, look: Look, part: range, panel: Markup = NOTHING) -> None:
        self.article, self.look, self.part, self.panel = article, look, part, panel
        self.body = article.whole.text.body
        marked = [record for record in article.records if self._is_marked(record)]
        spans = ((span, Mark(span, *told)) for span, told in article.list_spans(marked) if told[1] in look.layers)
        self.marks = share_out(article.blocks, part, spans)
        self.led: set[tuple[str, Role]] = set()

    def write(self) -> Markup:
        """All blocks of the part in order."""
        return join(*(self._write_row(number) for number in self.part), by="\n")

    def _is_shown(self, record: Record) -> bool:
        """Whether the layers and the voice that were asked for have this entry."""
        layers = {"figure"} if record.is_figure else SPOKEN
        heard = self.look.who is None or (record.voice is not None and record.voice.label == self.look.who)
        return heard and bool(self.look.layers & layers)

    def _is_marked(self, record: Record) -> bool:
        """What was rejected is told beside the text, and marked only while it is open."""
        return record.id == self.look.entry or (self._is_shown(record) and record.kept.review != "rejected")

    def _write_row(self, number: int) -> Markup:
        block = self.article.blocks[number]
        begun = self.article.begun.get(number, ())
        segments = cut_segments(block.span, self.marks[number])
        marked = {mark.record for mark in self.marks[number]}
        labels = _place_labels(self.marks[number], {self.article.places[one.id] for one in begun} & marked)
        words = (self._write_segment(segment, labels.get(segment.span.start, ())) for segment in segments)
        text = element("p", *words, class_=_tell_kind(block), dir="auto")
        lines = [self._write_line(record) for record in begun if self._is_shown(record) or record.id == self.look.entry]
        notes = element("ul", *lines, class_="lines") if lines else NOTHING
        opened = any(record.id == self.look.entry for record in begun)
        return element("div", text, notes, self.panel if opened else NOTHING, class_="row")

    def _write_segment(self, segment: Segment, labels: Sequence[int]) -> Markup:
        """One piece of text, led by the labels of the entries that begin with it."""
        words = escape(self.body[segment.span.start : segment.span.end])
        if not segment.marks:
            return words
        inwards = sorted(segment.marks, key=lambda mark: mark.span.end - mark.span.start)
        records = self.article.records
        around = dict.fromkeys(records[mark.record].id for mark in inwards)
        roles = {mark.role for mark in inwards}
        classes = ["mark", *(role for role in ROLES if role in roles), *_tell_look(records, inwards)]
        classes += self._tell_open(segment)
        span = element("span", words, class_=" ".join(classes), data_at=" ".join(around))
        return join(*(self._write_label(records[place]) for place in labels), span)

    def _tell_open(self, segment: Segment) -> list[str]:
        """That a piece is the open entry's, and which of its roles begins here."""
        own = [mark for mark in segment.marks if self.article.records[mark.record].id == self.look.entry]
        if not own or self.look.entry is None:
            return []
        leads = [mark.role for mark in own if (self.look.entry, mark.role) not in self.led]
        self.led.update((self.look.entry, role) for role in leads)
        return ["on", *(f"on-{mark.role}" for mark in own), *(f"lead-{role}" for role in leads[:1])]

    def _write_label(self, record: Record) -> Markup:
        return element(
            "a",
            id=f"at-{record.id}",
            class_=f"label{_tell_hue(record)}",
            href=self.look.open_entry(record.id),
            data_label=record.label,
            tabindex="-1",
            aria_hidden="true",
        )

    def _write_line(self, record: Record) -> Markup:
        """An entry in a line: its label, who says how or how many of what, and what people or the reading say of it."""
        told = _tell_figure(record.kept) if isinstance(record.kept, KeptFigure) else _tell_statement(record.kept)
        label = element("b", escape(record.label), class_=f"no{_tell_hue(record)}")
        open_here = "true" if record.id == self.look.entry else None
        link = element(
            "a",
            label,
            Markup(" "),
            *told,
            href=self.look.open_entry(record.id),
            data_id=record.id,
            aria_current=open_here,
        )
        signs = [SIGNS[record.kept.review]] if record.kept.review in SIGNS else []
        signs += ["⚑ look again"] if self.article.list_flags(record.id) else []
        said = (element("span", escape(sign), class_="sign") for sign in signs)
        return element("li", link, *said, class_=record.kept.review)


def _place_labels(marks: Iterable[Mark], begun: Collection[int]) -> Mapping[int, Sequence[int]]:
    """By place in the text the entries whose first mark stands there."""
    firsts: dict[int, int] = {}
    for mark in sorted(marks):
        if mark.record in begun:
            firsts.setdefault(mark.record, mark.span.start)
    found: dict[int, list[int]] = {}
    for record, start in sorted(firsts.items()):
        found.setdefault(start, []).append(record)
    return found


def _tell_look(records: Sequence[Record], inwards: Sequence[Mark]) -> list[str]:
    """The look of the innermost voice, and how deep contents lie in one another."""
    spoken = [mark for mark in inwards if mark.role != "figure"] or inwards
    depth = min(sum(mark.role == "content" for mark in inwards), DEPTH)
    return [*_tell_hue(records[spoken[0].record]).split(), *([f"deep-{depth}"] if depth > 1 else [])]


def _tell_hue(record: Record) -> str:
    look = record.voice.look if record.voice else None
    return (" counted" if record.is_figure else "") + (f" {look}" if look else "")


def _tell_kind(block: Block) -> str | None:
    told: list[str] = [] if block.kind == "plain" else [block.kind]
    told += ["first"] if block.first and block.kind in ("post", "correction") and not block.goes_on else []
    return " ".join([*told, *(["goes-on"] if block.goes_on else [])]) or None


def _tell_statement(kept: KeptStatement) -> tuple[Markup, ...]:
    speaker = element("bdi", escape(cut_line(kept.statement.speaker or "Speaker not told", LINE)), class_="who")
    return speaker, Markup(" "), escape(kept.statement.stance)


def _tell_figure(kept: KeptFigure) -> tuple[Markup, ...]:
    party = f", {kept.figure.party}" if kept.figure.party else ""
    told = element("bdi", escape(cut_line(tell_amount(kept.figure), LINE)), class_="who")
    return told, Markup(" "), element("bdi", escape(cut_line(tell_event(kept.figure) + party, LINE)))
