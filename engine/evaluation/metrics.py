"""Picture metrics. Pictures are (H, W, 3) uint8 RGB unless said otherwise."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.ndimage import correlate1d, uniform_filter

from engine.facemodels.gaze import gaze_from_expression
from engine.media import blur, motion, resize

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.types import ByteArray, FaceParams, FloatArray, Landmarks

_LUMA = np.array([0.299, 0.587, 0.114], np.float32)
_SSIM_RADIUS, _SSIM_SIGMA = 5, 1.5
_STILL_LEVELS = 2.0
_C1, _C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2

AKD_SIDE_PX = 256
"""Landmark distances are given for a picture whose longer side has this many pixels."""


@dataclass(frozen=True)
class Likeness:
    """How like two pictures are, or the same region of both.

    Attributes:
        l1: mean absolute difference of the channel values, 0..1.
        psnr_db: peak signal-to-noise ratio, 10 log10(255^2 / MSE) over all channels; 100 where
            equal.
        ssim: mean structural similarity of the luma, -1..1, see `similarity`.
    """

    l1: float
    psnr_db: float
    ssim: float


class Likenesses:
    """Compares two pictures once, then any of their regions.

    Args:
        made, truth: (H, W, 3) uint8 of the same size, at least 11 px a side.
    """

    def __init__(self, made: ByteArray, truth: ByteArray) -> None:
        self._difference = made.astype(np.float32) - truth
        self._similarity = similarity(made, truth)

    def whole(self) -> Likeness:
        """Of the whole pictures."""
        return self._likeness(self._difference, self._similarity)

    def inside(self, region: NDArray[np.bool_]) -> Likeness:
        """Of an (H, W) region; NaN where it is empty or at the border only."""
        inner = slice(_SSIM_RADIUS, -_SSIM_RADIUS)
        within = region[inner, inner]
        if not within.any():
            return Likeness(math.nan, math.nan, math.nan)
        return self._likeness(self._difference[region], self._similarity[within])

    @staticmethod
    def _likeness(difference: FloatArray, alike: FloatArray) -> Likeness:
        mse = float(np.square(difference).mean())
        psnr = 100.0 if mse == 0 else min(10.0 * math.log10(255.0**2 / mse), 100.0)
        return Likeness(float(np.abs(difference).mean()) / 255.0, psnr, float(alike.mean()))


def similarity(made: ByteArray, truth: ByteArray) -> FloatArray:
    """(H - 10, W - 10) structural similarity of the luma around each pixel, -1..1.

    Wang, Bovik, Sheikh and Simoncelli, "Image quality assessment: from error visibility to
    structural similarity", 2004: an 11 x 11 Gaussian window of sigma 1.5, K1 = 0.01, K2 = 0.03,
    population moments, only windows that lie within the picture.
    """
    a, b = (picture.astype(np.float32) @ _LUMA for picture in (made, truth))
    mean_a, mean_b = _window(a), _window(b)
    var_a = _window(a * a) - mean_a**2
    var_b = _window(b * b) - mean_b**2
    covariance = _window(a * b) - mean_a * mean_b
    return ((2 * mean_a * mean_b + _C1) * (2 * covariance + _C2)) / (
        (mean_a**2 + mean_b**2 + _C1) * (var_a + var_b + _C2)
    )


def landmark_distance_px(made: Landmarks, truth: Landmarks) -> float:
    """Mean distance of corresponding points, in pixels of a picture of `AKD_SIDE_PX`.

    The average keypoint distance (AKD) of Siarohin et al., "First order motion model", 2019, with
    the points of our own tracker.
    """
    difference = made.points_px[:, :2] - truth.points_px[:, :2]
    scale = AKD_SIDE_PX / max(truth.size_hw)
    return float(np.linalg.norm(difference, axis=1).mean()) * scale


def displacement_px(made: ByteArray, truth: ByteArray, where: NDArray[np.bool_]) -> float:
    """How far what is painted lies from where it should be, in a picture of `AKD_SIDE_PX`.

    The flow that made `made` misses the true one by the displacement between the two pictures,
    which optical flow measures: the same for every way to make pictures, whether or not it has a
    flow of its own. Pixels without texture count as in place.

    Args:
        made, truth: (H, W, 3) uint8.
        where: (H, W), not empty.
    """
    height, width = truth.shape[:2]
    scale = min(AKD_SIDE_PX / max(height, width), 1.0)
    size_hw = max(round(height * scale), 1), max(round(width * scale), 1)
    small = [resize(picture, size_hw) for picture in (made, truth)]
    apart = np.linalg.norm(motion.displacement_px(*small), axis=2)
    inside = resize(where.astype(np.float32), size_hw)
    return float((apart * inside).sum() / inside.sum()) * AKD_SIDE_PX / max(size_hw)


def detail(made: ByteArray, truth: ByteArray, where: NDArray[np.bool_]) -> float:
    """How alike the contrast of fine detail is: 1 where equal, less where blurred or too noisy.

    Mean differences reward a picture that is blurred where it is not sure; this does not. Fine is
    what a Gaussian of one pixel (of a picture of `AKD_SIDE_PX`) takes out of the luma; its mean
    absolute value in one picture is divided by that in the other, the smaller by the larger.

    Args:
        made, truth: (H, W, 3) uint8.
        where: (H, W); NaN comes back where it is empty.
    """
    if not where.any():
        return math.nan
    sigma_px = max(truth.shape[:2]) / AKD_SIDE_PX
    contrasts = []
    for picture in (made, truth):
        luma = picture.astype(np.float32) @ _LUMA
        contrasts.append(float(np.abs(luma - blur(luma, sigma_px))[where].mean()))
    low, high = sorted(contrasts)
    return low / high if high > 0 else 1.0


def pose_distance_deg(a: FaceParams, b: FaceParams) -> float:
    """Mean absolute difference of yaw, pitch and roll."""
    angles = [
        abs(getattr(a.pose, name) - getattr(b.pose, name))
        for name in ("yaw_rad", "pitch_rad", "roll_rad")
    ]
    return float(np.degrees(np.mean(angles)))


def expression_distance(a: FaceParams, b: FaceParams) -> float:
    """Mean absolute difference of the 52 coefficients."""
    return float(np.abs(a.expression - b.expression).mean())


def gaze_distance_deg(a: FaceParams, b: FaceParams) -> float:
    """Mean angle between the directions both eyes look in, relative to the head."""
    directions = [_directions(gaze_from_expression(each.expression)) for each in (a, b)]
    cosine = np.clip((directions[0] * directions[1]).sum(axis=1), -1, 1)
    return float(np.degrees(np.arccos(cosine)).mean())


def jitter(before: ByteArray, after: ByteArray, where: NDArray[np.bool_]) -> float:
    """Mean absolute change from one frame to the next where nothing should move, 0..1."""
    if not where.any():
        return 0.0
    change = np.abs(after[where].astype(np.int16) - before[where])
    return float(change.mean()) / 255.0


def still(before: ByteArray, after: ByteArray) -> NDArray[np.bool_]:
    """(H, W) where a clip does not move from one frame to the next.

    Camera noise and coding are allowed for: the change, averaged over 5 x 5 pixels, stays under
    two of 255 levels.
    """
    change = np.abs(after.astype(np.int16) - before).max(axis=2).astype(np.float32)
    calm: NDArray[np.bool_] = uniform_filter(change, 5) < _STILL_LEVELS
    return calm


def _directions(gaze_rad: NDArray[Any]) -> NDArray[Any]:
    """(2, 3) unit vectors of (2, 2) yaw and pitch."""
    yaw, pitch = gaze_rad[:, 0].astype(np.float64), gaze_rad[:, 1].astype(np.float64)
    flat = np.cos(pitch)
    return np.stack([np.sin(yaw) * flat, np.sin(pitch), np.cos(yaw) * flat], axis=1)


def _window(values: NDArray[Any]) -> NDArray[Any]:
    at = np.arange(-_SSIM_RADIUS, _SSIM_RADIUS + 1)
    kernel = np.exp(-(at**2) / (2 * _SSIM_SIGMA**2))
    kernel /= kernel.sum()
    across = correlate1d(values, kernel, axis=1)
    both = correlate1d(across, kernel, axis=0)
    inner = slice(_SSIM_RADIUS, -_SSIM_RADIUS)
    return both[inner, inner]
