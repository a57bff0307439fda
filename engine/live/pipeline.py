"""The stages of a session, joined by slots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.facemodels import load_model
from engine.live.capture import Capture
from engine.live.drawing import Drawing
from engine.live.flow import Flow
from engine.live.outputs import Outputs
from engine.live.receiving import Listening, Receiving
from engine.live.shown import Event, MotionSource
from engine.live.slot import Slot
from engine.live.tracking import Company, Tracking
from engine.live.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.drivers.performance import Performance
    from engine.live.receiving import SoundSource
    from engine.live.settings import LiveSettings
    from engine.live.shown import Shown
    from engine.live.stage import Stage, StageStatus
    from engine.media.cameras import CameraSource
    from engine.renderers import Renderer
    from engine.trackers.base import Tracker
    from engine.types import Frame

_PATIENCE_S = 5.0
_KEPT_PLACES = 8
"""Frames that may wait to be tracked while nothing may be lost: a quarter of a second."""


class Pipeline:
    """Camera (or another source) -> tracking -> drawing -> sinks, one thread each.

    Args:
        source: a camera, or a performance from elsewhere.
        renderer: what draws.
        draft: what foreshadows its pictures in less time, or None.
        microphone: kept open while the pipeline runs, or None.
        settings: the present ones.
        make_tracker: makes what finds the face, on the thread that uses it.
        deliver: who gets each picture besides the outputs.
        tell: who hears of events.
    """

    def __init__(
        self,
        source: CameraSource | MotionSource,
        renderer: Renderer,
        draft: Renderer | None,
        microphone: SoundSource | None,
        settings: Callable[[], LiveSettings],
        make_tracker: Callable[[], Tracker],
        deliver: Callable[[Shown], None],
        tell: Callable[[Event], None],
    ) -> None:
        self._tell, self._shown = tell, deliver
        moments: Slot[Performance] = Slot()
        self._frames: Slot[Frame] = Slot()
        glances: Slot[Frame] = Slot()
        self._slots = (self._frames, glances, moments)
        self.outputs = Outputs(source.fps, tell)
        self.flow = Flow(settings, moments, self.outputs.send, tell)
        self.drawing = Drawing(
            moments, renderer, draft, settings, self._wanted_hz, self._deliver, self._say
        )
        self.capture: Capture | None = None
        self.tracking: Tracking | None = None
        self.listening: Listening | None = None
        if isinstance(source, MotionSource):
            self._first: Stage = Receiving(source, self.flow, self._say)
            self._stages: list[Stage] = [self._first]
        else:
            self.tracking = Tracking(
                self._frames, make_tracker, load_model(), self.flow, settings, self._say
            )
            self.capture = Capture(
                source, (self._frames, glances), (self.tracking, self.drawing), self._say,
                self._devices_changed,
            )  # fmt: skip
            self._first = self.capture
            company = Company(glances, make_tracker, self._say)
            self._stages = [self.capture, self.tracking, company]
        if microphone is not None:
            self.listening = Listening(microphone, self._say, self._devices_changed)
            voice = Voice(microphone, self._say)
            self.flow.voiced = lambda moment: voice.lend(moment) if settings().voice else moment
            self._stages += [self.listening, voice]
        self._stages.append(self.drawing)

    def start(self) -> None:
        """Open the devices and begin."""
        for stage in self._stages:
            stage.start()
        self.outputs.start()

    def stop(self) -> None:
        """Close every device and wait for the threads; a second call does nothing."""
        for slot in self._slots:
            slot.close()
        for stage in self._stages:
            stage.ask_to_stop()
        for stage in self._stages:
            if stage.ident is not None:
                stage.join(_PATIENCE_S)
        self.outputs.stop()

    def keep_every_frame(self, wanted: bool) -> None:
        """Let frames wait for the tracker, so that none is lost; or only the newest one."""
        self._frames.resize(_KEPT_PLACES if wanted else 1)

    def status(self) -> list[StageStatus]:
        """How each stage fares, in the order of the data."""
        return [stage.status() for stage in self._stages] + self.outputs.status()

    def _wanted_hz(self) -> float:
        return self._first.meter.read()[0]

    def _deliver(self, shown: Shown) -> None:
        self.outputs.show(shown)
        self._shown(shown)

    def _devices_changed(self) -> None:
        self._tell(Event("devices"))
        if self.capture is not None and self.capture.exhausted and not self.capture.open:
            self._tell(Event("ended"))

    def _say(self, sentence: str) -> None:
        self._tell(Event("notice", sentence))
