"""Light about a head: a few lamps, the first of which casts shadows, and a soft surround."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.training.synthetic.randomness import between, chance

if TYPE_CHECKING:
    from engine.types import FloatArray


@dataclass(frozen=True, eq=False)
class Lights:
    """All light of a scene, camera frame (+x right, +y up, +z towards the camera).

    Attributes:
        directions: (L, 3) float32 unit vectors towards the lamps; the first is the key.
        colours: (L, 3) float32 linear RGB of each.
        softness: 0 a bare bulb .. 1 a large window.
        sh: (9, 3) float32 surround, see `lookups.ambient`.
    """

    directions: FloatArray
    colours: FloatArray
    softness: float
    sh: FloatArray

    @property
    def exposure(self) -> float:
        """What brings a middle grey surface that faces the camera, turned a bit up, to 0.18."""
        normal = np.array([0.0, 0.17, 0.985])
        lamps = np.clip(self.directions @ normal, [0.5, 0.2, 0.0], None) @ self.colours.mean(1)
        around = float(self.sh[0].mean() + self.sh[2].mean() + 2 * self.sh[6].mean())
        return 1.0 / max(lamps + around, 0.05)


def sample_lights(random: np.random.Generator) -> Lights:
    """Daylight, a room, a studio or a screen."""
    kind = random.choice(["window", "room", "studio", "outdoors", "flat"])
    side = random.choice([-1.0, 1.0])
    warm = between(random, -0.5, 1.0)
    if kind == "studio":
        key = _towards(side * between(random, 20, 55), between(random, 15, 45))
        level = between(random, 0.9, 1.5)
    elif kind == "window":
        key = _towards(side * between(random, 25, 80), between(random, 0, 30))
        level = between(random, 0.9, 1.6)
    elif kind == "outdoors":
        key = _towards(side * between(random, 10, 75), between(random, 25, 60))
        level = between(random, 0.5, 1.8)
    elif kind == "room":
        key = _towards(side * between(random, 0, 50), between(random, 35, 65))
        level = between(random, 0.5, 1.1)
    else:
        key = _towards(side * between(random, 0, 25), between(random, -5, 25))
        level = between(random, 0.25, 0.7)
    fill = _towards(-side * between(random, 20, 60), between(random, -5, 20))
    rim = _towards(-side * between(random, 110, 160), between(random, 5, 50))
    filled = between(random, 0.06, 0.4)
    rimmed = between(random, 0.15, 0.8) if chance(random, 0.4) else 0.0
    colours = np.stack([
        level * _white(warm), filled * _white(between(random, -1, 1)),
        rimmed * _white(between(random, -1, 1)),
    ])  # fmt: skip
    softness = {"window": 0.9, "room": 0.6, "studio": 0.7, "outdoors": 0.35, "flat": 1.0}[kind]
    return Lights(
        np.stack([key, fill, rim]).astype(np.float32), colours.astype(np.float32),
        float(np.clip(softness + random.normal(0, 0.15), 0.1, 1.0)),
        _surround(random, warm, kind),
    )  # fmt: skip


def _towards(azimuth_deg: float, height_deg: float) -> FloatArray:
    around, up = np.deg2rad([azimuth_deg, height_deg])
    return np.array([np.sin(around) * np.cos(up), np.sin(up), np.cos(around) * np.cos(up)])


def _white(warm: float) -> FloatArray:
    """(3,) linear RGB, -1 skylight .. 1 lamplight, of unit green."""
    return np.array([1.0 + 0.22 * warm, 1.0, 1.0 - 0.26 * warm])


def _surround(random: np.random.Generator, warm: float, kind: str) -> FloatArray:
    level = between(random, 0.22, 0.5) if kind != "flat" else between(random, 0.5, 0.8)
    colour = _white(-0.6 * warm + random.normal(0, 0.25))
    sh = np.zeros((9, 3))
    sh[0] = level * colour
    # Bright above, dim and tinted by the floor below.
    floor = _white(between(random, -0.2, 1.0))
    sh[1] = level * between(random, 0.15, 0.45) * (1.4 * colour - 0.4 * floor)
    sh[2] = level * between(random, -0.05, 0.35) * colour
    sh[3] = level * random.normal(0, 0.22) * _white(random.normal(0, 0.6))
    sh[4:] = level * random.normal(0, 0.05, (5, 1)) * _white(random.normal(0, 0.5))
    return sh.astype(np.float32)
