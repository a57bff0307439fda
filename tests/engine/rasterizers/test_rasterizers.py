"""The room's door: lazy imports, the registry, golden pictures."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.errors import UsageError
from engine.rasterizers import RASTERIZERS, interpolate, rasterize

GOLDEN = Path(__file__).parent / "golden"
REGENERATE = bool(os.environ.get("LIKENESS_REGENERATE_GOLDEN"))
"""LIKENESS_REGENERATE_GOLDEN=1 writes the pictures anew; look at them before committing."""


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


def assert_golden(name: str, colours: np.ndarray, covered: np.ndarray) -> None:
    """Compare with a committed RGBA picture: outlines nearly equal, colours within 1/255."""
    path = GOLDEN / name
    pixels = np.dstack([np.rint(colours * 255), covered * 255]).astype(np.uint8)
    if REGENERATE:
        Image.fromarray(pixels).save(path, optimize=True)
    golden = np.asarray(Image.open(path)).astype(int)
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
