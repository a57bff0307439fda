"""Identity: thousands of random adult heads, and their principal directions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from face_model.makehuman import MakeHuman
    from face_model.topology import Topology

    Floats = NDArray[np.floating[Any]]

RACES = ("african", "asian", "caucasian")
OPPOSITES = (
    ("-incr", "-decr"), ("-up", "-down"), ("-out", "-in"), ("-forward", "-backward"),
    ("-convex", "-concave"), ("-uncompress", "-compress"),
)  # fmt: skip
DETAIL_SPREAD = {
    "nose": 0.36, "mouth": 0.34, "chin": 0.38, "cheek": 0.40, "eyes": 0.34, "forehead": 0.38,
    "ears": 0.30, "head": 0.22, "neck": 0.25, "eyebrows": 0.45, "asym": 0.18,
}  # fmt: skip
"""Standard deviation of a slider, 1 being MakeHuman's full deflection."""


@dataclass(frozen=True)
class Macro:
    """What makes a body as a whole: `race` (3,) sums to 1, the others 0..1 (0.5 is average)."""

    race: Floats
    male: float
    old: float
    muscle: float
    weight: float


AVERAGE = Macro(np.full(3, 1 / 3), male=0.5, old=0.25, muscle=0.5, weight=0.5)
"""The average adult, all ancestries and both sexes alike."""


def macro_weights(body: Macro) -> dict[str, float]:
    """Target -> weight of one body."""
    out: dict[str, float] = {}
    sexes = {"male": body.male, "female": 1 - body.male}
    ages = {"old": body.old, "young": 1 - body.old}
    muscles, weights = _level("muscle", body.muscle), _level("weight", body.weight)
    for sex, of_sex in sexes.items():
        for age, of_age in ages.items():
            for name, share in zip(RACES, body.race, strict=True):
                out[f"macrodetails/{name}-{sex}-{age}"] = of_sex * of_age * share
            for m_name, of_m in muscles.items():
                for w_name, of_w in weights.items():
                    name = f"macrodetails/universal-{sex}-{age}-{m_name}-{w_name}"
                    out[name] = of_sex * of_age * of_m * of_w
    return {name: value for name, value in out.items() if value}


def _level(name: str, value: float) -> dict[str, float]:
    high, low = max(0.0, 2 * value - 1), max(0.0, 1 - 2 * value)
    return {f"max{name}": high, f"min{name}": low, f"average{name}": 1 - high - low}


def average_base(makehuman: MakeHuman) -> Floats:
    """(B, 3) base vertices of the average adult, all ancestries and both sexes alike."""
    base = makehuman.base.vertices.copy()
    for name, value in macro_weights(AVERAGE).items():
        base += value * makehuman.target(name)
    return base


def detail_axes(makehuman: MakeHuman) -> list[tuple[str, str, str]]:
    """(folder, positive target, negative target or "") of every detail slider."""
    axes: list[tuple[str, str, str]] = []
    for folder in DETAIL_SPREAD:
        names = [
            name for name in makehuman.target_names(folder)
            if not any(word in name for word in ("breast", "trunk"))
        ]  # fmt: skip
        paired: set[str] = set()
        for name in names:
            for plus, minus in OPPOSITES:
                other = name[: -len(plus)] + minus
                if name.endswith(plus) and other in names:
                    axes.append((folder, name, other))
                    paired |= {name, other}
        axes += [(folder, name, "") for name in names if name not in paired]
    return axes


@dataclass(frozen=True)
class IdentityModel:
    """mean (V, 3) mm in the base frame, directions (I, V, 3) mm of one standard deviation."""

    mean: Floats
    directions: Floats
    explained: float


