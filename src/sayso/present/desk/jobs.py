"""Reports that are being read while their sender watches: one job after the other, in a thread beside the pages."""

from __future__ import annotations

import logging
import secrets
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Lock

from sayso.errors import BusyError, SaysoError
from sayso.keeper.custody import work_as
from sayso.model import Added, Dropped

KEPT = 100
"""Jobs whose outcome can still be looked at; older ones are forgotten, their reports are in the ledger."""
WAITING = 50
"""Jobs that may wait for their turn: each holds what was sent."""
log = logging.getLogger("sayso.desk")

Work = Callable[[], Iterator[Added | Dropped]]


@dataclass(slots=True)
class Job:
    """What was sent at once: what it is called, who sent it, and what became of each report so far.

    `expected` is how many reports it holds at least; `failed` is why it ended before its end.
    """

    id: str
    names: Sequence[str]
    by: str
    outcomes: list[Added | Dropped] = field(default_factory=list)
    started: bool = False
    done: bool = False
    failed: str | None = None

    @property
    def expected(self) -> int:
        """How many reports there are, as far as is known."""
        return len(self.outcomes) if self.done else max(len(self.names), len(self.outcomes) + 1)


class Jobs:
    """Runs one job at a time, in the order in which they came."""

    def __init__(self) -> None:
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._lock = Lock()
        self._thread = ThreadPoolExecutor(1, "adding")

    def start(self, names: Sequence[str], by: str, work: Work) -> Job:
        """A job that does the work as soon as those before it are done. BusyError where too many wait already."""
        job = Job(secrets.token_urlsafe(9), names, by)
        with self._lock:
            if sum(not one.done for one in self._jobs.values()) >= WAITING:
                raise BusyError(f"{WAITING} jobs wait already; send it again when some of them are done")
            self._jobs[job.id] = job
            while len(self._jobs) > KEPT:
                self._jobs.popitem(last=False)
        self._thread.submit(_run, job, work)
        return job

    def find(self, id: str) -> Job | None:
        """The job with this id; None where there is none, or none any more."""
        with self._lock:
            return self._jobs.get(id)

    def close(self) -> None:
        """Waits for the job that runs; those behind it are not begun."""
        self._thread.shutdown(wait=True, cancel_futures=True)


def _run(job: Job, work: Work) -> None:
    job.started = True
    try:
        with work_as(job.by):
            for outcome in work():
                job.outcomes.append(outcome)
    except SaysoError as error:
        job.failed = str(error)
    except Exception:
        log.exception("adding reports failed")
        job.failed = "something went wrong; the server's log tells more"
    finally:
        job.done = True
