"""The 52 shapes: mirrored, local, lids that close and slide, lips that meet, teeth with the jaw."""

from __future__ import annotations

import numpy as np
import pytest

from engine.facemodels import Part
from engine.facemodels.limits import limited
from engine.facemodels.model import FaceModel
from engine.types import ARKIT_INDEX, ARKIT_NAMES

LEFTS = [name for name in ARKIT_NAMES if name.endswith("Left")]
SIDED = [name for name in LEFTS if name not in ("jawLeft", "mouthLeft")]


def gap_mm(model: FaceModel, vertices, upper: str, lower: str):
    """(60, 3) upper minus lower arc, compared at the same place along the resting line."""
    arcs = []
    for name in (upper, lower):
        rows = model.groups[name]
        rest = model.vertices_mm[rows, 0]
        order = np.argsort(rest)
        x = np.linspace(rest.min(), rest.max(), 60)
        moved = vertices[rows][order]
        arcs.append(np.stack([np.interp(x, rest[order], moved[:, k]) for k in range(3)], 1))
    return arcs[0] - arcs[1]


@pytest.mark.parametrize("name", LEFTS)
def test_right_shape_is_the_mirror_image_of_the_left(model: FaceModel, name: str):
    left = model.expression_mm[ARKIT_INDEX[name]]
    right = model.expression_mm[ARKIT_INDEX[name.replace("Left", "Right")]]
    assert np.abs(left[model.mirror] * [-1, 1, 1] - right).max() < 5e-3


@pytest.mark.parametrize("name", SIDED)
def test_left_shape_leaves_the_right_half_alone(model: FaceModel, name: str):
    moved = np.linalg.norm(model.expression_mm[ARKIT_INDEX[name]], axis=1)
    margin = -0.5 if name.startswith("eye") else -13.0
    assert moved[model.vertices_mm[:, 0] < margin].max() == 0
    assert moved.max() > 0.4


def test_shapes_stay_in_their_region(model: FaceModel):
    reach = np.linalg.norm(model.expression_mm, axis=2)
    torso = np.unique(model.triangles[model.triangle_part == Part.TORSO])
    assert reach[:, torso].max() < 2.0
    lids = np.concatenate([model.groups["lid_left"], model.groups["lid_right"]])
    lips = model.groups["lip_outer"]
    for name in ARKIT_NAMES:
        shape = reach[ARKIT_INDEX[name]]
        if name.startswith(("mouth", "jaw", "tongue", "brow", "nose")):
            assert shape[lids].max() < 0.3, name
        if name.startswith(("eye", "brow")):
            assert shape[lips].max() == 0, name


@pytest.mark.parametrize("amount", [0.25, 0.5, 0.75, 1.0])
def test_lids_slide_over_the_eyeball(model: FaceModel, heads, expression, amount: float):
    coefficients = expression(eyeBlinkLeft=amount, eyeBlinkRight=amount)
    for head in heads:
        posed = model.express(head, coefficients)
        for side in ("left", "right"):
            centre = model.eye_centre(head, side)
            radius = np.linalg.norm(head[model.groups[f"eyeball_{side}"][-1]] - centre)
            lid = posed[model.groups[f"lid_slide_{side}"]]
            assert np.linalg.norm(lid - centre, axis=1).min() > radius + 0.2


def test_linear_blink_hardly_touches_the_eyeball_either(model: FaceModel):
    centre = model.eye_centre(model.vertices_mm, "left")
    radius = np.linalg.norm(model.vertices_mm[model.groups["eyeball_left"][-1]] - centre)
    lid = model.groups["lid_slide_left"]
    for amount in (0.25, 0.5, 0.75, 1.0):
        blink = amount * model.expression_mm[ARKIT_INDEX["eyeBlinkLeft"]]
        distance = np.linalg.norm((model.vertices_mm + blink)[lid] - centre, axis=1)
        assert distance.min() > radius - 0.2


@pytest.mark.parametrize("side", ["left", "right"])
def test_blink_closes_without_a_gap(model: FaceModel, expression, side: str):
    blink = expression(**{f"eyeBlink{side.capitalize()}": 1.0})
    posed = model.express(model.vertices_mm, blink)
    gap = gap_mm(model, posed, f"lid_upper_{side}", f"lid_lower_{side}")[:, 1]
    assert gap.max() < 0.1
    assert gap.min() > -0.6


def test_lips_rest_closed_and_meet_again_on_an_open_jaw(model: FaceModel, expression):
    arcs = "lip_inner_upper", "lip_inner_lower"
    assert np.abs(gap_mm(model, model.vertices_mm, *arcs)).max() < 0.3
    opened = model.express(model.vertices_mm, expression(jawOpen=1.0))
    assert 34 < gap_mm(model, opened, *arcs)[:, 1].max() < 45
    for amount in (0.5, 1.0):
        both = expression(jawOpen=amount, mouthClose=amount)
        closed = model.express(model.vertices_mm, both)
        assert np.abs(gap_mm(model, closed, *arcs)).max() < 0.3
        assert opened[model.groups["teeth_lower"], 1].mean() < -70


@pytest.mark.parametrize("name", ["mouthSmileLeft", "mouthFrownLeft", "mouthPucker", "mouthLeft"])
def test_closed_mouth_shapes_keep_the_lips_together(model: FaceModel, expression, name: str):
    posed = model.express(model.vertices_mm, expression(**{name: 1.0}))
    assert np.abs(gap_mm(model, posed, "lip_inner_upper", "lip_inner_lower")).max() < 0.4


def test_smile_lifts_the_corner(model: FaceModel):
    corner = model.groups["mouth_corner_left"][0]
    x, y, _ = model.expression_mm[ARKIT_INDEX["mouthSmileLeft"], corner]
    assert x > 3
    assert y > 6


def test_teeth_lips_and_jaw_move_as_bones_do(model: FaceModel, expression):
    opened = model.express(model.vertices_mm, expression(jawOpen=1.0)) - model.vertices_mm
    assert np.abs(opened[model.groups["teeth_upper"]]).max() < 0.01
    lower = opened[model.groups["teeth_lower"]]
    assert lower[:, 1].max() < -10
    sideways = model.expression_mm[ARKIT_INDEX["jawLeft"], model.groups["teeth_lower"]]
    assert np.ptp(sideways, axis=0).max() < 1e-2
    assert sideways[0, 0] > 4


def test_coefficients_are_limited_to_what_the_mesh_can_follow(expression):
    tight = limited(expression(eyeBlinkLeft=1.0, eyeSquintLeft=1.0, eyeBlinkRight=0.5))
    assert tight[ARKIT_INDEX["eyeBlinkLeft"]] == pytest.approx(0.52)
    assert tight[ARKIT_INDEX["eyeBlinkRight"]] == 0.5
    assert limited(expression(mouthClose=1.0, jawOpen=0.2))[ARKIT_INDEX["mouthClose"]] == (
        pytest.approx(0.2)
    )
