"""The skin's relief: pores, furrows of the lips, wrinkles that deepen with age."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.training.synthetic import chart, noise
from engine.training.synthetic.randomness import between

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.training.synthetic.ancestry import Ancestry
    from engine.types import FloatArray


@dataclass(frozen=True, eq=False)
class Relief:
    """What stays of the skin's shape whatever the face does.

    Attributes:
        height_mm: `chart.SIZE_HW` float32: pores, lines and unevenness.
        forehead_mm: (4, N, 3) float32 lines across the forehead on the mean head, along which
            raised brows fold it.
    """

    height_mm: FloatArray
    forehead_mm: FloatArray


def sample_relief(ancestry: Ancestry, random: np.random.Generator) -> Relief:
    """The relief of one person's skin."""

    def field(picture: FloatArray) -> FloatArray:
        return chart.scattered(picture, random)

    pores = -np.clip(field(noise.grain(3.6, 2)) - 0.9, 0, None)
    rough = between(random, 0.5, 1.3) * (0.8 + 0.5 * ancestry.male) * (0.8 + 0.7 * ancestry.age)
    height = rough * (
        0.075 * pores + 0.03 * field(noise.grain(2.6)) + 0.06 * field(noise.grain(10.0))
    )
    height += _lip_lines(random)
    folds, forehead = _folds(ancestry, random)
    return Relief((height + folds).astype(np.float32), forehead)


def _lip_lines(random: np.random.Generator) -> FloatArray:
    """(H, W) mm: fine upright furrows over the lips."""
    height, width = chart.SIZE_HW
    row = noise.patch(noise.grain(3.2, 6), (1, width), (int(random.integers(512)), 0))[0]
    centre = (chart.TOP_MM + 58) / chart.MM_PER_PX
    down = np.exp(-((((np.arange(height) - centre) * chart.MM_PER_PX) / 9.0) ** 4))
    across = np.exp(-(((np.arange(width) - width / 2) / (0.2 * chart.PX_PER_RAD)) ** 6))
    return (0.06 * down[:, None] * (row * across)[None]).astype(np.float32)


def _folds(
    ancestry: Ancestry, random: np.random.Generator
) -> tuple[FloatArray, FloatArray]:
    """(H, W) mm: lines of the forehead, at the eyes and beside the mouth, deeper with age.

    Also the forehead's lines themselves.
    """
    forehead: list[NDArray[Any]] = []
    relief = np.zeros(chart.SIZE_HW, np.float32)
    depth = max(0.0, ancestry.age - 0.15) * between(random, 0.4, 1.1)
    for height in 40.0 + np.cumsum(random.uniform(5, 9, 4)):
        x = np.linspace(-34, 34, 90) * between(random, 0.7, 1.1)
        sag = between(random, -2, 2) * np.cos(x / 12) + random.normal(0, 0.2, 90).cumsum() * 0.3
        forehead.append(np.stack([x, height + sag, np.full(90, 108.0)], 1))
        _crease(relief, forehead[-1], 1.4, 0.5 * depth)
    for side in (-1.0, 1.0):
        along = np.linspace(0, 1, 60)
        fold = np.stack([side * (15 + 13 * along), -30 - 30 * along**1.3, 118 - 10 * along], 1)
        _crease(relief, fold, 2.6, 0.35 + 1.1 * depth)
        sagging = -1 - 7 * np.sin(2.6 * along)
        under = np.stack([side * (16 + 22 * along), sagging, 106 - 6 * along], 1)
        _crease(relief, under, 2.2, 0.2 + 0.7 * depth)
        for slope in (-0.5, 0.0, 0.5):
            foot = np.stack(
                [side * (45 + 11 * along), 6 + slope * 14 * along, 99 - 14 * along], 1
            )
            _crease(relief, foot, 1.1, 0.5 * depth)
    return relief, np.array(forehead, np.float32)


def _crease(relief: FloatArray, line_mm: NDArray[Any], width_mm: float, depth_mm: float) -> None:
    """Press a line (N, 3) of the mean head into the map, fading at both ends."""
    at = chart.place(line_mm.astype(np.float32))
    fade = np.sin(np.linspace(0, np.pi, len(at))) ** 0.7
    pressed = np.zeros_like(relief)
    chart.stamp(pressed, at, np.full(len(at), width_mm / chart.MM_PER_PX), fade)
    relief -= depth_mm * 0.35 * np.minimum(pressed, 1.2)
