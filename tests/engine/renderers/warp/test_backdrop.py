"""The backdrop moves with the head's outline, rests far away, and never folds."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.renderers.warp.backdrop import backward_flow, lay_backdrop
from engine.renderers.warp.contour import DIRECTIONS, Contour, head_contour

SIZE = (400, 400)
CENTRE = np.array([200.0, 180.0], np.float32)


def circle(centre=CENTRE, radius=70.0, roll=0.0) -> Contour:
    return Contour(np.float32(centre), roll, np.full(DIRECTIONS, radius, np.float32))


def empty_backdrop(rest: Contour):
    triangle = np.full(SIZE, -1, np.int32)
    return lay_backdrop(
        rest, SIZE, triangle, np.zeros((*SIZE, 3), np.float32), np.ones(SIZE, np.float32),
        cut_out=False,
    )  # fmt: skip


def flow_to(target: Contour, scale: float = 1.0):
    backdrop = empty_backdrop(circle())
    still = np.zeros_like(backdrop.nodes_px)
    return backdrop, backward_flow(backdrop, target, np.float32([0, 1]), still, scale)


def test_nothing_moves_without_an_edit():
    _, flow = flow_to(circle())
    assert np.abs(flow).max() < 1e-3


@settings(max_examples=30, deadline=None)
@given(
    x=st.floats(-20, 20), y=st.floats(-20, 20), radius=st.floats(60, 78), roll=st.floats(-0.4, 0.4)
)
def test_backdrop_never_folds(x, y, radius, roll):
    backdrop, flow = flow_to(circle(CENTRE + (x, y), radius, roll))
    source = backdrop.nodes_px + flow
    across = np.diff(source, axis=1)[:-1]
    down = np.diff(source, axis=0)[:, :-1]
    area = across[..., 0] * down[..., 1] - across[..., 1] * down[..., 0]
    assert area.min() > 0.0


def test_outline_is_carried_and_the_far_rests():
    backdrop, flow = flow_to(circle(CENTRE + (12, 0)))
    nodes = backdrop.nodes_px
    on_outline = np.abs(np.linalg.norm(nodes - (CENTRE + (12, 0)), axis=-1) - 70.0) < 4.0
    upper = on_outline & (nodes[..., 1] < CENTRE[1])
    assert flow[upper][:, 0].mean() == pytest.approx(-12.0, abs=1.0)
    assert np.abs(flow[-3:]).max() < 0.1, "shoulders at the bottom must stand still"


def test_contour_of_an_ellipse():
    turn = np.linspace(0, 2 * np.pi, 4000)
    points = CENTRE + np.stack([60 * np.cos(turn), 90 * np.sin(turn)], axis=1)
    contour = head_contour(np.float32(points), CENTRE, 0.0)
    assert contour.radius_px[0] == pytest.approx(60, rel=0.02)
    assert contour.radius_px[DIRECTIONS // 4] == pytest.approx(90, rel=0.02)


def test_contour_turns_with_the_roll():
    turn = np.linspace(0, 2 * np.pi, 4000)
    upright = np.stack([60 * np.cos(turn), 90 * np.sin(turn)], axis=1)
    roll = 0.5
    rotation = np.array([[np.cos(roll), np.sin(roll)], [-np.sin(roll), np.cos(roll)]])
    rolled = head_contour(np.float32(CENTRE + upright @ rotation.T), CENTRE, roll)
    straight = head_contour(np.float32(CENTRE + upright), CENTRE, 0.0)
    assert np.abs(rolled.radius_px - straight.radius_px).max() < 1.5
