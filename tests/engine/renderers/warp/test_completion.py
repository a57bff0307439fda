"""A completed background continues what surrounds it, and is made of nothing else."""

from __future__ import annotations

import time

import numpy as np
import pytest
from scipy import ndimage

from engine.media import fill_holes, resample
from engine.renderers.warp.completion import complete

SIZE = (300, 280)
ROWS, COLUMNS = np.mgrid[0 : SIZE[0], 0 : SIZE[1]].astype(np.float32)
AWAY = np.hypot((ROWS - 150) / 1.2, COLUMNS - 140) - 70
"""Pixels outside a head-shaped oval."""
KNOWN, SOURCE = AWAY > 2, AWAY > 4
WANTED = (AWAY > -40) & ~KNOWN
PERSON = (0, 250, 0)


def picture_of(background, *, noise: float = 2.0):
    """(H, W, 3) background with a green person in front of it, and the background itself."""
    grain = np.random.default_rng(5).normal(0.0, noise, SIZE)[..., None]
    whole = np.clip(np.broadcast_to(background, (*SIZE, 3)) + grain, 0, 255).astype(np.uint8)
    photo = whole.copy()
    photo[AWAY < 0] = PERSON
    return photo, whole


def stripes():
    wave = 128 + 70 * np.sign(np.sin(COLUMNS * (2 * np.pi / 24)))
    return np.stack([wave, wave * 0.5, 200 - 0.5 * wave], axis=2)


def checks():
    wave = np.sign(np.sin(COLUMNS * (2 * np.pi / 28)) * np.sin(ROWS * (2 * np.pi / 28)))
    return np.repeat((128 + 60 * wave)[..., None], 3, axis=2)


def plain():
    return np.stack([90 + 0.1 * ROWS, 120 + 0.1 * ROWS, 180 + 0.05 * COLUMNS], axis=2)


@pytest.mark.parametrize("background", [stripes, checks])
def test_a_pattern_is_continued(background):
    photo, whole = picture_of(background())
    completed = complete(photo, WANTED, KNOWN, SOURCE)
    assert completed is not None
    smooth = fill_holes(photo.astype(np.float32), ~KNOWN)[WANTED]
    near = (AWAY > -25)[WANTED]
    error = np.abs(completed - whole[WANTED])[near].mean()
    assert error < 0.4 * np.abs(smooth - whole[WANTED])[near].mean()


def test_a_plain_background_stays_plain_and_keeps_its_grain():
    photo, whole = picture_of(plain(), noise=4.0)
    completed = complete(photo, WANTED, KNOWN, SOURCE)
    assert completed is not None
    miss = np.zeros((*SIZE, 3), np.float32)
    miss[WANTED] = completed - plain()[WANTED]
    inside = ndimage.binary_erosion(WANTED, iterations=10)
    patchiness = resample.blur(miss, 4.0)[inside]
    assert np.abs(patchiness).mean() < 1.5
    grain = (miss - resample.blur(miss, 1.5))[inside].std()
    true = whole.astype(np.float32) - plain()
    true = (true - resample.blur(true, 1.5))[inside].std()
    assert grain == pytest.approx(true, rel=0.25)


def test_nothing_of_the_person_is_taken():
    photo, _ = picture_of(stripes())
    completed = complete(photo, WANTED, KNOWN, SOURCE)
    assert completed is not None
    greenness = completed[:, 1] - np.maximum(completed[:, 0], completed[:, 2])
    assert greenness.max() < 40


def test_the_same_photo_gives_the_same():
    photo, _ = picture_of(checks())
    first, second = (complete(photo, WANTED, KNOWN, SOURCE) for _ in range(2))
    assert first is not None
    assert np.array_equal(first, second)


def test_deep_photos_are_completed_like_others():
    photo, _ = picture_of(stripes())
    shallow = complete(photo, WANTED, KNOWN, SOURCE)
    deep = complete(photo.astype(np.uint16) * 257, WANTED, KNOWN, SOURCE)
    assert shallow is not None
    assert deep is not None
    assert np.abs(deep / 257 - shallow).mean() < 4.0


def test_too_little_background_is_not_continued():
    photo, _ = picture_of(stripes())
    assert complete(photo, WANTED, KNOWN, SOURCE & (COLUMNS < 10)) is None
    assert complete(photo, np.zeros_like(WANTED), KNOWN, SOURCE) is None


def test_it_is_quick():
    photo, _ = picture_of(stripes())
    took = []
    for _ in range(3):
        started = time.process_time()
        complete(photo, WANTED, KNOWN, SOURCE)
        took.append(time.process_time() - started)
    # A wide bound: the core may be shared. On portraits it was 0.15 to 0.2 s.
    assert min(took) < 0.4
