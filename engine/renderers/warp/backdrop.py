"""The backdrop: hair, ears, neck, shoulders and background, carried along without a tear.

A coarse lattice lies over the photo. Each node is moved by the surface it shows (scalp, ears,
neck) or, outside the head, by the change of the head's outline, fading with the distance so that
torso and far background stand still. Moving the outline rather than points on it keeps the skull
as wide as it is when the head turns. The lattice is then inverted by Newton's method.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numba import njit

from engine.renderers.warp.contour import Contour
from engine.renderers.warp.ramp import ramp
from engine.renderers.warp.turning import carried_directions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from engine.renderers.warp.standing_ears import EarTurn
    from engine.types import FloatArray

LATTICE_CELLS = 72
_INVERSION_STEPS = 12
_CONVERGED_CELLS = 1e-4
_BAND = 0.2
"""Width of the zone inside the outline that follows the outline, as a part of its radius."""
_HAIR_ABOVE, _HAIR_ABOVE_CUT_OUT, _HAIR_BELOW = 0.30, 0.9, 0.04
"""How far beyond the outline things move fully with the head: hair above (further where the
background is cut out and cannot move along), nothing below."""
_FADE_ABOVE, _FADE_BELOW = 0.95, 0.80
"""How far beyond that the movement fades to rest, as a part of the mean radius."""


@dataclass(frozen=True)
class Backdrop:
    """What the lattice of one photo is attached to.

    Attributes:
        nodes_px: (R, C, 2) node positions in the photo.
        step_px: (2,) lattice spacing (x, y).
        triangle: (R, C) int32 mesh triangle each node shows, -1 for none.
        barycentric: (R, C, 3) where on it.
        rest: outline of the head in the photo.
        beyond_px: (R, C) how far outside the outline each node lies, 0 inside.
        depth_inside: (R, C) 0 on the outline and where no surface is, 1 from `_BAND` inside it.
        weight: (R, C) share of the head's movement a node outside the outline takes part in.
        person: (R, C) uint8, 1 where anything of the person lies in the node's cell.
    """

    nodes_px: FloatArray
    step_px: FloatArray
    triangle: NDArray[np.int32]
    barycentric: FloatArray
    rest: Contour
    beyond_px: FloatArray
    depth_inside: FloatArray
    weight: FloatArray
    person: NDArray[np.uint8]


def lay_backdrop(
    rest: Contour,
    size_hw: tuple[int, int],
    triangle: NDArray[np.int32],
    barycentric: FloatArray,
    coverage: FloatArray,
    *,
    cut_out: bool,
) -> Backdrop:
    """Attach a lattice to the photo.

    Args:
        rest: the head's outline in the photo.
        size_hw: size of the region the lattice covers.
        triangle, barycentric: (H, W) and (H, W, 3) fragments of the fitted mesh on that region.
        coverage: (H, W) how much of each pixel is the person.
        cut_out: whether the background is cut out and stays.
    """
    height, width = size_hw
    rows = max(round(LATTICE_CELLS * height / max(height, width)), 8)
    columns = max(round(LATTICE_CELLS * width / max(height, width)), 8)
    # Nodes sit at the centres of cells, which is where an image resize puts its pixels.
    y = (np.arange(rows, dtype=np.float32) + 0.5) * (height / rows) - 0.5
    x = (np.arange(columns, dtype=np.float32) + 0.5) * (width / columns) - 0.5
    nodes = np.stack(np.meshgrid(x, y), axis=-1)
    row, column = np.rint(nodes[..., 1]).astype(int), np.rint(nodes[..., 0]).astype(int)
    radius, outline, angle = rest.polar(nodes)
    down = ramp(np.sin(angle) * 0.9 + 0.35, 0.0, 1.0)
    above = _HAIR_ABOVE_CUT_OUT if cut_out else _HAIR_ABOVE
    hair = _HAIR_BELOW + (above - _HAIR_BELOW) * (1.0 - down)
    fade = _FADE_BELOW + (_FADE_ABOVE - _FADE_BELOW) * (1.0 - down)
    shown = triangle[row, column]
    beyond = (radius - outline) / rest.radius_px.mean()
    inside = ramp((outline - radius) / (_BAND * outline), 0.0, 1.0) * (shown >= 0)
    return Backdrop(
        nodes_px=nodes,
        step_px=np.array([x[1] - x[0], y[1] - y[0]], np.float32),
        triangle=shown,
        barycentric=barycentric[row, column],
        rest=rest,
        beyond_px=np.maximum(radius - outline, 0.0),
        depth_inside=inside.astype(np.float32),
        weight=1.0 - ramp((beyond - hair) / fade, 0.0, 1.0),
        person=_any_in_cells(coverage > 0.0, (rows, columns)),
    )


def _any_in_cells(mask: NDArray[np.bool_], cells: tuple[int, int]) -> NDArray[np.uint8]:
    """1 for each cell of a grid (R, C) over a mask (H, W) in which anything is set."""
    rows, columns = (
        np.arange(count) * size // count for count, size in zip(cells, mask.shape, strict=True)
    )
    found = np.logical_or.reduceat(mask, rows, axis=0)
    return np.logical_or.reduceat(found, columns, axis=1).astype(np.uint8)


def backward_flow(
    backdrop: Backdrop,
    target: Contour,
    axis: FloatArray,
    surface_shift: FloatArray,
    scale: float,
    ears: Sequence[EarTurn] = (),
) -> FloatArray:
    """(R, C, 2) offset from each lattice position in the target to its source in the photo.

    Args:
        backdrop: the attached lattice.
        target: the head's outline in the target picture.
        axis: (2,) that the head turns about, see `turning.turning_axis`.
        surface_shift: (R, C, 2) movement of the surface each node shows, 0 where none.
        scale: target head size over the photo's.
        ears: what becomes of ears that stand out.
    """
    outline_shift = _outline_shift(backdrop.nodes_px, backdrop.rest, target, axis, scale)
    inside = backdrop.depth_inside[..., None]
    weight = backdrop.weight[..., None]
    around = weight * outline_shift + (1.0 - weight) * surface_shift
    forward = inside * surface_shift + (1.0 - inside) * around
    if ears:
        excess = _excess(backdrop, target, outline_shift, scale)
    for ear in ears:
        share = ear.share[..., None]
        forward += share * (ear.shift(backdrop.nodes_px, outline_shift, excess) - forward)
    forward = _smooth_lattice(np.ascontiguousarray(forward, np.float32))
    return _invert(forward, backdrop.step_px)


@njit(cache=True, nogil=True)
def _shift_nodes(
    nodes, c0, roll0, r0, c1, roll1, r1, further, scale, out
):  # pragma: no cover - compiled
    directions = r0.shape[0]
    step = 2.0 * np.pi / directions
    for i in range(nodes.shape[0]):
        for j in range(nodes.shape[1]):
            x = nodes[i, j, 0] - c0[0]
            y = nodes[i, j, 1] - c0[1]
            radius = np.sqrt(x * x + y * y)
            angle = np.arctan2(y, x)
            place = (angle + roll0) / step
            low = int(np.floor(place))
            part = place - low
            rest = (1.0 - part) * r0[low % directions] + part * r0[(low + 1) % directions]
            place += (1.0 - part) * further[low % directions]
            place += part * further[(low + 1) % directions]
            low = int(np.floor(place))
            part = place - low
            goal = (1.0 - part) * r1[low % directions] + part * r1[(low + 1) % directions]
            turned = place * step - roll1
            moved = radius * goal / rest if radius < rest else goal + (radius - rest) * scale
            out[i, j, 0] = c1[0] + np.cos(turned) * moved - nodes[i, j, 0]
            out[i, j, 1] = c1[1] + np.sin(turned) * moved - nodes[i, j, 1]


def _excess(
    backdrop: Backdrop, target: Contour, outline_shift: FloatArray, scale: float
) -> FloatArray:
    """(R, C, 2) by how much nodes are beyond the outline after it carried them."""
    away = backdrop.nodes_px + outline_shift - target.centre_px
    away /= np.maximum(np.linalg.norm(away, axis=2, keepdims=True), 1e-3)
    return scale * backdrop.beyond_px[..., None] * away


def _outline_shift(
    nodes: FloatArray, rest: Contour, target: Contour, axis: FloatArray, scale: float
) -> FloatArray:
    out = np.empty_like(nodes)
    _shift_nodes(
        nodes, rest.centre_px, rest.roll_rad, rest.radius_px,
        target.centre_px, target.roll_rad, target.radius_px,
        carried_directions(rest, target, axis), scale, out,
    )  # fmt: skip
    return out


@njit(cache=True, nogil=True)
def _smooth_lattice(field):  # pragma: no cover - compiled
    rows, columns = field.shape[:2]
    for _ in range(2):
        out = field.copy()
        for i in range(rows):
            for j in range(columns):
                for c in range(2):
                    total, count = 0.0, 0.0
                    for di in range(-1, 2):
                        for dj in range(-1, 2):
                            if 0 <= i + di < rows and 0 <= j + dj < columns:
                                total += field[i + di, j + dj, c]
                                count += 1.0
                    out[i, j, c] = total / count
        field = out
    return field


@njit(cache=True, nogil=True)
def _invert(forward, step):  # pragma: no cover - compiled
    """Newton's method for x + D(x) = y at each lattice position y; returns x - y.

    The Jacobian of the bilinear interpolant is exact, so places where the picture is stretched
    several times (the side of a head that turns into view) converge as well as the rest.
    """
    rows, columns = forward.shape[:2]
    backward = np.zeros_like(forward)
    for i in range(rows):
        for j in range(columns):
            x = j - 0.5 * forward[i, j, 0] / step[0]
            y = i - 0.5 * forward[i, j, 1] / step[1]
            miss_x, miss_y = 0.0, 0.0
            for _ in range(_INVERSION_STEPS):
                c = min(max(int(np.floor(x)), 0), columns - 2)
                r = min(max(int(np.floor(y)), 0), rows - 2)
                u, v = min(max(x - c, 0.0), 1.0), min(max(y - r, 0.0), 1.0)
                a, b = forward[r, c], forward[r, c + 1]
                d, e = forward[r + 1, c], forward[r + 1, c + 1]
                fx = ((1 - v) * ((1 - u) * a[0] + u * b[0]) + v * ((1 - u) * d[0] + u * e[0]))
                fy = ((1 - v) * ((1 - u) * a[1] + u * b[1]) + v * ((1 - u) * d[1] + u * e[1]))
                xx = 1.0 + ((1 - v) * (b[0] - a[0]) + v * (e[0] - d[0])) / step[0]
                xy = ((1 - u) * (d[0] - a[0]) + u * (e[0] - b[0])) / step[0]
                yx = ((1 - v) * (b[1] - a[1]) + v * (e[1] - d[1])) / step[1]
                yy = 1.0 + ((1 - u) * (d[1] - a[1]) + u * (e[1] - b[1])) / step[1]
                miss_x = j - x - fx / step[0]
                miss_y = i - y - fy / step[1]
                determinant = max(xx * yy - xy * yx, 0.15)
                if abs(miss_x) + abs(miss_y) < _CONVERGED_CELLS:
                    break
                x += min(max((yy * miss_x - xy * miss_y) / determinant, -3.0), 3.0)
                y += min(max((xx * miss_y - yx * miss_x) / determinant, -3.0), 3.0)
            backward[i, j, 0] = (x - j) * step[0]
            backward[i, j, 1] = (y - i) * step[1]
            if miss_x * miss_x + miss_y * miss_y > 1.0 and j > 0:
                # The field folds here: nothing maps to this place, continue the neighbour.
                backward[i, j] = backward[i, j - 1]
    return backward
