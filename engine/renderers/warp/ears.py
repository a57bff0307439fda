"""Ears that stand out from the head: person masks miss their rims, which then stay behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.media import resample
from engine.media.segmentation import grab

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.types import FloatArray

_REACH, _ROOM = 0.3, 0.6
"""How far an ear may reach beyond the mesh's, and how much of the surroundings is looked at, over
the ear's height."""
_SURE = 0.95
_LEAST_PX = 60
_MOST = 0.6
"""If more of what is open than this turns out to be ear, ear and background have one colour."""


def cover_ears(photo: NDArray[Any], coverage: FloatArray, ears: NDArray[np.bool_]) -> FloatArray:
    """(H, W) the coverage with the ears whole.

    Args:
        photo: (H, W, 3).
        coverage: (H, W) in 0..1, how much of a pixel is the person.
        ears: (H, W) where the mesh shows them.
    """
    covered = coverage.copy()
    labels, boxes = resample.connected_components(ears)
    height, width = ears.shape
    for label, (left, top, across, down, count) in enumerate(boxes):
        if label == 0 or count < _LEAST_PX:
            continue
        room = round(_ROOM * down)
        part = np.s_[
            max(top - room, 0) : min(top + down + room, height),
            max(left - room, 0) : min(left + across + room, width),
        ]
        near = resample.dilate((labels[part] == label).astype(np.uint8), round(_REACH * down)) > 0
        person = coverage[part] > _SURE
        whole = grab(photo[part], person, ~near & ~person)
        still_open = near & ~person
        if (whole & still_open).sum() > _MOST * still_open.sum():
            continue
        soft = resample.blur(whole.astype(np.float32), 1.0)
        covered[part] = np.where(near, np.maximum(covered[part], soft), covered[part])
    return covered
