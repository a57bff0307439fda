"""The head's build: symmetry, orientation, parts, textures, and how it follows the pose."""

from __future__ import annotations

import numpy as np
import pytest

from engine.facemodels import Part
from engine.facemodels.model import FaceModel
from engine.facemodels.projection import pose_mesh, project, to_camera
from engine.types import Camera, Pose

MIRROR = np.array([-1, 1, 1], np.float32)
SWAP = {Part.LID_LEFT: Part.LID_RIGHT, Part.EAR_LEFT: Part.EAR_RIGHT, Part.EYE_LEFT: Part.EYE_RIGHT}


def test_mean_head_is_mirror_symmetric(model: FaceModel):
    assert np.array_equal(model.mirror[model.mirror], np.arange(len(model.mirror)))
    mirrored = model.vertices_mm[model.mirror] * MIRROR
    assert np.abs(mirrored - model.vertices_mm).max() < 0.01


def test_triangles_are_sound_and_face_outwards(model: FaceModel):
    corners = model.vertices_mm[model.triangles]
    edges = corners[:, 1:] - corners[:, :1]
    assert np.linalg.norm(np.cross(edges[:, 0], edges[:, 1]), axis=1).min() > 0
    assert len(np.unique(model.triangles)) == len(model.vertices_mm) <= 13000
    for side in ("left", "right"):
        ball = np.isin(model.triangles, model.groups[f"eyeball_{side}"]).all(1)
        a, b, c = (corners[ball, i] for i in range(3))
        outwards = (np.cross(b - a, c - a) * (a - model.eye_centre(model.vertices_mm, side))).sum(1)
        assert (outwards > 0).all()


def test_every_part_is_there_and_mirrored(model: FaceModel):
    counts = {part: int((model.triangle_part == part).sum()) for part in Part if part}
    assert all(counts.values())
    assert all(counts[left] == counts[right] for left, right in SWAP.items())


def test_frame_is_upright_with_the_persons_left_on_positive_x(model: FaceModel):
    tip = model.vertices_mm[model.groups["nose_tip"][0]]
    left = model.eye_centre(model.vertices_mm, "left")
    assert left[0] > 20
    assert tip[2] > left[2]
    assert left[1] > tip[1]
    assert np.abs(model.vertices_mm[model.groups["ear_left"]][:, 1].mean()) < 40


def test_identity_moves_heads_by_millimetres_and_keeps_lips_closed(model: FaceModel, heads):
    for head in heads:
        upper, lower = (head[model.groups[f"lip_inner_{name}"]] for name in ("upper", "lower"))
        middle = [arc[np.abs(arc[:, 0]).argmin()] for arc in (upper, lower)]
        assert np.linalg.norm((middle[0] - middle[1])[1:]) < 0.5
        assert 1.0 < np.abs(head - model.vertices_mm).max() < 80 or head is model.vertices_mm


def test_fewer_identity_coefficients_are_padded(model: FaceModel):
    few = model.neutral(np.array([1.0, -0.5]))
    padded = np.zeros(len(model.identity_mm), np.float32)
    padded[:2] = 1.0, -0.5
    assert np.allclose(few, model.neutral(padded), atol=1e-4)


def test_colours_and_textures_lie_in_the_unit_square(model: FaceModel):
    assert model.pncc.min() >= 0
    assert model.pncc.max() <= 1
    assert model.uv.min() >= 0
    assert model.uv.max() <= 1
    for side in ("left", "right"):
        ring = model.uv[model.groups[f"iris_{side}"]] - 0.5
        assert np.ptp(np.linalg.norm(ring, axis=1)) < 1e-5
        assert np.allclose(model.uv[model.groups[f"eyeball_{side}"][0]], 0.5)


def test_head_turns_and_shoulders_stay(model: FaceModel):
    rest, turned = Pose(), Pose(yaw_rad=0.5)
    posed = pose_mesh(model.vertices_mm, model.pose_weight, turned, rest)
    face = model.groups["nose_tip"]
    assert np.allclose(posed[face], to_camera(model.vertices_mm[face], turned), atol=1e-3)
    low = model.vertices_mm[:, 1].argmin()
    assert np.allclose(posed[low], to_camera(model.vertices_mm[[low]], rest)[0], atol=1e-3)


def test_projection_of_a_known_point():
    camera = Camera(focal_px=800.0, centre_px=(100.0, 50.0), size_hw=(100, 200))
    points, depth = project(np.array([[10.0, 20.0, -1000.0]], np.float32), camera)
    assert points[0] == pytest.approx([108.0, 34.0])
    assert depth[0] == pytest.approx(1000.0)
