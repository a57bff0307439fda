"""Where the lips of the photo border on its teeth, more exactly than the fitted mesh knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.media import resample

if TYPE_CHECKING:
    from numpy.typing import NDArray

_REACH = 0.08
"""How far the lower lip may reach over the mesh's border, as a part of the mouth's width: in a
broad smile it lies by so much higher than the model's."""
_LEAST_LIP_PX = 20
_LEAST_DIFFERENCE = 0.07
"""Of the share of red between teeth and lip, for the border to be told by it."""
_DARK = 0.5
"""Below this part of the lip's brightness it is the dark of the mouth, which is as red."""


def between_lips(
    photo: NDArray[Any], inside: NDArray[np.bool_], lips: NDArray[np.bool_], scale: float
) -> NDArray[np.bool_]:
    """(H, W) what the photo shows between the lips.

    Args:
        photo: (H, W, 3) enlarged region.
        inside, lips: (H, W) what the mesh takes for the inside of the mouth, and for lips.
        scale: working pixels per pixel of the photo.
    """
    if not inside.any():
        return inside
    rows, columns = np.nonzero(inside)
    row = np.arange(len(inside))[:, None]
    lip = lips & (row > rows.mean())
    if lip.sum() < _LEAST_LIP_PX:
        return inside
    brightness = photo.sum(axis=2, dtype=np.float32)
    red = photo[..., 0] / np.maximum(brightness, 1.0)
    teeth_red, lip_red = float(np.quantile(red[inside], 0.25)), float(np.median(red[lip]))
    if lip_red - teeth_red < _LEAST_DIFFERENCE:
        return inside
    lit = brightness > _DARK * np.median(brightness[lip])
    like_lip = lit & (red > 0.5 * (teeth_red + lip_red))
    within = np.logical_or.accumulate((inside & ~like_lip)[::-1], axis=0)[::-1]
    lowest = np.where(inside, row, 0).max(axis=0)
    too_far = lowest - row > _REACH * np.ptp(columns)
    kept = inside & (within | too_far)
    # Single columns may differ by the colour of a gap between teeth.
    return inside & (resample.blur(kept.astype(np.float32), max(scale, 1.0)) > 0.5)
