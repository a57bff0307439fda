"""Eyebrows: a few hundred hairs along a curve over each eye."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.training.synthetic.randomness import between
from engine.training.synthetic.rooting import rooted

if TYPE_CHECKING:
    from engine.training.synthetic.ancestry import Ancestry
    from engine.training.synthetic.strands import Rooted
    from engine.types import FloatArray

COUNT, POINTS = 520, 5
_CURVE = np.array([
    [9.0, 19.0, 119.0], [20.0, 20.6, 118.0], [31.0, 22.4, 115.0], [42.0, 22.8, 108.0],
    [50.0, 20.6, 98.0], [55.0, 17.6, 90.0],
])  # fmt: skip


def sample_brows(
    ancestry: Ancestry, colour: FloatArray, grey: float, random: np.random.Generator
) -> Rooted:
    """Both brows; men's are thicker, some women's drawn thin and dark."""
    male = ancestry.male
    thick = between(random, 3.0, 4.8) + 1.6 * male
    dense = between(random, 0.45, 1.0) * (0.75 + 0.25 * male)
    arch, rise = between(random, -1.0, 2.5), between(random, -1.5, 2.0)
    end = between(random, 0.85, 1.05)
    lines = []
    for sign in (1.0, -1.0):
        count = int(COUNT * dense)
        along = random.beta(1.1, 1.15, count) * end
        place = _at(along)
        place[:, 1] += rise + arch * np.sin(np.pi * np.clip(along, 0, 1))
        taper = np.interp(along, [0, 0.12, 0.5, 1.0], [0.7, 1.0, 0.9, 0.32])
        across = np.clip(random.normal(0, 0.42, count), -1, 1) * thick * taper
        place[:, 1] += across
        ahead = _at(np.minimum(along + 0.03, 1.2)) - _at(along)
        ahead /= np.linalg.norm(ahead, axis=1, keepdims=True)
        up = np.interp(along, [0, 0.15, 0.45, 1], [1.6, 0.75, 0.2, -0.15])[:, None]
        # The upper hairs lie down, the lower ones stand up: they meet in the middle.
        up = up - 0.35 * (across / thick)[:, None]
        direction = ahead + up * np.array([0, 1, 0]) + random.normal(0, 0.16, (count, 3))
        direction /= np.linalg.norm(direction, axis=1, keepdims=True)
        length = between(random, 5.5, 8.0) * random.uniform(0.6, 1.1, count)
        t = np.linspace(0, 1, POINTS)[None, :, None]
        line = place[:, None] + direction[:, None] * t * length[:, None, None]
        line = line + np.array([0, 0, 0.9]) * np.sin(t * 2.2) + ahead[:, None] * (1.2 * t**2)
        lines.append(line * [sign, 1, 1])
    laid = np.concatenate(lines)
    dark = np.minimum(colour * between(random, 0.45, 0.9), 0.16)
    shade = np.exp(random.normal(0, 0.2, len(laid)))[:, None] * dark
    old = random.random(len(laid)) < 0.5 * grey
    shade = np.where(old[:, None], 0.4, shade).astype(np.float32)
    return rooted(laid, shade, random.uniform(0.26, 0.42, len(laid)) * (0.85 + 0.3 * male))


def _at(along: FloatArray) -> FloatArray:
    """(N, 3) points of the left brow's middle line, 0 inner .. 1 outer."""
    knots = np.linspace(0, 1, len(_CURVE))
    inside = np.clip(along, 0, 1)
    point = np.stack([np.interp(inside, knots, axis) for axis in _CURVE.T], axis=1)
    return point + np.clip(along - 1, 0, None)[:, None] * (_CURVE[-1] - _CURVE[-2]) * 5
