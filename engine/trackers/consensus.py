"""Several passes over one face -> one set of landmarks, or the verdict that it is no face."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from engine.trackers.crops import Roi
from engine.types import FaceBox, Landmarks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.trackers.mesh_graph import MeshPoints
    from engine.types import FloatArray

MAX_SPREAD = 0.02
"""Passes over a face agree within this fraction of the region's side; over foliage they do not."""

SURE_SPREAD = 0.009
"""Measured on portraits: upright faces stay below 0.007, faces read upside down above 0.010."""


class Agreement(NamedTuple):
    """Landmarks, and how far the passes lie apart as a fraction of the region's side."""

    landmarks: Landmarks
    spread: float

    @property
    def sure(self) -> bool:
        return self.spread < SURE_SPREAD


def is_face(points_px: FloatArray) -> bool:
    """Whether 478 points could be a face: brows, eyes, nose and mouth in order down the face.

    In the frame level with the eyes; holds for profiles, where the eyes nearly coincide.
    """
    down = _down_axis(points_px)
    heights = [float(points_px[index, :2] @ down) for index in (10, 168, 2, 0, 17, 152)]
    gaps = np.diff(heights)
    length = heights[-1] - heights[0]
    return bool(length > 0 and gaps.min() > -0.02 * length and gaps[:2].min() > 0.1 * length)


def _down_axis(points_px: FloatArray) -> FloatArray:
    axis = points_px[152, :2] - points_px[10, :2]
    return axis / max(float(np.linalg.norm(axis)), 1e-6)


def agreed(
    passes: Sequence[MeshPoints | None], side_px: float, size_hw: tuple[int, ...]
) -> Agreement | None:
    """The mean of the passes, or None where they miss or contradict each other.

    Args:
        passes: what the network said, None where it saw no face.
        side_px: side of the region looked at.
        size_hw: size of the picture.

    Returns:
        Landmarks whose scores fall with the disagreement of the passes and are 0 outside the
        picture.
    """
    seen = [found for found in passes if found is not None]
    if len(seen) < max(1, (len(passes) + 1) // 2):
        return None
    stack = np.stack([found.points_px for found in seen])
    points = np.median(stack, axis=0) if len(seen) > 4 else stack.mean(axis=0)
    away = stack[:, :, :2] - points[:, :2]
    apart = np.hypot(away[..., 0], away[..., 1]).mean(axis=0)
    spread = float(apart.mean()) / side_px
    if spread > MAX_SPREAD or not is_face(points):
        return None
    presence = float(np.mean([found.presence for found in seen]))
    scores = presence / (1.0 + (apart / (0.02 * side_px)) ** 2)
    rows, columns = int(size_hw[0]), int(size_hw[1])
    x, y = points[:, 0], points[:, 1]
    scores[(x < -0.5) | (y < -0.5) | (x > columns - 0.5) | (y > rows - 0.5)] = 0.0
    landmarks = Landmarks(
        points_px=points.astype(np.float32),
        scores=scores.astype(np.float32),
        scheme="mediapipe478",
        size_hw=(rows, columns),
        box=box_of(points, presence),
    )
    return Agreement(landmarks, spread)


def box_of(points_px: FloatArray, score: float) -> FaceBox:
    """Upright box around the points."""
    left, top = points_px[:, :2].min(axis=0)
    right, bottom = points_px[:, :2].max(axis=0)
    return FaceBox(float(left), float(top), float(right - left), float(bottom - top), score)


def steady(old: Roi | None, new: Roi) -> Roi:
    """The region for the next frame: the old one while it still fits, so that noise in the
    points does not feed back through the crop; otherwise the new one.
    """
    if old is None:
        return new
    moved = np.hypot(new.x - old.x, new.y - old.y) / old.side
    turned = abs(np.angle(np.exp(1j * (new.angle_rad - old.angle_rad))))
    grown = abs(new.side / old.side - 1.0)
    return old if moved < 0.02 and grown < 0.04 and turned < 0.05 else new
