"""Hair of the head, grown strand by strand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.spatial import cKDTree

from engine.facemodels import Part, load_model
from engine.training.synthetic import growth, regions
from engine.training.synthetic.hairstyles import Hairstyle, sample_style
from engine.training.synthetic.pigments import hair_colour
from engine.training.synthetic.randomness import between, chance
from engine.training.synthetic.strands import Strands, frames, scatter

if TYPE_CHECKING:
    from engine.training.synthetic.ancestry import Ancestry
    from engine.training.synthetic.caps import Cap
    from engine.training.synthetic.volume import Volume
    from engine.types import FloatArray

COUNT = 9000
POINTS = 14
_CLING = {"out": 0.0, "up": 0.15}
"""How closely a way of combing lays the hair on the head, where that does not follow from its length."""
_LOCK = 24
"""Strands that run together in one lock."""


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
        style = next(s for s in (style, *_short()) if s.top_mm[1] < 60)
    density = _density(recession, between(random, 2.0, 5.0))
    strands = _grown(style, neutral, space, density, colour, grey, random)
    if cap:
        strands = strands.where(~cap.covers(strands.points_mm[:, :4]).any(1))
    shaved = 0.62 if style.name == "shaved" else 0.9
    return Hair(style.name, strands, (density * shaved).astype(np.float32), colour, grey)


def _short() -> list[Hairstyle]:
    from engine.training.synthetic.hairstyles import STYLES

    return [style for style in STYLES if style.name in ("crop", "shaved")]


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


def _grown(
    style: Hairstyle, neutral: FloatArray, space: Volume, density: FloatArray, colour: FloatArray,
    grey: float, random: np.random.Generator,
) -> Strands:  # fmt: skip
    triangle, barycentric = scatter(neutral, density, COUNT, random)
    roots, frame = frames(neutral, triangle, barycentric)
    rest = np.einsum("sc,scd->sd", barycentric, load_model().vertices_mm[load_model().triangles[triangle]])
    normal = frame[:, 2]
    top = np.clip((rest[:, 1] - 45) / 40, 0, 1) * np.clip((rest[:, 2] + 90) / 40, 0, 1)
    length = _mix(style.side_mm, style.top_mm, top, random) * random.uniform(0.82, 1.08, COUNT)
    comb = _combed(style, rest, normal, random)
    locks = _locks(roots, random)
    own = random.normal(size=(COUNT, 3)) * 0.10
    shared = random.normal(size=(COUNT, 3))[locks] * 0.16
    first = normal * 0.9 + comb * 0.5 + own
    lift = between(random, *style.lift_mm) * random.uniform(0.05, 1.0, COUNT) * (0.35 + 0.65 * top)
    if style.top_mm[1] > 120:
        _sweep_aside(comb, rest)
    points = np.empty((COUNT, POINTS, 3), np.float32)
    growth.grow(
        *_floats(roots, _unit(first), comb + shared + own, length, lift),
        np.full(COUNT, style.weight, np.float32),
        random.uniform(0.5, 0.72, COUNT).astype(np.float32),
        _CLING.get(style.combing, 0.8 if style.top_mm[1] > 120 else 0.35), space.distance_mm, space.low_mm, points,
    )  # fmt: skip
    _gather(points, locks, style.clump * between(random, 0.5, 1.2))
    _curl(points, locks, between(random, *style.curl_mm), random)
    if style.combing != "forward":
        _clear_face(points, locks, random)
    return Strands(points, normal.astype(np.float32), _colours(colour, grey, locks, random),
                   random.uniform(0.3, 0.62, COUNT).astype(np.float32))  # fmt: skip


def _combed(
    style: Hairstyle, rest: FloatArray, normal: FloatArray, random: np.random.Generator
) -> FloatArray:
    """(S, 3) direction along the skin in which the comb went."""
    x, y, z = rest.T
    side = np.tanh((x - between(random, 18, 40) * random.choice([-1, 1])) / 5)
    out = np.zeros_like(rest)
    away = np.tanh(x / 25)
    if style.combing in ("parted", "middle"):
        line = np.tanh(x / 4) if style.combing == "middle" else side
        front = np.clip((z - 40) / 60, 0, 1)
        out[:, 0], out[:, 1] = 0.9 * line, -0.35
        out[:, 2] = between(random, -0.5, 0.2) * front - 0.25
    elif style.combing == "back":
        out[:, 0], out[:, 1], out[:, 2] = 0.25 * away, 0.05 - 0.4 * (y < 40), -1.0
    elif style.combing == "forward":
        out[:, 0], out[:, 1], out[:, 2] = between(random, -0.4, 0.4), -0.35, 1.0
        out[:, 2] = np.where(z < -10, -0.2, out[:, 2])
        out[:, 1] = np.where((y < 50) & (z < 60), -1.0, out[:, 1])
    elif style.combing == "up":
        out[:, 0], out[:, 1], out[:, 2] = 0.4 * side, 0.8, np.where(y > 60, 0.25, -0.3)
        out[:, 1] = np.where(y < 50, -0.7, out[:, 1])
    elif style.combing == "tied":
        knot = np.array([0.0, between(random, 10, 95), -105.0])
        out = _unit(knot - rest) * 1.4
    else:
        out = normal * 0.7
        out[:, 1] -= 0.15
    return out.astype(np.float32)


def _sweep_aside(comb: FloatArray, rest: FloatArray) -> None:
    """Long hair over the forehead is led to the sides and back, off the face."""
    front = np.clip((rest[:, 2] - 45) / 40, 0, 1)
    comb[:, 0] += 0.9 * front * np.where(comb[:, 0] >= 0, 1.0, -1.0)
    comb[:, 2] -= 0.75 * front
    comb[:, 1] += 0.2 * front


def _clear_face(points: FloatArray, locks: FloatArray, random: np.random.Generator) -> None:
    """Push what would hang before the face out beside it."""
    x, y, z = points[..., 0], points[..., 1], points[..., 2]
    half = np.interp(y, [-120, -60, 0, 50, 62], [40, 58, 66, 52, 0])
    half = half + random.normal(0, 3, len(points))[locks][:, None]
    inside = (z > 40) & (np.abs(x) < half)
    side = np.where(np.take_along_axis(x, np.abs(x).argmax(1)[:, None], 1) >= 0, 1.0, -1.0)
    x[...] = np.where(inside, side * half, x)
    z[...] = np.where(inside, np.minimum(z, 45 + 0.35 * (z - 45)), z)
    for _ in range(2):
        points[:, 1:-1] = 0.5 * points[:, 1:-1] + 0.25 * (points[:, :-2] + points[:, 2:])


def _mix(
    side: tuple[float, float], top: tuple[float, float], share: FloatArray,
    random: np.random.Generator,
) -> FloatArray:  # fmt: skip
    where = between(random, 0, 1)
    low = side[0] + (side[1] - side[0]) * where
    high = top[0] + (top[1] - top[0]) * where
    return low + (high - low) * share


def _locks(roots: FloatArray, random: np.random.Generator) -> FloatArray:
    """(S,) the strand that leads each strand's lock."""
    leaders = random.choice(len(roots), len(roots) // _LOCK, replace=False)
    _, nearest = cKDTree(roots[leaders]).query(roots + random.normal(size=roots.shape) * 1.5)
    return leaders[nearest]


def _gather(points: FloatArray, locks: FloatArray, clump: float) -> None:
    """Draw the strands of a lock together towards their tips."""
    t = np.linspace(0, 1, points.shape[1], dtype=np.float32)[None, :, None]
    points += (points[locks] - points) * np.clip(clump, 0, 0.92) * t**1.3


def _curl(points: FloatArray, locks: FloatArray, radius: float, random: np.random.Generator) -> None:
    """Wind each lock about itself."""
    if radius < 0.2:
        return
    count, steps = points.shape[:2]
    along = np.gradient(points, axis=1)
    run = np.cumsum(np.linalg.norm(along, axis=2), axis=1)
    along = _unit(along)
    aside = _unit(np.cross(along, [0.31, 0.17, 0.93]))
    other = np.cross(along, aside)
    wave = between(random, 5, 9) * radius + 8
    phase = random.uniform(0, 2 * np.pi, count)[locks] + random.normal(0, 0.7, count)
    turn = 2 * np.pi * run / wave + phase[:, None]
    t = np.minimum(1, np.linspace(0, 3, steps))[None, :, None]
    points += (
        radius * t * (np.cos(turn)[..., None] * aside + np.sin(turn)[..., None] * other)
    ).astype(np.float32)


def _colours(
    colour: FloatArray, grey: float, locks: FloatArray, random: np.random.Generator
) -> FloatArray:
    count = len(locks)
    shade = np.exp(random.normal(0, 0.16, count) + random.normal(0, 0.14, count)[locks])
    out = colour[None] * shade[:, None]
    old = random.random(count) < grey
    out[old] = np.array([0.46, 0.455, 0.44]) * random.uniform(0.75, 1.1, (int(old.sum()), 1))
    return out.astype(np.float32)


def _unit(vectors: FloatArray) -> FloatArray:
    return vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9)


def _floats(*arrays: FloatArray) -> list[FloatArray]:
    return [np.ascontiguousarray(array, np.float32) for array in arrays]
