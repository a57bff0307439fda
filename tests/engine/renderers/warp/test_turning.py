"""Turned outlines: what lay at some height lies there still."""

from __future__ import annotations

import numpy as np
import pytest

from engine.renderers.warp.contour import DIRECTIONS, Contour, head_contour
from engine.renderers.warp.turning import carried_directions, turning_axis
from engine.types import Pose

_CENTRE = np.array([200.0, 180.0], np.float32)
_UPRIGHT = np.array([0.0, 1.0], np.float32)


def _outline(wider: float = 1.0, larger: float = 1.0, roll: float = 0.0) -> Contour:
    """A head whose right half is stretched sideways."""
    turn = np.linspace(0, 2 * np.pi, 4000)
    x, y = 60 * np.cos(turn), 85 * np.sin(turn)
    points = larger * np.stack([np.where(x > 0, wider * x, x), y], axis=1)
    turned = np.array([[np.cos(roll), np.sin(roll)], [-np.sin(roll), np.cos(roll)]])
    return head_contour(np.float32(_CENTRE + points @ turned.T), _CENTRE, roll)


def _heights(contour: Contour, direction: np.ndarray) -> np.ndarray:
    radius = np.interp(direction, np.arange(DIRECTIONS), contour.radius_px, period=DIRECTIONS)
    return radius * np.sin(direction * 2 * np.pi / DIRECTIONS)


@pytest.mark.parametrize("roll", [0.0, 0.4])
def test_a_side_that_grows_keeps_its_heights(roll: float) -> None:
    rest, target = _outline(), _outline(wider=1.5, roll=roll)
    every = np.arange(DIRECTIONS, dtype=float)
    before = _heights(rest, every)
    kept = _heights(target, every + carried_directions(rest, target, _UPRIGHT))
    grown = _heights(target, every)
    assert np.abs(kept - before).max() < 2.5
    assert np.abs(grown - before).max() > 12


def test_an_outline_that_only_moves_or_grows_keeps_its_directions() -> None:
    rest = _outline()
    for target in (rest, _outline(larger=1.3), _outline(roll=0.3)):
        assert np.abs(carried_directions(rest, target, _UPRIGHT)).max() < 0.15
    assert not carried_directions(rest, rest, _UPRIGHT).any()


def test_the_axis_of_a_shake_is_upright_and_that_of_a_nod_is_level() -> None:
    rest = Pose(0.1, -0.1, 0.2)
    shaken, nodded = Pose(0.5, -0.1, 0.2), Pose(0.1, 0.3, 0.2)
    assert abs(turning_axis(rest, shaken)[1]) > 0.98
    assert abs(turning_axis(rest, nodded)[0]) > 0.98
    assert np.linalg.norm(turning_axis(rest, Pose(0.1, -0.1, 0.9))) == pytest.approx(1.0)


def test_a_longer_chin_moves_nothing_above_it() -> None:
    rest = _outline()
    turn = np.linspace(0, 2 * np.pi, 4000)
    x, y = 60 * np.cos(turn), 85 * np.sin(turn)
    opened = np.stack([x, np.where(y > 0, 1.25 * y, y)], axis=1)
    target = head_contour(np.float32(_CENTRE + opened), _CENTRE, 0.0)
    above = np.arange(DIRECTIONS) * 2 * np.pi / DIRECTIONS > np.pi
    for axis in (_UPRIGHT, np.array([1.0, 0.0], np.float32)):
        further = carried_directions(rest, target, axis)
        assert np.abs(further[above][4:-4]).max() < 0.5
