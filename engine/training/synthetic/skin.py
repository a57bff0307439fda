"""One person's skin: pigments at the vertices, fine detail on a map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.facemodels import Part, load_model
from engine.training.synthetic import chart, noise, regions, relief
from engine.training.synthetic.ancestry import sample_melanin
from engine.training.synthetic.folds import sample_folds
from engine.training.synthetic.randomness import between, chance

if TYPE_CHECKING:
    from engine.training.synthetic.ancestry import Ancestry
    from engine.training.synthetic.folds import Fold
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
        folds: what the expression adds to it.
    """

    melanin: FloatArray
    blood: FloatArray
    gloss: FloatArray
    cover: FloatArray
    detail: FloatArray
    folds: tuple[Fold, ...]


def sample_skin(
    ancestry: Ancestry, random: np.random.Generator, folding: np.random.Generator, stubble: float
) -> Skin:
    """Skin of one person.

    Args:
        ancestry: decides the melanin.
        random: stream to draw from.
        folding: stream for what moves.
        stubble: 0 clean .. 1 a strong shadow of beard.
    """
    tone = sample_melanin(ancestry, random)
    melanin, blood = _melanin(tone, ancestry, random), _blood(tone, ancestry, random)
    gloss = _gloss(random)
    detail, forehead_mm = _detail(tone, ancestry, random)
    return Skin(
        melanin=melanin, blood=blood, gloss=gloss,
        cover=np.clip(regions.beard() * stubble, 0, 1).astype(np.float32), detail=detail,
        folds=sample_folds(ancestry, forehead_mm, folding),
    )  # fmt: skip


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


def _detail(
    tone: float, ancestry: Ancestry, random: np.random.Generator
) -> tuple[FloatArray, FloatArray]:
    """The map of `Skin.detail`, and the forehead's lines."""

    def field(picture: FloatArray) -> FloatArray:
        return chart.scattered(picture, random)

    mottle, blotch = field(noise.grain(9.0)), field(noise.cloud(1.3))
    fine = field(noise.grain(3.0))
    melanin = (0.02 + 0.03 * ancestry.age) * blotch + 0.018 * mottle + 0.012 * fine
    blood = 0.05 * field(noise.cloud(1.1, 1)) + 0.04 * field(noise.grain(6.0, 1)) + 0.03 * fine
    melanin *= 0.35 + 0.65 * min(tone, 1.2)
    _spots(melanin, tone, ancestry, random)
    found = relief.sample_relief(ancestry, random)
    detail = np.stack([melanin, blood, *chart.slopes(found.height_mm)], axis=2)
    return detail.astype(np.float32), found.forehead_mm


def _spots(
    melanin: FloatArray, tone: float, ancestry: Ancestry, random: np.random.Generator
) -> None:
    """Freckles about nose and cheeks, moles and age spots anywhere."""
    width = chart.SIZE_HW[1]
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
