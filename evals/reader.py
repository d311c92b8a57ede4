"""Have a text read by sayso, and bring the reading into the form that the scorers compare."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from evals import places
from evals.cases import Case, FigureRecord, Record, Spans, TimeRecord
from evals.suites import Outcome, Reader
from evals.tally import Tally
from sayso.attribute import Tagger
from sayso.model import Attribution, Dropped, Figure, Pin, Raw, Reading, Span, Statement, Time
from sayso.pipeline import process_report


def make_reader(tagger: Tagger) -> Reader:
    """A reader of cases by the whole pipeline. A crash is the case's failure, not the run's."""

    def read(case: Case) -> Outcome:
        try:
            found = process_report(make_raw(case), tagger)
        except Exception as error:  # noqa: BLE001 - any crash must count as a miss, and be seen
            return Outcome(failed=f"{type(error).__name__}: {error}")
        if isinstance(found, Dropped):
            return Outcome(failed=f"{found.stage}: {found.reason}")
        return make_outcome(found)

    return read


def read_places(case: Case) -> Outcome:
    """The places of a case, and what those that it marks mean, read without the rest of the pipeline."""
    try:
        found, meant = places.read_case(case)
    except Exception as error:  # noqa: BLE001 - any crash must count as a miss, and be seen
        return Outcome(failed=f"{type(error).__name__}: {error}")
    pins = [one.pin for one in (*found, *meant)]
    return Outcome(places=found, meant=meant, pins=_count_right(case.text, pins))


def make_raw(case: Case) -> Raw:
    """The case as it would come in at the front door, without its gold."""
    data = case.text.encode("utf-8")
    return Raw(data, "text/plain", case.id, "utf-8", case.id, case.title, case.publisher, case.published, case.url)


def make_outcome(reading: Reading) -> Outcome:
    """The reading's statements and attributions with their spans in the case's own text."""
    place = reading.text.offsets.to_source

    def move(spans: Iterable[Span]) -> Spans:
        moved = (place(span) for span in spans)
        return tuple((span.start, span.end) for span in moved if span)

    statements = tuple(_statement(said, move) for said in reading.statements)
    attributions = tuple(_attribution(index, found, move) for index, found in enumerate(reading.attributions))
    figures = tuple(_figure(counted, move) for counted in reading.figures)
    times = tuple(_time(index, one, move) for index, one in enumerate(reading.times))
    return Outcome(statements, attributions, figures, times, _count_pins(reading))


Move = Callable[[Iterable[Span]], Spans]


def _statement(said: Statement, move: Move) -> Record:
    source, cue, content = (move(pin.span for pin in pins) for pins in (said.source, said.cue, said.content))
    via = tuple(relay.name for relay in said.via)
    return Record(said.id, source, cue, content, said.kind, said.speaker, said.stance, via)


def _attribution(index: int, found: Attribution, move: Move) -> Record:
    return Record(f"a{index}", move(found.source), move(found.cue), move(found.content))


def _figure(one: Figure, move: Move) -> FigureRecord:
    ((start, end),) = move((one.pin.span,))
    start_day, end_day = (one.period.start, one.period.end) if one.period else (None, None)
    return FigureRecord(
        id=one.id, span=(start, end), low=one.quantity.low, high=one.quantity.high, bound=one.quantity.bound,
        event=one.event, unit=one.unit, party=one.party, by=one.by, status=one.status,
        start=start_day.isoformat() if start_day else None, end=end_day.isoformat() if end_day else None,
        cumulative=one.cumulative, place=one.place, according_to=one.according_to, role=one.role,
    )  # fmt: skip


def _time(index: int, one: Time, move: Move) -> TimeRecord:
    ((start, end),) = move((one.pin.span,))
    return TimeRecord(f"t{index}", (start, end), one.value)


def _count_pins(reading: Reading) -> Tally:
    pins = [one.pin for one in reading.figures]
    pins += [one.pin for one in reading.places]
    pins += [one.pin for one in reading.times]
    for said in reading.statements:
        pins += [*said.source, *said.cue, *said.content, *(relay.pin for relay in said.via if relay.pin)]
    return _count_right(reading.text.body, pins)


def _count_right(body: str, pins: Sequence[Pin]) -> Tally:
    right = sum(body[pin.span.start : pin.span.end] == pin.words for pin in pins)
    return Tally(right, len(pins), len(pins))
