"""Is the photo left alone where nothing was to change, and does the change begin without a seam?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.media import resample

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.types import ByteArray

_LEAST_ISLAND_PX = 64
"""Smaller islands of equal pixels inside a changed area are equal by chance."""


def strays(made: ByteArray, photo: ByteArray, box: tuple[int, int, int, int]) -> float:
    """Share of the pixels outside a renderer's changed box that are not the photo's: 0 is right.

    Args:
        made, photo: (H, W, 3).
        box: (left, top, right, bottom), see `RenderResult.changed_box`.
    """
    left, top, right, bottom = box
    outside = np.ones(photo.shape[:2], bool)
    outside[top:bottom, left:right] = False
    if not outside.any():
        return 0.0
    return float((made != photo).any(axis=2)[outside].mean())


def seam_levels(made: ByteArray, photo: ByteArray) -> float:
    """How much harder the step across the rim of the changed area is than in the photo.

    Each pair of neighbours of which one is the photo's and the other is not has a step in both
    pictures; what the step gained, in levels of 0..255, is averaged over all pairs.

    Args:
        made, photo: (H, W, 3) uint8.
    """
    kept = _large((made == photo).all(axis=2))
    new, old = made.astype(np.int16), photo.astype(np.int16)
    gains = [
        _gain(np.diff(new, axis=axis), np.diff(old, axis=axis), np.diff(kept, axis=axis))
        for axis in (0, 1)
    ]
    all_gains = np.concatenate(gains)
    return float(all_gains.mean()) if all_gains.size else 0.0


def _gain(
    new: NDArray[np.int16], old: NDArray[np.int16], rim: NDArray[np.bool_]
) -> NDArray[np.float64]:
    steps = [np.abs(each[rim]).mean(axis=1) for each in (new, old)]
    return np.maximum(steps[0] - steps[1], 0.0)


def _large(kept: NDArray[np.bool_]) -> NDArray[np.bool_]:
    labels, islands = resample.connected_components(kept)
    large = islands[:, 4] >= _LEAST_ISLAND_PX
    large[0] = False
    return large[labels]
