"""Beards: stubble as a shadow on the skin, longer ones hair by hair."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.facemodels import load_model
from engine.training.synthetic import regions
from engine.training.synthetic.randomness import between, chance
from engine.training.synthetic.strands import Rooted, frames, scatter

if TYPE_CHECKING:
    from engine.training.synthetic.ancestry import Ancestry
    from engine.types import FloatArray

COUNT, POINTS = 4200, 5
_DOWN = np.array([0.0, -1.0, -0.1])


def sample_stubble(ancestry: Ancestry, random: np.random.Generator) -> float:
    """0 for clean skin .. 1 for a strong shadow."""
    if ancestry.male < 0.5:
        return 0.0
    return between(random, 0.0, 0.25) if chance(random, 0.5) else between(random, 0.15, 0.65)


def sample_beard(
    ancestry: Ancestry, colour: FloatArray, grey: float, random: np.random.Generator
) -> Rooted | None:
    """A full beard, a goatee or a moustache; None for most people."""
    if ancestry.male < 0.5 or not chance(random, 0.3):
        return None
    model = load_model()
    density = regions.beard().copy()
    kind = random.choice(["full", "full", "goatee", "moustache"])
    if kind == "moustache":
        density = regions.moustache_share().copy()
    elif kind == "goatee":
        density *= np.exp(-((np.abs(model.vertices_mm[:, 0]) / 24) ** 4))
    count = COUNT if kind == "full" else COUNT // 3
    triangle, barycentric = scatter(model.vertices_mm, density**1.5, count, random)
    root, frame = frames(model.vertices_mm, triangle, barycentric)
    length = between(random, 2.0, 7.0) if chance(random, 0.7) else between(random, 7.0, 24.0)
    upper = (root[:, 1] > -60) & (np.abs(root[:, 0]) < 30)
    reach = np.where(upper, np.minimum(length, 9.0), length) * random.uniform(0.6, 1.1, count)
    normal = frame[:, 2]
    aside = np.stack([np.sign(root[:, 0]) * upper * 0.9, np.zeros(count), np.zeros(count)], 1)
    out = normal * between(random, 0.25, 0.5) + _DOWN + aside + random.normal(0, 0.3, (count, 3))
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    t = np.linspace(0, 1, POINTS)[None, :, None]
    line = (normal[:, None] * np.sin(t * 1.5) * 0.35 + out[:, None] * t) * reach[:, None, None]
    line += random.normal(0, 0.06, line.shape) * t * reach[:, None, None]
    local = np.einsum("skd,scd->skc", line, frame)
    shade = np.minimum(colour * 0.8, 0.3) * np.exp(random.normal(0, 0.25, (count, 1)))
    shade[random.random(count) < min(1.0, 1.4 * grey)] = 0.42
    return Rooted(triangle, barycentric, local.astype(np.float32), shade.astype(np.float32),
                  random.uniform(0.16, 0.3, count).astype(np.float32))  # fmt: skip
