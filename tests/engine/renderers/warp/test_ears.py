"""Ears that the person mask misses."""

from __future__ import annotations

import numpy as np
import pytest

from engine.renderers.warp.ears import cover_ears

_SKIN, _WALL = np.array([205, 140, 110]), np.array([90, 130, 120])


def _head(wall: np.ndarray = _WALL) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Photo, mask without the ear's rim, the mesh's ear and the true person."""
    rows, columns = np.mgrid[:160, :160]
    head = ((columns - 60) / 45) ** 2 + ((rows - 80) / 60) ** 2 < 1
    ear = ((columns - 108) / 12) ** 2 + ((rows - 80) / 22) ** 2 < 1
    noise = np.random.default_rng(0).normal(0, 6, (160, 160, 1))
    photo = np.where((head | ear)[..., None], _SKIN, wall) + noise
    mesh = ear & (columns < 112) & ~head
    return np.clip(photo, 0, 255).astype(np.uint8), head.astype(np.float32), mesh, head | ear


def test_the_ear_becomes_whole_and_nothing_else() -> None:
    photo, coverage, mesh, person = _head()
    covered = cover_ears(photo, coverage, mesh)
    assert (covered[person] > 0.5).mean() > 0.98
    assert (covered[~person] > 0.5).mean() < 0.005
    np.testing.assert_array_equal(covered, cover_ears(photo, coverage, mesh))
    np.testing.assert_array_equal(
        covered, cover_ears(photo.astype(np.uint16) * 257, coverage, mesh)
    )


@pytest.mark.parametrize("wall", [_SKIN, _SKIN + 2])
def test_before_a_wall_of_the_skins_colour_the_mask_stays(wall: np.ndarray) -> None:
    photo, coverage, mesh, _ = _head(wall)
    covered = cover_ears(photo, coverage, mesh)
    assert (covered - coverage).sum() < 0.3 * mesh.sum()


def test_hidden_ears_change_nothing() -> None:
    photo, coverage, mesh, _ = _head()
    np.testing.assert_array_equal(cover_ears(photo, coverage, np.zeros_like(mesh)), coverage)
    everywhere = np.ones_like(coverage)
    np.testing.assert_array_equal(cover_ears(photo, everywhere, mesh), everywhere)
