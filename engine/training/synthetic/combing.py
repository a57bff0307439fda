"""Where the comb goes: one field of directions for each way to wear hair."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.training.synthetic.randomness import between
from engine.training.synthetic.strands import unit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.training.synthetic.hairstyles import Hairstyle
    from engine.types import FloatArray


def directions(
    style: Hairstyle, rest: FloatArray, normal: FloatArray, random: np.random.Generator
) -> FloatArray:
    """(S, 3) direction along the skin in which the comb went; its length says how firmly.

    Args:
        style: the way to wear hair.
        rest: (S, 3) mm roots on the mean head; normal: (S, 3) unit vectors there.
        random: stream to draw from.
    """
    x, y, z = rest.T
    side = np.tanh((x - between(random, 18, 40) * random.choice([-1, 1])) / 5)
    out = np.zeros_like(rest)
    away = np.tanh(x / 25)
    if style.combing in ("parted", "middle"):
        line = np.tanh(x / 4) if style.combing == "middle" else side
        front = np.clip((z - 40) / 60, 0, 1)
        out[:, 0], out[:, 1] = 0.9 * line, -0.35
        out[:, 2] = between(random, -0.5, 0.2) * front - 0.25
    elif style.combing == "back":
        out[:, 0], out[:, 1], out[:, 2] = 0.25 * away, 0.05 - 0.4 * (y < 40), -1.0
    elif style.combing == "forward":
        out[:, 0], out[:, 1], out[:, 2] = between(random, -0.4, 0.4), -0.35, 1.0
        out[:, 2] = np.where(z < -10, -0.2, out[:, 2])
        out[:, 1] = np.where((y < 50) & (z < 60), -1.0, out[:, 1])
    elif style.combing == "up":
        out[:, 0], out[:, 1], out[:, 2] = 0.4 * side, 0.8, np.where(y > 60, 0.25, -0.3)
        out[:, 1] = np.where(y < 50, -0.7, out[:, 1])
    elif style.combing == "tied":
        knot = np.array([0.0, between(random, 10, 95), -105.0])
        out = unit(knot - rest) * 1.4
    else:
        out = normal * 0.7
        out[:, 1] -= 0.15
    return out.astype(np.float32)


def sweep_aside(comb: FloatArray, rest: FloatArray) -> None:
    """Long hair over the forehead is led to the sides and back, off the face."""
    front = np.clip((rest[:, 2] - 45) / 40, 0, 1)
    comb[:, 0] += 0.9 * front * np.where(comb[:, 0] >= 0, 1.0, -1.0)
    comb[:, 2] -= 0.75 * front
    comb[:, 1] += 0.2 * front


def clear_face(
    points: FloatArray, leaders: NDArray[np.int64], random: np.random.Generator
) -> None:
    """Push what would hang before the face out beside it."""
    x, y, z = points[..., 0], points[..., 1], points[..., 2]
    half = np.interp(y, [-120, -60, 0, 50, 62], [40, 58, 66, 52, 0])
    half = half + random.normal(0, 3, len(points))[leaders][:, None]
    inside = (z > 40) & (np.abs(x) < half)
    side = np.where(np.take_along_axis(x, np.abs(x).argmax(1)[:, None], 1) >= 0, 1.0, -1.0)
    x[...] = np.where(inside, side * half, x)
    z[...] = np.where(inside, np.minimum(z, 45 + 0.35 * (z - 45)), z)
    for _ in range(2):
        points[:, 1:-1] = 0.5 * points[:, 1:-1] + 0.25 * (points[:, :-2] + points[:, 2:])
