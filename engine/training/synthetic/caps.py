"""Caps and beanies: a shell over the skull, with or without a peak."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.training.synthetic.frames import Label
from engine.training.synthetic.garments import cloth_row
from engine.training.synthetic.pieces import FAR_MM, Piece
from engine.training.synthetic.randomness import between, chance
from engine.training.synthetic.volume import distances

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.training.synthetic.volume import Volume
    from engine.types import FloatArray

SHARE = 0.07
_CENTRE = np.array([0.0, 40.0, 8.0])
_RINGS, _AROUND = 22, 48


@dataclass(frozen=True, eq=False)
class Cap:
    """A cap and the degrees by which its brim is lifted in front."""

    piece: Piece
    tilt_deg: float

    def covers(self, points: FloatArray) -> NDArray[np.bool_]:
        """(...) which points (..., 3) mm lie above the brim."""
        ray = points - _CENTRE
        flat = np.maximum(np.hypot(ray[..., 0], ray[..., 2]), 1e-3)
        return np.arctan2(ray[..., 1], flat) > _brim(ray[..., 2] / flat, self.tilt_deg)


def _brim(ahead: NDArray[Any], tilt_deg: float) -> NDArray[Any]:
    """Radians of the brim above the horizon, by the cosine of the azimuth."""
    return np.deg2rad(3 + tilt_deg * ahead - 18 * np.clip(-ahead, 0, 1))


def sample_cap(space: Volume, random: np.random.Generator) -> Cap | None:
    """Something on the head that `space` surrounds, or None."""
    if not chance(random, SHARE):
        return None
    beanie = chance(random, 0.5)
    thick = between(random, 7, 11) if beanie else between(random, 4, 7)
    tilt = between(random, 0, 9) if beanie else between(random, 1, 10)
    shell, triangles = _shell(space, thick, tilt)
    pattern = np.stack([np.arctan2(shell[:, 0], shell[:, 2]) * 95.0, shell[:, 1]], 1)
    pieces, faces = [shell], [triangles]
    if not beanie:
        peak, more = _peak(shell, random)
        pieces.append(peak)
        faces.append(more + len(shell))
        pattern = np.concatenate([pattern, peak[:, [0, 2]]])
    vertices = np.concatenate(pieces).astype(np.float32)
    row = cloth_row(random)
    if beanie:
        row[7], row[8], row[11] = 4, between(random, 4, 7), 0.25
        row[4:7] = row[1:4] * 0.6
    count = len(vertices)
    piece = Piece(
        vertices, np.concatenate(faces).astype(np.int32), np.ones(count, np.float32),
        pattern.astype(np.float32), np.full(count, 0.9, np.float32), row, int(Label.HEADWEAR),
        np.full(count, FAR_MM, np.float32),
    )  # fmt: skip
    return Cap(piece, tilt)


def _shell(
    space: Volume, thick: float, tilt: float
) -> tuple[FloatArray, NDArray[np.int32]]:
    """The skull from the brim up, `thick` mm off the skin; `tilt` lifts the brim in front."""
    up = np.linspace(0.03, 1.0, _RINGS)
    around = np.arange(_AROUND) * 2 * np.pi / _AROUND
    brim = _brim(np.cos(around), tilt)
    height = brim[None] + (np.pi / 2 - brim[None]) * (1 - up[::-1, None])
    ray = np.stack([
        np.sin(around)[None] * np.cos(height), np.sin(height), np.cos(around)[None] * np.cos(height)
    ], -1)  # fmt: skip
    out = np.full(ray.shape[:2], 60.0)
    for _ in range(14):
        place = _CENTRE + ray * out[..., None]
        out = out + 0.8 * (thick - distances(space, place))
    for _ in range(3):
        out[1:-1] = 0.5 * out[1:-1] + 0.25 * (out[2:] + out[:-2])
        out = 0.5 * out + 0.25 * (np.roll(out, 1, 1) + np.roll(out, -1, 1))
    out[-3:] = out[-3:].mean()
    vertices = (_CENTRE + ray * out[..., None]).reshape(-1, 3)
    lower = np.arange(_RINGS - 1)[:, None] * _AROUND + np.arange(_AROUND)
    beside = np.arange(_RINGS - 1)[:, None] * _AROUND + (np.arange(_AROUND) + 1) % _AROUND
    a, b = lower.ravel(), beside.ravel()
    quads = np.concatenate([
        np.stack([a, b, b + _AROUND], 1), np.stack([a, b + _AROUND, a + _AROUND], 1)
    ])  # fmt: skip
    return vertices.astype(np.float32), quads.astype(np.int32)


def _peak(
    shell: FloatArray, random: np.random.Generator
) -> tuple[FloatArray, NDArray[np.int32]]:
    """A visor of two sides that grows from the front of the brim."""
    brim = shell[:_AROUND]
    order = np.argsort(brim[:, 0])
    front = brim[order][brim[order][:, 2] > 62]
    reach = between(random, 45, 62)
    rows = []
    for t in np.linspace(0, 1, 6):
        side = 1 - (np.abs(front[:, 0]) / np.abs(front[:, 0]).max()) ** 2.5
        step = reach * t * np.sqrt(np.maximum(side, 0.0))
        drop = -9.0 * t * t - 0.0022 * front[:, 0] ** 2 * t
        rows.append(front + np.stack([0 * step, drop + 1.5, step - 0.5], 1))
    upper = np.stack(rows)
    wide = len(front)
    grid = np.arange(5)[:, None] * wide + np.arange(wide - 1)
    a = grid.ravel()
    top = np.concatenate([
        np.stack([a, a + wide, a + wide + 1], 1), np.stack([a, a + wide + 1, a + 1], 1)
    ])  # fmt: skip
    flat = upper.reshape(-1, 3)
    both = np.concatenate([top, top[:, ::-1] + len(flat)])
    return np.concatenate([flat, flat - [0, 1.5, 0]]), both
