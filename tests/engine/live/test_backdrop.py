"""A person laid on green, and on their own background out of focus."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from engine.live.backdrop import backdrop, over
from engine.live.matte import cut_out

if TYPE_CHECKING:
    from engine.types import Portrait


@pytest.fixture(scope="module")
def cut(portrait: Portrait) -> Portrait:
    return cut_out(portrait)


def test_laying_over_mixes_by_coverage() -> None:
    rng = np.random.default_rng(1)
    near, far = rng.integers(0, 256, (2, 40, 30, 3), np.uint8)
    alpha = rng.integers(0, 256, (40, 30), np.uint8)
    alpha[:10], alpha[10:20] = 0, 255
    share = alpha[..., None] / 255.0
    expected = near * share + far * (1.0 - share)
    mixed = over(near, alpha, far)
    assert mixed.dtype == np.uint8
    assert np.abs(mixed - expected).max() <= 0.501
    assert (mixed[:10] == far[:10]).all()
    assert (mixed[10:20] == near[10:20]).all()


def test_the_blurred_background_shows_nothing_of_the_person(cut: Portrait) -> None:
    """Another colour of suit and skin leaves the background as it is."""
    picture = cut.picture
    assert picture.alpha is not None
    painted = picture.pixels.copy()
    painted[picture.alpha > 0] = (255, 0, 255)
    other = replace(cut, picture=replace(picture, pixels=painted))
    size_hw = picture.size_hw
    behind, again = (backdrop(one, "blur", size_hw) for one in (cut, other))
    assert behind.shape == (*size_hw, 3)
    assert np.abs(behind.astype(int) - again).mean() < 3.0
    wall = picture.alpha == 0
    detail = [np.abs(np.diff(one.astype(int), axis=1))[wall[:, 1:]].mean()
              for one in (picture.pixels, behind)]  # fmt: skip
    assert detail[1] < 0.4 * detail[0]


def test_green_is_one_colour_at_any_size(cut: Portrait) -> None:
    green = backdrop(cut, "green", (50, 70))
    assert green.shape == (50, 70, 3)
    assert len(np.unique(green.reshape(-1, 3), axis=0)) == 1
