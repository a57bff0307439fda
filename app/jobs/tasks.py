"""Jobs with progress, time left and cancel: one thread each, the heavy ones in turn.

A task starts at once. Its signals come on the UI thread, after the caller has connected, and at
most one is queued at a time, however often the job reports.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMetaMethod, QObject, Signal

from app.jobs.outbox import Outbox
from app.state.sentences import Saying, said
from app.state.texts import words
from engine.drivers.jobs import CancelledError, Job
from engine.errors import LikenessError

if TYPE_CHECKING:
    from app.state.texts import Words

    Work = Callable[["Report"], Any]

_log = logging.getLogger(__name__)
_heavy = threading.Semaphore(1)
_running: set[Task] = set()
_RELIABLE_S = 0.7
"""An estimate of the time left after less than this jumps about."""


def _nobody(value: object) -> None:
    del value


@dataclass(frozen=True)
class Report(Job):
    """What a job of the engine reports to.

    Attributes:
        part: called with each part of the result that is ready before the rest.
    """

    part: Callable[[object], None] = _nobody


class Task(QObject):
    """One job on a thread of its own.

    Args:
        title: what a list of jobs shows; words are said in the language of now each time.
        work: the job; it is given a `Report` and returns the result.
        heavy: wait until no other heavy task runs.

    Attributes:
        state: "waiting", "running", "done", "failed" or "cancelled".
        failure: sentence and hint of a task that failed; words, if they can be said again.

    Signals:
        progress: done, total (None when unknown) and seconds left (None when unknown).
        part: a part of the result that is ready before the rest.
        noticed: one sentence the user should see.
        finished: the result.
        failed: sentence and hint; not for a job that was cancelled.
        cancelled: it was stopped by the user; nothing was written.
        ended: after any of the last three.
    """

    progress = Signal(int, object, object)
    part = Signal(object)
    noticed = Signal(str)
    finished = Signal(object)
    failed = Signal(str, str)
    cancelled = Signal()
    ended = Signal()

    def __init__(self, title: Words | str, work: Work, *, heavy: bool = False) -> None:
        super().__init__()
        self._title = title
        self.state = "waiting"
        self.failure: tuple[object, object] = ("", "")
        self._is_heavy = heavy
        self._cancel = threading.Event()
        self._outbox = Outbox("parts", "notices", parent=self)
        self._started = 0.0
        self._outbox.arrived.connect(self._collect)
        _running.add(self)
        # The thread alone holds the job: a list of what was done holds no photos.
        self._thread = threading.Thread(
            target=self._run, args=(work,), name=str(title), daemon=True
        )
        self._thread.start()

    def cancel(self) -> None:
        """Ask the job to stop; it does so at its next step."""
        self._cancel.set()

    @property
    def title(self) -> str:
        """What a list of jobs shows."""
        return str(self._title)

    @property
    def active(self) -> bool:
        """Whether it waits or runs."""
        return self.state in ("waiting", "running")

    # On the thread

    def _run(self, work: Work) -> None:
        if not self._is_heavy:
            self._try(work)
            return
        while not _heavy.acquire(timeout=0.1):
            if self._cancel.is_set():
                self._outbox.put("end", ("cancelled", None))
                return
        try:
            self._try(work)
        finally:
            _heavy.release()

    def _try(self, work: Work) -> None:
        self._started = time.monotonic()
        self._outbox.put("running", True)
        try:
            self._outbox.put("end", ("done", work(self._listener())))
        except CancelledError:
            self._outbox.put("end", ("cancelled", None))
        except LikenessError as error:
            self._outbox.put("end", ("failed", (Saying(error.sentence), Saying(error.hint))))
        except MemoryError:
            self._outbox.put("end", ("failed", _no_memory()))
        except Exception:
            _log.exception("the job %r failed", self.title)
            self._outbox.put("end", ("failed", _unexpected()))

    def _listener(self) -> Report:
        def part(value: object) -> None:
            self._outbox.put("parts", value)

        return Report(self._report, self._cancel.is_set, self._notice, part)

    def _report(self, done: int, total: int | None) -> None:
        spent = time.monotonic() - self._started
        left = None
        if total and done and spent > _RELIABLE_S:
            left = spent / done * max(total - done, 0)
        self._outbox.put("progress", (done, total, left))

    def _notice(self, sentence: str) -> None:
        self._outbox.put("notices", said(sentence))

    # On the UI thread

    def _collect(self) -> None:
        arrived = self._outbox.take()
        if "running" in arrived:
            self.state = "running"
        if "progress" in arrived:
            self.progress.emit(*arrived["progress"])
        for value in arrived.get("parts", ()):
            self.part.emit(value)
        for sentence in arrived.get("notices", ()):
            self.noticed.emit(sentence)
        if "end" in arrived:
            self._end(*arrived["end"])

    def _end(self, state: str, value: Any) -> None:
        self.state = state
        if state == "done":
            self.finished.emit(value)
        elif state == "failed":
            self.failure = value
            self.failed.emit(*map(str, value))
        else:
            self.cancelled.emit()
        self.ended.emit()
        _running.discard(self)
        self._let_listeners_go()

    def _let_listeners_go(self) -> None:
        """Nothing comes any more. A listener that knows the task would keep it for ever, and the
        task the listener, its window and photo: the collector does not see through a connection.
        """
        signals = (
            self.progress, self.part, self.noticed, self.finished, self.failed, self.cancelled,
            self.ended,
        )  # fmt: skip
        for signal in signals:
            if self.isSignalConnected(QMetaMethod.fromSignal(signal)):
                signal.disconnect()


def running() -> tuple[Task, ...]:
    """Tasks that have not ended."""
    return tuple(_running)


def stop_all(timeout_s: float = 5.0) -> None:
    """Cancel every task and wait for their threads, before the program ends."""
    for task in running():
        task.cancel()
    until = time.monotonic() + timeout_s
    for task in running():
        task._thread.join(max(until - time.monotonic(), 0.0))
    _running.clear()


def _unexpected() -> tuple[Words, Words]:
    return (
        words("Tasks", "Something unexpected went wrong."),
        words("Tasks", "The details are in the log file."),
    )


def _no_memory() -> tuple[Words, Words]:
    return words("Tasks", "There is not enough memory for this."), (
        words("Tasks", "Try a smaller size.")
    )
