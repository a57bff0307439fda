"""Where a face folds when its muscles pull: lines on the mean head, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from engine.types import FloatArray

    Point = tuple[float, float, float]
    Arc = tuple[Point, Point, Point]

POINTS = 24
"""Of a drawn line."""


@dataclass(frozen=True)
class Crease:
    """Lines that appear together.

    Attributes:
        pulls: (ARKit coefficient, weight); names without a side get that of the fold.
        arcs: three points mm each, on the person's left half; the other half mirrors them.
        young_mm, old_mm: depth at full pull, aged 20 and 80.
        width_mm: of a valley, from its middle to where it has risen by two thirds.
    """

    pulls: tuple[tuple[str, float], ...]
    arcs: tuple[Arc, ...]
    young_mm: float
    old_mm: float
    width_mm: float


FOREHEAD = Crease((), (), 0.16, 0.95, 1.5)
"""Its lines differ from person to person, see `relief`."""
FOREHEAD_MIDDLE_PULLS = (
    ("browInnerUp", 1.0), ("browOuterUpLeft", 0.2), ("browOuterUpRight", 0.2),
)  # fmt: skip
FOREHEAD_SIDE_PULLS = (("browOuterUp", 0.9), ("browInnerUp", 0.25))

PAIRED: tuple[Crease, ...] = (
    # Between the brows: an upright line on each side and one across the root of the nose.
    Crease((("browDown", 1.0), ("noseSneer", 0.25)), (
        ((5.6, 13, 117), (5.0, 22, 118), (7.8, 33, 117)),
        ((0.5, 11, 117), (5.0, 11.5, 117), (10, 14, 115)),
    ), 0.25, 0.9, 1.3),
    # Crow's feet.
    Crease((("cheekSquint", 0.7), ("eyeSquint", 0.45), ("mouthSmile", 0.3)), (
        ((46, 10, 98), (52, 12.5, 92), (58, 18, 84)), ((47, 6, 97), (53, 6, 91), (60, 6.5, 83)),
        ((46, 1.5, 98), (52, -1.5, 92), (59, -6, 85)), ((44, -3, 100), (49, -8, 95), (55, -15, 89)),
    ), 0.1, 0.75, 0.95),
    # Under the eye: the lid's bag and a softer line below it.
    Crease((("cheekSquint", 0.6), ("eyeSquint", 0.6), ("mouthSmile", 0.2)), (
        ((19, 0.5, 106), (30, -2.0, 107), (42, 2, 101)),
        ((20, -5, 107), (31, -9, 107), (44, -5, 99)),
    ), 0.18, 0.6, 1.1),
    # From the nostril past the mouth's corner.
    Crease((("mouthSmile", 0.75), ("noseSneer", 0.6), ("mouthUpperUp", 0.4)), (
        ((14.5, -25, 118), (23, -41, 115), (31, -61, 107)),
    ), 0.55, 1.5, 2.1),
    # Across the sides of the nose.
    Crease((("noseSneer", 1.0),), (
        ((3.5, 5, 119), (8, 1, 115), (12.5, -4.5, 111)),
        ((4.5, -1, 121), (9, -5, 116), (13.5, -10, 112)),
        ((6, -8, 121), (10, -11, 116), (14, -15, 113)),
    ), 0.22, 0.6, 0.9),
    # A bracket outside the mouth's corner; beyond it a wider one, on the cheek.
    Crease((("mouthDimple", 0.8), ("mouthStretch", 0.7), ("mouthSmile", 0.35)), (
        ((26.5, -50, 110), (29.2, -57, 108), (27, -65, 109)),
    ), 0.35, 0.9, 1.4),
    Crease((("mouthSmile", 0.7), ("mouthStretch", 0.5)), (
        ((36, -42, 104), (40.5, -56, 99), (37, -70, 100)),
    ), 0.04, 0.7, 1.8),
    # From the mouth's corner down.
    Crease((("mouthFrown", 1.0), ("mouthStretch", 0.3)), (
        ((25.5, -59, 111), (28.5, -67, 109), (27, -77, 108)),
    ), 0.3, 1.0, 1.5),
)  # fmt: skip

CHIN_PULLS = (("mouthShrugLower", 1.0), ("mouthFrownLeft", 0.15), ("mouthFrownRight", 0.15))
CHIN = Crease(CHIN_PULLS, (((-13, -77, 112), (0, -74.5, 119), (13, -77, 112)),), 0.35, 0.8, 1.6)

PUCKER = Crease((("mouthPucker", 1.0), ("mouthFunnel", 0.35)), (
    *(((0.9 * x, -37.5, 121), (0.95 * x, -43, 121), (x, -48, 122))
      for x in (-17.0, -13.0, -9.0, -4.5, 4.5, 9.0, 13.0, 17.0)),
    *(((x, -67, 121), (1.02 * x, -71, 119), (1.05 * x, -75, 118))
      for x in (-14.0, -9.5, -5.0, 0.0, 5.0, 9.5, 14.0)),
), 0.14, 0.45, 1.0)  # fmt: skip


def drawn(arc: Arc, mirrored: bool, random: np.random.Generator) -> FloatArray:
    """(POINTS, 3) mm of an arc as one person has it: moved a little, and not quite smooth."""
    t = np.linspace(0, 1, POINTS)[:, None]
    first, middle, last = (np.array(point) for point in arc)
    # The parabola through the three points.
    line = first * (1 - t) * (1 - 2 * t) + middle * 4 * t * (1 - t) + last * t * (2 * t - 1)
    line[:, :2] += random.normal(0, 0.7, 2) + random.normal(0, 0.12, (POINTS, 2)).cumsum(0)
    if mirrored:
        line[:, 0] = -line[:, 0]
    return line.astype(np.float32)
