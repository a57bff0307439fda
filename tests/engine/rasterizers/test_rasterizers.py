"""The room's door: lazy imports, the registry, golden pictures."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from engine import assets
from engine.errors import UsageError
from engine.facemodels import load_model
from engine.rasterizers import RASTERIZERS, geometry_maps, interpolate, rasterize
from engine.types import ARKIT_INDEX, ARKIT_NAMES, Camera, FaceParams, Pose

GOLDEN = Path(__file__).parent / "golden"
REGENERATE = bool(os.environ.get("LIKENESS_REGENERATE_GOLDEN"))
"""LIKENESS_REGENERATE_GOLDEN=1 writes the pictures anew (after a change of the face model too);
look at them before committing."""


def test_importing_the_room_imports_nothing_heavy():
    code = "import sys, engine.rasterizers; print({'torch', 'numba'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_the_registry_lists_both():
    assert [spec.name for spec in RASTERIZERS] == ["numba", "torch"]
    assert not any(spec.why_unavailable() for spec in RASTERIZERS)
    with pytest.raises(UsageError, match="numba"):
        RASTERIZERS.load("numbra")


@pytest.mark.parametrize("rasterizer", ["numba", "torch"])
def test_torus_looks_as_it_did(torus, rasterizer):
    fragments = RASTERIZERS.load(rasterizer)(
        torus.points, torus.depth, torus.triangles, torus.size_hw
    )
    colours = interpolate(fragments, torus.triangles, torus.colours)
    assert_golden("torus.png", colours, fragments.covered)


def assert_golden(name: str, colours: np.ndarray, covered: np.ndarray, mesh: str = "") -> None:
    """Compare with a committed RGBA picture: outlines nearly equal, colours within 1/255.

    `mesh` names the version of the mesh that was drawn; a picture of another one says nothing.
    """
    path = GOLDEN / name
    pixels = np.dstack([np.rint(colours * 255), covered * 255]).astype(np.uint8)
    if REGENERATE:
        facts = PngInfo()
        facts.add_text("mesh", mesh)
        Image.fromarray(pixels).save(path, optimize=True, pnginfo=facts)
    with Image.open(path) as picture:
        drawn = picture.info.get("mesh", "")
        golden = np.asarray(picture).astype(int)
    if drawn != mesh:
        pytest.skip("The face model changed: set LIKENESS_REGENERATE_GOLDEN=1 and look at it.")
    expected = golden[..., 3] > 0
    assert (expected & covered).sum() / (expected | covered).sum() >= 0.999
    smooth = expected & covered & (_steepness(golden) < 24)
    assert smooth.sum() > 0.8 * expected.sum()
    assert np.abs(golden - pixels)[smooth].max() <= 1


def _steepness(pixels: np.ndarray) -> np.ndarray:
    """(H, W) largest change of any channel towards the eight neighbours."""
    height, width = pixels.shape[:2]
    padded = np.pad(pixels, ((1, 1), (1, 1), (0, 0)), mode="edge")
    shifted = [padded[y : y + height, x : x + width] for y in range(3) for x in range(3)]
    return np.max([np.abs(pixels - other).max(-1) for other in shifted], axis=0)


def test_plain_functions_are_the_compiled_ones(torus):
    found = rasterize(torus.points, torus.depth, torus.triangles, torus.size_hw)
    ones = interpolate(found, torus.triangles, np.ones((len(torus.points), 1), np.float32))
    np.testing.assert_allclose(ones[..., 0], found.covered, atol=1e-6)


@pytest.mark.parametrize("yaw_degrees", [0, 35])
def test_head_looks_as_it_did(yaw_degrees):
    model = load_model()
    expression = np.zeros(len(ARKIT_NAMES), np.float32)
    expression[ARKIT_INDEX["jawOpen"]] = 0.6
    params = FaceParams(
        np.zeros(len(model.identity_mm), np.float32),
        expression,
        Pose(yaw_rad=float(np.radians(yaw_degrees))),
        Camera(620.0, (127.5, 127.5), (256, 256)),
    )
    maps = geometry_maps(model, params, (256, 256))
    assert_golden(f"head-{yaw_degrees}.png", maps.pncc, maps.mask > 0, mesh=_model_version())


def _model_version() -> str:
    return next(each.sha256 for each in assets.all_assets() if each.id == "face-model")
