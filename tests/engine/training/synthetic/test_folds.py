"""Wrinkles come with their muscle, on its side, and deepen with age."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from engine.training.synthetic import chart
from engine.training.synthetic.ancestry import Ancestry
from engine.training.synthetic.folds import WINDOW, Fold, mixed, sample_folds
from engine.training.synthetic.people import sample_person
from engine.training.synthetic.performances import Performance
from engine.training.synthetic.randomness import stream
from engine.training.synthetic.render import render
from engine.training.synthetic.scenes import sample_scene
from engine.types import ARKIT_INDEX

if TYPE_CHECKING:
    from engine.training.synthetic.frames import SyntheticFrame
    from engine.training.synthetic.people import Person
    from engine.types import FloatArray

SEED = 1_000_019
MILLISECONDS = 6.0


def acted(**pulls: float) -> FloatArray:
    expression = np.zeros(len(ARKIT_INDEX), np.float32)
    for name, value in pulls.items():
        expression[ARKIT_INDEX[name]] = value
    return expression


def folds_at(age: float, seed: int = 3) -> tuple[Fold, ...]:
    height_mm = np.array([47.0, 54.0, 61.0, 68.0])
    lines = np.zeros((4, 90, 3), np.float32)
    lines[..., 0], lines[..., 1], lines[..., 2] = np.linspace(-34, 34, 90), height_mm[:, None], 108
    ancestry = Ancestry(np.array([0, 0, 1], np.float32), 0.5, age)
    return sample_folds(ancestry, lines, stream(seed, "folds"))


def deepest_mm(folds: tuple[Fold, ...], expression: FloatArray, band_mm: slice) -> FloatArray:
    """Depth on the person's right and left between two heights of the mean head."""
    rows = slice(
        int((chart.TOP_MM - band_mm.stop) / chart.MM_PER_PX) - WINDOW[0].start,
        int((chart.TOP_MM - band_mm.start) / chart.MM_PER_PX) - WINDOW[0].start,
    )
    depth = mixed(folds, expression)[rows, :, 2]
    middle = chart.SIZE_HW[1] // 2 - WINDOW[1].start
    return np.array([depth[:, :middle].max(), depth[:, middle:].max()])


@pytest.mark.parametrize(
    ("pulls", "band_mm"),
    [
        ({"browOuterUp": 1.0}, slice(33, 80)),
        ({"browDown": 1.0}, slice(10, 34)),
        ({"cheekSquint": 1.0, "eyeSquint": 0.5}, slice(-16, 20)),
        ({"mouthSmile": 1.0}, slice(-72, -24)),
        ({"noseSneer": 1.0}, slice(-16, 6)),
        ({"mouthStretch": 1.0}, slice(-78, -48)),
        ({"mouthFrown": 1.0}, slice(-78, -58)),
    ],
)
def test_a_pull_folds_its_own_side(pulls: dict[str, float], band_mm: slice) -> None:
    old = folds_at(0.8)
    for side, here, there in (("Right", 0, 1), ("Left", 1, 0)):
        expression = acted(**{name + side: value for name, value in pulls.items()})
        depth = deepest_mm(old, expression, band_mm)
        assert depth[here] > 0.25
        assert depth[there] < 0.3 * depth[here]


@pytest.mark.parametrize(
    ("pulls", "band_mm"),
    [
        ({"browInnerUp": 1.0}, slice(33, 80)),
        ({"mouthShrugLower": 1.0}, slice(-100, -70)),
        ({"mouthPucker": 1.0}, slice(-76, -36)),
    ],
)
def test_what_has_no_side_folds_both(pulls: dict[str, float], band_mm: slice) -> None:
    assert deepest_mm(folds_at(0.8), acted(**pulls), band_mm).min() > 0.2


def test_folds_deepen_with_age_and_with_the_pull() -> None:
    everything = np.ones(len(ARKIT_INDEX), np.float32)
    young, middle, old = (
        np.mean([mixed(folds_at(age, seed), everything)[..., 2].max() for seed in range(4)])
        for age in (0.0, 0.5, 1.0)
    )
    assert 0.2 < young < 0.75 * middle
    assert middle < 0.8 * old
    depths = [
        deepest_mm(folds_at(0.8), acted(browDownLeft=pull), slice(10, 34))[1]
        for pull in (0.1, 0.3, 0.6, 1.0)
    ]
    assert depths[0] == 0
    assert np.all(np.diff(depths) > 0.05)


def test_a_window_ends_flat() -> None:
    """The shading loop takes the border's values for what lies beyond it."""
    for seed in range(4):
        total = mixed(folds_at(1.0, seed), np.full(len(ARKIT_INDEX), 2, np.float32))
        for border in (total[0], total[-1], total[:, 0], total[:, -1]):
            assert not border.any()


def test_mixing_is_quick(slowness: float) -> None:
    folds, everything = folds_at(0.8), np.ones(len(ARKIT_INDEX), np.float32)
    mixed(folds, everything)
    spent = []
    for _ in range(7):
        start = time.perf_counter()
        mixed(folds, everything)
        spent.append(time.perf_counter() - start)
    assert min(spent) * 1000 < MILLISECONDS * slowness


@pytest.fixture(scope="module")
def person() -> Person:
    return sample_person(SEED)


def _frame(person: Person, expression: FloatArray) -> SyntheticFrame:
    scene = sample_scene(SEED)
    return render(person, scene, Performance(expression, (0.0, 0.0, 0.0)), (192, 192))


def _differing(person: Person, expression: FloatArray) -> FloatArray:
    """(192, 192) by how much the person's folds change their picture."""
    smooth = replace(person, skin=replace(person.skin, folds=()))
    folded, plain = _frame(person, expression), _frame(smooth, expression)
    assert np.array_equal(folded.surface.element, plain.surface.element)
    return np.abs(folded.pixels.astype(np.float32) - plain.pixels).max(2)


def test_a_face_at_rest_is_as_it_was(person: Person) -> None:
    assert not _differing(person, acted(**dict.fromkeys(ARKIT_INDEX, 0.04))).any()


def test_a_smile_on_the_left_shows_beside_the_mouth_and_at_the_eye_there(person: Person) -> None:
    expression = acted(mouthSmileLeft=1.0, cheekSquintLeft=0.9)
    changed = _differing(person, expression) > 8
    face = _frame(person, expression).landmarks68_px
    columns, rows = np.arange(192), np.arange(192)[:, None]
    assert (changed & (columns > face[30, 0] + 3)).sum() > 25
    assert (changed & (columns < face[30, 0] - 3)).sum() < 5
    beside_mouth = (rows > face[33, 1]) & (rows < face[8, 1]) & (columns > face[35, 0])
    assert (changed & beside_mouth).sum() > 8
