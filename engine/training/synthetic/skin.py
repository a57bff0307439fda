"""One person's skin: pigments at the vertices, fine detail on a map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.facemodels import Part, load_model
from engine.training.synthetic import chart, noise, regions
from engine.training.synthetic.ancestry import sample_melanin
from engine.training.synthetic.randomness import between, chance

if TYPE_CHECKING:
    from engine.training.synthetic.ancestry import Ancestry
    from engine.types import FloatArray


@dataclass(frozen=True, eq=False)
class Skin:
    """What light finds on the skin.

    Attributes:
        melanin, blood: (V,) float32 pigment coordinates, see `pigments`.
        gloss: (V,) float32 0..1, how oily or moist.
        cover: (V,) float32 0..1, how much stubble or shaved hair darkens the skin.
        detail: `chart.SIZE_HW` + (4,) float32: melanin and blood to add, slope of the relief
            across and down (mm per mm).
    """

    melanin: FloatArray
    blood: FloatArray
    gloss: FloatArray
    cover: FloatArray
    detail: FloatArray


def sample_skin(ancestry: Ancestry, random: np.random.Generator, stubble: float) -> Skin:
    """Skin of one person.

    Args:
        ancestry: decides the melanin.
        random: stream to draw from.
        stubble: 0 clean .. 1 a strong shadow of beard.
    """
    tone = sample_melanin(ancestry, random)
    return Skin(
        melanin=_melanin(tone, ancestry, random),
        blood=_blood(tone, ancestry, random),
        gloss=_gloss(random),
        cover=np.clip(regions.beard() * stubble, 0, 1).astype(np.float32),
        detail=_detail(tone, ancestry, random),
    )


def _melanin(tone: float, ancestry: Ancestry, random: np.random.Generator) -> FloatArray:
    lids = regions.part_share(Part.LID_LEFT, Part.LID_RIGHT)
    lips = regions.soft_lips()
    under_eye = regions.blob((28, -5, 106), (11, 5, 9))
    circles = between(random, 0.02, 0.16) * (0.6 + 0.8 * ancestry.age)
    forehead = regions.blob((0, 60, 105), (45, 22, 30))
    out = tone * (1 + 0.05 * forehead + between(random, -0.06, 0.1) * _drift(random))
    out += (circles * under_eye + 0.06 * lids) * (0.4 + 0.8 * tone)
    # Lips carry less melanin than fair skin's tan, but on dark skin a good part of it.
    out = out * (1 - lips) + lips * (0.78 * tone + 0.08)
    return out.astype(np.float32)


def _blood(tone: float, ancestry: Ancestry, random: np.random.Generator) -> FloatArray:
    level = between(random, 0.25, 0.6)
    flush = between(random, 0.1, 0.6) / (0.6 + tone)
    out = level + 0.12 * _drift(random)
    out += flush * regions.blob((44, -28, 95), (17, 15, 28))
    out += flush * between(random, 0.4, 1.0) * regions.blob((0, -27, 131), (14, 11, 14))
    out += 0.45 * flush * regions.blob((0, -88, 105), (14, 9, 20))
    out += 0.9 * flush * regions.part_share(Part.EAR_LEFT, Part.EAR_RIGHT)
    out += between(random, 0.05, 0.25) * regions.part_share(Part.LID_LEFT, Part.LID_RIGHT)
    out += between(random, 0.0, 0.25) * regions.blob((28, -6, 106), (12, 5, 9))
    lips = regions.soft_lips()
    made_up = chance(random, 0.45 * (1 - ancestry.male))
    red = between(random, 1.2, 2.6) if made_up else between(random, 0.45, 1.1)
    return (out * (1 - lips) + lips * (level + red / (0.8 + 0.35 * tone))).astype(np.float32)


def _gloss(random: np.random.Generator) -> FloatArray:
    oily = between(random, 0.05, 0.9)
    out = 0.25 + 0.3 * oily * regions.blob((0, 40, 112), (30, 26, 22))
    out += 0.45 * oily * regions.blob((0, -12, 130), (9, 28, 16))
    out += 0.25 * oily * regions.blob((40, -16, 104), (15, 12, 20))
    out += 0.2 * oily * regions.blob((0, -88, 112), (11, 9, 14))
    out += between(random, 0.1, 0.55) * regions.soft_lips()
    return np.clip(out, 0, 1).astype(np.float32)


def _drift(random: np.random.Generator) -> FloatArray:
    """(V,) slow variation over the head, about -1..1."""
    points = load_model().vertices_mm / 55.0
    total = np.zeros(len(points))
    for _ in range(4):
        total += np.sin(points @ random.normal(size=3) * 1.6 + random.uniform(0, 6.28))
    return (total / 3).astype(np.float32)


def _detail(tone: float, ancestry: Ancestry, random: np.random.Generator) -> FloatArray:
    def field(picture: FloatArray) -> FloatArray:
        start = random.integers(0, noise.SIDE_PX, 2)
        return noise.patch(picture, chart.SIZE_HW, (int(start[0]), int(start[1])))

    mottle, blotch = field(noise.grain(9.0)), field(noise.cloud(1.3))
    fine = field(noise.grain(3.0))
    melanin = (0.02 + 0.03 * ancestry.age) * blotch + 0.018 * mottle + 0.012 * fine
    blood = 0.05 * field(noise.cloud(1.1, 1)) + 0.04 * field(noise.grain(6.0, 1)) + 0.03 * fine
    melanin *= 0.35 + 0.65 * min(tone, 1.2)
    _spots(melanin, tone, ancestry, random)
    relief = _relief(field, ancestry, random)
    across = (np.roll(relief, -1, 1) - np.roll(relief, 1, 1)) / (2 * chart.MM_PER_PX * 1.3)
    down = (np.roll(relief, -1, 0) - np.roll(relief, 1, 0)) / (2 * chart.MM_PER_PX)
    return np.stack([melanin, blood, across, down], axis=2).astype(np.float32)


def _relief(field, ancestry: Ancestry, random: np.random.Generator) -> FloatArray:
    """(H, W) mm height of pores, lines and unevenness."""
    pores = -np.clip(field(noise.grain(3.6, 2)) - 0.9, 0, None)
    rough = between(random, 0.5, 1.3) * (0.8 + 0.5 * ancestry.male) * (0.8 + 0.7 * ancestry.age)
    return rough * (
        0.075 * pores + 0.03 * field(noise.grain(2.6)) + 0.06 * field(noise.grain(10.0))
    ) + _lip_lines(random) + _folds(ancestry, random)


def _lip_lines(random: np.random.Generator) -> FloatArray:
    """(H, W) mm: fine upright furrows over the lips."""
    height, width = chart.SIZE_HW
    row = noise.patch(noise.grain(3.2, 6), (1, width), (int(random.integers(512)), 0))[0]
    centre = (chart.TOP_MM + 58) / chart.MM_PER_PX
    down = np.exp(-((((np.arange(height) - centre) * chart.MM_PER_PX) / 9.0) ** 4))
    across = np.exp(-(((np.arange(width) - width / 2) / (0.2 * chart.PX_PER_RAD)) ** 6))
    return (0.06 * down[:, None] * (row * across)[None]).astype(np.float32)


def _folds(ancestry: Ancestry, random: np.random.Generator) -> FloatArray:
    """(H, W) mm: lines of the forehead, at the eyes and beside the mouth, deeper with age."""
    relief = np.zeros(chart.SIZE_HW, np.float32)
    depth = max(0.0, ancestry.age - 0.15) * between(random, 0.4, 1.1)
    for height in 40.0 + np.cumsum(random.uniform(5, 9, 4)):
        x = np.linspace(-34, 34, 90) * between(random, 0.7, 1.1)
        sag = between(random, -2, 2) * np.cos(x / 12) + random.normal(0, 0.2, 90).cumsum() * 0.3
        _crease(relief, np.stack([x, height + sag, np.full(90, 108.0)], 1), 1.4, 0.5 * depth)
    for side in (-1.0, 1.0):
        along = np.linspace(0, 1, 60)
        fold = np.stack([side * (15 + 13 * along), -30 - 30 * along**1.3, 118 - 10 * along], 1)
        _crease(relief, fold, 2.6, 0.35 + 1.1 * depth)
        under = np.stack([side * (16 + 22 * along), -1 - 7 * np.sin(2.6 * along), 106 - 6 * along], 1)
        _crease(relief, under, 2.2, 0.2 + 0.7 * depth)
        for slope in (-0.5, 0.0, 0.5):
            foot = np.stack(
                [side * (45 + 11 * along), 6 + slope * 14 * along, 99 - 14 * along], 1
            )
            _crease(relief, foot, 1.1, 0.5 * depth)
    return relief


def _crease(relief: FloatArray, line_mm: FloatArray, width_mm: float, depth_mm: float) -> None:
    """Press a line (N, 3) of the mean head into the map, fading at both ends."""
    at = chart.place(line_mm.astype(np.float32))
    fade = np.sin(np.linspace(0, np.pi, len(at))) ** 0.7
    pressed = np.zeros_like(relief)
    chart.stamp(pressed, at, np.full(len(at), width_mm / chart.MM_PER_PX), fade)
    relief -= depth_mm * 0.35 * np.minimum(pressed, 1.2)


def _spots(
    melanin: FloatArray, tone: float, ancestry: Ancestry, random: np.random.Generator
) -> None:
    """Freckles about nose and cheeks, moles and age spots anywhere."""
    height, width = chart.SIZE_HW
    middle = np.array([width / 2, (chart.TOP_MM + 10) / chart.MM_PER_PX])
    if chance(random, 0.35 * float(np.exp(-tone))):
        count = int(random.integers(80, 500))
        at = middle + random.normal(size=(count, 2)) * [110, 55]
        chart.stamp(melanin, at, random.uniform(0.8, 2.2, count), random.uniform(0.1, 0.5, count))
    moles = int(random.poisson(4 + 5 * ancestry.age))
    at = random.uniform([300, 40], [width - 300, 560], (moles, 2))
    chart.stamp(melanin, at, random.uniform(1.2, 4.2, moles), random.uniform(0.3, 1.6, moles))
    ageing = int(random.poisson(40 * max(0.0, ancestry.age - 0.35)))
    at = random.uniform([330, 60], [width - 330, 480], (ageing, 2))
    chart.stamp(melanin, at, random.uniform(3, 9, ageing), random.uniform(0.05, 0.25, ageing))
