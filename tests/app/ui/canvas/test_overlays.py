from __future__ import annotations

import numpy as np
import pytest

from app.commands.edits import SetSliders
from app.jobs.render_loop import RenderLoop
from app.state.document import Document
from app.ui.canvas.confidence import confidence_colours, vertex_confidence
from app.ui.canvas.geometry import HeadGeometry
from app.ui.canvas.heads import Heads
from app.ui.canvas.overlays import Overlay, surface_overlay
from app.ui.canvas.view import View
from engine.facemodels import load_model

_SURFACES = ("wireframe", "pncc", "confidence")


def _head(document, face=0):
    return HeadGeometry(load_model(), document.faces[face].portrait, document.target_of(face))


def _picture(canvas):
    image = canvas.grab().toImage()
    return np.array(image.constBits()).reshape(image.height(), image.width(), 4)[..., 2::-1]


def test_without_an_edit_landmarks_are_the_tracked_points(document):
    head = _head(document)
    tracked = document.faces[0].portrait.landmarks.points_px[:, :2]
    assert np.allclose(head.landmarks_px, tracked, atol=1e-2)


def test_landmarks_follow_the_edit(document):
    before = _head(document).landmarks_px
    document.undo_stack.push(SetSliders(document, 0, {"x": 10.0}))
    head = _head(document)
    per_mm = head.target.camera.focal_px / -head.target.pose.translation_mm[2]
    moved = head.landmarks_px - before
    assert np.median(moved[:, 0]) == pytest.approx(10.0 * per_mm, rel=0.15)
    assert np.abs(moved[:, 1]).max() < per_mm


@pytest.mark.parametrize("name", [str(overlay) for overlay in Overlay if overlay != "provenance"])
def test_each_overlay_is_drawn_and_goes_away(canvas, name, wait):
    canvas.zoom_to_face()
    plain = _picture(canvas)
    canvas.set_overlay(name, True)
    assert canvas.overlays() == {name}
    if name in _SURFACES:
        assert wait(lambda: bool(canvas.overlay_stack._surfaces))
    changed = (_picture(canvas) != plain).any(axis=2)
    assert 0.0005 < changed.mean() < 0.95
    assert changed[250:350, 350:450].any()
    canvas.set_overlay(name, False)
    assert np.array_equal(_picture(canvas), plain)


@pytest.mark.parametrize("name", _SURFACES)
def test_every_face_is_drawn_the_chosen_one_stronger(pair_project, name):
    document = Document()
    document.open(pair_project)
    heads, view = Heads(document), View()
    half = pair_project.picture.size_hw[1] // 2
    for chosen, (strong, weak) in enumerate([(0, 1), (1, 0)]):
        document.choose_face(chosen)
        size_wh = pair_project.picture.size_hw[::-1]
        drawn = surface_overlay(Overlay(name), heads.all, view, size_wh, 1.0).image.pixels
        sides = [drawn[:, :half, 3].max(), drawn[:, half:, 3].max()]
        assert sides[strong] > 1.5 * sides[weak] > 0


def test_the_pncc_lies_where_the_engine_draws_it(canvas, document, wait):
    from engine.export.picture import pncc_picture

    canvas.zoom_to(1.0, (0, 0))
    canvas.set_overlay("pncc", True)
    assert wait(lambda: bool(canvas.overlay_stack._surfaces))
    wait(lambda: False, 0.2)
    drawn = canvas.overlay_stack._surfaces[Overlay.PNCC]
    image = drawn.image.pixels
    left, top = round(drawn.view.left), round(drawn.view.top)
    wanted = pncc_picture(document.faces[0].portrait, load_model())
    y, x = np.argwhere(wanted.any(axis=2)).mean(axis=0).astype(int)
    colour = image[top + y, left + x, :3].astype(int)
    assert np.abs(colour - wanted[y, x]).max() < 12


def test_overlays_follow_edit_and_view(canvas, document, wait):
    canvas.set_overlay("pncc", True)
    assert wait(lambda: bool(canvas.overlay_stack._surfaces))
    first = canvas.overlay_stack._surfaces[Overlay.PNCC]
    document.undo_stack.push(SetSliders(document, 0, {"yaw": 25.0}))
    assert wait(lambda: canvas.overlay_stack._surfaces[Overlay.PNCC] is not first)
    canvas.zoom_to(3.0)
    assert wait(lambda: canvas.overlay_stack._surfaces[Overlay.PNCC].view == canvas.view)


def test_provenance_comes_from_the_render_loop(canvas, document, wait):
    loop = RenderLoop()
    loop.start(document)
    canvas.provenance_wanted.connect(loop.set_provenance)
    document.undo_stack.push(SetSliders(document, 0, {"yaw": 20.0}))
    canvas.set_overlay("provenance", True)
    assert wait(lambda: canvas.overlay_stack._provenance is not None, 30)
    loop.stop()
    image = canvas.overlay_stack._provenance.image
    corner, middle = image.pixelColor(2, 2), image.pixelColor(225, 125)
    assert corner.alpha() == 0
    assert middle.alpha() > 100


def test_confidence_is_high_in_front_and_low_behind(document):
    model, portrait = load_model(), document.faces[0].portrait
    confidence = vertex_confidence(portrait, model)
    assert confidence.min() >= 0
    assert confidence.max() <= 1
    behind = model.vertices_mm[:, 2] < -60
    assert confidence[model.groups["nose_tip"]].min() > 0.5
    assert np.median(confidence[behind]) < 0.1


def test_confidence_colours_go_from_red_to_green():
    low, high = confidence_colours(np.array([0.0, 1.0], np.float32))
    assert low[0] > low[1]
    assert high[1] > high[0]
