"""Where a session sends its pictures and its motion; sinks may come and go while it runs."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from engine.live.shown import Event, MotionSink
from engine.live.sinks import SinkStage

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.drivers.performance import Performance
    from engine.live.shown import Shown, Sink
    from engine.live.stage import StageStatus

_PATIENCE_S = 5.0


class Outputs:
    """The sinks of a session. Safe to use from any thread.

    A sink that fails is told of once, as an `Event` of the kind "sink"; it is tried again until it
    is removed, and the others do not notice.

    Args:
        fps: about how many pictures come in a second.
        tell: who hears of failures.
    """

    def __init__(self, fps: float, tell: Callable[[Event], None]) -> None:
        self._fps, self._tell = fps, tell
        self._lock = threading.Lock()
        self._running = False
        self._pictures: dict[int, SinkStage] = {}
        self._motions: dict[int, MotionSink] = {}
        self._errors: dict[int, str] = {}

    def add(self, sink: Sink) -> None:
        """Send to one more place, at once where the session runs."""
        with self._lock:
            if isinstance(sink, MotionSink):
                self._motions[id(sink)] = sink
                return
            stage = SinkStage(sink, self._fps, lambda sentence: self._failed(sink.name, sentence))
            self._pictures[id(sink)] = stage
            if self._running:
                stage.start()

    def remove(self, sink: Sink) -> None:
        """Send there no more and close it; nothing happens where it is not known."""
        with self._lock:
            stage = self._pictures.pop(id(sink), None)
            motion = self._motions.pop(id(sink), None)
            self._errors.pop(id(sink), None)
        if motion is not None:
            motion.close()
        if stage is not None:
            _end(stage)

    def start(self) -> None:
        """Begin."""
        with self._lock:
            self._running = True
            for stage in self._pictures.values():
                stage.start()

    def stop(self) -> None:
        """Close every sink; a second call does nothing."""
        with self._lock:
            self._running = False
            stages, self._pictures = self._pictures, {}
            motions, self._motions = self._motions, {}
        for stage in stages.values():
            _end(stage)
        for motion in motions.values():
            motion.close()

    def show(self, shown: Shown) -> None:
        """Pass a picture on; does not wait."""
        with self._lock:
            for stage in self._pictures.values():
                stage.slot.put(shown)

    def send(self, moment: Performance) -> None:
        """Pass a calibrated, smoothed moment on; does not wait."""
        failed: list[tuple[str, str]] = []
        with self._lock:
            for key, sink in self._motions.items():
                try:
                    sink.send(moment)
                except OSError as error:
                    sentence = f"{sink.name} cannot be reached: {error.strerror or error}."
                    if self._errors.get(key) != sentence:
                        failed.append((sink.name, sentence))
                    self._errors[key] = sentence
                else:
                    self._errors.pop(key, None)
        for name, sentence in failed:
            self._failed(name, sentence)

    def status(self) -> list[StageStatus]:
        """How the threads of the picture sinks fare."""
        with self._lock:
            return [stage.status() for stage in self._pictures.values()]

    def _failed(self, name: str, sentence: str) -> None:
        self._tell(Event("sink", sentence, sink=name))


def _end(stage: SinkStage) -> None:
    stage.slot.close()
    stage.ask_to_stop()
    if stage.ident is not None and stage is not threading.current_thread():
        stage.join(_PATIENCE_S)
