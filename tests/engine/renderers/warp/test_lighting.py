"""Light is recovered from shaded skin, and only a turned normal changes the shade."""

from __future__ import annotations

import numpy as np
import pytest

from engine.renderers.warp.lighting import fit_light, harmonics, shade, shade_ratio


@pytest.fixture
def normals() -> np.ndarray:
    draws = np.random.default_rng(3).normal(size=(2000, 3)).astype(np.float32)
    draws[:, 2] = np.abs(draws[:, 2])
    return draws / np.linalg.norm(draws, axis=1, keepdims=True)


def test_light_from_the_side_is_recovered(normals):
    luminance = 0.5 + 0.2 * normals[:, 0]
    light = fit_light(normals, luminance, np.ones(len(normals), np.float32))
    assert np.abs(harmonics(normals) @ light - luminance).mean() < 0.02


def test_dark_brows_do_not_pass_for_shadow(normals):
    luminance = 0.5 + 0.2 * normals[:, 0]
    luminance[::12] = 0.05
    light = fit_light(normals, luminance, np.ones(len(normals), np.float32))
    clean = np.ones(len(normals), bool)
    clean[::12] = False
    assert np.abs(harmonics(normals[clean]) @ light - luminance[clean]).mean() < 0.04


def test_same_normals_keep_the_shade(normals):
    light = np.array([0.5, 0.1, 0.1, 0.2, 0, 0, 0, 0, 0], np.float32)
    assert np.allclose(shade_ratio(light, shade(light, normals), normals), 1.0)


def test_turning_to_the_light_brightens():
    light = np.array([0.5, 0, 0, 0.2, 0, 0, 0, 0, 0], np.float32)
    front, lit = np.array([[0, 0, 1]], np.float32), np.array([[0.7, 0, 0.714]], np.float32)
    assert shade_ratio(light, shade(light, front), lit)[0] > 1.1
    assert shade_ratio(light, shade(light, lit), front)[0] < 0.9
