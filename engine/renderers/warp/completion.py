"""Continues a background behind what hides it, with patches of what is seen of it.

From coarse to fine each wanted pixel is voted for by the patches most like those that lie over it
(Wexler et al. 2007), which PatchMatch finds (Barnes et al. 2009). The coarsest picture is begun
from the border inwards, and patches are compared by how busy they are as well as by colour, without
which texture is worn smooth (both Newson et al. 2014). At last the photo's own pixels are carried.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.media import fill_holes, resample
from engine.renderers.warp import patches
from engine.renderers.warp.patches import RADIUS
from engine.renderers.warp.pyramid import Level, build_levels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.types import FloatArray

_ROUNDS = (2, 3, 6)
"""How often search and vote alternate, from the finest level on; the last for all coarser ones."""
_SHELL_PX = 2
_SCANS, _SCANS_BEGINNING = 2, 4
_REACH_PX = 8
"""Radius of the random search where a coarser level has found about the right places already."""
_LEAST_SOURCE = 0.5
"""Less background than this, as a part of what is wanted, is too little to continue."""
_MOST_CORRECTION = 0.08
"""Colours are brought to what they border on by no more than this part of the range: a larger
difference is something else that begins there, and would spread as a stain."""
_TRACE, _TRACE_BLUR_PX = 0.012, 3.0
"""Where a smooth fill differs by no more than this from the completed background, that is plain,
and the smooth one gives the colour: pieces of a gradient never quite join."""


def complete(
    photo: NDArray[Any],
    wanted: NDArray[np.bool_],
    known: NDArray[np.bool_],
    source: NDArray[np.bool_],
) -> FloatArray | None:
    """Colours of the wanted pixels; the same photo gives the same ones.

    Args:
        photo: (H, W, 3) unsigned integers.
        wanted: (H, W) where the background is asked for.
        known: (H, W) where the photo shows it; none of the wanted pixels.
        source: (H, W) where it may be taken from, a part of `known`.

    Returns:
        (N, 3) float32 in the photo's range, in reading order; None where nothing is wanted or too
        little is seen to continue it.
    """
    rows, columns = np.nonzero(wanted)
    if not len(rows) or source.sum() < _LEAST_SOURCE * len(rows):
        return None
    levels = build_levels(photo, wanted, known, source)
    if any(not level.free.any() or not level.wanted.any() for level in levels):
        return None
    field, cost = _begin(levels[-1])
    for k in reversed(range(len(levels))):
        if k < len(levels) - 1:
            field = _refine(levels[k], field)
        reach = max(field.shape) if k == len(levels) - 1 else _REACH_PX
        cost = _settle(levels[k], field, _ROUNDS[min(k, len(_ROUNDS) - 1)], reach)
    fine = levels[0]
    offset = patches.choose(fine.free, fine.places, field, cost)
    inner = np.ascontiguousarray(offset[RADIUS:-RADIUS, RADIUS:-RADIUS])
    out = np.zeros((len(rows), 3), np.float32)
    scale = np.array(inner.shape[:2]) / wanted.shape
    patches.carry(photo, source, rows, columns, inner, scale, out)
    correction = _correction(fine, offset)
    correction = resample.resize(correction, (len(wanted), wanted.shape[1]))[rows, columns]
    return out + np.float32(np.iinfo(photo.dtype).max) * correction


def _begin(level: Level) -> tuple[NDArray[np.int32], FloatArray]:
    """The coarsest picture, filled from the border inwards; what is not filled yet does not count.

    Returns:
        (h, w, 2) row and column of each patch's match, and (N,) room for costs.
    """
    i, j = level.places.T
    field = np.full((*level.wanted.shape, 2), -1, np.int32)
    field[i, j] = _drawn(level)
    depth = resample.distance_inside(level.wanted | (level.weight[:, ::4] == 0))
    weight = level.weight.copy()
    weight[np.repeat(level.wanted, 4, axis=1)] = 0.0
    for outer in range(0, int(np.ceil(depth[level.wanted].max())), _SHELL_PX):
        shell = level.wanted & (depth > outer) & (depth <= outer + _SHELL_PX)
        over = (depth[i, j] > outer - _SHELL_PX - 1) & (depth[i, j] <= outer + 1)
        places = level.places[over]
        cost = np.empty(len(places), np.float32)
        patches.search(
            level.picture, weight, level.free, level.mean, level.guess, places, level.near,
            max(field.shape), outer, _SCANS_BEGINNING, field, cost,
        )  # fmt: skip
        patches.vote(level.picture, level.free, shell, places, field, _say(cost))
        filled = np.repeat(shell, 4, axis=1)
        weight[filled] = level.weight[filled]
    return field, np.empty(len(i), np.float32)


def _refine(level: Level, coarse: NDArray[np.int32]) -> NDArray[np.int32]:
    """(h, w, 2) the matches of the level below at twice its size, and the picture they give."""
    height, width = level.wanted.shape
    i, j = level.places.T
    below = np.minimum((level.places - RADIUS) // 2 + RADIUS, np.array(coarse.shape[:2]) - 1)
    match = coarse[below[:, 0], below[:, 1]]
    guess = level.places + 2 * (match - below)
    guess = np.clip(guess, RADIUS, [height - RADIUS - 1, width - RADIUS - 1])
    good = (match[:, 0] >= 0) & (level.free[guess[:, 0], 4 * guess[:, 1]] > 0)
    field = np.full((height, width, 2), -1, np.int32)
    field[i, j] = np.where(good[:, None], guess, _drawn(level))
    patches.vote(
        level.picture, level.free, level.wanted, level.places, field, good.astype(np.float32)
    )
    return field


def _settle(level: Level, field: NDArray[np.int32], rounds: int, reach_px: int) -> FloatArray:
    """Search and vote in turn; (N,) cost of the matches."""
    cost = np.empty(len(level.places), np.float32)
    for k in range(rounds):
        patches.search(
            level.picture, level.weight, level.free, level.mean, level.guess, level.places,
            level.near, reach_px, k, _SCANS, field, cost,
        )  # fmt: skip
        patches.vote(
            level.picture, level.free, level.wanted, level.places, field, _say(cost)
        )
    return cost


def _drawn(level: Level) -> NDArray[np.int32]:
    """(N, 2) a free place for each patch, drawn by lot."""
    free = np.argwhere(level.free[:, ::4]).astype(np.int32)
    return free[np.random.default_rng(0).integers(0, len(free), len(level.places))]


def _say(cost: FloatArray) -> FloatArray:
    """(N,) share of a patch in the vote, falling with what its match costs."""
    spread = np.median(cost) + np.float32(1e-6)
    return np.exp(-np.minimum(cost / spread, 30.0)).astype(np.float32)


def _correction(level: Level, offset: NDArray[np.int32]) -> FloatArray:
    """(h, w, 3) what brings the taken colours to what they border on, spread inwards smoothly, and
    on plain ground to the smooth fill."""
    taken, known = offset.any(axis=2), level.weight[:, ::4] == 1.0
    i, j = np.nonzero(taken)
    colour = level.picture.reshape(*taken.shape, 4)[..., :3]
    copied = colour.copy()
    copied[i, j] = colour[i + offset[i, j, 0], j + offset[i, j, 1]]
    ring = taken & known
    miss = np.clip(colour - copied, -_MOST_CORRECTION, _MOST_CORRECTION)
    correction = fill_holes(miss * ring[..., None], ~ring)
    copied += correction
    copied[known] = colour[known]
    smooth = fill_holes(np.ascontiguousarray(colour), ~known)
    trace = resample.blur(smooth - copied, _TRACE_BLUR_PX)
    plain = np.clip(2.0 - np.abs(trace).max(axis=2) / _TRACE, 0.0, 1.0)
    correction += resample.blur(plain, _TRACE_BLUR_PX)[..., None] * trace
    return np.ascontiguousarray(correction[RADIUS:-RADIUS, RADIUS:-RADIUS])
