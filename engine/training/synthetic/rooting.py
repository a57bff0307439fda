"""Binding hairs that were laid out on the mean head to its triangles."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from scipy.spatial import cKDTree

from engine.facemodels import Part, load_model
from engine.training.synthetic.strands import Rooted, frames

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.types import FloatArray

_SKIN = (Part.FACE, Part.LID_LEFT, Part.LID_RIGHT, Part.SCALP, Part.NECK)


def rooted(
    lines_mm: FloatArray, colour: FloatArray, width_mm: FloatArray
) -> Rooted:
    """Hairs (S, K, 3) laid out on the mean head, root first, bound to the skin beneath.

    Args:
        lines_mm: positions; the roots are moved onto the surface and the hairs with them.
        colour: (S, 3) linear RGB.
        width_mm: (S,).
    """
    model = load_model()
    triangle, barycentric = nearest_on_skin(lines_mm[:, 0])
    _, frame = frames(model.vertices_mm, triangle, barycentric)
    local = np.einsum("skd,scd->skc", lines_mm - lines_mm[:, :1], frame)
    return Rooted(
        triangle, barycentric, local.astype(np.float32),
        colour, width_mm.astype(np.float32),
    )  # fmt: skip


def nearest_on_skin(points: FloatArray) -> tuple[NDArray[np.int32], FloatArray]:
    """(S,) triangle of the mean head below each point (S, 3), and (S, 3) weights within it."""
    tree, rows = _centres()
    _, near = tree.query(points, k=8)
    chosen = rows[near]
    corners = load_model().vertices_mm[load_model().triangles[chosen]]
    a, b, c = corners[:, :, 0], corners[:, :, 1], corners[:, :, 2]
    u, v, w = b - a, c - a, points[:, None] - a
    uu, uv, vv = (u * u).sum(-1), (u * v).sum(-1), (v * v).sum(-1)
    wu, wv = (w * u).sum(-1), (w * v).sum(-1)
    scale = 1.0 / np.maximum(uu * vv - uv * uv, 1e-9)
    second, third = (vv * wu - uv * wv) * scale, (uu * wv - uv * wu) * scale
    weights = np.stack([1 - second - third, second, third], axis=-1)
    best = weights.min(-1).argmax(1)
    every = np.arange(len(points))
    kept = np.clip(weights[every, best], 0, 1)
    kept /= kept.sum(1, keepdims=True)
    return chosen[every, best].astype(np.int32), kept.astype(np.float32)


@cache
def _centres() -> tuple[cKDTree, NDArray[np.int32]]:
    model = load_model()
    rows = np.flatnonzero(np.isin(model.triangle_part, _SKIN)).astype(np.int32)
    return cKDTree(model.vertices_mm[model.triangles[rows]].mean(1)), rows
