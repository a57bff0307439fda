"""Square regions of interest and the pictures cut out of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.media.resample import shrink

if TYPE_CHECKING:
    from engine.types import ByteArray, FloatArray

ROI_MARGIN = 1.5
"""Side of the region FaceMesh was trained on over the longer side of the face."""


@dataclass(frozen=True)
class Roi:
    """A square region: centre and side in pixels, angle in radians clockwise in the picture."""

    x: float
    y: float
    side: float
    angle_rad: float = 0.0

    def moved(self, right: float, down: float, scale: float = 1.0, turn_rad: float = 0.0) -> Roi:
        """The region shifted along its own axes by fractions of its side, scaled and turned."""
        cos, sin = np.cos(self.angle_rad), np.sin(self.angle_rad)
        x = self.x + self.side * (right * cos - down * sin)
        y = self.y + self.side * (right * sin + down * cos)
        return Roi(x, y, self.side * scale, self.angle_rad + turn_rad)


@dataclass(frozen=True)
class Window:
    """An upright square cut of a picture: picture = origin + scale * window, in pixel edges."""

    pixels: ByteArray
    left: float
    top: float
    scale: float

    @property
    def side(self) -> int:
        return self.pixels.shape[0]


def cut_window(pixels: ByteArray, roi: Roi, roi_px: int) -> Window:
    """Cut the upright square around a region, reduced so that the region measures `roi_px`.

    Small regions are not enlarged. Beyond the picture its border pixels repeat.

    Args:
        pixels: (H, W, 3) uint8 RGB.
        roi: the region; may reach over the border.
        roi_px: the largest side, in pixels, the region may have in the window.
    """
    reach = abs(np.cos(roi.angle_rad)) + abs(np.sin(roi.angle_rad))
    scale = max(1.0, roi.side / roi_px)
    # A side that can be halved as often as it will be, see `shrink`.
    halved = 1 << (int(scale).bit_length() - 1)
    side = max(8, halved * int(np.ceil(roi.side * reach / halved)))
    left, top = round(roi.x - side / 2), round(roi.y - side / 2)
    cut = padded_cut(pixels, left, top, side, side, mode="edge")
    if scale > 1.0:
        small = max(8, round(side / scale))
        cut, scale = shrink(cut, (small, small)), side / small
    return Window(np.ascontiguousarray(cut), left, top, scale)


def padded_cut(
    pixels: ByteArray, left: int, top: int, width: int, height: int, mode: str
) -> ByteArray:
    """The rectangle of a picture, with what lies outside filled (numpy's `pad` modes)."""
    rows, columns = pixels.shape[:2]
    x0, x1 = np.clip([left, left + width], 0, columns)
    y0, y1 = np.clip([top, top + height], 0, rows)
    if x1 <= x0 or y1 <= y0:
        return np.zeros((height, width, 3), np.uint8)
    cut = pixels[y0:y1, x0:x1]
    margins = ((y0 - top, top + height - y1), (x0 - left, left + width - x1), (0, 0))
    if any(before or after for before, after in margins):
        cut = np.pad(cut, margins, mode=mode)  # pyright: ignore[reportCallIssue, reportArgumentType]
    return cut


def roi_of_points(points_px: FloatArray, margin: float = ROI_MARGIN) -> Roi:
    """The region FaceMesh was trained on: the points' box, turned level with the eyes.

    Args:
        points_px: (478, 2 or 3) points of MediaPipe's scheme.
        margin: side of the region over the longer side of the box.
    """
    right_eye, left_eye = points_px[33, :2], points_px[263, :2]
    angle = float(np.arctan2(left_eye[1] - right_eye[1], left_eye[0] - right_eye[0]))
    cos, sin = np.cos(angle), np.sin(angle)
    turn = np.array([[cos, sin], [-sin, cos]])
    level = points_px[:, :2] @ turn.T
    low, high = level.min(axis=0), level.max(axis=0)
    x, y = turn.T @ ((low + high) / 2)
    return Roi(float(x), float(y), float((high - low).max()) * margin, angle)
