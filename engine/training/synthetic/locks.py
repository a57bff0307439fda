"""Strands that belong together: locks, curls and shades of colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.spatial import cKDTree

from engine.training.synthetic.randomness import between
from engine.training.synthetic.strands import unit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.types import FloatArray

_SIZE = 24
"""Strands that run together in one lock."""
_GREY = np.array([0.46, 0.455, 0.44])


def leaders(roots: FloatArray, random: np.random.Generator) -> NDArray[np.int64]:
    """(S,) the strand that leads each strand's lock."""
    chosen = random.choice(len(roots), len(roots) // _SIZE, replace=False)
    _, nearest = cKDTree(roots[chosen]).query(roots + random.normal(size=roots.shape) * 1.5)
    return chosen[nearest]


def gather(points: FloatArray, leaders: NDArray[np.int64], clump: float) -> None:
    """Draw the strands of a lock together towards their tips."""
    t = np.linspace(0, 1, points.shape[1], dtype=np.float32)[None, :, None]
    points += (points[leaders] - points) * np.clip(clump, 0, 0.92) * t**1.3


def curl(
    points: FloatArray, leaders: NDArray[np.int64], radius: float, random: np.random.Generator
) -> None:
    """Wind each lock about itself."""
    if radius < 0.2:
        return
    count, steps = points.shape[:2]
    along = np.gradient(points, axis=1)
    run = np.cumsum(np.linalg.norm(along, axis=2), axis=1)
    along = unit(along)
    aside = unit(np.cross(along, [0.31, 0.17, 0.93]))
    other = np.cross(along, aside)
    wave = between(random, 5, 9) * radius + 8
    phase = random.uniform(0, 2 * np.pi, count)[leaders] + random.normal(0, 0.7, count)
    turn = 2 * np.pi * run / wave + phase[:, None]
    t = np.minimum(1, np.linspace(0, 3, steps))[None, :, None]
    points += (
        radius * t * (np.cos(turn)[..., None] * aside + np.sin(turn)[..., None] * other)
    ).astype(np.float32)


def colours(
    colour: FloatArray, grey: float, leaders: NDArray[np.int64], random: np.random.Generator
) -> FloatArray:
    """(S, 3) linear RGB: hairs differ a little, locks too, and some are grey."""
    count = len(leaders)
    shade = np.exp(random.normal(0, 0.16, count) + random.normal(0, 0.14, count)[leaders])
    out = colour[None] * shade[:, None]
    old = random.random(count) < grey
    out[old] = _GREY * random.uniform(0.75, 1.1, (int(old.sum()), 1))
    return out.astype(np.float32)
