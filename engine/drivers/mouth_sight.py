"""Whether the camera sees the mouth, or a hand, a mug or the dark before it.

Trackers draw a mouth wherever they expect one, with or without seeing it, so the picture itself is
asked. Lips differ in colour from the skin around them, and the skin around them does not differ
from that of the cheeks and nose. Both are compared with what this face has shown so far, which
takes light and complexion out of the question.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.types import ByteArray, Landmarks

_LIPS = (0, 17, 37, 267, 84, 314, 40, 270, 91, 321, 39, 269, 181, 405, 185, 409, 146, 375)
"""MediaPipe points in the red of the lips (outer and middle rings)."""
_AROUND = (164, 167, 393, 165, 391, 18, 83, 313, 182, 406, 200, 199, 194, 418, 57, 287, 43, 273)
"""Skin above, beside and below the lips."""
_ELSEWHERE = (4, 5, 195, 50, 280, 101, 330, 36, 266, 205, 425, 117, 346)
"""Skin of nose and cheeks, which a hand before the mouth leaves free."""
_DARK = 26.0
"""Mean of the three channels below which nothing can be told."""
_SPREAD = 0.006
"""Least width of what counts as the face's own colours, in shares of red and green."""
_LEARNING = 0.04
_SAMPLE = 0.012
"""Radius of a sample, over the height of the face's points."""


@dataclass(frozen=True)
class _Look:
    """Chromaticity (share of red, share of green) of lips and chin, each less the cheeks'."""

    lips: NDArray[np.float64]
    around: NDArray[np.float64]
    brightness: float

    def toward(self, other: _Look) -> _Look:
        """A little of the other look taken over: light and complexion change slowly."""
        return _Look(
            self.lips + _LEARNING * (other.lips - self.lips),
            self.around + _LEARNING * (other.around - self.around),
            self.brightness,
        )


class MouthSight:
    """Scores the mouth of one person, picture by picture.

    The first pictures, taken while the person looks on freely, are the measure of the later ones.
    """

    def __init__(self) -> None:
        self._own: _Look | None = None

    def score(self, pixels: ByteArray, landmarks: Landmarks) -> float:
        """0 the mouth is hidden, 1 it is plainly seen.

        Args:
            pixels: (H, W, 3) RGB of the frame.
            landmarks: `mediapipe478` points of the face in it; other schemes score 1.
        """
        if landmarks.scheme != "mediapipe478":
            return 1.0
        look = _look(pixels, landmarks)
        if look is None or look.brightness < _DARK:
            return 0.0
        if self._own is None:
            self._own = look
            return 1.0
        score = _agreement(look, self._own)
        if score > 0.7:
            self._own = self._own.toward(look)
        return score


def _agreement(look: _Look, own: _Look) -> float:
    contrast = own.lips - own.around
    size = float(np.linalg.norm(contrast))
    width = max(size, 2 * _SPREAD)
    shown = float((look.lips - look.around) @ contrast) / max(size * size, _SPREAD**2)
    strange = float(np.linalg.norm(look.around - own.around)) / width
    # On three talking clips lips showed 0.47 to 1.5 of their contrast, covers at most 0.03; the
    # skin around them stayed within 1.2 of it, a mug was 0.85 to 10 away.
    lips = float(np.clip((shown - 0.1) / 0.3, 0.0, 1.0))
    skin = float(np.clip((2.5 - strange) / 1.2, 0.0, 1.0))
    return lips * skin


def _look(pixels: ByteArray, landmarks: Landmarks) -> _Look | None:
    points = landmarks.points_px[:, :2]
    radius = max(round(float(np.ptp(points[:, 1])) * _SAMPLE), 0)
    samples = [
        _colours(pixels, points[list(where)], radius) for where in (_LIPS, _AROUND, _ELSEWHERE)
    ]
    if any(len(colours) < 4 for colours in samples):
        return None
    lips, around, elsewhere = samples
    cheeks = _chromaticity(elsewhere)
    return _Look(
        _chromaticity(lips) - cheeks,
        _chromaticity(around) - cheeks,
        float(np.median(around.mean(axis=1))),
    )


def _colours(pixels: ByteArray, points_px: NDArray[np.float32], radius: int) -> NDArray[np.float64]:
    """(K, 3) mean colours of squares around the points that lie inside the picture.

    At the picture's edge its last pixels are repeated.
    """
    size = np.array(pixels.shape[1::-1])
    places = np.rint(points_px).astype(np.intp)
    places = places[((places >= 0) & (places < size)).all(axis=1)]
    reach = np.arange(-radius, radius + 1)
    x, y = (np.clip(places[:, axis, None] + reach, 0, size[axis] - 1) for axis in (0, 1))
    return pixels[y[:, :, None], x[:, None, :]].mean(axis=(1, 2), dtype=np.float64)


def _chromaticity(colours: NDArray[np.float64]) -> NDArray[np.float64]:
    """(2,) median shares of red and green; light changes them less than the channels."""
    shares = colours[:, :2] / np.maximum(colours.sum(axis=1, keepdims=True), 1.0)
    return np.median(shares, axis=0)
