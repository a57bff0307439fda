"""Lenses tint and mirror, and hide nothing of the truth."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from engine.training.synthetic.drawing import Canvas
from engine.training.synthetic.lenses import draw_lenses, sample_lenses
from engine.training.synthetic.lights import Lights
from engine.training.synthetic.people import Person, sample_person
from engine.training.synthetic.performances import Performance
from engine.training.synthetic.randomness import stream
from engine.training.synthetic.render import render
from engine.training.synthetic.scenes import sample_scene
from engine.types import ARKIT_INDEX, Camera, Pose

if TYPE_CHECKING:
    from engine.training.synthetic.lenses import Lenses

WEARER = 1_000_063
SIDE_PX = 96
HEAD = Pose(0.0, 0.0, 0.0, (0.0, 0.0, -500.0))
CAMERA = Camera(400.0, (47.5, 47.5), (SIDE_PX, SIDE_PX))
BESIDE = np.array([0.8, 0.0, -0.6], np.float32)


@pytest.fixture
def lenses() -> Lenses:
    """Two round lenses of 20 mm radius, 60 mm apart."""
    turn = np.linspace(0, 2 * np.pi, 41)
    circle = 20 * np.stack([np.cos(turn), np.sin(turn), 0 * turn], 1)
    rims = np.stack([circle + [30, 0, 0], circle - [30, 0, 0]])
    return sample_lenses(rims.astype(np.float32), stream(1, "lenses"))


def seen_through(lenses: Lenses, direction: np.ndarray, behind_mm: float = 520.0) -> np.ndarray:
    """(96, 96, 3) a white canvas in the dark but for one lamp."""
    shape = (SIDE_PX, SIDE_PX)
    canvas = Canvas(
        np.ones((*shape, 3), np.float32), np.zeros(shape, np.int32),
        np.zeros((*shape, 3), np.float32), np.full(shape, behind_mm, np.float32),
        np.zeros((*shape, 3), np.float32),
    )  # fmt: skip
    lamps = Lights(
        direction[None].astype(np.float32), np.ones((1, 3), np.float32), 0.5,
        np.zeros((9, 3), np.float32),
    )  # fmt: skip
    draw_lenses(lenses, HEAD, CAMERA, lamps, canvas)
    return canvas.light


def test_a_lens_darkens_what_lies_behind_it_most_at_its_rim(lenses: Lenses) -> None:
    light = seen_through(lenses, BESIDE)
    row = light[48]
    assert np.all(light[:20] == 1)
    assert np.all(row[46:50] == 1)
    middle = row[24]
    assert np.allclose(middle, lenses.passed * (1 - lenses.mirrored), atol=0.01)
    assert row[8:12].min() < 0.8 * middle.min()


def test_a_lens_behind_hair_changes_nothing(lenses: Lenses) -> None:
    assert np.all(seen_through(lenses, BESIDE, behind_mm=450.0) == 1)


def test_a_lamp_before_the_face_is_mirrored_where_the_normal_points_half_way(
    lenses: Lenses,
) -> None:
    glare = seen_through(lenses, np.array([0.0, 0.0, 1.0])) - seen_through(lenses, BESIDE)
    rows, columns = np.nonzero(glare[..., 1] > 0.01)
    assert 4 < len(rows) < 0.5 * 2 * np.pi * (20 * 0.8) ** 2
    # Lenses lean to the cheek: what they show of the camera's own lamp lies above their middle.
    assert rows.mean() < 47
    assert {int(column > 48) for column in columns} == {0, 1}


@pytest.fixture(scope="module")
def wearer() -> Person:
    return sample_person(WEARER)


def test_the_truth_looks_through_glasses(wearer: Person) -> None:
    act = Performance(np.zeros(len(ARKIT_INDEX), np.float32), (0.0, 0.0, 0.0))
    with_lenses, without = (
        render(person, sample_scene(WEARER), act, (192, 192))
        for person in (wearer, replace(wearer, lenses=None))
    )
    changed = np.abs(with_lenses.pixels.astype(int) - without.pixels).max(2) > 3
    assert changed.sum() > 60
    assert np.array_equal(with_lenses.surface.element, without.surface.element)
    assert np.array_equal(with_lenses.depth_mm, without.depth_mm)
    eyes = without.landmarks68_px[36:48]
    rows, columns = np.nonzero(changed)
    across = np.ptp(eyes[:, 0])
    assert columns.min() > eyes[:, 0].min() - 0.4 * across
    assert columns.max() < eyes[:, 0].max() + 0.4 * across
    assert np.abs(rows - eyes[:, 1].mean()).max() < 0.5 * across


def test_who_wears_no_glasses_has_no_lenses() -> None:
    assert sample_person(1_000_019).lenses is None
