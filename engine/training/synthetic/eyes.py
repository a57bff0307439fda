"""Irises as small pictures: pupil, fibres, collarette and limbal ring."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.training.synthetic import noise
from engine.training.synthetic.randomness import between

if TYPE_CHECKING:
    from engine.training.synthetic.ancestry import Ancestry
    from engine.types import FloatArray

RADII, ANGLES = 48, 256
_BROWN = np.array([[0.045, 0.020, 0.010], [0.12, 0.058, 0.024], [0.20, 0.105, 0.042]])
_LIGHT = np.array([
    [0.16, 0.24, 0.33], [0.22, 0.29, 0.33], [0.13, 0.19, 0.12], [0.21, 0.20, 0.10],
    [0.24, 0.26, 0.27],
])  # fmt: skip


@dataclass(frozen=True, eq=False)
class Eyes:
    """Both eyes of a person.

    Attributes:
        iris: (RADII, ANGLES, 3) float32 linear RGB, from the pupil's edge to the white.
        pupil: radius of the pupil over that of the iris.
        sclera: (3,) float32 linear RGB of the white.
        redness: 0..1, veins and pink corners.
    """

    iris: FloatArray
    pupil: float
    sclera: FloatArray
    redness: float


def sample_eyes(ancestry: Ancestry, random: np.random.Generator) -> Eyes:
    """Brown almost everywhere, blue, green or grey among fair people."""
    if random.random() < 0.75 * ancestry.shares[2] ** 1.5:
        colour = _LIGHT[random.integers(len(_LIGHT))] * between(random, 0.6, 1.15)
    else:
        colour = _BROWN[0] + (_BROWN[2] - _BROWN[0]) * between(random, 0.0, 1.0) ** 1.5
    yellow = np.array([1.0, between(random, 0.95, 0.99), between(random, 0.84, 0.96)])
    white = between(random, 0.5, 0.66) * yellow
    return Eyes(
        iris=_iris(colour, random),
        pupil=between(random, 0.26, 0.52),
        sclera=white.astype(np.float32),
        redness=between(random, 0.1, 0.7),
    )


def _iris(colour: FloatArray, random: np.random.Generator) -> FloatArray:
    radius = np.linspace(0, 1, RADII)[:, None]
    start = (int(random.integers(512)), int(random.integers(512)))
    coarse = noise.patch(noise.cloud(1.2, 3), (RADII, ANGLES), start)
    # Fibres run outwards: the same value along a radius, a little wavy.
    columns = (np.arange(ANGLES) + (4 * coarse).astype(int)) % ANGLES
    ray = noise.patch(noise.grain(4.0, 3), (1, ANGLES), start)[0]
    ray = ray + 0.7 * noise.patch(noise.grain(9.0, 4), (1, ANGLES), start)[0]
    seam = min(24, ANGLES // 4)
    fade = np.linspace(0, 1, seam)
    ray[-seam:] = ray[-seam:] * (1 - fade) + ray[0] * fade
    fibres = ray[columns]
    value = 1 + 0.22 * fibres + 0.18 * coarse
    inner = np.exp(-(((radius - between(random, 0.12, 0.25)) / 0.12) ** 2))
    warm = np.array([1.35, 1.0, 0.6])
    ringed = colour * (1 + inner[..., None] * between(random, 0.1, 0.7) * (warm - 0.75))
    limbal = 1 - between(random, 0.4, 0.8) * np.clip((radius - 0.78) / 0.2, 0, 1) ** 1.5
    crypts = 1 - 0.3 * np.clip(coarse - 0.8, 0, 1)
    return np.clip(ringed * (value * limbal * crypts)[..., None], 0.002, 1).astype(np.float32)
