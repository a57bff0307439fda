"""A posed face held against tracked points: the compiled pass says what its parts say."""

from __future__ import annotations

import numpy as np
import pytest

from engine.fitting.comparison import ROBUST_SIGMAS, compare
from engine.fitting.solver import State, moved, posed, projected
from engine.types import Camera, Pose


@pytest.mark.parametrize("robust", [True, False])
def test_points_are_posed_projected_and_whitened(*, robust: bool) -> None:
    random = np.random.default_rng(7)
    camera = Camera(900.0, (310.0, 240.0), (480, 640))
    base, shapes = random.normal(0, 60, (30, 3)), random.normal(0, 2, (3, 30, 5))
    rotation = Pose(0.3, -0.2, 0.1).rotation().astype(np.float64)
    state = State(rotation, np.array([5.0, -8.0, -700.0]), random.uniform(0, 1, 5))
    points_cam = posed(base, shapes, state)
    seen_px = projected(points_cam, camera) + random.normal(0, 20, (30, 2))
    whitening = random.normal(0, 0.4, (30, 2, 2))
    head = (points_cam - state.translation) @ rotation
    compared = compare(
        head, rotation, state.translation, seen_px, whitening, 900.0, (310.0, 240.0), robust
    )
    away = projected(points_cam, camera) - seen_px
    residual = np.einsum("lij,lj->li", whitening, away)
    share = (residual**2).sum(axis=1) / ROBUST_SIGMAS**2
    np.testing.assert_allclose(compared.points_cam, points_cam, atol=1e-4)
    np.testing.assert_allclose(compared.residual, residual, atol=1e-4)
    expected = 1 / (1 + share) if robust else np.ones(30)
    np.testing.assert_allclose(compared.root_weight**2, expected, atol=1e-5)
    cost = np.log1p(share).sum() if robust else share.sum()
    assert compared.cost == pytest.approx(ROBUST_SIGMAS**2 / 2 * cost, rel=1e-5)


def test_steps_turn_by_their_vector() -> None:
    rest = State(np.eye(3), np.zeros(3), np.zeros(1))
    for vector in ((0.0, 0.0, 0.0), (0.0, 1e-7, 0.0), (0.3, -0.5, 0.8)):
        turn = moved(rest, np.array([*vector, 0.0, 0.0, 0.0, 0.0])).rotation
        np.testing.assert_allclose(turn @ vector, vector, atol=1e-12)
        np.testing.assert_allclose(turn @ turn.T, np.eye(3), atol=1e-12)
        assert np.trace(turn) == pytest.approx(1 + 2 * np.cos(np.linalg.norm(vector)))
    quarter = moved(rest, np.array([0.0, 0.0, np.pi / 2, 0.0, 0.0, 0.0, 0.0])).rotation
    np.testing.assert_allclose(quarter @ (1, 0, 0), (0, 1, 0), atol=1e-12)
