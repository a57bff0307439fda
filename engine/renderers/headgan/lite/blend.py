"""The network's answer put into the frame, at the frame's own resolution."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.media import resample

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.renderers.headgan.crop import Crop
    from engine.types import FloatArray


_BESIDE_PX = 2


@dataclass(frozen=True)
class Correction:
    """What the network says of a square of S x S pixels.

    Attributes:
        shift: (S, S, 2) float32 pixels (x, y) to look the base up beside each place.
        layer: (S, S, 4) float32 paint in 0..1, and its share in 0..1.
    """

    shift: FloatArray
    layer: FloatArray


def blend(
    base: NDArray[Any], photo: NDArray[Any], square: Crop, correction: Correction
) -> NDArray[Any]:
    """A corrected copy of the base.

    Pixels farther than `_BESIDE_PX` from all that differ from the photo stay as they are.

    Args:
        base: (H, W, 3) uint8 or uint16.
        photo: (H, W, 3) what the base was made from.
        square: the part of it that the network saw.
        correction: what it said.
    """
    out = base.copy()
    left, top, right, bottom = square.box((base.shape[0], base.shape[1]))
    if right <= left or bottom <= top:
        return out
    inside = np.s_[top - square.top : bottom - square.top, left - square.left : right - square.left]
    scale = square.side / square.size_px
    shift = scale * _at_size(correction.shift, square.side)[inside]
    layer = _at_size(correction.layer, square.side)[inside]
    x = shift[..., 0] + np.arange(left, right, dtype=np.float32)
    y = shift[..., 1] + np.arange(top, bottom, dtype=np.float32)[:, None]
    aligned = resample.remap(base, x, y, border="replicate", interpolation="cubic")
    brightest = np.float32(np.iinfo(base.dtype).max)
    ground = aligned.astype(np.float32)
    ground += layer[..., 3:] * (layer[..., :3] * brightest - ground)
    there = np.s_[top:bottom, left:right]
    touched = (base[there] != photo[there]).any(axis=2).astype(np.uint8)
    near = resample.dilate(touched, _BESIDE_PX)[..., None] > 0
    made = np.rint(np.clip(ground, 0, brightest)).astype(base.dtype)
    out[there] = np.where(near, made, base[there])
    return out


def _at_size(field: FloatArray, side: int) -> FloatArray:
    return resample.resize(field, (side, side))
