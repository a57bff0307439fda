"""The renderer's promises, kept by a narrow network with random weights."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from engine import assets, weights
from engine.drivers import edits
from engine.drivers.edits import Edit
from engine.drivers.photo import read_portrait
from engine.errors import LikenessError, UnavailableError, UsageError
from engine.facemodels import load_model
from engine.media import read_picture
from engine.renderers import RENDERERS
from engine.renderers.headgan.checkpoint import import_checkpoint
from engine.renderers.headgan.crop import Crop
from engine.renderers.headgan.generator import Generator
from engine.renderers.headgan.layout import Layout
from engine.renderers.headgan.nmfc import NmfcPainter
from engine.renderers.headgan.painter import Painter
from engine.renderers.headgan.renderer import HeadganRenderer
from engine.trackers import TRACKERS
from engine.types import PROVENANCE, FaceParams, Portrait

LAYOUT = Layout(width=4, audio=20)
SIZE = 64


@pytest.fixture(scope="module")
def portrait() -> Portrait:
    picture = read_picture(assets.locate("sample-portrait"))
    return read_portrait(picture, tracker=TRACKERS.load("mediapipe"), model=load_model())


def _generator(layout: Layout = LAYOUT) -> Generator:
    torch.manual_seed(0)
    return Generator(layout, spectral=False).eval().requires_grad_(False)


@pytest.fixture(scope="module")
def renderer() -> HeadganRenderer:
    return HeadganRenderer(_generator(), precision="float32", device="cpu", size_px=SIZE)


def _edited(portrait: Portrait, **add: float) -> FaceParams:
    return edits.apply(Edit(add=add), portrait.params)


def test_no_edit_gives_the_photo_itself(portrait: Portrait, renderer: HeadganRenderer) -> None:
    result = renderer.prepare(portrait).render(portrait.params, provenance=True)
    assert result.pixels is portrait.picture.pixels
    assert result.changed_box == (0, 0, 0, 0)
    assert not result.provenance.any()


def test_only_the_square_changes(portrait: Portrait, renderer: HeadganRenderer) -> None:
    assert renderer.made_by_network
    target = _edited(portrait, yaw=15.0, jawOpen=0.5)
    result = renderer.prepare(portrait).render(target, provenance=True)
    left, top, right, bottom = result.changed_box
    outside = np.ones(portrait.picture.size_hw, bool)
    outside[top:bottom, left:right] = False
    changed = (result.pixels != portrait.picture.pixels).any(axis=2)
    assert outside.any()
    assert not changed[outside].any()
    assert changed[~outside].mean() > 0.8
    assert set(np.unique(result.provenance)) == {
        PROVENANCE["untouched"], PROVENANCE["invented"]
    }  # fmt: skip
    # It fades in: the outermost ring is the photo's own to a level or two.
    rim = result.pixels[top, left:right].astype(int) - portrait.picture.pixels[top, left:right]
    assert abs(rim).max() <= 1


def test_sixteen_bits_stay_sixteen_bits(portrait: Portrait, renderer: HeadganRenderer) -> None:
    deep = portrait.picture.pixels.astype(np.uint16) * 257
    deeper = replace(portrait, picture=replace(portrait.picture, deep_pixels=deep))
    target = _edited(portrait, yaw=5.0)
    result = renderer.prepare(deeper).render(target)
    plain = renderer.prepare(portrait).render(target)
    assert result.pixels.dtype == np.uint16
    assert abs(result.pixels / 257 - plain.pixels).max() <= 0.51


def test_the_last_three_targets_are_seen(portrait: Portrait, renderer: HeadganRenderer) -> None:
    first, second = _edited(portrait, yaw=-20.0), _edited(portrait, yaw=20.0)
    prepared = renderer.prepare(portrait)
    fresh = prepared.render(second).pixels
    prepared.render(first)
    after_motion = prepared.render(second).pixels
    assert not np.array_equal(after_motion, fresh)
    for _ in range(2):
        rested = prepared.render(second).pixels
    assert np.array_equal(rested, fresh)


def test_memory_formats_and_bfloat16_agree(portrait: Portrait, renderer: HeadganRenderer) -> None:
    target = _edited(portrait, yaw=10.0)
    rounded = HeadganRenderer(_generator(), precision="bfloat16", device="cpu", size_px=SIZE)
    a = renderer.prepare(portrait).render(target).pixels.astype(int)
    b = rounded.prepare(portrait).render(target).pixels.astype(int)
    assert 0 < abs(a - b).max() <= 12
    network, inputs = _generator(), (torch.rand(1, 9, 64, 64), torch.rand(1, 6, 64, 64))
    planar = network(*inputs, torch.zeros(1, 20)).image
    last = network.to(memory_format=torch.channels_last)(
        *(each.contiguous(memory_format=torch.channels_last) for each in inputs),
        torch.zeros(1, 20),
    ).image  # fmt: skip
    assert (planar - last).abs().max() < 1e-4


def test_what_is_no_number_is_painted_again_in_float32(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    painter = Painter(_generator(), "bfloat16", "cpu")
    stack = [np.zeros((32, 32, 3), np.float32)] * 3
    reference = painter.study(stack[0], np.zeros((32, 32, 3), np.uint8))
    run = painter._run

    def overflowing(*inputs: object) -> torch.Tensor:
        image = run(*inputs)
        return image * torch.nan if painter.bfloat16 else image

    monkeypatch.setattr(painter, "_run", overflowing)
    assert np.isfinite(painter.paint(stack, reference)).all()
    assert not painter.bfloat16
    monkeypatch.setattr(painter, "_run", lambda *inputs: run(*inputs) * torch.nan)
    with pytest.raises(LikenessError, match="no numbers"):
        painter.paint(stack, reference)


def test_crop_camera_sees_what_the_crop_shows(portrait: Portrait) -> None:
    crop = Crop.around(portrait, load_model(), 256)
    whole, part = portrait.params.camera, crop.camera(portrait.params.camera)
    scale = 256 / crop.side
    assert part.focal_px == pytest.approx(whole.focal_px * scale)
    x = (whole.centre_px[0] - crop.left + 0.5) * scale - 0.5
    assert part.centre_px[0] == pytest.approx(x)
    assert crop.cut(portrait.picture.pixels).shape == (256, 256, 3)
    beyond = Crop(-30, -20, 100, 64)
    assert beyond.box((50, 60)) == (0, 0, 60, 50)
    photo = np.full((50, 60, 3), 7, np.uint8)
    assert (beyond.cut(photo) == 7).all()
    assert beyond.paste(photo, np.ones((64, 64, 3), np.float32)).max() == 255
    away = Crop(200, 200, 100, 64)
    assert np.array_equal(away.paste(photo, np.ones((64, 64, 3), np.float32)), photo)


def test_nmfc_colours_are_flat_and_belong_to_places(portrait: Portrait) -> None:
    painter = NmfcPainter(load_model(), portrait.offsets_mm, portrait.params.pose)
    camera = Crop.around(portrait, load_model(), 256).camera(portrait.params.camera)
    nmfc = painter.paint(portrait.params, camera)
    shown = nmfc.any(axis=2)
    assert 0.2 < shown.mean() < 0.6
    assert np.abs(nmfc * 255 - np.round(nmfc * 255)).max() < 1e-3
    red, green, _ = nmfc[shown].T
    rows, columns = np.nonzero(shown)
    assert np.corrcoef(red, columns)[0, 1] > 0.9
    assert np.corrcoef(green, rows)[0, 1] < -0.9
    assert not nmfc[:4].any()


def test_imported_weights_are_what_the_registry_loads(
    portrait: Portrait, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weights, "folder", lambda: tmp_path / "weights")
    with pytest.raises(UnavailableError, match="models import headgan"):
        RENDERERS.load("headgan")
    path = tmp_path / "latest_net_G.pth"
    torch.save(Generator(LAYOUT).state_dict(), path)
    import_checkpoint(path, layouts=(LAYOUT,))
    loaded = RENDERERS.load("headgan", size_px=SIZE)
    result = loaded.prepare(portrait).render(_edited(portrait, yaw=10.0))
    assert result.pixels.shape == portrait.picture.pixels.shape
    with pytest.raises(UsageError):
        RENDERERS.load("headgan", precision="float8")


def test_listing_renderers_imports_no_torch() -> None:
    code = (
        "import sys, engine.renderers as r; r.RENDERERS.spec('headgan').why_unavailable(); "
        "sys.exit('torch' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
