"""Guides for hair, traced along MakeHuman's hair meshes (CC0)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from face_model.frame import CENTRE_MM, MM
from wardrobe.strips import Strip, strips

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from face_model.makehuman import MakeHuman

    Floats = NDArray[np.floating[Any]]
    Ints = NDArray[np.integer[Any]]

POINTS = 20
"""Of each guide."""
SHORTEST_MM = 25.0
_SHARPEST_COS = 0.35
"""Where a strip turns more, it has gone around the edge of a card or shell."""
_LEAST_GAIN = 0.45
_KNOT_MM, _TAIL_MM, _HEAD_MM = 45.0, 60.0, 40.0
"""Tied hair starts this near the knot, its tail hangs and its head lies so far below and before."""


@dataclass(frozen=True)
class Parting:
    """Hair runs away from the line between two points (mm, head frame)."""

    front: tuple[float, float, float]
    back: tuple[float, float, float]

    def distance(self, points: Floats) -> Floats:
        """(...) mm from points (..., 3)."""
        a, b = np.array(self.front), np.array(self.back)
        along = np.clip(((points - a) @ (b - a)) / max((b - a) @ (b - a), 1e-9), 0, 1)
        return np.linalg.norm(points - a - along[..., None] * (b - a), axis=-1)


PARTINGS = {
    "bob01": Parting((45, 100, 80), (25, 125, 0)),
    "bob02": Parting((20, 90, 90), (0, 120, 0)),
    "long01": Parting((0, 90, 95), (0, 125, -10)),
    "short01": Parting((0, 110, -40), (0, 110, -40)),
    "short02": Parting((0, 110, -40), (0, 110, -40)),
    "short03": Parting((60, 60, 90), (50, 100, -30)),
}
KNOTS = {"ponytail01": (0.0, 60.0, -105.0)}
"""Hair that is tied runs to a knot, and on from there."""


def build(makehuman: MakeHuman, base: Floats) -> tuple[Floats, NDArray[np.str_]]:
    """(G, POINTS, 3) guides, mm in the head frame, and (G,) the mesh that each was traced on."""
    lines, names = [], []
    for name in sorted([*PARTINGS, *KNOTS]):
        proxy = makehuman.proxy("hair", name)
        vertices = proxy.fit(base) * MM - CENTRE_MM
        if name in KNOTS:
            found = tied(vertices, proxy.mesh.quads, np.array(KNOTS[name]))
        else:
            found = trace(vertices, proxy.mesh.quads, PARTINGS[name])
        lines.append(np.stack([resampled(line) for line in found]))
        names += [name] * len(found)
    return np.concatenate(lines), np.array(names)


def tied(vertices: Floats, quads: Ints, knot: Floats) -> list[Floats]:
    """Lines (N, 3) from the scalp to the knot and on: each of the tail follows one of the head."""
    lines = trace(vertices, quads, Parting(tuple(knot), tuple(knot)))
    lines = [line for line in lines if np.linalg.norm(line[0] - knot) < _KNOT_MM]
    tips = np.stack([line[-1] for line in lines]) - knot
    ahead = tips[:, 2] > _HEAD_MM
    hanging = ~ahead & (tips[:, 1] < -_TAIL_MM)
    head = [lines[n][::-1] for n in np.flatnonzero(ahead)]
    tail = [lines[n] for n in np.flatnonzero(hanging)]
    often = [line for line in head for _ in range(-(-len(tail) // len(head)))]
    ends, starts = np.stack([line[-1] for line in often]), np.stack([line[0] for line in tail])
    pairs = linear_sum_assignment(np.linalg.norm(ends[:, None] - starts, axis=2))
    return [np.concatenate([often[a], tail[b]]) for a, b in zip(*pairs, strict=True)]


def trace(vertices: Floats, quads: Ints, parting: Parting) -> list[Floats]:
    """Lines (N, 3) along the strips of a mesh that run away from its parting.

    Each face lies in two strips; the one that leads away more directly has its vote.
    """
    pieces = [piece for strip in strips(vertices, quads) for piece in _pieces(strip, parting)]
    gains = [_gain(piece.line, parting) for piece in pieces]
    best = np.zeros(len(quads))
    for piece, gain in zip(pieces, gains, strict=True):
        best[piece.faces] = np.maximum(best[piece.faces], abs(gain))
    return [
        piece.line if gain > 0 else piece.line[::-1]
        for piece, gain in zip(pieces, gains, strict=True)
        if abs(gain) >= _LEAST_GAIN and (best[piece.faces] <= abs(gain)).mean() >= 0.5
        and length(piece.line) > SHORTEST_MM
    ]


def _gain(line: Floats, parting: Parting) -> float:
    """-1..1 how directly a line leads away."""
    away = parting.distance(line[[0, -1]])
    return float(away[1] - away[0]) / max(length(line), 1e-9)


def _pieces(strip: Strip, parting: Parting) -> list[Strip]:
    """A strip between its sharp turns and where it comes nearest to the parting."""
    step = np.diff(strip.line, axis=0)
    step /= np.maximum(np.linalg.norm(step, axis=1, keepdims=True), 1e-9)
    sharp = (step[1:] * step[:-1]).sum(1) < _SHARPEST_COS
    away = np.diff(parting.distance(strip.line))
    nearest = (away[1:] > 0) & (away[:-1] <= 0)
    bounds = [0, *(np.flatnonzero(sharp | nearest) + 1).tolist(), len(strip.faces)]
    return [Strip(strip.faces[a:b], strip.line[a : b + 1]) for a, b in pairwise(bounds)]


def length(line: Floats) -> float:
    """Of a polyline (N, 3)."""
    return float(np.linalg.norm(np.diff(line, axis=0), axis=1).sum())


def resampled(line: Floats) -> Floats:
    """(POINTS, 3) evenly along a polyline (N, 3)."""
    run = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    at = np.linspace(0, run[-1], POINTS)
    return np.stack([np.interp(at, run, axis) for axis in line.T], axis=1)
