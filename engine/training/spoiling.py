"""Spoiling parts of a picture, by known amounts: what a network must see to tell worn textures.

This needs no labels: the picture itself is the truth, and what was done to it is the question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.media import blur
from engine.training.synthetic.looks import compressed

if TYPE_CHECKING:
    from engine.types import ByteArray, FloatArray

KINDS = ("blur", "ghost", "noise", "compression")
PLACE_PX = 8
"""Side of the places of which each has its own amounts."""
_OFTEN = 0.5
_LEAST, _SMALLEST = 0.2, 0.4
"""Of an amount, and of the side of a rectangle."""
_BLUR_PX, _GHOST_PX, _NOISE = 3.0, 5.0, 14.0
_BEST, _WORST = 85, 12


def spoil(pixels: ByteArray, random: np.random.Generator) -> tuple[ByteArray, FloatArray]:
    """A picture with a rectangle spoilt in some of the ways there are, each by its own amount.

    Args:
        pixels: (H, W, 3), sides multiples of `PLACE_PX`.
        random: decides where, how and how much.

    Returns:
        (H, W, 3) and (H / PLACE_PX, W / PLACE_PX, kinds) amounts in 0..1, in the order of `KINDS`.
    """
    rows, columns = (side // PLACE_PX for side in pixels.shape[:2])
    amounts = np.zeros((rows, columns, len(KINDS)), np.float32)
    spoilt = pixels.copy()
    for number, kind in enumerate(KINDS):
        if random.random() > _OFTEN:
            continue
        amount = random.uniform(_LEAST, 1)
        down, across = (_stretch(count, random) for count in (rows, columns))
        amounts[down, across, number] = amount
        place = tuple(slice(each.start * PLACE_PX, each.stop * PLACE_PX) for each in (down, across))
        spoilt[place] = spoilt_by(kind, spoilt, amount, random)[place]
    return spoilt, amounts


def spoilt_by(
    kind: str, pixels: ByteArray, amount: float, random: np.random.Generator
) -> ByteArray:
    """The whole picture (H, W, 3) spoilt in one way.

    Args:
        kind: "blur" as an open lens; "ghost": the mean of two places, as of a network that hedges;
            "noise"; or "compression" as JPEG.
        pixels: (H, W, 3).
        amount: 0..1.
        random: of the direction and the grain.
    """
    if kind == "compression":
        return compressed(pixels, round(_BEST - (_BEST - _WORST) * amount))
    light = pixels.astype(np.float32)
    if kind == "blur":
        light = blur(light, _BLUR_PX * amount)
    elif kind == "ghost":
        angle = random.uniform(0, 2 * np.pi)
        away = np.rint(max(_GHOST_PX * amount, 1) * np.array([np.sin(angle), np.cos(angle)]))
        light = (light + np.roll(light, away.astype(int), axis=(0, 1))) / 2
    elif kind == "noise":
        grain = random.standard_normal(light.shape, np.float32)
        light = light + _NOISE * amount * (0.7 * grain + 0.7 * grain[..., :1])
    return np.clip(np.rint(light), 0, 255).astype(np.uint8)


def _stretch(count: int, random: np.random.Generator) -> slice:
    length = max(1, round(count * random.uniform(_SMALLEST, 1)))
    start = int(random.integers(count - length + 1))
    return slice(start, start + length)
