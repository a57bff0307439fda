"""Picture metrics against values that are known beforehand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from engine.evaluation import metrics
from engine.facemodels.gaze import expression_with_gaze
from engine.media import blur, resize
from engine.types import Camera, FaceBox, FaceParams, Landmarks, Pose

RANDOM = np.random.default_rng(7)
PICTURE = RANDOM.integers(0, 256, (64, 80, 3), dtype=np.uint8)


def marks(points: np.ndarray, size_hw: tuple[int, int] = (256, 256)) -> Landmarks:
    points = np.concatenate([points, np.zeros((len(points), 1))], axis=1).astype(np.float32)
    box = FaceBox(0, 0, 10, 10)
    return Landmarks(points, np.ones(len(points), np.float32), "ibug68", size_hw, box)


def whole(made: np.ndarray, truth: np.ndarray) -> metrics.Likeness:
    return metrics.Likenesses(made, truth).whole()


def test_equal_pictures_are_perfect() -> None:
    found = whole(PICTURE, PICTURE)
    assert (found.l1, found.psnr_db) == (0, 100)
    assert found.ssim == pytest.approx(1)


def test_a_constant_difference() -> None:
    a = np.full((40, 40, 3), 100, np.uint8)
    b = np.full((40, 40, 3), 110, np.uint8)
    assert whole(a, b).l1 == pytest.approx(10 / 255)
    assert whole(a, b).psnr_db == pytest.approx(20 * math.log10(255 / 10), abs=1e-4)
    c1 = (0.01 * 255) ** 2
    expected = (2 * 100 * 110 + c1) / (100**2 + 110**2 + c1)
    assert whole(a, b).ssim == pytest.approx(expected, abs=1e-4)


def test_ssim_is_symmetric_and_falls_with_noise() -> None:
    smooth = np.tile(np.linspace(0, 255, 80).astype(np.uint8)[None, :, None], (64, 1, 3))
    noise = [np.clip(smooth + RANDOM.normal(0, s, smooth.shape), 0, 255) for s in (5, 20, 60)]
    values = [whole(smooth, each.astype(np.uint8)).ssim for each in noise]
    assert values == sorted(values, reverse=True)
    other = noise[1].astype(np.uint8)
    assert whole(smooth, other).ssim == pytest.approx(whole(other, smooth).ssim)


def test_ssim_agrees_with_scikit_image() -> None:
    reference = pytest.importorskip("skimage.metrics").structural_similarity
    other = np.clip(PICTURE + RANDOM.normal(0, 25, PICTURE.shape), 0, 255).astype(np.uint8)
    luma = [p.astype(np.float64) @ (0.299, 0.587, 0.114) for p in (PICTURE, other)]
    wanted = reference(
        *luma, data_range=255, gaussian_weights=True, sigma=1.5, use_sample_covariance=False
    )
    assert whole(PICTURE, other).ssim == pytest.approx(wanted, abs=1e-4)


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


def test_a_region_counts_alone() -> None:
    other = PICTURE.copy()
    other[20:30, 20:40] ^= 64
    both = metrics.Likenesses(PICTURE, other)
    bad, good = np.zeros((2, 64, 80), bool)
    bad[20:30, 20:40] = True
    good[40:, :60] = True
    assert both.inside(good) == metrics.Likeness(0, 100, pytest.approx(1))
    assert both.inside(bad).l1 == pytest.approx(64 / 255, rel=0.02)
    assert both.inside(bad).l1 * bad.mean() == pytest.approx(both.whole().l1)
    assert math.isnan(both.inside(np.zeros_like(bad)).l1)


@pytest.mark.parametrize("factor", [1, 2])
def test_a_shift_is_measured_in_a_picture_of_256(factor: int) -> None:
    rough = RANDOM.integers(0, 256, (256, 256, 3)).astype(np.float32)
    texture = blur(rough, 2.5)
    texture = (texture - texture.min()) / np.ptp(texture) * 255
    size_hw = 256 * factor, 256 * factor
    truth = resize(texture.astype(np.uint8), size_hw)
    made = np.roll(truth, 3 * factor, axis=1)
    where = np.zeros(size_hw, bool)
    where[40 * factor : -40 * factor, 40 * factor : -40 * factor] = True
    assert metrics.displacement_px(made, truth, where) == pytest.approx(3, abs=0.2)
    assert metrics.displacement_px(truth, truth, where) == 0


def test_gaze_is_an_angle_between_directions() -> None:
    def looking(yaw_deg: float, pitch_deg: float) -> FaceParams:
        gaze = np.radians([[yaw_deg, pitch_deg]] * 2)
        expression = expression_with_gaze(np.zeros(52, np.float32), gaze)
        return FaceParams(np.zeros(1), expression, Pose(), Camera(1.0, (0, 0), (1, 1)))

    ahead = looking(0, 0)
    assert metrics.gaze_distance_deg(ahead, ahead) == pytest.approx(0, abs=1e-3)
    assert metrics.gaze_distance_deg(ahead, looking(12, 0)) == pytest.approx(12, abs=0.1)
    assert metrics.gaze_distance_deg(looking(0, -8), looking(0, 8)) == pytest.approx(16, abs=0.1)


def test_blur_and_noise_cost_detail_and_a_shift_does_not() -> None:
    everywhere = np.ones(PICTURE.shape[:2], bool)
    assert metrics.detail(PICTURE, PICTURE, everywhere) == 1
    assert metrics.detail(np.roll(PICTURE, 3, axis=1), PICTURE, everywhere) > 0.97
    soft = [metrics.detail(blur(PICTURE, sigma), PICTURE, everywhere) for sigma in (0.5, 1, 3)]
    assert soft == sorted(soft, reverse=True)
    assert soft[1] < 0.5
    smooth = blur(PICTURE, 4)
    noisy = np.clip(smooth + RANDOM.normal(0, 20, smooth.shape), 0, 255).astype(np.uint8)
    assert metrics.detail(noisy, smooth, everywhere) < 0.5
    assert math.isnan(metrics.detail(PICTURE, PICTURE, ~everywhere))
