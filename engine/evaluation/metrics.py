"""Picture metrics. Pictures are (H, W, 3) uint8 RGB unless said otherwise."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.ndimage import correlate1d, uniform_filter

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.types import ByteArray, Landmarks

_LUMA = np.array([0.299, 0.587, 0.114], np.float32)
_SSIM_RADIUS, _SSIM_SIGMA = 5, 1.5
_STILL_LEVELS = 2.0
_C1, _C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2

AKD_SIDE_PX = 256
"""Landmark distances are given for a picture whose longer side has this many pixels."""


def l1(made: ByteArray, truth: ByteArray) -> float:
    """Mean absolute difference of the channel values, 0..1."""
    return float(np.abs(made.astype(np.int16) - truth).mean()) / 255.0


def psnr_db(made: ByteArray, truth: ByteArray) -> float:
    """Peak signal-to-noise ratio, 10 log10(255^2 / MSE) over all channels; 100 where equal."""
    mse = float(np.square(made.astype(np.float32) - truth).mean())
    return 100.0 if mse == 0 else min(10.0 * math.log10(255.0**2 / mse), 100.0)


def ssim(made: ByteArray, truth: ByteArray) -> float:
    """Mean structural similarity of the luma, -1..1.

    Wang, Bovik, Sheikh and Simoncelli, "Image quality assessment: from error visibility to
    structural similarity", 2004: an 11 x 11 Gaussian window of sigma 1.5, K1 = 0.01, K2 = 0.03,
    population moments, only windows that lie within the picture.
    """
    a, b = (picture.astype(np.float32) @ _LUMA for picture in (made, truth))
    mean_a, mean_b = _window(a), _window(b)
    var_a = _window(a * a) - mean_a**2
    var_b = _window(b * b) - mean_b**2
    covariance = _window(a * b) - mean_a * mean_b
    similarity = ((2 * mean_a * mean_b + _C1) * (2 * covariance + _C2)) / (
        (mean_a**2 + mean_b**2 + _C1) * (var_a + var_b + _C2)
    )
    return float(similarity.mean())


def landmark_distance_px(made: Landmarks, truth: Landmarks) -> float:
    """Mean distance of corresponding points, in pixels of a picture of `AKD_SIDE_PX`.

    The average keypoint distance (AKD) of Siarohin et al., "First order motion model", 2019, with
    the points of our own tracker.
    """
    difference = made.points_px[:, :2] - truth.points_px[:, :2]
    scale = AKD_SIDE_PX / max(truth.size_hw)
    return float(np.linalg.norm(difference, axis=1).mean()) * scale


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
    return uniform_filter(change, 5) < _STILL_LEVELS


def _window(values: NDArray[Any]) -> NDArray[Any]:
    at = np.arange(-_SSIM_RADIUS, _SSIM_RADIUS + 1)
    kernel = np.exp(-(at**2) / (2 * _SSIM_SIGMA**2))
    kernel /= kernel.sum()
    across = correlate1d(values, kernel, axis=1)
    both = correlate1d(across, kernel, axis=0)
    inner = slice(_SSIM_RADIUS, -_SSIM_RADIUS)
    return both[inner, inner]
