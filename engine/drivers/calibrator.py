"""The guided ten seconds: steps as data, and what is read from them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from engine.drivers.calibration import NARROWEST_REACH, Calibration
from engine.types import ARKIT_INDEX

if TYPE_CHECKING:
    from engine.drivers.performance import Performance
    from engine.types import FloatArray


@dataclass(frozen=True)
class Step:
    """One thing the person is asked to do.

    Attributes:
        name: for programs.
        sentence: what the person is asked.
        duration_s: how long, counted while the face is seen.
        measured: the coefficients whose reach is read; none for the neutral and the turn.
        missed: what is said when nothing of the kind was seen.
    """

    name: str
    sentence: str
    duration_s: float
    measured: tuple[str, ...] = ()
    missed: str = ""


STEPS: tuple[Step, ...] = (
    Step("straight", "Look straight into the camera with your face at rest.", 2.5),
    Step(
        "blink", "Blink a few times.", 1.5, ("eyeBlinkLeft", "eyeBlinkRight"),
        "No blink was seen; the usual range is kept.",
    ),
    Step(
        "smile", "Smile broadly.", 1.5, ("mouthSmileLeft", "mouthSmileRight"),
        "No smile was seen; the usual range is kept.",
    ),
    Step(
        "open", "Open your mouth wide.", 1.5, ("jawOpen",),
        "The mouth did not open; the usual range is kept.",
    ),
    Step(
        "brows", "Raise your eyebrows.", 1.2,
        ("browInnerUp", "browOuterUpLeft", "browOuterUpRight"),
        "The eyebrows did not rise; the usual range is kept.",
    ),
    Step(
        "turn", "Turn your head to the left, then to the right.", 1.8, (),
        "The head did not turn; the usual range is kept.",
    ),
)  # fmt: skip
"""Ten seconds in all."""

_SETTLING_S = 0.7
"""The first part of the first step: people need a moment to come to rest."""
_LEAST_REACH = 0.12
_LEAST_TURN_RAD = 0.12
_LONGEST_STEP_S = 0.25
"""A gap longer than this (a face that was away) does not count as time spent on a step."""


@dataclass(frozen=True)
class CalibrationProgress:
    """Where a calibration stands.

    Attributes:
        step: what the person is asked now; the last step once all are done.
        number, count: of the step, from 1.
        left_s: seconds left in the step.
        waiting: whether it waits because the face is not seen.
        done: whether the result is there.
    """

    step: Step
    number: int
    count: int
    left_s: float
    waiting: bool
    done: bool


class Calibrator:
    """Watches a person follow the steps.

    Attributes:
        notices: a sentence for each step in which nothing was seen of what was asked.
        result: the calibration once it is done, else None.
    """

    def __init__(self, steps: tuple[Step, ...] = STEPS) -> None:
        self._steps = steps
        self._number = 0
        self._spent_s = 0.0
        self._last_s: float | None = None
        self._moments: list[Performance] = []
        self._measured: Calibration | None = None
        self.notices: list[str] = []
        self.result: Calibration | None = None

    def see(self, moment: Performance) -> CalibrationProgress:
        """Count one more observed (not yet calibrated) moment."""
        if self.result is None:
            gap_s = 0.0 if self._last_s is None else moment.time_s - self._last_s
            self._last_s = moment.time_s
            if moment.seen:
                self._spent_s += min(gap_s, _LONGEST_STEP_S)
                self._moments.append(moment)
            if self._spent_s >= self._steps[self._number].duration_s:
                self._finish_step()
        return self.progress(waiting=not moment.seen)

    def progress(self, *, waiting: bool = False) -> CalibrationProgress:
        """Where it stands, without a new moment."""
        step = self._steps[self._number]
        left_s = max(step.duration_s - self._spent_s, 0.0)
        done = self.result is not None
        return CalibrationProgress(
            step, self._number + 1, len(self._steps), 0.0 if done else left_s, waiting, done
        )

    def _finish_step(self) -> None:
        step = self._steps[self._number]
        self._measured = self._read(step, self._moments, self._measured)
        self._moments, self._spent_s = [], 0.0
        if self._number + 1 < len(self._steps):
            self._number += 1
        else:
            self.result = self._measured

    def _read(
        self, step: Step, moments: list[Performance], before: Calibration | None
    ) -> Calibration:
        if before is None:
            start = moments[0].time_s + _SETTLING_S
            return Calibration.at_rest([m for m in moments if m.time_s >= start] or moments)
        if step.measured:
            after = _with_reach(before, step, moments)
        else:
            turn = _turn_rad(before, moments)
            after = replace(before, turn_rad=turn) if turn > _LEAST_TURN_RAD else None
        if after is None:
            self.notices.append(step.missed)
        return after or before


def _with_reach(before: Calibration, step: Step, moments: list[Performance]) -> Calibration | None:
    """The calibration with what a step measured; None where the person did not do it."""
    rows = [ARKIT_INDEX[name] for name in step.measured]
    values = np.stack([moment.expression[rows] for moment in moments])
    # The second highest: one odd frame does not count.
    highest = np.sort(values, axis=0)[-min(2, len(values))]
    rest = before.expression[rows]
    if float((highest - rest).max()) < _LEAST_REACH:
        return None
    reach: FloatArray = before.reach.copy()
    reach[rows] = np.clip(highest, rest + NARROWEST_REACH, np.maximum(1.0, rest + NARROWEST_REACH))
    return replace(before, reach=reach)


def _turn_rad(before: Calibration, moments: list[Performance]) -> float:
    yaws = [abs(float(before.relative(moment).head_rad[0])) for moment in moments]
    return float(np.percentile(yaws, 95))
