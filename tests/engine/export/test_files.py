"""fit.json, meshes and pictures of a real fit."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pygltflib
import pytest
import trimesh

from engine import assets
from engine.drivers.photo import read_portrait, resize_portrait
from engine.errors import MediaError
from engine.export.fit_json import fit_to_json, params_from_json, read_fit, write_fit
from engine.export.mesh import save_mesh
from engine.export.picture import overlay_picture, pncc_picture, provenance_picture, save_edit
from engine.facemodels import load_model
from engine.facemodels.projection import project, to_camera
from engine.media import read_digital_source_type, read_picture
from engine.renderers import RENDERERS
from engine.trackers import TRACKERS
from engine.types import ARKIT_NAMES, Portrait

MODEL = load_model()


@pytest.fixture(scope="module")
def portrait() -> Portrait:
    picture = read_picture(assets.locate("sample-portrait"))
    return read_portrait(picture, tracker=TRACKERS.load("mediapipe"), model=MODEL)


def test_a_fit_survives_its_file(portrait: Portrait, tmp_path: Path) -> None:
    fit = fit_to_json(portrait, model="likeness", tracker="mediapipe")
    write_fit(tmp_path / "fit.json", fit)
    back = read_fit(tmp_path / "fit.json")
    params = portrait.params
    np.testing.assert_allclose(back.expression, params.expression, atol=1e-5)
    np.testing.assert_allclose(back.identity, params.identity, atol=1e-5)
    np.testing.assert_allclose(back.pose.rotation(), params.pose.rotation(), atol=1e-5)
    assert back.camera.size_hw == params.camera.size_hw
    assert set(fit["expression"]) == set(ARKIT_NAMES)
    assert set(fit["pose"]) == {"yaw", "pitch", "roll", "translation_mm", "scale"}


def test_scale_is_pixels_per_millimetre(portrait: Portrait) -> None:
    fit = fit_to_json(portrait, model="likeness", tracker="mediapipe")
    params = portrait.params
    centre = np.zeros((1, 3), np.float32)
    aside = np.array([[1, 0, 0]], np.float32)
    facing = replace(params.pose, yaw_rad=0.0, pitch_rad=0.0, roll_rad=0.0)
    a, _ = project(to_camera(centre, facing), params.camera)
    b, _ = project(to_camera(aside, facing), params.camera)
    assert fit["pose"]["scale"] == pytest.approx(float(b[0, 0] - a[0, 0]), abs=1e-3)


@pytest.mark.parametrize("damage", ["{}", "[1]", "no json", '{"pose": 3}', "null"])
def test_other_json_is_refused(tmp_path: Path, damage: str) -> None:
    (tmp_path / "fit.json").write_text(damage)
    with pytest.raises(MediaError, match="not a fit"):
        read_fit(tmp_path / "fit.json")
    with pytest.raises(MediaError, match="cannot be read"):
        read_fit(tmp_path / "missing.json")


def test_a_fit_with_a_head_behind_the_camera_is_refused(portrait: Portrait) -> None:
    fit = json.loads(json.dumps(fit_to_json(portrait, model="likeness", tracker="mediapipe")))
    fit["pose"]["translation_mm"][2] = 1000
    with pytest.raises(ValueError, match="not a fit"):
        params_from_json(fit)


def test_a_glb_opens_looking_like_the_photo(portrait: Portrait, tmp_path: Path) -> None:
    save_mesh(tmp_path / "head.glb", portrait, MODEL)
    mesh = pygltflib.GLTF2().load(str(tmp_path / "head.glb")).meshes[0]
    assert mesh.extras["targetNames"] == list(ARKIT_NAMES)
    assert mesh.weights == pytest.approx(portrait.params.expression.tolist(), abs=1e-6)
    assert all(len(primitive.targets) == 52 for primitive in mesh.primitives)


def test_a_ply_has_the_colours_of_the_photo(portrait: Portrait, tmp_path: Path) -> None:
    save_mesh(tmp_path / "head.ply", portrait, MODEL)
    mesh = trimesh.load(tmp_path / "head.ply", process=False)
    assert len(mesh.vertices) == len(MODEL.vertices_mm)
    nose = int(np.argmax(MODEL.vertices_mm[:, 2]))
    red, green, blue = mesh.visual.vertex_colors[nose][:3].astype(int)
    assert red > green > 60
    assert green >= blue - 10


def test_overlay_and_pncc_show_the_head(portrait: Portrait) -> None:
    pncc = pncc_picture(portrait, MODEL)
    assert pncc.shape == (512, 512, 3)
    box = portrait.landmarks.box
    x, y = round(box.left + box.width / 2), round(box.top + box.height / 2)
    assert pncc[y, x].any()
    assert not pncc[-1, -1].any()
    overlay = overlay_picture(portrait, MODEL)
    assert overlay.shape[0] % 512 == 0
    assert overlay.shape[0] > 512


def test_provenance_has_one_colour_each() -> None:
    picture = provenance_picture(np.array([[0, 1, 2, 3]], np.uint8))
    assert len(np.unique(picture.reshape(-1, 3), axis=0)) == 4


def test_no_edit_gives_the_very_same_picture(portrait: Portrait, tmp_path: Path) -> None:
    renderer = RENDERERS.load("warp")
    prepared = renderer.prepare(portrait)
    save_edit(tmp_path / "same.png", prepared, portrait.params, made_by_network=False)
    same = read_picture(tmp_path / "same.png").pixels
    assert np.array_equal(same, portrait.picture.pixels)
    assert read_digital_source_type(tmp_path / "same.png")


def test_a_resized_portrait_still_fits(portrait: Portrait) -> None:
    small = resize_portrait(portrait, 256)
    assert small.picture.size_hw == (256, 256)
    assert small.params.camera.size_hw == (256, 256)
    vertices = MODEL.shape(small.params.identity, small.params.expression) + small.offsets_mm
    marks = MODEL.landmarks(vertices, "mediapipe478")
    points, _ = project(to_camera(marks, small.params.pose), small.params.camera)
    frontal = ~MODEL.embeddings["mediapipe478"].contour
    distance = np.linalg.norm(points - small.landmarks.points_px[:, :2], axis=1)[frontal]
    assert np.median(distance) < 0.6
    assert resize_portrait(portrait, 1000) is portrait
