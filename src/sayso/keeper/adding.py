"""Many reports read side by side, handed on in the order in which they came."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from multiprocessing import get_context
from typing import BinaryIO

from sayso.attribute import Tagger, load_tagger, load_version
from sayso.errors import InputError
from sayso.keeper.beside import work_for_parent
from sayso.model import SENT, Added, Dropped, Raw, Reading
from sayso.pipeline import process_safely, read_raws
from sayso.read import read_stream
from sayso.settings import Settings

AHEAD = 4
"""Reports that are in work for each worker: enough that none waits, few enough for flat memory."""

Outcome = tuple[Raw, Reading] | Dropped | Added
"""A report with its reading, why there is none, or that it is kept already."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent in a form: the name under which it was, how its bytes are read, and a title where one was given."""

    name: str
    open: Callable[[], BinaryIO]
    title: str | None = None


Outcomes = Generator[Outcome, None, None]
Known = Callable[[Raw], Added | None]

_tagger: Tagger | None = None


def read_inputs(inputs: Sequence[str | os.PathLike[str]], settings: Settings) -> Iterator[Raw | Dropped]:
    """The raw reports of all inputs in order; InputError at once where an input does not exist or may not be read."""
    if isinstance(inputs, str | bytes | os.PathLike):
        raise InputError("give a list of inputs, also for a single one")
    return read_raws([os.fspath(given) for given in inputs], settings)


def read_sent(sent: Iterable[Sent], settings: Settings) -> Iterator[Raw | Dropped]:
    """The raw reports of what was sent in a form; what a page or a row tells of itself is known as of any file."""
    for one in sent:
        with one.open() as stream:
            for raw in read_stream(stream, SENT + one.name, settings):
                yield replace(raw, title=one.title) if isinstance(raw, Raw) and one.title else raw


def find_version(tagger: Tagger | None) -> str:
    """The version of a tagger, of the shipped one without loading it."""
    return tagger.version if tagger else load_version()


def process_raws(raws: Iterable[Raw | Dropped], known: Known, jobs: int, tagger: Tagger | None) -> Outcomes:
    """What became of each report, in order: its reading, why there is none, or that it is `known` already.

    With `jobs` above 1 as many processes read, each with a tagger of its own (about 250 MB); `tagger` can't be
    given then. InputError where the system killed one of them; what was handed on before it is finished.
    """
    if jobs < 1:
        raise InputError("--jobs takes a number of processes, 1 or more")
    if jobs == 1:
        yield from _process_here(raws, known, tagger)
    elif tagger is not None:
        raise InputError("a tagger of your own reads in one process; leave out either it or jobs")
    else:
        yield from _process_beside(raws, known, jobs)


def _process_here(raws: Iterable[Raw | Dropped], known: Known, tagger: Tagger | None) -> Outcomes:
    for raw in raws:
        if isinstance(raw, Dropped):
            yield raw
        elif found := known(raw):
            yield found
        else:
            tagger = tagger or load_tagger()
            yield _join(raw, process_safely(raw, tagger))


def _join(raw: Raw, outcome: Reading | Dropped) -> Outcome:
    return outcome if isinstance(outcome, Dropped) else (raw, outcome)


def _process_beside(raws: Iterable[Raw | Dropped], known: Known, jobs: int) -> Outcomes:
    # Started afresh, not forked: a copy of a process whose threads hold locks may wait for ever.
    with ProcessPoolExecutor(jobs, get_context("spawn"), _load) as pool:
        waiting: deque[Outcome | Future[Outcome]] = deque()
        try:
            for raw in raws:
                waiting.append(_start(raw, known, pool))
                if len(waiting) > AHEAD * jobs:
                    yield _finish(waiting.popleft())
            while waiting:
                yield _finish(waiting.popleft())
        except BrokenProcessPool as killed:
            raise InputError("a reading process was killed, perhaps for want of memory; give fewer --jobs") from killed
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _start(raw: Raw | Dropped, known: Known, pool: ProcessPoolExecutor) -> Outcome | Future[Outcome]:
    return raw if isinstance(raw, Dropped) else known(raw) or pool.submit(_process, raw)


def _finish(outcome: Outcome | Future[Outcome]) -> Outcome:
    return outcome.result() if isinstance(outcome, Future) else outcome


def _load() -> None:
    global _tagger
    work_for_parent()
    _tagger = load_tagger()


def _process(raw: Raw) -> Outcome:
    if _tagger is None:
        raise RuntimeError("the process was started without its tagger")
    return _join(raw, process_safely(raw, _tagger))
