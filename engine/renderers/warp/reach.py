"""Which part of the region an edit changes: everything else is left to the photo, and costs
nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.media import resample
from engine.rasterizers import Window
from engine.renderers.warp import kernels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.renderers.warp.analysis import Analysis
    from engine.renderers.warp.backdrop import Backdrop
    from engine.types import FloatArray

_STILL_PX = 0.01
"""Half of what counts as movement of a pixel, for a pixel may move more than the corners of its
triangle: its values are interpolated in perspective."""
_STILL_SHADE = 5e-4
_MARGIN_PX = 2
_NODES = 2
"""Nodes of the lattice around a moving one that it moves too: the lattice is enlarged by cubics."""


def window_of(
    analysis: Analysis,
    triangles: NDArray[np.int32],
    points_px: FloatArray,
    values: FloatArray,
    offsets: FloatArray,
    live: NDArray[np.uint8],
) -> Window | None:
    """The part of the region outside which nothing moves, or None when nothing does.

    Args:
        analysis: of the photo.
        triangles: (T, 3) of the mesh.
        points_px: (V, 2) where its vertices lie now.
        values: (V, VALUES) vertex values, see `paint`.
        offsets: (R, C, 2) of the backdrop's lattice.
        live: (5,) by class, whether anything of it changes.
    """
    away = np.abs(points_px - values[:, :2]) > _STILL_PX
    moving = away[:, 0] | away[:, 1] | (np.abs(values[:, 3] - 1.0) > _STILL_SHADE)
    moving &= values[:, 2] > 0.0
    for kind, vertices in analysis.around_class.items():
        moving[vertices] |= bool(live[kind])
    box = np.array([np.inf, np.inf, -np.inf, -np.inf], np.float32)
    kernels.bound(points_px, triangles, moving, box)
    height, width = analysis.region.size_hw
    nodes = (np.abs(offsets) > _STILL_PX).any(axis=2)
    nodes &= _within(analysis.backdrop, offsets)
    for axis, (count, size) in enumerate(zip(nodes.shape[::-1], (width, height), strict=True)):
        hit = np.flatnonzero(nodes.any(axis=axis))
        if len(hit):
            step = size / count
            box[axis] = min(box[axis], (hit[0] - _NODES) * step)
            box[axis + 2] = max(box[axis + 2], (hit[-1] + 1 + _NODES) * step)
    left, top = (int(max(edge - _MARGIN_PX, 0.0)) for edge in box[:2])
    right = int(min(box[2] + _MARGIN_PX + 1, width))
    bottom = int(min(box[3] + _MARGIN_PX + 1, height))
    if right <= left or bottom <= top:
        return None
    return analysis.region.aligned(Window(top, bottom, left, right))


def _within(backdrop: Backdrop, offsets: FloatArray) -> NDArray[np.bool_]:
    """(R, C) nodes from or to which anything of the person can move; the rest stands still."""
    cells = int(np.ceil((np.abs(offsets).max(axis=(0, 1)) / backdrop.step_px).max()))
    return resample.dilate(backdrop.person, cells + 1) > 0
