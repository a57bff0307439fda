"""Wrinkles that come and go with the expression, mixed frame by frame from a few maps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.training.synthetic import chart, creases, noise
from engine.training.synthetic.carving import carve
from engine.training.synthetic.randomness import between
from engine.types import ARKIT_INDEX

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from engine.training.synthetic.ancestry import Ancestry
    from engine.training.synthetic.creases import Crease
    from engine.types import FloatArray

WINDOW = (slice(76, 480), slice(376, 904))
"""Rows and columns of the chart in which faces fold."""
_SLACK = 0.12
"""Skin gives way that far before it buckles; it also keeps a face at rest as it is."""
_MOST = 1.15


@dataclass(frozen=True, eq=False)
class Fold:
    """Lines that one pull brings out.

    Attributes:
        weights: (52,) float32 share of each ARKit coefficient in the pull.
        place: rows and columns within `WINDOW`.
        relief: (h, w, 3) float32 at full pull: slope across and down (mm per mm), mm of depth.
    """

    weights: FloatArray
    place: tuple[slice, slice]
    relief: FloatArray

    def tension(self, expression: FloatArray) -> float:
        """0 slack .. 1 fully drawn, of an expression (52,)."""
        pull = float(self.weights @ expression)
        return min(max(pull - _SLACK, 0.0) / (1 - _SLACK), _MOST)


def mixed(folds: Sequence[Fold], expression: FloatArray) -> FloatArray:
    """`WINDOW` + (3,) float32: all folds of a face with this expression (52,)."""
    rows, columns = WINDOW
    total = np.zeros((rows.stop - rows.start, columns.stop - columns.start, 3), np.float32)
    for fold in folds:
        tension = fold.tension(expression)
        if tension > 0:
            total[fold.place] += np.float32(tension) * fold.relief
    return total


def sample_folds(
    ancestry: Ancestry, forehead_mm: FloatArray, random: np.random.Generator
) -> tuple[Fold, ...]:
    """The folds of one person.

    Args:
        ancestry: age deepens them.
        forehead_mm: (L, N, 3) the lines across the forehead, mean head.
        random: stream to draw from.
    """
    folds = _forehead(ancestry, forehead_mm, random)
    for crease in creases.PAIRED:
        strength = _strength(random)
        for side in ("Left", "Right"):
            lines = [creases.drawn(arc, side == "Right", random) for arc in crease.arcs]
            height = _carved(crease, lines, ancestry, strength, random)
            folds.append(_fold(crease.pulls, side, height))
    for crease in (creases.CHIN, creases.PUCKER):
        lines = [creases.drawn(arc, False, random) for arc in crease.arcs]
        height = _carved(crease, lines, ancestry, _strength(random), random)
        if crease is creases.CHIN:
            height += between(random, 0.08, 0.22) * _dimples(random)
        folds.append(_fold(crease.pulls, "", height))
    return tuple(folds)


def _strength(random: np.random.Generator) -> float:
    """How readily somebody's skin folds here, beyond what age says."""
    return float(np.exp(random.normal(0, 0.3)))


def _forehead(
    ancestry: Ancestry, lines_mm: FloatArray, random: np.random.Generator
) -> list[Fold]:
    """The middle and both sides of the same lines, each with its own muscle."""
    # Raised brows fold the skin just above them too, where no line stays at rest.
    gap = random.uniform(6.5, 9.0, 2).cumsum()[:, None, None] * np.array([0, 1, 0])
    lines_mm = np.concatenate([lines_mm, lines_mm[[0, 0]] - gap])
    wider = lines_mm[:, ::4] * np.array([between(random, 1.1, 1.35), 1, 1])
    height = _carved(creases.FOREHEAD, wider, ancestry, _strength(random), random)
    columns = np.arange(height.shape[1]) + WINDOW[1].start
    across_mm = (columns - chart.SIZE_HW[1] / 2) * chart.MM_PER_PX
    left = np.clip((across_mm - 6) / 16, 0, 1)
    left = (left * left * (3 - 2 * left)).astype(np.float32)
    right = left[::-1]
    return [
        _fold(creases.FOREHEAD_MIDDLE_PULLS, "", height * (1 - left - right)),
        _fold(creases.FOREHEAD_SIDE_PULLS, "Left", height * left),
        _fold(creases.FOREHEAD_SIDE_PULLS, "Right", height * right),
    ]


def _carved(
    crease: Crease, lines_mm: Iterable[FloatArray], ancestry: Ancestry, strength: float,
    random: np.random.Generator,
) -> FloatArray:  # fmt: skip
    """`WINDOW` float32 mm: height of one crease's lines at full pull."""
    rows, columns = WINDOW
    height = np.zeros((rows.stop - rows.start, columns.stop - columns.start), np.float32)
    age = ancestry.age
    deep = strength * (crease.young_mm + (crease.old_mm - crease.young_mm) * age)
    # Young skin rolls where old skin breaks.
    width_px = crease.width_mm * (1.35 - 0.45 * age) / chart.MM_PER_PX
    for line in lines_mm:
        at = chart.place(line) - np.array([columns.start, rows.start], np.float32)
        fade = np.sin(np.linspace(0, np.pi, len(at))) ** 0.6
        own = deep * between(random, 0.6, 1.15)
        carve(height, at, width_px * (0.55 + 0.45 * fade), own * fade)
    return height


def _dimples(random: np.random.Generator) -> FloatArray:
    """`WINDOW` float32 mm: the pits that the chin's muscle pulls into it."""
    middle = np.array([[0.0, -86.0, 117.0]], np.float32)
    column, row = chart.place(middle)[0]
    start = random.integers(0, noise.SIDE_PX, 2)
    down = (np.arange(WINDOW[0].start, WINDOW[0].stop) - row) * chart.MM_PER_PX / 9.0
    across = (np.arange(WINDOW[1].start, WINDOW[1].stop) - column) * chart.MM_PER_PX / 13.0
    near = np.exp(-(down[:, None] ** 2) - across[None] ** 2)
    near[near < 0.01] = 0.0
    size = near.shape
    pits = noise.patch(noise.grain(7.0, 4), (size[0], size[1]), (int(start[0]), int(start[1])))
    return (near * np.minimum(pits, 0.5)).astype(np.float32)


def _fold(pulls: Sequence[tuple[str, float]], side: str, height: FloatArray) -> Fold:
    weights = np.zeros(len(ARKIT_INDEX), np.float32)
    for name, weight in pulls:
        weights[ARKIT_INDEX[name if name in ARKIT_INDEX else name + side]] = weight
    rows, columns = (np.flatnonzero(height.any(axis)) for axis in (1, 0))
    # One pixel more about it, where the slope ends.
    place = slice(rows[0] - 1, rows[-1] + 2), slice(columns[0] - 1, columns[-1] + 2)
    height = height[place]
    relief = np.stack([*chart.slopes(height), np.maximum(-height, 0)], 2)
    return Fold(weights, place, relief.astype(np.float32))
