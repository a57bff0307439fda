"""Clothes over the shoulders, cut from the bust."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.spatial import cKDTree

from engine.facemodels import Part, load_model
from engine.rasterizers.numba_cpu import vertex_normals
from engine.training.synthetic.collars import sample_collar
from engine.training.synthetic.frames import Label
from engine.training.synthetic.materials import ROW, Kind, Pattern
from engine.training.synthetic.pieces import Piece, cut, follow_weight
from engine.training.synthetic.randomness import between, chance
from engine.training.synthetic.wardrobe import wardrobe

if TYPE_CHECKING:
    from engine.training.synthetic.volume import Volume
    from engine.types import FloatArray

_DYES = np.array([
    [0.015, 0.016, 0.02], [0.03, 0.032, 0.035], [0.012, 0.02, 0.055], [0.75, 0.75, 0.74],
    [0.45, 0.46, 0.48], [0.16, 0.17, 0.18], [0.05, 0.10, 0.24], [0.30, 0.42, 0.62],
    [0.35, 0.025, 0.03], [0.10, 0.012, 0.02], [0.03, 0.11, 0.05], [0.10, 0.11, 0.05],
    [0.42, 0.32, 0.18], [0.55, 0.36, 0.33], [0.30, 0.16, 0.35], [0.60, 0.42, 0.06],
    [0.03, 0.20, 0.22], [0.22, 0.13, 0.07],
])  # fmt: skip


def sample_clothes(
    neutral: FloatArray, space: Volume, random: np.random.Generator
) -> list[Piece]:
    """What one person wears: a top, often with a collar, sometimes an open jacket over it.

    Args:
        neutral: (V, 3) mm their head; space: the distances about it.
        random: stream to draw from.
    """
    bust, moved, normals = _bust(neutral)
    kind = random.choice(["crew", "vee", "scoop", "high", "layers", "layers"])
    depth = {"crew": 0.0, "vee": between(random, 20, 48), "scoop": between(random, 12, 42),
             "high": -between(random, 15, 40), "layers": between(random, -5, 10)}[kind]  # fmt: skip
    shape = "vee" if kind == "vee" else "round"
    top = _garment(bust, moved, normals, _below_neck(bust, depth, shape),
                   between(random, 3, 6), cloth_row(random), random)  # fmt: skip
    tops = [top]
    if kind in ("crew", "layers") and chance(random, 0.5):
        tops.append(sample_collar(space, top.row, random, under=kind == "layers"))
    if kind != "layers":
        return tops
    opening = between(random, 30, 75)
    low = between(random, 150, 320)
    field = np.minimum(_below_neck(bust, -8.0, "round"), _beside_opening(bust, opening, low))
    jacket = cloth_row(random, jacket=True)
    thick = between(random, 7, 12)
    return [*tops, _garment(bust, moved, normals, field, thick, jacket, random, under_mm=5.5)]


def _bust(neutral: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Bust vertices on the mean head and on this person, and their normals."""
    store, model = wardrobe(), load_model()
    bust = store.bust_vertices_mm
    body = np.unique(model.triangles[np.isin(model.triangle_part, (Part.NECK, Part.TORSO))])
    distance, near = cKDTree(model.vertices_mm[body]).query(bust, k=4)
    weight = 1.0 / (np.asarray(distance) + 5.0)
    weight /= weight.sum(1, keepdims=True)
    change = (neutral - model.vertices_mm)[body]
    moved = bust + np.einsum("nk,nkd->nd", weight, change[near])
    return bust, moved.astype(np.float32), vertex_normals(moved, store.bust_triangles)


def _below_neck(bust: FloatArray, depth: float, shape: str) -> FloatArray:
    """(N,) mm below a neckline that lies `depth` lower in front."""
    x, y, z = bust.T
    line = -153.0 + (40.0 - z) * 0.24 - 5.0 * np.clip((np.abs(x) - 50) / 25, 0, 1)
    front = np.clip((z + 10) / 40, 0, 1)
    if shape == "vee":
        line = line - depth * np.clip(1 - np.abs(x) / 62, 0, 1) * front
    else:
        line = line - depth * np.exp(-((x / 62) ** 4)) * front
        if depth > 20:
            line = line - 6 * np.exp(-(((np.abs(x) - 70) / 30) ** 2))
    return line - y


def _beside_opening(bust: FloatArray, half_mm: float, low_mm: float) -> FloatArray:
    """(N,) mm beside the opening of a jacket that closes `low_mm` below the neck."""
    x, y, z = bust.T
    wide = half_mm * np.clip((y + 150 + low_mm) / low_mm, 0, 1.15)
    return np.abs(x) - wide * np.clip((z + 5) / 35, 0, 1) + 60.0 * (z < -5)


def _garment(
    bust: FloatArray, moved: FloatArray, normals: FloatArray, field: FloatArray, thick_mm: float,
    row: FloatArray, random: np.random.Generator, under_mm: float = 1.6,
) -> Piece:  # fmt: skip
    folds = np.zeros(len(bust))
    for _ in range(5):
        direction = random.normal(size=3) * [1, 0.6, 1] / between(random, 14, 45)
        folds += np.abs(np.sin(bust @ direction + random.uniform(0, 6.28)))
    # The edge lies on the skin, or on what is worn beneath; further down the cloth hangs off it.
    off = np.clip(field / 30.0, 0, 1)
    shift = under_mm + (thick_mm + 1.8 * (folds - 2.5)) * off * off * (3 - 2 * off)
    placed = moved + normals * np.maximum(shift, under_mm)[:, None]
    carried = np.concatenate([placed, bust], axis=1)
    vertices, triangles, edge = cut(carried, wardrobe().bust_triangles, field)
    rest = vertices[:, 3:]
    pattern = np.stack([rest[:, 0] + 0.35 * rest[:, 2], rest[:, 1] + 0.3 * np.abs(rest[:, 0])], 1)
    # Under the chin it is darker, and in the crease at the edge.
    sky = np.clip(0.55 + (-rest[:, 1] - 130) / 150 + np.abs(rest[:, 0]) / 220, 0.45, 0.95)
    sky = sky * np.clip(0.75 + edge / 20, 0, 1)
    return Piece(
        vertices[:, :3].copy(), triangles, follow_weight(rest), pattern.astype(np.float32),
        sky.astype(np.float32), row, int(Label.CLOTHES), edge,
    )  # fmt: skip


def cloth_row(random: np.random.Generator, *, jacket: bool = False) -> FloatArray:
    """Numbers of a woven material, see `materials.ROW`."""
    dyes = _DYES[:9] if jacket else _DYES
    first = dyes[random.integers(len(dyes))] * between(random, 0.75, 1.2)
    second = _DYES[random.integers(len(_DYES))] * between(random, 0.7, 1.2)
    pattern = Pattern.PLAIN
    if chance(random, 0.35):
        pattern = Pattern(int(random.integers(1, len(Pattern))))
    if pattern in (Pattern.KNIT, Pattern.SPECKLED):
        second = first * between(random, 0.55, 1.5)
    row = np.zeros(ROW, np.float32)
    row[0] = Kind.CLOTH
    row[1:4], row[4:7] = first, second
    row[7], row[8] = pattern, between(random, 5, 26) if pattern != Pattern.KNIT else 4.5
    row[9], row[10] = between(random, 0.02, 0.35), between(random, 5, 18)
    row[11] = between(random, 0.03, 0.2)
    row[12] = between(random, 8, 20) if chance(random, 0.6) else 2.5
    return row
