"""A live session: the stages joined, and what a program may ask of them."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from engine.drivers.calibrator import STEPS
from engine.errors import UsageError
from engine.live.flow import NEUTRAL_ONLY
from engine.live.pipeline import Pipeline
from engine.live.recording import Recorded, Recording
from engine.live.settings import LiveSettings
from engine.live.shown import Event, Shown
from engine.live.stage import Meter, StageStatus
from engine.trackers import TRACKERS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from engine.drivers.calibration import Calibration
    from engine.drivers.calibrator import Step
    from engine.live.ladder import Rung
    from engine.live.receiving import SoundSource
    from engine.live.shown import MotionSource
    from engine.media.cameras import CameraSource
    from engine.renderers import Renderer
    from engine.trackers.base import Tracker
    from engine.types import FaceParams, Portrait

_log = logging.getLogger(__name__)

_REFIT_S = 0.7


class LiveSession:
    """Camera -> track and fit -> retarget -> draw -> screen and sinks, each on its own thread.

    Args:
        portrait: whose face moves.
        source: a camera, or a performance from elsewhere.
        renderer: what draws.
        draft: what foreshadows its pictures in less time: it draws while the renderer cannot keep
            pace.
        microphone: opened with the session, or None.
        settings: may be replaced at any time, see `configure`.
        own: what the portrait shows at neutral, an edit for instance; its own face by default.
        make_tracker: makes what finds the face, on the thread that uses it.

    Attributes:
        listeners: called with each `Event`, on the session's threads; they must not wait.
        outputs: where pictures and motion go besides; sinks may come and go at any time.
    """

    def __init__(
        self,
        portrait: Portrait,
        source: CameraSource | MotionSource,
        *,
        renderer: Renderer,
        draft: Renderer | None = None,
        microphone: SoundSource | None = None,
        settings: LiveSettings | None = None,
        own: FaceParams | None = None,
        make_tracker: Callable[[], Tracker] | None = None,
    ) -> None:
        self.listeners: list[Callable[[Event], None]] = []
        self._settings = settings or LiveSettings()
        self._renderer, self._source, self._microphone = renderer, source, microphone
        self._shown: Shown | None = None
        self._revision = 0
        self._changed = threading.Condition()
        self._screen = Meter()
        self._recording: Recording | None = None
        self._pipeline = Pipeline(
            source,
            renderer,
            draft,
            microphone,
            lambda: self._settings,
            make_tracker or (lambda: TRACKERS.load(TRACKERS.default)),
            self._deliver,
            self._tell,
        )
        self.outputs = self._pipeline.outputs
        self.show(portrait, own)

    def start(self) -> None:
        """Open the devices and begin."""
        self._pipeline.start()

    def stop(self) -> Recorded:
        """End a recording, close every device and wait for the threads.

        Raises:
            MediaError: the end of a recording could not be written; all is closed nevertheless.
        """
        try:
            return self.stop_recording()
        finally:
            self._pipeline.stop()

    def configure(self, settings: LiveSettings) -> None:
        """Replace the settings from the next moment on."""
        self._settings = settings

    @property
    def settings(self) -> LiveSettings:
        """The present ones."""
        return self._settings

    def show(self, portrait: Portrait, own: FaceParams | None = None) -> None:
        """Let another portrait, or the same one with another edit, perform from now on."""
        self._pipeline.drawing.show(portrait, own or portrait.params)

    def newest(self) -> Shown | None:
        """The newest picture, or None before the first one."""
        return self._shown

    def wait(self, after: int, timeout_s: float) -> Shown | None:
        """The newest picture once its revision is beyond `after`; None after the timeout."""
        with self._changed:
            self._changed.wait_for(lambda: self._revision > after, timeout_s)
            return self._shown if self._revision > after else None

    def displayed(self, shown: Shown) -> None:
        """Tell that a picture is on the screen now: the latency of "screen" is measured here."""
        self._screen.count(shown.captured_s)

    def calibrate(self) -> tuple[Step, ...]:
        """Begin the guided ten seconds; the steps, for showing them ahead. Events tell the rest."""
        self._calibrate(STEPS)
        return STEPS

    def recalibrate(self) -> None:
        """Take a new neutral from the next second and a half; the range stays."""
        self._calibrate(NEUTRAL_ONLY)

    @property
    def calibration(self) -> Calibration | None:
        """The person's neutral and range, or None while the neutral is guessed."""
        return self._pipeline.flow.calibration

    def use_calibration(self, calibration: Calibration | None) -> None:
        """Take one kept from before; None guesses the neutral anew."""
        self._pipeline.flow.use(calibration)
        self._pipeline.drawing.turn_reached(calibration.turn_rad if calibration else 0.0)

    def record(self, take: Path | None = None, movie: Path | None = None) -> None:
        """Begin to record.

        Args:
            take: CSV of the performance, relative to neutral, with the sound beside it.
            movie: MP4 of what is shown, with the sound.

        Raises:
            UsageError: a recording is running.
            MediaError: a file cannot be written.
        """
        if self._recording is not None:
            raise UsageError("A recording is running already.")
        self._recording = Recording(
            take,
            movie,
            self._microphone,
            fps=self._source.fps,
            delay_s=self._settings.sound_delay_ms / 1000,
            made_by_network=self._renderer.made_by_network,
            tell=lambda sentence: self._tell(Event("notice", sentence)),
        )
        self._pipeline.keep_every_frame(True)
        self._pipeline.flow.keep = self._recording.keep
        self._tell(Event("recording"))

    def stop_recording(self) -> Recorded:
        """Finish what is recorded; waits until the files are complete.

        Raises:
            MediaError: the end could not be written; what was written before it stays.
        """
        recording, self._recording = self._recording, None
        if recording is None:
            return Recorded()
        self._pipeline.flow.keep = None
        self._pipeline.keep_every_frame(False)
        try:
            return recording.finish()
        finally:
            self._tell(Event("recording"))

    @property
    def recording(self) -> bool:
        """Whether a recording is running."""
        return self._recording is not None

    def status(self) -> tuple[StageStatus, ...]:
        """How each stage fares, in the order of the data; "screen" last."""
        stages = self._pipeline.status()
        if self._recording is not None:
            stages += self._recording.status()
        shown = StageStatus("screen", "running", *self._screen.read(), drops=0, last_error="")
        return (*stages, shown)

    @property
    def rung(self) -> int:
        """Of the quality ladder, 0 the best."""
        return self._pipeline.drawing.rung

    @property
    def quality(self) -> Rung:
        """The current rung."""
        return self._pipeline.drawing.rungs[self.rung]

    @property
    def camera_open(self) -> bool:
        """Whether the camera is open now."""
        capture = self._pipeline.capture
        return capture is not None and capture.open

    @property
    def microphone_open(self) -> bool:
        """Whether the microphone is open now."""
        listening = self._pipeline.listening
        return listening is not None and listening.open

    def _calibrate(self, steps: tuple[Step, ...]) -> None:
        if self._pipeline.tracking is not None:
            self._pipeline.tracking.refit(after_s=_REFIT_S)
        self._pipeline.flow.calibrate(steps)

    def _deliver(self, shown: Shown) -> None:
        with self._changed:
            self._shown, self._revision = shown, shown.revision
            self._changed.notify_all()
        recording, tracking = self._recording, self._pipeline.tracking
        if recording is not None:
            recording.show(shown)
        if tracking is not None:
            rung = self._pipeline.drawing.rungs[shown.rung if recording is None else 0]
            tracking.every, tracking.look_twice_every = rung.track_every, rung.look_twice_every
        self._tell(Event("picture"))

    def _tell(self, event: Event) -> None:
        if event.progress is not None and event.progress.done and self.calibration:
            self._pipeline.drawing.turn_reached(self.calibration.turn_rad)
        for listener in tuple(self.listeners):
            try:
                listener(event)
            except Exception:
                _log.exception("a listener failed")
