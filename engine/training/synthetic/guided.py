"""Hair of the head that follows guides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.facemodels import load_model
from engine.training.synthetic import combing, growth, guides, locks
from engine.training.synthetic.randomness import between, chance

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.training.synthetic.hairstyles import GuidedHairstyle
    from engine.training.synthetic.volume import Volume
    from engine.types import FloatArray

POINTS = 18
WIDTH_MM = 0.38, 0.75
_STRAY_MM = 2.5
_WAVE_MM = 2.0


def crowded(density: FloatArray) -> FloatArray:
    """(V,) density of roots, higher in front: that hair falls over skin, the rest over hair."""
    front = np.clip((load_model().vertices_mm[:, 2] - 20) / 50, 0, 1)
    return density * (1 + 1.5 * front)


def lay(
    style: GuidedHairstyle, neutral: FloatArray, space: Volume, roots: FloatArray,
    normals: FloatArray, random: np.random.Generator,
) -> tuple[FloatArray, NDArray[np.int64]]:  # fmt: skip
    """Hairs (S, POINTS, 3) mm from roots on a neutral head, and (S,) each lock's leader."""
    count = len(roots)
    lines = guides.on_head(style.mesh, neutral, chance(random, 0.5))
    cut = between(random, *style.cut) * random.uniform(0.9, 1.0, count)
    points = guides.led(lines, roots, normals, cut, POINTS, random)
    # What grows side by side but is led apart, as at a parting, makes no lock.
    leaders = locks.leaders(np.concatenate([roots, 0.5 * points[:, -1]], 1), random)
    lift = random.uniform(0, 1, count)[leaders] * 0.7 + random.uniform(0, 0.5, count)
    press = (1 - np.minimum(lift, 1)).astype(np.float32)
    growth.press_in(points, press, style.deep_mm, space.distance_mm, space.low_mm)
    stray = random.normal(0, _STRAY_MM, (count, 1, 3)) + _waves(count, random)
    points += (np.linspace(0, 1, POINTS)[:, None] * stray).astype(np.float32)
    locks.gather(points, leaders, style.clump * between(random, 0.5, 1.2))
    locks.curl(points, leaders, between(random, *style.curl_mm), random)
    if style.open_face:
        combing.clear_face(points, leaders, random)
    growth.push_out(points, space.distance_mm, space.low_mm)
    return points, leaders


def _waves(count: int, random: np.random.Generator) -> FloatArray:
    """(count, POINTS, 3) mm by which hairs leave their course, slowly and each in its own way."""
    phase = random.uniform(0, 2 * np.pi, (count, 1, 3))
    turns = random.uniform(0.3, 1.2, (count, 1, 3)) * np.linspace(0, 1, POINTS)[:, None]
    return _WAVE_MM * np.sin(2 * np.pi * turns + phase)
