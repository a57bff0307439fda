"""The second stage: every frame tracked and fitted."""

from __future__ import annotations

import math
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from engine.drivers.mouth_sight import MouthSight
from engine.drivers.performance import Performance, mouth_score
from engine.drivers.video import Performer
from engine.live.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.facemodels.model import FaceModel
    from engine.live.flow import Flow
    from engine.live.settings import LiveSettings
    from engine.live.slot import Slot
    from engine.trackers.base import Tracker
    from engine.types import Frame

_GONE_S, _FADE_STEP_S = 0.6, 0.05
"""A camera that gives nothing for so long is taken for gone; then the portrait fades in steps."""
_LOST_S = 0.5
"""A face that is away for less is not spoken of."""


class Tracking(Stage):
    """Follows one person; owns the tracker, which belongs to this thread.

    Args:
        slot: where frames wait.
        make_tracker: called on this thread.
        model: what is fitted.
        flow: who gets what was observed.
        settings: the present ones.
        tell: see `Stage`.

    Attributes:
        every: only every so-many-th frame is tracked.
        look_twice_every: see `VideoTracker`.
    """

    recovered = "The tracking goes on."

    def __init__(
        self,
        slot: Slot[Frame],
        make_tracker: Callable[[], Tracker],
        model: FaceModel,
        flow: Flow,
        settings: Callable[[], LiveSettings],
        tell: Callable[[str], None],
    ) -> None:
        super().__init__("tracking", tell)
        self.every = self.look_twice_every = 1
        self._slot, self._make_tracker, self._model = slot, make_tracker, model
        self._flow, self._settings, self._say = flow, settings, tell
        self._tracker: Tracker | None = None
        self._performer: Performer | None = None
        self._mouth = MouthSight()
        self._refit_s: float | None = None
        self._last: Performance | None = None
        self._lost_since_s: float | None = None
        self._missed = self._gone = False
        self._time_s = -math.inf

    def refit(self, after_s: float = 0.0) -> None:
        """Learn the person anew, in `after_s` seconds: somebody else, or a better moment."""
        self._refit_s = time.monotonic() + after_s

    def begin(self) -> None:
        """Load the tracker."""
        self._tracker = self._make_tracker()
        self._performer = None

    def step(self) -> bool:
        """Track one frame; where none comes, the face counts as not seen."""
        frame = self._slot.take(_FADE_STEP_S if self._gone else _GONE_S)
        self._gone = frame is None
        if frame is None:
            if self._slot.closed:
                return False
            if self._last is not None:
                self._observe(None, time.monotonic(), self._last.index)
            return True
        # A frame may have waited while the fading went on: time never runs backwards.
        if frame.index % self.every or frame.time_s <= self._time_s:
            return True
        start = time.perf_counter()
        self._see(frame)
        self.meter.count(frame.time_s, time.perf_counter() - start)
        return True

    def end(self) -> None:
        """Free the tracker."""
        if self._performer is not None:
            self._performer.close()
        if self._tracker is not None:
            self._tracker.close()
        self._performer = self._tracker = None

    @property
    def drops(self) -> int:
        """Frames that were overwritten before they could be tracked."""
        return self._slot.dropped

    def _see(self, frame: Frame) -> None:
        assert self._tracker is not None
        if self._refit_s is not None and frame.time_s >= self._refit_s:
            self._refit_s = None
            if self._performer is not None:
                self._performer.close()
                self._performer = None
        if self._performer is None:
            face = self._settings().face
            self._performer = Performer(self._tracker, self._model, face, smooth=0.0)
            self._mouth = MouthSight()
        self._performer.look_twice(self.look_twice_every)
        seen = self._performer.see(frame)
        if seen is None:
            self._observe(None, frame.time_s, frame.index)
            return
        landmarks, fit = seen
        score = min(mouth_score(landmarks), self._mouth.score(frame.pixels, landmarks))
        moment = Performance.of(fit.params, frame.time_s, frame.index, mouth_score=score)
        self._observe(moment, frame.time_s, frame.index)

    def _observe(self, moment: Performance | None, time_s: float, index: int) -> None:
        self._time_s = time_s
        if moment is not None:
            self._last, self._lost_since_s = moment, None
            if self._missed:
                self._missed = False
                self._say("The face is found again.")
        else:
            self._lose(time_s)
            if self._last is None:
                return
            moment = replace(self._last, time_s=time_s, index=index, seen=False, mouth_score=0.0)
        self._flow.observe(moment)

    def _lose(self, time_s: float) -> None:
        if self._lost_since_s is None:
            self._lost_since_s = time_s
        if not self._missed and time_s - self._lost_since_s > _LOST_S:
            self._missed = True
            self._say("The face is not seen; the portrait comes to rest.")


class Company(Stage):
    """Looks now and then whether somebody else is in the picture.

    Args:
        slot: where the newest frame waits.
        make_tracker: called on this thread; a tracker of its own.
        tell: see `Stage`.
    """

    EVERY_S = 3.0
    _NOTABLE = 0.5
    """A face counts from this share of the largest one's width."""

    def __init__(
        self, slot: Slot[Frame], make_tracker: Callable[[], Tracker], tell: Callable[[str], None]
    ) -> None:
        super().__init__("company", tell)
        self._slot, self._make_tracker, self._say = slot, make_tracker, tell
        self._tracker: Tracker | None = None
        self._others = False

    def begin(self) -> None:
        """Load a tracker."""
        self._tracker = self._make_tracker()

    def step(self) -> bool:
        """Wait, then look at the newest frame."""
        self._stopping.wait(self.EVERY_S)
        frame = self._slot.take(0.0)
        if frame is None or self.stopping:
            return not self._slot.closed
        assert self._tracker is not None
        start = time.perf_counter()
        widths = self._tracker.glance(frame.pixels)
        self.meter.count(frame.time_s, time.perf_counter() - start)
        others = len([width for width in widths if width > self._NOTABLE * max(widths)]) > 1
        if others and not self._others:
            self._say("A second person is in view; the portrait follows the first.")
        self._others = others
        return True

    def end(self) -> None:
        """Free the tracker."""
        if self._tracker is not None:
            self._tracker.close()
            self._tracker = None
