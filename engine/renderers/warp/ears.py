"""Whether ears show: a bare ear follows its own surface, hair over it follows the outline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.media import resample

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.types import FloatArray

_LIKE_SKIN = 3.0
"""Colour distances from the face's median, in its own median deviations, that still are skin."""


def bareness(
    photo: NDArray[Any], points_px: FloatArray, face: NDArray[np.bool_], ear: NDArray[np.bool_]
) -> float:
    """0..1, how far the colours where ears should be are those of the face.

    Args:
        photo: (H, W, 3) enlarged region.
        points_px: (V, 2) where vertices lie in it.
        face: (V,) vertices of well seen skin.
        ear: (V,) vertices of one ear that face the camera.
    """
    if face.sum() < 8 or ear.sum() < 8:
        return 0.0
    colour = resample.remap(photo, points_px[None, :, 0], points_px[None, :, 1], border="replicate")
    colour = np.log1p(colour[0].astype(np.float32))
    tint = np.stack([colour[:, 0] - colour[:, 1], colour[:, 1] - colour[:, 2]], axis=1)
    measure = np.concatenate([tint, 0.5 * colour.mean(axis=1, keepdims=True)], axis=1)
    centre = np.median(measure[face], axis=0)
    spread = np.median(np.abs(measure[face] - centre), axis=0) + 0.02
    distance = np.abs((measure[ear] - centre) / spread).mean(axis=1)
    alike = float((distance < _LIKE_SKIN).mean())
    return float(np.clip((alike - 0.35) / 0.3, 0.0, 1.0))
