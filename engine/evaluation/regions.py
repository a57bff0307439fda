"""Where mouth and eyes are in a picture whose head is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.facemodels import projection

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.facemodels.model import FaceModel
    from engine.types import FaceParams, FloatArray

MOUTH, EYES = "mouth", "eyes"
_GROUPS = {MOUTH: ("lip_outer",), EYES: ("lid_left", "lid_right")}
_GROWTH = {MOUTH: (0.2, 0.3), EYES: (0.25, 0.6)}
"""What is added on each side, in widths of the group across and down: lids move in height."""

Box = tuple[float, float, float, float]


def points_px(
    model: FaceModel, params: FaceParams, offsets_mm: FloatArray | None = None
) -> NDArray[np.float32]:
    """(V, 2) places of the head's vertices in the picture."""
    neutral = model.neutral(params.identity)
    if offsets_mm is not None:
        neutral = neutral + offsets_mm
    head = projection.to_camera(model.express(neutral, params.expression), params.pose)
    return projection.project(head, params.camera)[0]


def boxes(model: FaceModel, points: NDArray[np.float32], region: str) -> list[Box]:
    """(left, top, right, bottom) in pixels around the mouth, or around each eye.

    Args:
        points: (V, 2), see `points_px`.
        region: `MOUTH` or `EYES`.
    """
    across, down = _GROWTH[region]
    found = []
    for group in _GROUPS[region]:
        (left, top), (right, bottom) = (
            edge(points[model.groups[group]], axis=0) for edge in (np.min, np.max)
        )
        width = float(right - left)
        x, y = across * width, down * width / 2
        found.append((float(left) - x, float(top) - y, float(right) + x, float(bottom) + y))
    return found


def region_masks(
    model: FaceModel, points: NDArray[np.float32], size_hw: tuple[int, int]
) -> dict[str, NDArray[np.bool_]]:
    """(H, W) where the boxes of mouth and eyes are, by name."""
    masks = {}
    for region in _GROUPS:
        mask = np.zeros(size_hw, bool)
        for left, top, right, bottom in boxes(model, points, region):
            rows = slice(max(round(top), 0), max(round(bottom) + 1, 0))
            mask[rows, max(round(left), 0) : max(round(right) + 1, 0)] = True
        masks[region] = mask
    return masks
