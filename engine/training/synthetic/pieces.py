"""Meshes that people wear over the face model: clothes, caps, glasses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.types import FloatArray

FAR_MM = 100.0


@dataclass(frozen=True, eq=False)
class Piece:
    """One worn thing.

    Attributes:
        vertices_mm: (N, 3) float32 on the person's neutral head, head frame.
        triangles: (T, 3) int32, counter-clockwise from outside.
        follow: (N,) float32, 1 what moves with the head, 0 what stays with the shoulders.
        pattern_mm: (N, 2) float32 coordinates of the cloth's pattern.
        sky: (N,) float32 0..1 how open it lies.
        row: `materials.ROW` numbers of its material.
        label: what `frames.Label` calls it.
        hem_mm: (N,) float32 distance from the cloth's edge, `FAR_MM` where there is none.
    """

    vertices_mm: FloatArray
    triangles: NDArray[np.int32]
    follow: FloatArray
    pattern_mm: FloatArray
    sky: FloatArray
    row: FloatArray
    label: int
    hem_mm: FloatArray


def follow_weight(points: FloatArray) -> FloatArray:
    """(N,) how much points (..., 3) about the neck move with the head: 1 above, 0 below."""
    height = points[..., 1] + 0.25 * (points[..., 2] - 20.0)
    t = np.clip((height + 175.0) / 80.0, 0, 1)
    return (t * t * (3 - 2 * t)).astype(np.float32)


def cut(
    vertices: FloatArray, triangles: NDArray[np.int32], field: FloatArray
) -> tuple[FloatArray, NDArray[np.int32], FloatArray]:
    """The part of a mesh where a field is positive, cut exactly along its zero line.

    Args:
        vertices: (N, C) position and whatever else is to be carried along.
        triangles: (T, 3).
        field: (N,).

    Returns:
        vertices, triangles and the field on them.
    """
    positive = field > 0
    inside = positive[triangles].sum(1)
    kept = [triangles[inside == 3]]
    extra, values = [vertices], [field]
    count = len(vertices)
    for inner in (1, 2):
        crossed = triangles[inside == inner]
        if not len(crossed):
            continue
        flags = positive[crossed]
        alone = (flags if inner == 1 else ~flags).argmax(1)
        a, b, c = (np.take_along_axis(crossed, ((alone + n) % 3)[:, None], 1)[:, 0]
                   for n in range(3))  # fmt: skip
        made = []
        for other in (b, c):
            share = (field[a] / (field[a] - field[other]))[:, None]
            extra.append(vertices[a] * (1 - share) + vertices[other] * share)
            values.append(np.zeros(len(a), np.float32))
            made.append(count + np.arange(len(a)))
            count += len(a)
        ab, ac = made
        if inner == 1:
            kept.append(np.stack([a, ab, ac], 1))
        else:
            kept += [np.stack([ab, b, c], 1), np.stack([ab, c, ac], 1)]
    joined = np.concatenate(kept).astype(np.int32)
    used = np.unique(joined)
    order = np.full(count, -1, np.int32)
    order[used] = np.arange(len(used))
    return (
        np.concatenate(extra)[used].astype(np.float32), order[joined],
        np.concatenate(values)[used].astype(np.float32),
    )  # fmt: skip
