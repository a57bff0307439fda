"""Spectacles: two rims, a bridge and temples, swept as tubes about the eyes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.facemodels import load_model
from engine.training.synthetic.frames import Label
from engine.training.synthetic.materials import ROW, Kind
from engine.training.synthetic.pieces import FAR_MM, Piece
from engine.training.synthetic.randomness import between, chance

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.training.synthetic.ancestry import Ancestry
    from engine.types import FloatArray

SHARE = 0.2
"""Of people who wear glasses, and more of the old."""
_AROUND = 6
_FRAMES = np.array([
    [0.008, 0.008, 0.009], [0.06, 0.03, 0.015], [0.25, 0.24, 0.23], [0.35, 0.25, 0.10],
    [0.02, 0.03, 0.08], [0.14, 0.02, 0.03],
])  # fmt: skip


def sample_glasses(
    ancestry: Ancestry, neutral: FloatArray, random: np.random.Generator
) -> tuple[Piece, FloatArray] | None:
    """Glasses on a neutral head (V, 3) mm, or None.

    Returns:
        their frame, and the closed lines (2, N, 3) mm of its rims.
    """
    if not chance(random, SHARE + 0.2 * ancestry.age):
        return None
    model = load_model()
    left, right = (model.eye_centre(neutral, side) for side in ("left", "right"))
    nose = model.landmarks(neutral, "ibug68")[27]
    ears = [neutral[model.groups[f"ear_{side}"]] for side in ("left", "right")]
    thick = between(random, 0.5, 0.9) if chance(random, 0.45) else between(random, 1.2, 2.2)
    wide, high = between(random, 21, 25), between(random, 14, 20)
    power = between(random, 2.0, 5.0)
    front = max(float(nose[2]) + 1.5, float(left[2]) + 19.0)
    tubes = []
    turn = np.linspace(0, 2 * np.pi, 41)
    for centre, ear in ((left, ears[0]), (right, ears[1])):
        side = np.sign(centre[0])
        x = np.sign(np.cos(turn)) * np.abs(np.cos(turn)) ** (2 / power) * wide
        y = np.sign(np.sin(turn)) * np.abs(np.sin(turn)) ** (2 / power) * high
        middle = np.array([centre[0] + side * 1.5, centre[1] - 3.0, front])
        curve = -0.006 * (x * side + middle[0] * side) ** 2 * 0.25
        tubes.append(np.stack([middle[0] + x, middle[1] + y, front + curve], 1))
        hinge = middle + [side * (wide + 0.5), 5.0, -4.0]
        top = ear[ear[:, 1] > np.quantile(ear[:, 1], 0.7)]
        beside = side * (np.abs(top[:, 0]).min() + 1.0)
        rest = np.array([beside, top[:, 1].max() - 4, top[:, 2].mean()])
        t = np.linspace(0, 1, 14)[:, None]
        # It runs outside the temple, straight to the ear.
        tubes.append(hinge * (1 - t) + rest * t + np.array([side * 5.0, 0, 0]) * np.sin(np.pi * t))
    inner = [left[0] + 1.5 - wide, right[0] - 1.5 + wide]
    t = np.linspace(0, 1, 9)
    bridge = np.stack([
        inner[0] * (1 - t) + inner[1] * t, left[1] + 1.0 + 3.0 * np.sin(np.pi * t),
        front + 1.5 * np.sin(np.pi * t),
    ], 1)  # fmt: skip
    pieces = [_tube(line, thick) for line in (*tubes, bridge)]
    return _joined(pieces, random), np.stack(tubes[::2]).astype(np.float32)


def _tube(line: FloatArray, radius: float) -> tuple[FloatArray, NDArray[np.int32]]:
    """A tube about a polyline (N, 3), and its outward triangles."""
    along = np.gradient(line, axis=0)
    along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-6)
    hint = np.where(np.abs(along[:, 2:]) > 0.7, [[0.0, 1, 0]], [[0.0, 0, 1]])
    aside = np.cross(along, hint)
    aside /= np.maximum(np.linalg.norm(aside, axis=1, keepdims=True), 1e-6)
    other = np.cross(along, aside)
    angle = np.arange(_AROUND) * 2 * np.pi / _AROUND
    ring = np.cos(angle)[:, None] * aside[:, None] + np.sin(angle)[:, None] * other[:, None]
    vertices = (line[:, None] + radius * ring).reshape(-1, 3)
    a = (np.arange(len(line) - 1)[:, None] * _AROUND + np.arange(_AROUND)).ravel()
    b = (np.arange(len(line) - 1)[:, None] * _AROUND + (np.arange(_AROUND) + 1) % _AROUND).ravel()
    triangles = np.concatenate([
        np.stack([a, b, b + _AROUND], 1), np.stack([a, b + _AROUND, a + _AROUND], 1)
    ])  # fmt: skip
    return vertices.astype(np.float32), triangles.astype(np.int32)


def _joined(
    pieces: list[tuple[FloatArray, NDArray[np.int32]]], random: np.random.Generator
) -> Piece:
    starts = np.cumsum([0, *(len(vertices) for vertices, _ in pieces)])
    vertices = np.concatenate([vertices for vertices, _ in pieces])
    triangles = np.concatenate([t + s for (_, t), s in zip(pieces, starts, strict=False)])
    count = len(vertices)
    row = np.zeros(ROW, np.float32)
    row[0] = Kind.HARD
    row[1:4] = row[4:7] = _FRAMES[random.integers(len(_FRAMES))] * between(random, 0.7, 1.3)
    row[8], row[9], row[10] = 1.0, between(random, 0.5, 1.6), between(random, 40, 160)
    return Piece(
        vertices, triangles.astype(np.int32), np.ones(count, np.float32),
        np.zeros((count, 2), np.float32), np.full(count, 0.9, np.float32), row, int(Label.GLASSES),
        np.full(count, FAR_MM, np.float32),
    )  # fmt: skip