def sample(
    makehuman: MakeHuman, topology: Topology, count: int, seed: int
) -> tuple[Floats, list[Macro]]:
    """(count, V, 3) float32 heads in the base frame, not aligned; and whose they are."""
    rng = np.random.default_rng(seed)
    rest = topology.place(makehuman.base.vertices)
    names: dict[str, int] = {}
    rows: list[dict[int, float]] = []
    axes = detail_axes(makehuman)
    people: list[Macro] = []
    for _ in range(count):
        people.append(_random_macro(rng))
        weights = macro_weights(people[-1])
        for folder, plus, minus in axes:
            value = float(np.clip(rng.normal(0, DETAIL_SPREAD[folder]), -1.3, 1.3))
            if minus:
                weights[plus if value >= 0 else minus] = abs(value)
            else:
                weights[plus] = value
        rows.append({names.setdefault(name, len(names)): w for name, w in weights.items()})
    coefficients = np.zeros((count, len(names)), dtype=np.float32)
    for row, weights in zip(coefficients, rows, strict=True):
        for column, weight in weights.items():
            row[column] = weight
    moves = np.stack(
        [topology.place(makehuman.base.vertices + makehuman.target(n)) - rest for n in names]
    ).astype(np.float32)
    heads = coefficients @ moves.reshape(len(names), -1) + rest.astype(np.float32).ravel()
    return heads.reshape(count, -1, 3), people


def _random_macro(rng: np.random.Generator) -> Macro:
    """Ancestry from near-pure to mixed, ages 25 to 80, both sexes and what lies between."""
    race = rng.dirichlet(np.full(3, 0.45))
    male = float(np.clip(rng.choice([0.12, 0.88]) + rng.normal(0, 0.15), 0, 1))
    old = float(rng.beta(0.9, 1.5))
    muscle, weight = rng.beta(2.2, 2.2, size=2)
    return Macro(race, male, old, float(muscle), float(weight))


def principal_directions(
    heads: Floats, mirror: Floats, importance: Floats, anchor: Floats, count: int
) -> IdentityModel:
    """Mirror-complete, aligned PCA.

    Args:
        heads: (N, V, 3) mm, overwritten.
        mirror: (V,) mirror vertex.
        importance: (V,) how much a vertex's variance counts.
        anchor: (V,) weight of each vertex in the rigid alignment.
        count: directions to keep.
    """
    heads = with_mirrored(heads, mirror)
    mean = heads.mean(0, dtype=np.float64)
    for _ in range(2):
        for head in heads:
            align(head, mean, anchor)
        mean = heads.mean(0, dtype=np.float64)
        mean = (mean + mean[mirror] * [-1, 1, 1]) / 2
    heads -= mean.astype(np.float32)
    flat = heads.reshape(len(heads), -1)
    scaled = flat * np.repeat(np.sqrt(importance), 3).astype(np.float32)
    values, vectors = np.linalg.eigh((scaled @ scaled.T).astype(np.float64))
    order = np.argsort(values)[::-1][:count]
    # A direction is the regression of the heads on its unit-variance scores.
    scores = vectors[:, order] * np.sqrt(len(heads))
    directions = (scores.T.astype(np.float32) @ flat / len(heads)).reshape(count, -1, 3)
    for direction in directions:
        lead = np.abs(direction).argmax()
        if direction.flat[lead] < 0:
            direction *= -1
    return IdentityModel(mean, directions, float(values[order].sum() / values.sum()))


def with_mirrored(heads: Floats, mirror: Floats) -> Floats:
    """(2 N, V, 3) the heads (N, V, 3), then all of them mirrored; `mirror` (V,) vertices."""
    return np.concatenate([heads, heads[:, mirror] * np.array([-1, 1, 1], np.float32)])


def align(head: Floats, reference: Floats, weight: Floats) -> None:
    """Move `head` (V, 3) in place onto the reference: Procrustes with scale.

    One picture cannot tell a large head from a near one, so size is no part of identity.
    """
    chosen = weight > 0
    w = weight[chosen, None] / weight[chosen].sum()
    a, b = head[chosen].astype(np.float64), reference[chosen]
    centre_a, centre_b = (w * a).sum(0), (w * b).sum(0)
    u, strength, vt = np.linalg.svd((w * (a - centre_a)).T @ (b - centre_b))
    turn = (u * [1, 1, np.linalg.det(u @ vt)]) @ vt
    scale = strength.sum() / (w * (a - centre_a) ** 2).sum()
    head[:] = (scale * (head - centre_a) @ turn + centre_b).astype(np.float32)
