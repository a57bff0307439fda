"""Ears that stand out are found, and turn as flaps do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest

from engine.facemodels import load_model, projection
from engine.facemodels.parts import Part
from engine.renderers.warp.contour import head_contour
from engine.renderers.warp.placement import Placement
from engine.renderers.warp.standing_ears import EarTurn, find_ears, turned
from engine.renderers.warp.surface import SKIN_PARTS, vertices_of
from engine.types import Camera, Pose

if TYPE_CHECKING:
    from engine.renderers.warp.contour import Contour
    from engine.renderers.warp.standing_ears import StandingEar
    from engine.types import FloatArray

_SIDE = 480
_CAMERA = Camera(1100.0, ((_SIDE - 1) / 2, (_SIDE - 1) / 2), (_SIDE, _SIDE))
_SKIN, _HAIR, _WALL = (200, 140, 110), (110, 108, 105), (60, 90, 120)
_NODES = np.stack(np.meshgrid(*2 * [np.arange(4, _SIDE, 8, np.float32)]), axis=-1)


def _pose(yaw_deg: float = 0.0) -> Pose:
    return Pose(np.deg2rad(yaw_deg), 0.0, 0.0, (0.0, 0.0, -700.0))


def _place(points_mm: FloatArray, pose: Pose) -> FloatArray:
    return projection.project(projection.to_camera(points_mm, pose), _CAMERA)[0]


def _outline(pose: Pose) -> Contour:
    model = load_model()
    on_head = vertices_of(model, (*SKIN_PARTS, Part.SCALP)) & (model.pose_weight > 0.9)
    points = _place(model.vertices_mm[on_head], pose)
    return head_contour(points, points.mean(axis=0), 0.0)


def _found(
    ear: tuple[int, int, int] | None = _SKIN, size: tuple[float, float] = (0.35, 0.55)
) -> tuple[StandingEar, ...]:
    """What is found where ellipses of a size (half axes over the mesh's ear) stand at both sides of
    a head."""
    model, pose, outline = load_model(), _pose(), _outline(_pose())
    points = _place(model.vertices_mm, pose)
    radius, edge, _ = outline.polar(np.dstack(np.meshgrid(*2 * [np.arange(_SIDE)])))
    person = (radius < edge).astype(np.uint8)
    photo = np.where(person[..., None] > 0, np.uint8(_SKIN), np.uint8(_WALL))
    for part in (Part.EAR_LEFT, Part.EAR_RIGHT):
        mesh = points[vertices_of(model, (part,))]
        height = np.ptp(mesh[:, 1])
        out = np.sign(mesh[:, 0].mean() - outline.centre_px[0])
        x, y = mesh[:, 0].mean() + 0.1 * out * height, mesh[:, 1].mean()
        for picture, colour in ((photo, ear), (person, (1, 1, 1))):
            if ear is not None:
                axes = round(size[0] * height), round(size[1] * height)
                cv2.ellipse(picture, (round(x), round(y)), axes, 0, 0, 360, colour, -1)
    photo[radius < edge] = _SKIN
    depth = np.full(len(points), 700, np.float32)
    rest = Placement(model.vertices_mm, np.zeros_like(model.vertices_mm), points, depth)
    return find_ears(
        model, rest, outline, person.astype(np.float32), photo, np.float32(_SKIN),
        partial(_place, pose=pose), _NODES,
    )  # fmt: skip


def _turned(ear: StandingEar, yaw_deg: float) -> EarTurn:
    pose = _pose(yaw_deg)
    return turned(ear, _outline(_pose()), _outline(pose), _place(ear.ends_mm, pose), 1.0)


def test_both_ears_are_found_where_they_are() -> None:
    ears = _found()
    assert [np.sign(ear.ends_mm[1, 0]) for ear in ears] == [1, -1]
    for ear in ears:
        belongs = _NODES[ear.share > 0.9]
        root, tip = _place(ear.ends_mm, _pose())
        assert len(belongs) > 5
        assert abs(belongs[:, 0].mean() - (root[0] + tip[0]) / 2) < 15
        assert ear.share[:, 25:35].max() == 0, "the face is none of the ear"


@pytest.mark.parametrize(
    ("ear", "size"), [(None, (0.35, 0.55)), (_HAIR, (0.35, 0.55)), (_SKIN, (1.1, 0.6))]
)
def test_hair_and_nothing_are_no_ears(ear, size) -> None:
    assert _found(ear, size) == ()


def test_a_turn_brings_one_ear_to_the_front_and_hides_the_other() -> None:
    for yaw_deg in (-30.0, 30.0):
        hidden, shown = sorted(_turned(ear, yaw_deg).growth for ear in _found())
        assert hidden < 0.5
        assert 1.2 < shown < 1.7


def test_an_ear_that_does_not_turn_stays() -> None:
    for ear in _found():
        turn = _turned(ear, 0.0)
        still = np.zeros_like(_NODES)
        assert turn.growth == pytest.approx(1.0, abs=1e-5)
        np.testing.assert_allclose(turn.shift(_NODES, still, still), 0.0, atol=1e-3)


def test_what_a_hidden_ear_reaches_beyond_the_cheek_shrinks() -> None:
    share = np.ones(_NODES.shape[:2], np.float32)
    turn = EarTurn(share, np.zeros(2), np.zeros(2), np.eye(2), 0.25)
    carried, excess = np.full_like(_NODES, 5.0), np.full_like(_NODES, 8.0)
    np.testing.assert_allclose(turn.shift(_NODES, carried, excess), 5.0 - 0.75 * 8.0)
