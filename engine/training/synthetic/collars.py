"""Shirt collars: a band about the neck, folded over, with two points in front."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.training.synthetic.frames import Label
from engine.training.synthetic.pieces import Piece, follow_weight
from engine.training.synthetic.randomness import between
from engine.training.synthetic.volume import distances

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.training.synthetic.volume import Volume
    from engine.types import FloatArray

_AROUND, _DOWN = 72, 9
_AXIS_Z_MM = -12.0


def sample_collar(
    space: Volume, row: FloatArray, random: np.random.Generator, *, under: bool
) -> Piece:
    """A collar in the cloth of `row` about the neck that `space` surrounds.

    `under` a jacket it lies flat; otherwise it stands off the shirt that it belongs to.
    """
    gap = np.deg2rad(between(random, 3.0, 14.0))
    angle = np.linspace(gap, 2 * np.pi - gap, _AROUND)
    ahead = np.cos(angle)
    point = np.deg2rad(between(random, 24, 36))
    turned = np.minimum(angle, 2 * np.pi - angle)
    tip = np.exp(-(((turned - point) / np.deg2rad(20)) ** 2))
    line = -146.0 - 13.0 * ahead
    high, low = between(random, 16, 24), between(random, 9, 15)
    top = line + high - 7.0 * np.clip(ahead, 0, 1)
    bottom = line - low - between(random, 14, 32) * tip
    share = np.linspace(0, 1, _DOWN)
    height = top[None] * (1 - share[:, None]) + bottom[None] * share[:, None]
    spread = 1.8 if under else 7.0
    away = np.broadcast_to((2.6 + spread * np.sqrt(share))[:, None], height.shape)
    vertices = _wrapped(space, angle, height, away)
    grid = np.arange(_DOWN - 1)[:, None] * _AROUND + np.arange(_AROUND - 1)
    a = grid.ravel()
    triangles = np.concatenate([
        np.stack([a, a + _AROUND, a + _AROUND + 1], 1), np.stack([a, a + _AROUND + 1, a + 1], 1)
    ])  # fmt: skip
    pattern = np.stack([np.tile(angle * 62.0, _DOWN), height.ravel()], 1)
    # The fold is a hem along the lower edge and the front.
    from_edge = (1 - share)[:, None] * (top - bottom)[None]
    sides = np.minimum(turned - gap, np.pi)[None] * 62.0
    return Piece(
        vertices, triangles.astype(np.int32), follow_weight(vertices),
        pattern.astype(np.float32), np.full(len(vertices), 0.75, np.float32), row,
        int(Label.CLOTHES), np.minimum(from_edge, sides + 3).ravel().astype(np.float32),
    )  # fmt: skip


def _wrapped(
    space: Volume, angle: NDArray[Any], height: NDArray[Any], away: NDArray[Any]
) -> FloatArray:
    """(N, 3) points at these azimuths and heights, `away` mm off the skin."""
    across = np.broadcast_to(np.sin(angle)[None], height.shape)
    ahead = np.broadcast_to(np.cos(angle)[None], height.shape)
    radius = np.full(height.shape, 62.0)
    for _ in range(12):
        points = np.stack([across * radius, height, _AXIS_Z_MM + ahead * radius], -1)
        radius = np.clip(radius + 0.7 * (away - distances(space, points)), 30.0, 120.0)
    return points.reshape(-1, 3).astype(np.float32)
