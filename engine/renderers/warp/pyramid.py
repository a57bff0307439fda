"""The sizes at which a background is completed, the finest first; see `completion`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.media import fill_holes, resample
from engine.renderers.warp.patches import RADIUS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.types import FloatArray

_LARGEST_PX, _SMALLEST_PX = 160, 40
"""Longest side of what is wanted at the finest level, and at least at the coarsest: at smaller
sizes a patch spans more than the strip of background beside a head."""
_CONFIDENCE = 1.15
"""A wanted pixel counts this much less for each pixel away from what is known (the
confidence of Wexler et al. 2007)."""
_BUSY = 3.0
_BUSY_BLUR_PX = 2.0
_NEAR = 0.02
"""Cost of a match as far away as the longest side of what is wanted."""
_EXPECTED = 0.2
"""Root of the cost of a colour that is not what a smooth fill expects: a patch of plain curtain
fits everywhere, for nothing in it differs."""
_KNOWN, _FREE, _WANTED = 0.5, 0.99, 0.1
"""Shares of a reduced pixel from which it counts as known, free, wanted."""


@dataclass(frozen=True)
class Level:
    """One size, `RADIUS` pixels of border around it. See `patches` for the layout.

    Attributes:
        picture: (h, 4 w) colours in 0..1 and how busy the place is; filled in where wanted.
        wanted: (h, w) what is to be filled.
        weight: (h, 4 w) how much a pixel counts in a comparison: 1 where it is known.
        free: (h, 4 w) 1 where a pixel may be taken.
        mean, guess: (h, w, 3) colour around each pixel, and the smooth fill's, both times
            `_EXPECTED`.
        places: (N, 2) int32 centres of the patches that lie over wanted pixels.
        near: cost of a squared pixel between a patch and its match.
    """

    picture: FloatArray
    wanted: NDArray[np.bool_]
    weight: FloatArray
    free: FloatArray
    mean: FloatArray
    guess: FloatArray
    places: NDArray[np.int32]
    near: np.float32


def build_levels(
    photo: NDArray[Any],
    wanted: NDArray[np.bool_],
    known: NDArray[np.bool_],
    source: NDArray[np.bool_],
) -> list[Level]:
    """The levels of a photo (H, W, 3), the finest first. See `completion.complete`."""
    rows, columns = np.flatnonzero(wanted.any(1)), np.flatnonzero(wanted.any(0))
    side = float(max(rows[-1] - rows[0], columns[-1] - columns[0]) + 1)
    scale = min(1.0, _LARGEST_PX / side)
    size = round(wanted.shape[0] * scale), round(wanted.shape[1] * scale)
    # What is not known must not bleed into the reduced picture: its colour is left out of the mean.
    colour = resample.resize(photo * known[..., None].astype(photo.dtype), size)
    colour = colour.astype(np.float32) / np.float32(np.iinfo(photo.dtype).max)
    masks = np.dstack([known, wanted, source]).astype(np.float32)
    masks = resample.resize(masks, size)
    side *= scale
    levels = [_level(colour, masks, side)]
    while side >= 2 * _SMALLEST_PX:
        half = (masks.shape[0] + 1) // 2, (masks.shape[1] + 1) // 2
        colour, masks, side = resample.resize(colour, half), resample.resize(masks, half), side / 2
        levels.append(_level(colour, masks, side))
    return levels


def _level(colour: FloatArray, masks: FloatArray, side_px: float) -> Level:
    """
    Args:
        colour: (h, w, 3) in 0..1, times how much of the pixel is known.
        masks: (h, w, 3) how much of each pixel is known, wanted, free.
        side_px: longest side of what is wanted.
    """
    share = masks[..., 0]
    known = share > _KNOWN
    wanted = (masks[..., 1] > _WANTED) & ~known
    smooth = fill_holes(colour / np.maximum(share, 1e-3)[..., None], ~known)
    picture = np.dstack([smooth, _BUSY * _busyness(smooth, known)]).astype(np.float32)
    depth = resample.distance_inside(~known)
    weight = np.where(known, np.float32(1.0), np.float32(_CONFIDENCE) ** -depth)
    weight[~known & ~wanted] = 0.0
    border = ((RADIUS, RADIUS), (RADIUS, RADIUS))
    picture = np.pad(picture, (*border, (0, 0)), mode="edge")
    mean, guess = (
        np.pad(np.float32(_EXPECTED) * each, (*border, (0, 0)), mode="edge")
        for each in (resample.blur(smooth, RADIUS / 2), smooth)
    )
    wanted = np.pad(wanted, border)
    free = np.pad((masks[..., 2] > _FREE).astype(np.float32), border)
    over = _in_patches(wanted)
    over[:RADIUS] = over[-RADIUS:] = False
    over[:, :RADIUS] = over[:, -RADIUS:] = False
    return Level(
        picture.reshape(len(picture), -1), wanted,
        np.repeat(np.pad(weight, border), 4, axis=1), np.repeat(free, 4, axis=1),
        mean, guess, np.argwhere(over).astype(np.int32), np.float32(_NEAR / side_px**2),
    )  # fmt: skip


def _busyness(picture: FloatArray, known: NDArray[np.bool_]) -> FloatArray:
    """(h, w) mean difference between neighbours, over the known pixels around."""
    grey = picture.mean(axis=2)
    slope = np.zeros_like(grey)
    slope[:-1] += np.abs(np.diff(grey, axis=0))
    slope[:, :-1] += np.abs(np.diff(grey, axis=1))
    seen = known.astype(np.float32)
    mean: FloatArray = resample.blur(slope * seen, _BUSY_BLUR_PX)
    around: FloatArray = resample.blur(seen, _BUSY_BLUR_PX)
    return mean / np.maximum(around, np.float32(1e-2))


def _in_patches(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Centres of the patches that hold a set pixel."""
    for _ in range(2):
        sums = np.cumsum(np.pad(mask, ((RADIUS + 1, RADIUS), (0, 0))), axis=0)
        mask = (sums[2 * RADIUS + 1 :] > sums[: -2 * RADIUS - 1]).T
    return np.ascontiguousarray(mask)
