"""Seams and strays, made on purpose."""

from __future__ import annotations

import numpy as np
import pytest

from engine.evaluation import integrity

PHOTO = np.tile(np.linspace(40, 200, 120).astype(np.uint8)[None, :, None], (100, 1, 3))
BOX = (30, 20, 90, 80)


def changed(levels: np.ndarray) -> np.ndarray:
    made = PHOTO.astype(np.int16)
    left, top, right, bottom = BOX
    made[top:bottom, left:right] += levels.astype(np.int16)[..., None]
    return made.astype(np.uint8)


def ramp(rim: int) -> np.ndarray:
    """30 levels in the middle, reached from 1 over `rim` pixels."""
    side = np.minimum(np.arange(60), np.arange(60)[::-1])
    inside = np.minimum(side[:, None], side[None, :])
    return np.clip(np.round(30 * (inside + 1) / rim), 1, 30)


def test_nothing_outside_the_box_may_differ() -> None:
    made = changed(np.full((60, 60), 9))
    assert integrity.strays(made, PHOTO, BOX) == 0
    made[5, 5] ^= 1
    assert integrity.strays(made, PHOTO, BOX) == pytest.approx(1 / (100 * 120 - 60 * 60))
    assert integrity.strays(PHOTO, PHOTO, (0, 0, 0, 0)) == 0
    assert integrity.strays(made, PHOTO, (0, 0, 120, 100)) == 0


def test_a_hard_rim_is_a_seam_and_a_soft_one_is_not() -> None:
    hard = integrity.seam_levels(changed(np.full((60, 60), 30)), PHOTO)
    soft = integrity.seam_levels(changed(ramp(15)), PHOTO)
    assert hard > 20
    assert soft < 3
    assert integrity.seam_levels(PHOTO, PHOTO) == 0


def test_pixels_that_are_equal_by_chance_are_no_rim() -> None:
    made = changed(ramp(15))
    made[50, 60] = PHOTO[50, 60]
    without = integrity.seam_levels(changed(ramp(15)), PHOTO)
    assert integrity.seam_levels(made, PHOTO) == pytest.approx(without)
