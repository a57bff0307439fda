"""The lite renderer's promises, on a real portrait."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from engine import assets
from engine.drivers import edits
from engine.drivers.edits import Edit
from engine.drivers.photo import read_portrait
from engine.facemodels import load_model
from engine.media import read_picture, resample
from engine.renderers import RENDERERS, DrawsInStages, render_part
from engine.renderers.headgan.crop import Crop
from engine.renderers.headgan.lite.blend import Correction, blend
from engine.renderers.headgan.lite.departure import departure
from engine.renderers.headgan.lite.layout import Layout
from engine.renderers.headgan.lite.network import LiteNetwork
from engine.renderers.headgan.lite.renderer import LiteRenderer
from engine.renderers.headgan.lite.views import Viewer, freedom
from engine.renderers.headgan.lite.weights import save_network
from engine.trackers import TRACKERS
from engine.types import FaceParams, Portrait

SMALL = Layout(frame=(8, 8, 16, 16), photo=(8, 8, 8), flow=8)


@pytest.fixture(scope="module")
def portrait() -> Portrait:
    picture = read_picture(assets.locate("sample-portrait"))
    return read_portrait(picture, tracker=TRACKERS.load("mediapipe"), model=load_model())


def _network(noise: float) -> LiteNetwork:
    torch.manual_seed(0)
    network = LiteNetwork(SMALL).requires_grad_(False)
    for weight in network.parameters():
        weight.add_(noise * torch.randn_like(weight))
    return network.eval()


def _edited(portrait: Portrait, **add: float) -> FaceParams:
    return edits.apply(Edit(add=add), portrait.params)


def test_no_edit_gives_the_photo_itself(portrait: Portrait) -> None:
    prepared = LiteRenderer(network=_network(0.05), device="cpu").prepare(portrait)
    result = prepared.render(portrait.params)
    assert result.pixels is portrait.picture.pixels
    assert result.changed_box == (0, 0, 0, 0)


def test_what_the_base_leaves_alone_stays(portrait: Portrait) -> None:
    renderer = LiteRenderer(network=_network(0.05), device="cpu", precision="float32")
    target = _edited(portrait, eyeBlinkLeft=0.9, eyeBlinkRight=0.9)
    base = RENDERERS.load("warp").prepare(portrait).render(target, provenance=True)
    result = renderer.prepare(portrait).render(target, provenance=True)
    # Beside what moved, two pixels may be changed with it.
    changed = (base.pixels != portrait.picture.pixels).any(axis=2)
    untouched = resample.distance_inside(~changed) >= 3
    assert untouched.mean() > 0.3
    assert np.array_equal(result.pixels[untouched], portrait.picture.pixels[untouched])
    assert (result.pixels != base.pixels).any()
    assert np.array_equal(result.provenance, base.provenance)
    assert {"network", "blend", "paint"} <= result.timings_ms.keys()


def test_a_part_is_what_changes_of_the_whole(portrait: Portrait) -> None:
    prepared = LiteRenderer(network=_network(0.05), device="cpu").prepare(portrait)
    for target in (_edited(portrait, yaw=14.0), _edited(portrait, jawOpen=0.6), portrait.params):
        part, whole = render_part(prepared, target), prepared.render(target)
        photo = portrait.picture
        again = part.in_picture(photo.pixels, photo.alpha)
        np.testing.assert_array_equal(again.pixels, whole.pixels)
    assert part.empty
    small = render_part(prepared, _edited(portrait, eyeBlinkLeft=0.9))
    assert small.pixels.shape[0] < photo.size_hw[0] / 2


def test_a_correction_fades_in_from_the_photo(portrait: Portrait) -> None:
    base = RENDERERS.load("warp").prepare(portrait)
    prepared = LiteRenderer(network=_network(0.05), device="cpu").prepare(portrait)

    def correction(yaw: float) -> float:
        target = _edited(portrait, yaw=yaw)
        made, drawn = (each.render(target).pixels.astype(int) for each in (prepared, base))
        return float(np.abs(made - drawn).mean())

    assert correction(0.3) < 0.1 * correction(6.0)


def test_departure_counts_turns_and_expressions_but_no_place(portrait: Portrait) -> None:
    rest = portrait.params
    assert departure(rest, rest) == 0.0
    assert departure(_edited(portrait, x=30.0, y=-10.0, scale=1.2), rest) == 0.0
    turns = [departure(_edited(portrait, yaw=yaw), rest) for yaw in (0.5, 1.0, 3.0, 5.5)]
    jaws = [departure(_edited(portrait, jawOpen=jaw), rest) for jaw in (0.02, 0.1, 0.3)]
    for steps in (turns, jaws):
        assert steps == sorted(steps)
        assert 0 < steps[0] < 0.05
        assert steps[-1] == 1.0


def test_a_film_drawn_in_stages_is_the_same(portrait: Portrait) -> None:
    prepared = LiteRenderer(network=_network(0.05), device="cpu").prepare(portrait)
    assert isinstance(prepared, DrawsInStages)
    targets = [portrait.params, *(_edited(portrait, yaw=yaw, jawOpen=0.4) for yaw in (3.0, 9.0))]
    one_by_one = [prepared.render(target).pixels for target in targets]
    begun = [prepared.begin(target) for target in targets]
    for drawn, expected in zip(map(prepared.finish, begun), one_by_one, strict=True):
        np.testing.assert_array_equal(drawn.pixels, expected)


def test_the_base_foreshadows_its_pictures(portrait: Portrait) -> None:
    renderer = LiteRenderer(network=_network(0.0), device="cpu")
    draft = RENDERERS.load_draft("headgan-lite")
    target = _edited(portrait, jawOpen=0.5)
    quick = draft.prepare(portrait).render(target)
    assert "network" not in quick.timings_ms
    made = renderer.prepare(portrait).render(target)
    assert np.abs(made.pixels.astype(int) - quick.pixels).max() <= 1
    assert RENDERERS.load_draft("warp") is None


def test_sixteen_bits_stay_sixteen_bits(portrait: Portrait) -> None:
    deep = portrait.picture.pixels.astype(np.uint16) * 257
    deeper = replace(portrait, picture=replace(portrait.picture, deep_pixels=deep))
    renderer = LiteRenderer(network=_network(0.02), device="cpu", precision="float32")
    target = _edited(portrait, yaw=8.0, jawOpen=0.3)
    result = renderer.prepare(deeper).render(target).pixels
    plain = renderer.prepare(portrait).render(target).pixels
    assert result.dtype == np.uint16
    assert np.abs(result / 257 - plain).mean() < 0.6


def test_weights_of_a_file_are_used(portrait: Portrait, tmp_path: Path) -> None:
    path = tmp_path / "mine.safetensors"
    save_network(path, _network(0.05).state_dict(), SMALL, {})
    target = _edited(portrait, yaw=10.0)
    mine = LiteRenderer(path, device="cpu").prepare(portrait).render(target).pixels
    base = RENDERERS.load("warp").prepare(portrait).render(target).pixels
    assert (mine != base).any()


def test_the_square_follows_the_head(portrait: Portrait) -> None:
    viewer = Viewer(portrait, load_model(), 128)
    here = viewer.square(portrait.params)
    spoken = viewer.square(_edited(portrait, jawOpen=0.8))
    assert here == spoken
    there = viewer.square(_edited(portrait, x=40.0))
    assert there.left > here.left + 10
    assert there.side == here.side
    nearer = viewer.square(_edited(portrait, scale=0.2))
    assert nearer.side == pytest.approx(1.2 * here.side, rel=0.03)


def test_motion_leads_back_to_the_photo(portrait: Portrait) -> None:
    """A point of the cheek is found again where the photo has it."""
    viewer = Viewer(portrait, load_model(), 128)
    photo = portrait.picture.pixels
    base = RENDERERS.load("warp").prepare(portrait)
    target = _edited(portrait, yaw=12.0)
    view = viewer.frame(target, base.render(target).pixels, photo)
    row, column = 76, 60
    shift = view.motion[row // 4, column // 4]
    x, y = column + shift[0], row + shift[1]
    before = viewer.photo.picture[round(y), round(x), 3:6].astype(int)
    assert abs(before - view.picture[row, column, 3:6]).max() <= 6
    assert abs(shift[0]) > 2
    still = viewer.frame(portrait.params, photo, photo)
    assert np.abs(still.motion[still.parts[1::2, 1::2] > 0]).mean() < 0.3
    assert not still.picture[..., -1].any()


def test_freedom_ends_where_the_picture_does() -> None:
    photo = np.zeros((60, 60, 3), np.uint8)
    base = photo.copy()
    base[10:50, 0:50] = 9
    free = freedom(base, photo, Crop(-20, 0, 80, 64))
    assert free[:, :16].max() == 0
    assert free[32, 30] == 1
    assert free[:, 57:].max() == 0


def test_blending_keeps_to_what_changed() -> None:
    random = np.random.default_rng(0)
    photo = random.integers(40, 216, (90, 80, 3), np.uint8)
    base = photo.copy()
    base[:, 40:] = 255 - base[:, 40:]
    square = Crop(10, -5, 64, 32)
    fields = np.zeros((32, 32, 5), np.float32)
    assert np.array_equal(blend(base, photo, square, Correction(fields)), base)
    fields[10:20, :, 2:] = (0.1, 0, -0.1)
    painted = blend(base, photo, square, Correction(fields))
    # Added, so that what is finer than the network's picture stays.
    added = painted[18:32, 44:70].astype(int) - base[18:32, 44:70]
    assert np.abs(added - [25.5, 0, -25.5]).max() <= 0.5
    assert np.array_equal(painted[:, :38], base[:, :38])
    fields[:] = (1, 0, 0, 0, 0)
    moved = blend(base, photo, square, Correction(fields))
    assert np.array_equal(moved[30, 44:60], base[30, 46:62])
    fields[:] = (0, 0, 1, 1, 1)
    assert blend(base, photo, square, Correction(fields))[30, 50].tolist() == [255, 255, 255]
    away = Crop(300, 300, 20, 32)
    assert np.array_equal(blend(base, photo, away, Correction(fields)), base)
