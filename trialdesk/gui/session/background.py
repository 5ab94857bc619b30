"""Slow work off the window's thread: latest wins, progress is the point of cancellation."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event
from time import monotonic
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from trialdesk.errors import Cancelled
from trialdesk.presentation.wording.steps import step_words
from trialdesk.progress import Progress

Work = Callable[[Progress], object]
_REPORT_EVERY_SECONDS = 0.05


class JobOutcome(NamedTuple):
    """What came of one piece of work: a value, or the error that ended it."""

    value: object = None
    error: Exception | None = None


NOTHING_YET = JobOutcome()


@dataclass(eq=False, slots=True)
class Job:
    """One piece of work, what to do with its value, and whether anyone still wants it.

    ``unwanted`` closes a value that nobody takes.
    """

    work: Work
    done: Callable[[Any], None]
    stopped: Callable[[], None] | None = None
    unwanted: Callable[[Any], None] | None = None
    outcome: JobOutcome = NOTHING_YET
    wanted: bool = True
    cancelled: Event = field(default_factory=Event)

    def supersede(self) -> None:
        self.wanted = False
        self.cancelled.set()

    def discard(self) -> None:
        """Close what came of work that nobody wants, once."""
        value, self.outcome = self.outcome.value, NOTHING_YET
        if value is not None and self.unwanted is not None:
            self.unwanted(value)


Receive = Callable[[Job, JobOutcome], None]


class Workers(QObject):
    """Runs work in a pool and brings the outcomes home; lives as long as the program."""

    progressed = Signal(object, int, object, str)
    ended = Signal(object)
    failed = Signal(object)
    _arrived = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._receivers: dict[Job, Receive] = {}
        self._arrived.connect(self._deliver)

    def start(self, job: Job, receive: Receive) -> None:
        self._receivers[job] = receive
        self._pool.start(_Run(job, self))

    def busy(self) -> bool:
        return bool(self._receivers)

    def wait(self) -> None:
        """Stop everything and wait for it to end; none of it is delivered to anyone."""
        for job in self._receivers:
            job.supersede()
        self._pool.waitForDone()
        for job in self._receivers:
            job.discard()

    def _deliver(self, job: Job, outcome: JobOutcome) -> None:
        receive = self._receivers.pop(job, None)
        self.ended.emit(job)
        if receive is not None:
            receive(job, outcome)


class _Run(QRunnable):
    """One job on a thread of the pool; knows no widget."""

    def __init__(self, job: Job, workers: Workers) -> None:
        super().__init__()
        self._job = job
        self._workers = workers
        self._reported = 0.0

    def _report(self, done: int, total: int | None, label: str) -> None:
        if self._job.cancelled.is_set():
            raise Cancelled
        now = monotonic()
        if now - self._reported >= _REPORT_EVERY_SECONDS:
            self._reported = now
            self._workers.progressed.emit(self._job, done, total, step_words(label))

    # Qt

    def run(self) -> None:
        try:
            outcome = JobOutcome(self._job.work(self._report))
        except Exception as error:  # noqa: BLE001 - the edge of a worker thread
            outcome = JobOutcome(error=error)
        self._job.outcome = outcome
        self._workers._arrived.emit(self._job, outcome)  # noqa: SLF001 - two halves of one thing


class Background:
    """One view's slow work, one piece at a time; what is asked last is what is shown."""

    def __init__(self, workers: Workers, owner: QObject) -> None:
        self._workers = workers
        self._running: Job | None = None
        self._waiting: Job | None = None
        owner.destroyed.connect(self.drop)

    def run(
        self,
        work: Work,
        done: Callable[[Any], None],
        stopped: Callable[[], None] | None = None,
        unwanted: Callable[[Any], None] | None = None,
    ) -> None:
        """Do the work and hand its value to ``done``, unless something newer is asked before.

        ``stopped`` is told when the user cancelled or the work failed; ``unwanted`` closes a value
        that is not handed to ``done``.
        """
        job = Job(work, done, stopped, unwanted)
        if self._running is None:
            self._start(job)
        else:
            self._running.supersede()
            self._waiting = job

    def drop(self) -> None:
        """Forget what runs and what waits; nothing of it is delivered."""
        self._waiting = None
        if self._running is not None:
            self._running.supersede()

    def _start(self, job: Job) -> None:
        self._running = job
        self._workers.start(job, self._receive)

    def _receive(self, job: Job, outcome: JobOutcome) -> None:
        waiting, self._running, self._waiting = self._waiting, None, None
        if waiting is None and job.wanted:
            self._hand_over(job, outcome)
            return
        job.discard()
        if waiting is not None:
            self._start(waiting)

    def _hand_over(self, job: Job, outcome: JobOutcome) -> None:
        if outcome.error is None:
            job.done(outcome.value)
            return
        if job.stopped is not None:
            job.stopped()
        if not isinstance(outcome.error, Cancelled):
            self._workers.failed.emit(outcome.error)
