"""Regions and windows: geometry that must hold for any place, size and angle."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.trackers.consensus import steady
from engine.trackers.crops import Roi, cut_window, roi_of_points
from engine.trackers.proposals import tiles


@given(st.floats(-50, 150), st.floats(-50, 150), st.floats(4, 300), st.floats(-np.pi, np.pi))
def test_window_covers_the_region(x: float, y: float, side: float, angle: float):
    window = cut_window(np.zeros((100, 120, 3), np.uint8), Roi(x, y, side, angle), 64)
    reach = side / 2 * (abs(np.cos(angle)) + abs(np.sin(angle)))
    extent = window.side * window.scale
    assert window.left <= x - reach + 1
    assert window.left + extent >= x + reach - 1
    assert window.pixels.shape == (window.side, window.side, 3)


def test_window_shows_the_right_place():
    pixels = np.zeros((200, 300, 3), np.uint8)
    pixels[80:120, 140:180] = 255
    window = cut_window(pixels, Roi(160, 100, 160), 80)
    lit = np.argwhere(window.pixels[..., 0] > 127)
    low = lit.min(axis=0) * window.scale + (window.top, window.left)
    high = (lit.max(axis=0) + 1) * window.scale + (window.top, window.left)
    assert low == pytest.approx((80, 140), abs=1.5)
    assert high == pytest.approx((120, 180), abs=1.5)


@given(st.floats(-3.0, 3.0), st.floats(20, 200))
def test_region_turns_with_the_points(angle: float, size: float):
    points = np.zeros((478, 3), np.float32)
    points[:, :2] = np.random.default_rng(0).uniform(-0.3, 0.3, (478, 2))
    points[33, :2], points[263, :2] = (-0.3, -0.1), (0.3, -0.1)
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    level = roi_of_points(points * size)
    turned = points.copy()
    turned[:, :2] = points[:, :2] @ turn
    roi = roi_of_points(turned * size)
    assert roi.angle_rad == pytest.approx(angle, abs=1e-3)
    assert roi.side == pytest.approx(level.side, rel=1e-3)


@given(st.integers(1, 5000), st.integers(1, 5000))
def test_tiles_stay_inside_and_are_few(rows: int, columns: int):
    views = list(tiles(rows, columns))
    assert len(views) <= 160
    for view in views:
        assert 0 <= view.left <= columns - view.side
        assert 0 <= view.top <= rows - view.side


def test_region_rests_until_the_face_moves():
    old = Roi(100, 100, 80)
    assert steady(old, Roi(100.5, 100, 81)) is old
    moved = Roi(110, 100, 80)
    assert steady(old, moved) is moved
