"""Full resolution for large faces: the reduced picture plus the photo's own moved detail.

The picture is painted at a fraction of the photo's size. What it lacks is the fine detail of skin
and hair, and that lies in the photo: the photo is moved by the same flow at full size, and what
the reduced photo does not have of it is added.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.media import resample
from engine.renderers.warp import kernels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.rasterizers import Window
    from engine.renderers.warp.paint import Layers

_STRIP_ROWS = 256


def add_detail(
    painted: NDArray[Any],
    layers: Layers,
    small: NDArray[Any],
    photo: NDArray[Any],
    window: Window,
) -> NDArray[Any]:
    """A window of the painted region at the photo's size and dtype.

    Works through strips of rows, so that memory stays near that of the result.

    Args:
        painted: (h, w, 3) the reduced picture.
        layers: (h, w) where its pixels come from.
        small: (h, w, 3) the reduced photo.
        photo: (H, W, 3) the photo's region; H / h = W / w is a whole number.
        window: the part of the reduced picture that is wanted.
    """
    factor, part = photo.shape[0] // painted.shape[0], window.slices
    x, y = layers.x[part], layers.y[part]
    base = painted[part].astype(np.float32)
    lacking = base - resample.remap(small, x, y, border="replicate", interpolation="cubic")
    own = np.where(layers.kind[part] >= kernels.INTERIOR, np.float32(0), layers.cover[part])
    # Where the painted colour differs much from the moved photo it shows something else.
    difference = np.abs(lacking).max(axis=2) / np.iinfo(photo.dtype).max
    own = own * np.clip(1.5 - difference / 0.1, 0.0, 1.0).astype(np.float32)
    height, width = (side * factor for side in window.size_hw)
    out = np.empty((height, width, 3), photo.dtype)
    for top in range(0, height, _STRIP_ROWS):
        rows = slice(top, min(top + _STRIP_ROWS, height))
        out[rows] = _strip(rows, factor, base, lacking, own, (x, y), photo)
    return out


def _strip(
    rows: slice,
    factor: int,
    base: NDArray[np.float32],
    lacking: NDArray[np.float32],
    own: NDArray[np.float32],
    source: tuple[NDArray[np.float32], NDArray[np.float32]],
    photo: NDArray[Any],
) -> NDArray[Any]:
    """Some rows of the result."""
    y, x = np.mgrid[rows, 0 : base.shape[1] * factor].astype(np.float32)
    at = (x + 0.5) / factor - 0.5, (y + 0.5) / factor - 0.5

    def grown(plane: NDArray[Any]) -> NDArray[np.float32]:
        return resample.remap(plane, *at, border="replicate")

    # Positions are in reduced pixels; their offsets are smooth, so they are what is enlarged.
    from_x, from_y = ((grown(plane) + 0.5) * factor - 0.5 for plane in source)
    sharp = resample.remap(photo, from_x, from_y, border="replicate", interpolation="cubic")
    share = grown(own)[..., None]
    value = share * (sharp + grown(lacking)) + (1.0 - share) * grown(base)
    return np.clip(np.rint(value), 0, np.iinfo(photo.dtype).max).astype(photo.dtype)
