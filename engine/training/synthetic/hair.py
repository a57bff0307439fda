"""Hair of the head, grown strand by strand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.facemodels import Part, load_model
from engine.training.synthetic import combing, growth, guided, locks, regions
from engine.training.synthetic.hairstyles import STYLES, GuidedHairstyle, Hairstyle, sample_style
from engine.training.synthetic.pigments import hair_colour
from engine.training.synthetic.randomness import between, chance
from engine.training.synthetic.strands import Strands, frames, scatter, unit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.training.synthetic.ancestry import Ancestry
    from engine.training.synthetic.caps import Cap
    from engine.training.synthetic.volume import Volume
    from engine.types import FloatArray

COUNT = 9000
POINTS = 14
WIDTH_MM = 0.3, 0.62
_CLING = {"out": 0.0, "up": 0.15}
"""How closely hair is laid on the head, where that does not follow from its length."""


@dataclass(frozen=True, eq=False)
class Hair:
    """A head of hair.

    Attributes:
        style: its name, "bald" for none.
        strands: the hairs, or None.
        shade: (V,) float32 0..1 how much the scalp is hidden by roots.
        colour: (3,) linear RGB.
        grey: share of grey hairs.
        sheen: strength of its highlights.
    """

    style: str
    strands: Strands | None
    shade: FloatArray
    colour: FloatArray
    grey: float
    sheen: float = 1.0


def sample_colour(ancestry: Ancestry, random: np.random.Generator) -> tuple[FloatArray, float]:
    """(3,) linear RGB, and the share of grey hairs."""
    fair = chance(random, 0.75 * float(ancestry.shares[2]) ** 1.5)
    eumelanin = between(random, 0.35, 1.9) if fair else between(random, 1.7, 2.7)
    red = between(random, 0.0, 0.35) if not (fair and chance(random, 0.12)) else 0.75
    turn = np.clip((ancestry.years - between(random, 38, 70)) / 22, 0, 1)
    grey = 0.0 if chance(random, 0.35) else float(turn) * between(random, 0.3, 1.0)
    return hair_colour(eumelanin, red, 0.0), grey


def sample_hair(
    ancestry: Ancestry, neutral: FloatArray, space: Volume, cap: Cap | None, colour: FloatArray,
    grey: float, random: np.random.Generator,
) -> Hair:  # fmt: skip
    """Hair on a neutral head (V, 3) mm.

    Args:
        ancestry: decides the likely styles.
        neutral: the head; space: the distances about it.
        cap: what hides the hair above its brim, or None.
        colour, grey: from `sample_colour`.
        random: stream to draw from.
    """
    recession = _recession(ancestry, random)
    style = sample_style(ancestry, random)
    if ancestry.male > 0.5 and chance(random, 0.07 + 0.1 * ancestry.age):
        return Hair("bald", None, _density(recession, 0.0) * 0.12, colour, grey)
    if recession > 22:
        style = _short(style)
    density = _density(recession, between(random, 2.0, 5.0))
    strands = _strands(style, neutral, space, density, colour, grey, random)
    if cap:
        strands = strands.where(~cap.covers(strands.points_mm[:, :4]).any(1))
    shaved = 0.62 if style.name == "shaved" else 0.9
    return Hair(style.name, strands, (density * shaved).astype(np.float32), colour, grey)


def _short(style: Hairstyle | GuidedHairstyle) -> Hairstyle:
    """The style, or a crop instead of one too long for little hair."""
    if isinstance(style, Hairstyle) and style.top_mm[1] < 60:
        return style
    return next(each for each in STYLES if each.name == "crop")


def _recession(ancestry: Ancestry, random: np.random.Generator) -> float:
    """mm that the hairline has gone back."""
    if ancestry.male < 0.5:
        return between(random, -6, 3)
    return between(random, -4, 6) + ancestry.age * max(0.0, random.normal(14, 16))


def _density(recession: float, soft_mm: float) -> FloatArray:
    points = load_model().vertices_mm
    above = regions.above_hairline(points, recession)
    bare = regions.part_share(Part.EAR_LEFT, Part.EAR_RIGHT)
    skin = regions.part_share(Part.FACE, Part.SCALP, Part.NECK)
    out = np.clip(above / (soft_mm + 2.0) + 0.5, 0, 1) * skin * (1 - bare)
    return out.astype(np.float32)


def _strands(
    style: Hairstyle | GuidedHairstyle, neutral: FloatArray, space: Volume, density: FloatArray,
    colour: FloatArray, grey: float, random: np.random.Generator,
) -> Strands:  # fmt: skip
    led = isinstance(style, GuidedHairstyle)
    where = guided.crowded(density) if led else density
    triangle, barycentric = scatter(neutral, where, COUNT, random)
    roots, frame = frames(neutral, triangle, barycentric)
    normal = frame[:, 2]
    if led:
        points, leaders = guided.lay(style, neutral, space, roots, normal, random)
        width = guided.WIDTH_MM
    else:
        model = load_model()
        rest = np.einsum("sc,scd->sd", barycentric, model.vertices_mm[model.triangles[triangle]])
        points, leaders = _grown(style, space, roots, normal, rest, random)
        width = WIDTH_MM
    return Strands(points, normal.astype(np.float32), locks.colours(colour, grey, leaders, random),
                   random.uniform(*width, COUNT).astype(np.float32))  # fmt: skip


def _grown(
    style: Hairstyle, space: Volume, roots: FloatArray, normal: FloatArray, rest: FloatArray,
    random: np.random.Generator,
) -> tuple[FloatArray, NDArray[np.int64]]:  # fmt: skip
    """Hairs (S, POINTS, 3) mm and (S,) the leader of each one's lock.

    Args:
        style: how they are worn.
        space: the distances about the head.
        roots, normal: (S, 3) mm and unit vectors on the neutral head.
        rest: (S, 3) mm the same roots on the mean head.
        random: stream to draw from.
    """
    top = np.clip((rest[:, 1] - 45) / 40, 0, 1) * np.clip((rest[:, 2] + 90) / 40, 0, 1)
    length = _mix(style.side_mm, style.top_mm, top, random) * random.uniform(0.82, 1.08, COUNT)
    comb = combing.directions(style, rest, normal, random)
    leaders = locks.leaders(roots, random)
    own = random.normal(size=(COUNT, 3)) * 0.10
    shared = random.normal(size=(COUNT, 3))[leaders] * 0.16
    first = normal * 0.9 + comb * 0.5 + own
    lift = between(random, *style.lift_mm) * random.uniform(0.05, 1.0, COUNT) * (0.35 + 0.65 * top)
    long = style.top_mm[1] > 120
    if long:
        combing.sweep_aside(comb, rest)
    points = np.empty((COUNT, POINTS, 3), np.float32)
    growth.grow(
        *_floats(roots, unit(first), comb + shared + own, length, lift),
        np.full(COUNT, style.weight, np.float32),
        random.uniform(0.5, 0.72, COUNT).astype(np.float32),
        _CLING.get(style.combing, 0.8 if long else 0.35),
        space.distance_mm, space.low_mm, points,
    )  # fmt: skip
    locks.gather(points, leaders, style.clump * between(random, 0.5, 1.2))
    locks.curl(points, leaders, between(random, *style.curl_mm), random)
    if style.combing != "forward":
        combing.clear_face(points, leaders, random)
    growth.push_out(points, space.distance_mm, space.low_mm)
    return points, leaders


def _mix(
    side: tuple[float, float], top: tuple[float, float], share: FloatArray,
    random: np.random.Generator,
) -> FloatArray:  # fmt: skip
    where = between(random, 0, 1)
    low = side[0] + (side[1] - side[0]) * where
    high = top[0] + (top[1] - top[0]) * where
    return low + (high - low) * share


def _floats(*arrays: FloatArray) -> list[FloatArray]:
    return [np.ascontiguousarray(array, np.float32) for array in arrays]
