"""Picture metrics against values that are known beforehand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from engine.evaluation import metrics
from engine.types import FaceBox, Landmarks

RANDOM = np.random.default_rng(7)
PICTURE = RANDOM.integers(0, 256, (64, 80, 3), dtype=np.uint8)


def marks(points: np.ndarray, size_hw: tuple[int, int] = (256, 256)) -> Landmarks:
    points = np.concatenate([points, np.zeros((len(points), 1))], axis=1).astype(np.float32)
    box = FaceBox(0, 0, 10, 10)
    return Landmarks(points, np.ones(len(points), np.float32), "ibug68", size_hw, box)


def test_equal_pictures_are_perfect() -> None:
    assert metrics.l1(PICTURE, PICTURE) == 0
    assert metrics.psnr_db(PICTURE, PICTURE) == 100
    assert metrics.ssim(PICTURE, PICTURE) == pytest.approx(1)


def test_a_constant_difference() -> None:
    a = np.full((40, 40, 3), 100, np.uint8)
    b = np.full((40, 40, 3), 110, np.uint8)
    assert metrics.l1(a, b) == pytest.approx(10 / 255)
    assert metrics.psnr_db(a, b) == pytest.approx(20 * math.log10(255 / 10), abs=1e-4)
    c1 = (0.01 * 255) ** 2
    expected = (2 * 100 * 110 + c1) / (100**2 + 110**2 + c1)
    assert metrics.ssim(a, b) == pytest.approx(expected, abs=1e-4)


def test_ssim_is_symmetric_and_falls_with_noise() -> None:
    smooth = np.tile(np.linspace(0, 255, 80).astype(np.uint8)[None, :, None], (64, 1, 3))
    noise = [np.clip(smooth + RANDOM.normal(0, s, smooth.shape), 0, 255) for s in (5, 20, 60)]
    values = [metrics.ssim(smooth, each.astype(np.uint8)) for each in noise]
    assert values == sorted(values, reverse=True)
    other = noise[1].astype(np.uint8)
    assert metrics.ssim(smooth, other) == pytest.approx(metrics.ssim(other, smooth))


def test_ssim_agrees_with_scikit_image() -> None:
    reference = pytest.importorskip("skimage.metrics").structural_similarity
    other = np.clip(PICTURE + RANDOM.normal(0, 25, PICTURE.shape), 0, 255).astype(np.uint8)
    luma = [p.astype(np.float64) @ (0.299, 0.587, 0.114) for p in (PICTURE, other)]
    wanted = reference(
        *luma, data_range=255, gaussian_weights=True, sigma=1.5, use_sample_covariance=False
    )
    assert metrics.ssim(PICTURE, other) == pytest.approx(wanted, abs=1e-4)


def test_landmark_distance_is_scaled_to_256() -> None:
    points = RANDOM.uniform(0, 512, (68, 2))
    moved = points + np.array([3, 4])
    assert metrics.landmark_distance_px(
        marks(moved, (512, 384)), marks(points, (512, 384))
    ) == pytest.approx(2.5, abs=1e-4)


def test_jitter_counts_only_where_asked() -> None:
    after = PICTURE.copy()
    after[:10] ^= 128
    where = np.zeros(PICTURE.shape[:2], bool)
    where[20:] = True
    assert metrics.jitter(PICTURE, after, where) == 0
    where[:10] = True
    assert metrics.jitter(PICTURE, after, where) > 0
    assert metrics.jitter(PICTURE, after, np.zeros_like(where)) == 0


def test_still_finds_what_does_not_move() -> None:
    after = np.clip(PICTURE.astype(int) + RANDOM.integers(-1, 2, PICTURE.shape), 0, 255)
    after[:20, :20] = 255 - PICTURE[:20, :20]
    calm = metrics.still(PICTURE, after.astype(np.uint8))
    assert calm[30:, 30:].all()
    assert not calm[5:15, 5:15].any()
