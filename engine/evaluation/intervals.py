"""How sure is a mean? Bootstrap intervals (Efron, 1979) over people, or over blocks of frames.

Frames that follow each other are alike, so single frames must not be drawn. From eight units
(clips or people) on, whole units are drawn with replacement. With fewer, each unit stays and
blocks of its consecutive frames are drawn around the circle (Politis and Romano, "A circular
block-resampling procedure for stationary data", 1992); such an interval says how sure the mean is
for these clips, not for others.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Series = NDArray[np.float64]

ENOUGH_UNITS = 8
BLOCK_FRAMES = 25
_DRAWS = 2000
_SHARE_PERCENT = (2.5, 97.5)


@dataclass(frozen=True)
class Interval:
    """A mean and where it lies in 95 of 100 resamplings."""

    mean: float
    low: float
    high: float


def interval(units: Sequence[Series], seed: int = 0) -> Interval:
    """The mean over units of each one's mean over frames, with its 95 % interval.

    Args:
        units: (N,) values of each unit's frames, in order; NaN where a frame has none.
        seed: of the drawing; the same for all that is compared.

    Returns:
        NaN throughout where no unit has a value.
    """
    filled = [unit for unit in units if np.isfinite(unit).any()]
    if not filled:
        return Interval(math.nan, math.nan, math.nan)
    mean = float(np.mean([np.nanmean(unit) for unit in filled]))
    random = np.random.default_rng(seed)
    draw = _by_unit if len(filled) >= ENOUGH_UNITS else _by_block
    low, high = (float(each) for each in np.nanpercentile(draw(filled, random), _SHARE_PERCENT))
    return Interval(mean, low, high)


def describe(count: int) -> str:
    """One sentence on how `interval` resamples that many units."""
    if count >= ENOUGH_UNITS:
        return f"95 % intervals from {_DRAWS} resamplings of the {count} units."
    return (
        f"95 % intervals from {_DRAWS} resamplings of blocks of {BLOCK_FRAMES} consecutive frames "
        "within each unit: they hold for these units, not for others."
    )


def _by_unit(units: Sequence[Series], random: np.random.Generator) -> Series:
    means = np.array([np.nanmean(unit) for unit in units])
    return means[random.integers(len(means), size=(_DRAWS, len(means)))].mean(axis=1)


def _by_block(units: Sequence[Series], random: np.random.Generator) -> Series:
    means = np.stack([_block_means(unit, random) for unit in units])
    drawn = np.isfinite(means)  # a unit of which only frames without a value were drawn is out
    with np.errstate(invalid="ignore"):
        return np.where(drawn, means, 0).sum(axis=0) / drawn.sum(axis=0)


def _block_means(unit: Series, random: np.random.Generator) -> Series:
    """(_DRAWS,) means of as many frames as there are, drawn in blocks."""
    length = min(BLOCK_FRAMES, max(len(unit) // 2, 1))
    counted = np.isfinite(unit)
    around = [np.concatenate([each, each[: length - 1]]) for each in (np.nan_to_num(unit), counted)]
    sums, counts = (np.convolve(each, np.ones(length), "valid") for each in around)
    drawn = random.integers(len(unit), size=(_DRAWS, -(-len(unit) // length)))
    with np.errstate(invalid="ignore"):
        return sums[drawn].sum(axis=1) / counts[drawn].sum(axis=1)
