"""What is behind people: walls, gradients, rooms, foliage and lamps out of focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.media import blur, resize
from engine.training.synthetic import noise
from engine.training.synthetic.randomness import between, chance

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.types import FloatArray

SIDE_PX = 192


def sample_background(random: np.random.Generator) -> FloatArray:
    """(SIDE_PX, SIDE_PX, 3) float32 linear RGB, about as bright as a lit face."""
    painters: tuple[tuple[float, Callable[[np.random.Generator], FloatArray]], ...] = (
        (0.25, _wall), (0.15, _gradient), (0.32, _room), (0.16, _foliage), (0.12, _bokeh),
    )  # fmt: skip
    pick = random.random()
    picture = painters[-1][1]
    for share, paint in painters:
        pick -= share
        if pick <= 0:
            picture = paint
            break
    return np.clip(picture(random), 0.002, 3.0).astype(np.float32)


def _colour(random: np.random.Generator, saturation: float = 0.22) -> FloatArray:
    level = np.exp(random.uniform(np.log(0.03), np.log(0.75)))
    return level * np.exp(random.normal(0, saturation, 3) - 0.05)


def _shade(random: np.random.Generator) -> FloatArray:
    """(N, N, 1) slow light and dark over a wall."""
    y, x = np.mgrid[0:1:SIDE_PX * 1j, 0:1:SIDE_PX * 1j]
    slant = x * random.normal(0, 0.5) + y * random.normal(0, 0.4)
    spot = np.hypot(x - random.uniform(0, 1), y - random.uniform(0, 0.7))
    return np.exp(slant - between(random, 0, 0.9) * spot)[..., None]


def _wall(random: np.random.Generator) -> FloatArray:
    picture = _colour(random, 0.2) * _shade(random)
    start = (int(random.integers(512)), int(random.integers(512)))
    grain = noise.patch(noise.cloud(1.2), (SIDE_PX, SIDE_PX), start)[..., None]
    return picture * (1 + between(random, 0.0, 0.06) * grain)


def _gradient(random: np.random.Generator) -> FloatArray:
    share = np.linspace(0, 1, SIDE_PX)[:, None, None]
    both = _colour(random) * (1 - share) + _colour(random) * share
    return np.broadcast_to(both, (SIDE_PX, SIDE_PX, 3)) * _shade(random)


def _room(random: np.random.Generator) -> FloatArray:
    """Boxes: furniture, frames, shelves, a window, then out of focus."""
    picture = _colour(random, 0.15) * _shade(random)
    floor = int(SIDE_PX * between(random, 0.6, 1.1))
    picture[floor:] = _colour(random, 0.3) * 0.6
    for _ in range(int(random.integers(3, 14))):
        x, y = random.integers(-20, SIDE_PX, 2)
        wide, high = random.integers(8, 80, 2)
        top, left = max(int(y), 0), max(int(x), 0)
        picture[top : max(int(y + high), 0), left : max(int(x + wide), 0)] = _colour(random)
        if chance(random, 0.3):
            inset = int(random.integers(2, 6))
            picture[top + inset : max(int(y + high) - inset, 0),
                    left + inset : max(int(x + wide) - inset, 0)] = _colour(random)  # fmt: skip
    if chance(random, 0.45):
        x, wide = int(random.integers(-30, SIDE_PX - 20)), int(random.integers(25, 80))
        light = between(random, 0.8, 2.6) * np.exp(random.normal(0, 0.08, 3))
        picture[max(0, int(random.integers(-40, 30))) : int(random.integers(70, 140)),
                max(x, 0) : x + wide] = light  # fmt: skip
    if chance(random, 0.2):
        rows = (np.arange(SIDE_PX) // int(random.integers(6, 18))) % 2 == 0
        picture[:, rows] = 0.6 * picture[:, rows] + 0.4 * _colour(random)
    return blur(picture.astype(np.float32), between(random, 0.8, 7.0))


def _foliage(random: np.random.Generator) -> FloatArray:
    start = (int(random.integers(512)), int(random.integers(512)))
    size = (SIDE_PX, SIDE_PX)
    leaves = noise.patch(noise.cloud(1.0), size, start)[..., None]
    light = noise.patch(noise.cloud(1.5, 5), size, start)[..., None]
    dark = np.array([0.03, 0.06, 0.02]) * between(random, 0.6, 1.8)
    fresh = np.array([0.22, 0.34, 0.08]) * between(random, 0.6, 1.6)
    share = 1 / (1 + np.exp(-2.0 * leaves))
    picture = dark * (1 - share) + fresh * share * np.exp(0.4 * light)
    sky = np.clip((light + np.linspace(0.8, -2.2, SIDE_PX)[:, None, None]) * 1.2, 0, 1)
    picture = picture * (1 - sky) + sky * np.array([0.75, 0.85, 1.0]) * between(random, 0.6, 1.3)
    return blur(picture.astype(np.float32), between(random, 1.5, 8.0))


def _bokeh(random: np.random.Generator) -> FloatArray:
    picture = np.ones((SIDE_PX, SIDE_PX, 3)) * _colour(random, 0.4) * 0.25 * _shade(random)
    y, x = np.mgrid[0:SIDE_PX, 0:SIDE_PX]
    radius = between(random, 5, 16)
    for _ in range(int(random.integers(6, 40))):
        distance = np.hypot(x - random.uniform(0, SIDE_PX), y - random.uniform(0, SIDE_PX))
        disc = np.clip(radius * random.uniform(0.7, 1.2) - distance, 0, 1)[..., None]
        hue = np.array([1.0, 0.75, 0.45]) * np.exp(random.normal(0, 0.3, 3))
        picture = picture + disc * hue * np.exp(random.normal(-1.1, 0.7))
    return blur(picture.astype(np.float32), between(random, 0.8, 2.5))


def fitted(background: FloatArray, size_hw: tuple[int, int]) -> FloatArray:
    """(H, W, 3) the middle of a background in the picture's shape and size."""
    height, width = size_hw
    side = max(height, width)
    square = resize(background, (side, side))
    top, left = (side - height) // 2, (side - width) // 2
    return np.maximum(square[top : top + height, left : left + width], 0.0)
