"""Guides: lines that hair follows, traced on meshes of hair, and hairs laid between them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from scipy.spatial import cKDTree

from engine.facemodels import load_model
from engine.training.synthetic.strands import unit
from engine.training.synthetic.volume import OUTER
from engine.training.synthetic.wardrobe import wardrobe

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.types import FloatArray

_CARRIERS = 12
"""Points of the skin whose displacement a guide's point follows."""
_CANDIDATES, _MIXED = 36, 4
"""Points of guides about a root, and how many of the guides are mixed."""
_AGREE_COS, _AGREE_MM = 0.6, 70.0
"""Guides that differ more in direction or in where they end are not mixed: a parting is there."""
_LEAST_MM = 22.0
_RISE_MM, _ASIDE_MM = 18.0, 80.0
"""Lengths within which hairs rise to the guides' layer, and close up with them."""
_DAMPING_MM, _MOST_SHARE = 2.0, 2.0
_BLUR_MM = 4.0
"""By so much hairs mix where the guides lead apart."""


def on_head(mesh: str, neutral: FloatArray, mirrored: bool) -> FloatArray:
    """(G, P, 3) mm: the guides of one mesh of hair on a neutral head (V, 3), root first."""
    store, model = wardrobe(), load_model()
    lines = store.hair_guides_mm[store.hair_mesh == mesh]
    if mirrored:
        lines = lines * np.array([-1, 1, 1], np.float32)
    tree, outer = _skin()
    distance, near = tree.query(lines, k=_CARRIERS)
    weight = np.asarray(1 / (distance + 5.0) ** 2)
    weight /= weight.sum(-1, keepdims=True)
    moved = (neutral - model.vertices_mm)[outer]
    return (lines + (weight[..., None] * moved[near]).sum(-2)).astype(np.float32)


@cache
def _skin() -> tuple[cKDTree, NDArray[np.int32]]:
    model = load_model()
    outer = np.unique(model.triangles[np.isin(model.triangle_part, OUTER)])
    return cKDTree(model.vertices_mm[outer]), outer


def led(
    guides: FloatArray, roots: FloatArray, normals: FloatArray, cut: FloatArray, points: int,
    random: np.random.Generator,
) -> FloatArray:  # fmt: skip
    """(S, points, 3) hairs from their roots along a mix of the nearest guides.

    Args:
        guides: (G, P, 3) mm.
        roots, normals: (S, 3) mm and unit vectors.
        cut: (S,) share of the guides' length at which each hair ends.
        points: of a hair.
        random: stream to draw from.
    """
    steps = guides.shape[1]
    tree = cKDTree(guides.reshape(-1, 3))
    blurred = roots + random.normal(0, _BLUR_MM, roots.shape)
    near = np.asarray(tree.query(blurred, k=_CANDIDATES)[1])
    every, taken = np.arange(len(roots)), np.zeros(near.shape, bool)
    found = []
    for _ in range(_MIXED):
        guide, begin = np.divmod(near[every, (~taken).argmax(1)], steps)
        taken |= near // steps == guide[:, None]
        found.append(_onward(guides[guide], begin, roots, cut, points))
    lines, ahead = (np.stack(each, 1) for each in zip(*found, strict=True))
    alike = (ahead * ahead[:, :1]).sum(-1) > _AGREE_COS
    alike &= np.linalg.norm(lines[:, :, -1] - lines[:, :1, -1], axis=-1) < _AGREE_MM
    share = _shares(_along_skin(lines[:, :, 0] - roots[:, None], normals[:, None]), alike)
    mixed = np.einsum("sn,snkd->skd", share.astype(np.float32), lines)
    return _from_roots(mixed, roots, normals)


def _along_skin(vectors: FloatArray, normals: FloatArray) -> FloatArray:
    return vectors - normals * (vectors * normals).sum(-1, keepdims=True)


def _shares(aside: FloatArray, alike: NDArray[np.bool_]) -> FloatArray:
    """(S, N) weights, 1 in sum, that bring a mix of lines as near to each root as can be.

    Args:
        aside: (S, N, 3) mm from each root to each line.
        alike: (S, N) which lines may be mixed.
    """
    product = np.einsum("snd,smd->snm", aside, aside)
    # The damping keeps to near lines, and to small weights beyond the outermost ones.
    own = _DAMPING_MM**2 + 0.05 * (aside**2).sum(-1) + np.where(alike, 0, 1e7)
    product += own[..., None] * np.eye(aside.shape[1])
    share = np.linalg.solve(product, np.ones((*aside.shape[:2], 1)))[..., 0]
    share /= share.sum(1, keepdims=True)
    share[np.abs(share).sum(1) > _MOST_SHARE] = np.eye(aside.shape[1])[0]
    return share


def _onward(
    guide: FloatArray, begin: NDArray[np.int64], roots: FloatArray, cut: FloatArray, points: int
) -> tuple[FloatArray, FloatArray]:
    """(S, points, 3) what is left of guides (S, P, 3) past the roots, and (S, 3) its direction."""
    every, steps = np.arange(len(guide)), guide.shape[1]
    step = np.linalg.norm(guide[:, 1] - guide[:, 0], axis=1)
    along = guide[every, np.minimum(begin + 1, steps - 1)] - guide[every, np.maximum(begin - 1, 0)]
    ahead = unit(along)
    start = begin + ((roots - guide[every, begin]) * ahead).sum(1) / np.maximum(step, 1e-3)
    end = cut * (steps - 1)
    start = np.clip(start, 0, np.maximum(end - _LEAST_MM / np.maximum(step, 1e-3), 0))
    at = start[:, None] + (end - start)[:, None] * np.linspace(0, 1, points)
    low = np.minimum(at.astype(int), steps - 2)
    part = (at - low)[..., None].astype(np.float32)
    line = guide[every[:, None], low] * (1 - part) + guide[every[:, None], low + 1] * part
    return line, ahead


def _from_roots(lines: FloatArray, roots: FloatArray, normals: FloatArray) -> FloatArray:
    """Lines (S, K, 3) begun at the roots (S, 3), from where they join their own course."""
    step = np.linalg.norm(np.diff(lines, axis=1), axis=2)
    run = np.concatenate([np.zeros((len(lines), 1)), np.cumsum(step, 1)], 1)[..., None]
    offset = roots - lines[:, 0]
    aside = _along_skin(offset, normals)
    rise = (offset - aside)[:, None] * np.exp(-run / _RISE_MM)
    return (lines + rise + aside[:, None] * np.exp(-run / _ASIDE_MM)).astype(np.float32)
