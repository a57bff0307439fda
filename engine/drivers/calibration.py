"""Who sits before the camera: the face at rest, and how far its features go.

A performance is carried over relative to the performer's own neutral and range. They come from a
guided ten seconds (`Calibrator`), or, where those are skipped, from the most restful moments seen
so far (`AutoNeutral`).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.drivers.performance import Performance
from engine.errors import UsageError
from engine.facemodels.gaze import expression_with_gaze, gaze_from_expression
from engine.types import ARKIT_NAMES, Pose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.types import FloatArray

NARROWEST_REACH = 0.3
"""A measured range below this would blow up the tracker's noise."""
_LOWEST, _HIGHEST = -0.5, 1.0
_GAZE = np.array([name.startswith("eyeLook") for name in ARKIT_NAMES])


@dataclass(frozen=True)
class Calibration:
    """A person's neutral and range.

    Attributes:
        expression: (52,) float32 coefficients at rest.
        head_rad: (3,) float32 yaw, pitch and roll when looking ahead.
        translation_mm: (3,) float32 place of the head then.
        reach: (52,) float32 coefficients when each feature is moved as far as it goes; 1 where
            nothing was measured.
        turn_rad: how far the person turned the head, or 0 where nothing was measured.
    """

    expression: FloatArray
    head_rad: FloatArray
    translation_mm: FloatArray
    reach: FloatArray
    turn_rad: float = 0.0

    @classmethod
    def at_rest(cls, moments: Sequence[Performance]) -> Calibration:
        """The neutral of some restful moments, with the usual range."""
        return cls(
            _middle([each.expression for each in moments]),
            _middle([each.head_rad for each in moments]),
            _middle([each.translation_mm for each in moments]),
            np.ones(len(ARKIT_NAMES), np.float32),
        )

    def relative(self, seen: Performance) -> Performance:
        """What a tracker observed, relative to this person's neutral and range."""
        room = np.maximum(self.reach - self.expression, NARROWEST_REACH)
        values = np.clip((seen.expression - self.expression) / room, _LOWEST, _HIGHEST)
        gaze = gaze_from_expression(seen.expression) - gaze_from_expression(self.expression)
        values[_GAZE] = expression_with_gaze(values, gaze)[_GAZE]
        turned = Pose(*self.head_rad).rotation().T @ Pose(*seen.head_rad).rotation()
        pose = Pose.from_rotation(turned, (0.0, 0.0, 0.0))
        return replace(
            seen,
            expression=values.astype(np.float32),
            head_rad=np.array([pose.yaw_rad, pose.pitch_rad, pose.roll_rad], np.float32),
            translation_mm=(seen.translation_mm - self.translation_mm).astype(np.float32),
        )

    def with_range_of(self, other: Calibration) -> Calibration:
        """This neutral with another calibration's range."""
        reach = np.maximum(other.reach, self.expression + NARROWEST_REACH)
        return replace(self, reach=reach, turn_rad=other.turn_rad)

    def toward(self, other: Calibration, share: float) -> Calibration:
        """This neutral, a share of the way to another; the range stays."""
        return replace(
            self,
            expression=self.expression + np.float32(share) * (other.expression - self.expression),
            head_rad=self.head_rad + np.float32(share) * (other.head_rad - self.head_rad),
            translation_mm=self.translation_mm
            + np.float32(share) * (other.translation_mm - self.translation_mm),
        )

    def to_json(self) -> dict[str, Any]:
        """Plain numbers, to be kept from one day to the next."""
        arrays = ("expression", "head_rad", "translation_mm", "reach")
        table: dict[str, Any] = {name: getattr(self, name).tolist() for name in arrays}
        return {**table, "turn_rad": self.turn_rad}

    @classmethod
    def from_json(cls, data: Any) -> Calibration:
        """The inverse of `to_json`.

        Raises:
            UsageError: the data is no calibration.
        """
        try:
            sizes = {"expression": 52, "head_rad": 3, "translation_mm": 3, "reach": 52}
            arrays = {name: np.array(data[name], np.float32) for name in sizes}
            turn = float(data["turn_rad"])
        except (KeyError, TypeError, ValueError) as error:
            raise UsageError("This is not a calibration of a face.") from error
        sound = all(arrays[name].shape == (size,) for name, size in sizes.items())
        if not sound or not all(np.isfinite(array).all() for array in arrays.values()):
            raise UsageError("This is not a calibration of a face.")
        return cls(**arrays, turn_rad=turn)


class AutoNeutral:
    """The neutral of a person whom nobody asked to sit still: the most restful moments so far.

    The first moment counts at once; the estimate settles within a few seconds and is then left
    alone, so that a long smile does not become the neutral. It is only ever eased towards a better
    one: a neutral that jumps makes the portrait jump.
    """

    SETTLED_S = 10.0
    _KEPT = 15
    _HEAD_WEIGHT = 2.0
    """How much a radian of the head counts against a whole coefficient."""
    _EASE_S = 1.0

    def __init__(self) -> None:
        self._moments: list[tuple[float, Performance]] = []
        self._began_s: float | None = None
        self._time_s = 0.0
        self._result: Calibration | None = None

    def see(self, moment: Performance) -> Calibration | None:
        """The neutral after one more moment; None before the face was first seen."""
        if not moment.seen:
            return self._result
        self._began_s = moment.time_s if self._began_s is None else self._began_s
        if self._result is None or moment.time_s - self._began_s < self.SETTLED_S:
            self._moments.append((self._unrest(moment), moment))
            self._moments = sorted(self._moments, key=lambda each: each[0])[: self._KEPT]
            best = Calibration.at_rest([each for _, each in self._moments])
            span_s = min(moment.time_s - self._time_s, self._EASE_S)
            share = 1.0 - math.exp(-span_s / self._EASE_S)
            self._result = best if self._result is None else self._result.toward(best, share)
            self._time_s = moment.time_s
        return self._result

    def _unrest(self, moment: Performance) -> float:
        features = float((moment.expression**2).sum())
        return features + self._HEAD_WEIGHT * float((moment.head_rad**2).sum())


def _middle(values: Sequence[FloatArray]) -> FloatArray:
    return np.median(np.stack(values), axis=0).astype(np.float32)
