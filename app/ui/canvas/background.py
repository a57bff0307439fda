"""One worker thread for what the canvas shows: the newest job of each kind wins."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

Job = Callable[[], Any]
Done = Callable[[Any], None]
_log = logging.getLogger(__name__)


class Background(QObject):
    """Runs jobs beside the UI thread and hands their results back in it.

    Each kind of job has one place: a newer job of the same kind replaces one that has not begun,
    and a result that was overtaken is dropped. So nothing queues up however fast requests come.
    """

    _ready = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wake = threading.Condition()
        self._waiting: dict[str, tuple[int, Job, Done]] = {}
        self._results: dict[str, tuple[int, Any, Done]] = {}
        self._newest: dict[str, int] = {}
        self._stopping = False
        self._told = False
        self._ready.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._work, name="canvas", daemon=True)
        self._thread.start()

    def submit(self, kind: str, job: Job, done: Done) -> None:
        """Run `job` on the worker; then `done(result)` in the UI thread, unless overtaken."""
        with self._wake:
            number = self._newest.get(kind, 0) + 1
            self._newest[kind] = number
            self._waiting[kind] = (number, job, done)
            self._wake.notify()

    def forget(self, kind: str) -> None:
        """Drop the job of a kind that waits or runs."""
        with self._wake:
            self._newest[kind] = self._newest.get(kind, 0) + 1
            self._waiting.pop(kind, None)
            self._results.pop(kind, None)

    def stop(self) -> None:
        """End the thread; what is under way is finished and dropped."""
        with self._wake:
            self._stopping = True
            self._waiting.clear()
            self._wake.notify()
        self._thread.join(timeout=5.0)

    @property
    def idle(self) -> bool:
        with self._wake:
            return not self._waiting and not self._results and not self._running

    _running = False

    def _work(self) -> None:
        while True:
            with self._wake:
                self._running = False
                while not self._waiting and not self._stopping:
                    self._wake.wait()
                if self._stopping:
                    return
                kind = next(iter(self._waiting))
                number, job, done = self._waiting.pop(kind)
                self._running = True
            try:
                result = job()
            except Exception:
                _log.exception("The canvas could not prepare its %s.", kind)
                continue
            self._keep(kind, number, result, done)

    def _keep(self, kind: str, number: int, result: Any, done: Done) -> None:
        with self._wake:
            if self._stopping or self._newest[kind] != number:
                return
            self._results[kind] = (number, result, done)
            tell, self._told = not self._told, True
        if tell:
            self._ready.emit()

    @Slot()
    def _deliver(self) -> None:
        with self._wake:
            results, self._results = self._results, {}
            self._told = False
            current = {k: v for k, v in results.items() if self._newest[k] == v[0]}
        for _, result, done in current.values():
            done(result)
