"""From what is observed to what is shown: calibrated, recorded, smoothed and passed on."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from engine.drivers.calibration import AutoNeutral, Calibration
from engine.drivers.calibrator import STEPS, Calibrator, Step
from engine.drivers.live_smoothing import LiveFilter
from engine.live.shown import Event

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.drivers.performance import Performance
    from engine.live.settings import LiveSettings
    from engine.live.slot import Slot

NEUTRAL_ONLY = (Step("straight", "Look straight into the camera with your face at rest.", 1.5),)
"""The quick calibration: a new neutral, the range stays."""


class Flow:
    """Takes observed moments on one thread and hands calibrated ones on.

    Args:
        settings: the present ones, asked for each moment.
        out: where smoothed moments wait to be drawn.
        send: passes them on to whoever else wants them.
        tell: who hears of notices and of the calibration.

    Attributes:
        keep: takes every calibrated moment before it is smoothed, for a recording; or None.
        voiced: changes a calibrated moment by what is heard; or None.
    """

    def __init__(
        self,
        settings: Callable[[], LiveSettings],
        out: Slot[Performance],
        send: Callable[[Performance], None],
        tell: Callable[[Event], None],
    ) -> None:
        self.keep: Callable[[Performance], None] | None = None
        self.voiced: Callable[[Performance], Performance] | None = None
        self._settings, self._out, self._tell = settings, out, tell
        self._send = send
        self._lock = threading.Lock()
        self._auto = AutoNeutral()
        self._calibration: Calibration | None = None
        self._calibrator: Calibrator | None = None
        self._filter = LiveFilter(settings().retargeting.smooth)

    @property
    def calibration(self) -> Calibration | None:
        """What moments are relative to; None while that is still guessed."""
        return self._calibration

    def calibrate(self, steps: tuple[Step, ...] = STEPS) -> None:
        """Begin a calibration with the next moment."""
        with self._lock:
            self._calibrator = Calibrator(steps)

    def use(self, calibration: Calibration | None) -> None:
        """Take a calibration kept from before; None guesses anew."""
        with self._lock:
            self._calibrator, self._calibration, self._auto = None, calibration, AutoNeutral()

    def observe(self, seen: Performance) -> None:
        """Calibrate and pass on what a tracker saw."""
        with self._lock:
            if self._calibrator is not None:
                self._calibrate(self._calibrator, seen)
            rest = self._calibration or self._auto.see(seen)
        if rest is not None:
            self.accept(rest.relative(seen))

    def accept(self, moment: Performance) -> None:
        """Pass on a moment that is relative to neutral already."""
        if self.voiced is not None:
            moment = self.voiced(moment)
        if self.keep is not None:
            self.keep(moment)
        smooth = self._settings().retargeting.smooth
        if self._filter.smooth != smooth:
            self._filter = LiveFilter(smooth)
        moment = self._filter(moment)
        self._send(moment)
        self._out.put(moment)

    def _calibrate(self, calibrator: Calibrator, seen: Performance) -> None:
        progress = calibrator.see(seen)
        if calibrator.result is not None:
            before, after = self._calibration, calibrator.result
            if before is not None and progress.count == 1:
                after = after.with_range_of(before)
            self._calibration, self._calibrator = after, None
        self._tell(Event("calibration", progress=progress))
        for sentence in calibrator.notices if progress.done else ():
            self._tell(Event("notice", sentence))
