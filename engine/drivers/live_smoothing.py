"""Smoothing a performance while it happens, with a firmness of its own for each feature.

The One-Euro filter of `fitting.smoothing`, in the units of a calibrated performance: a head at
rest stands still, a turn is followed within a frame or two, and lids, whose blink lasts three or
four frames, are hardly touched while they move.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from engine.drivers.groups import group_of
from engine.fitting.smoothing import OneEuro
from engine.types import ARKIT_NAMES

if TYPE_CHECKING:
    from engine.drivers.groups import Group
    from engine.drivers.performance import Performance


class Firmness(NamedTuple):
    """Cutoff at rest in Hz, and how many Hz it rises per unit of the signal per second."""

    cutoff_hz: float
    speed_gain: float


ANGLES = Firmness(1.2, 28.0)
"""Radians: at 30 degrees a second the cutoff is 16 Hz."""
ACROSS = Firmness(1.2, 0.24)
"""Millimetres in the picture plane."""
DEPTH = Firmness(0.6, 0.1)
"""Millimetres along the line of sight, which one camera sees worst."""
BY_GROUP: dict[Group, Firmness] = {
    "brows": Firmness(2.0, 6.0),
    "eyes": Firmness(3.0, 24.0),
    "gaze": Firmness(3.0, 10.0),
    "mouth": Firmness(3.0, 8.0),
    "jaw": Firmness(3.0, 12.0),
}


class LiveFilter:
    """Smooths the moments of one performance in order.

    Args:
        smooth: 0 none, 0.5 still faces stand still, 1 very calm.
    """

    def __init__(self, smooth: float) -> None:
        self.smooth = smooth
        features = [BY_GROUP[group_of(name)] for name in ARKIT_NAMES]
        rows = np.array([ANGLES] * 3 + [ACROSS] * 2 + [DEPTH] + features)
        slack = 4.0 ** (1.0 - 2.0 * smooth)
        self._filter = OneEuro(rows[:, 0] * slack, rows[:, 1] * slack)

    def __call__(self, moment: Performance) -> Performance:
        """The smoothed moment; its time must not precede the last one's."""
        if self.smooth <= 0:
            return moment
        parts = (moment.head_rad, moment.translation_mm, moment.expression)
        raw = np.concatenate(parts, dtype=np.float64)
        calm = self._filter(raw, moment.time_s).astype(np.float32)
        return replace(moment, head_rad=calm[:3], translation_mm=calm[3:6], expression=calm[6:])
