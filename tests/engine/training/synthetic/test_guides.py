"""Hair that follows guides."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.facemodels import load_model
from engine.training.synthetic import guided, guides
from engine.training.synthetic.frames import Label
from engine.training.synthetic.hairstyles import GUIDED, GuidedHairstyle, sample_style
from engine.training.synthetic.people import Person, sample_person
from engine.training.synthetic.randomness import stream
from engine.training.synthetic.render import render
from engine.training.synthetic.scenes import sample_scene
from engine.training.synthetic.strands import frames, scatter
from engine.training.synthetic.volume import distances, of_head
from engine.training.synthetic.wardrobe import wardrobe
from engine.types import FaceParams

NEUTRAL = load_model().vertices_mm
styles = pytest.mark.parametrize("style", GUIDED, ids=lambda style: style.name)


def _laid(style: GuidedHairstyle, count: int = 300) -> tuple[np.ndarray, np.ndarray]:
    """(S, 3) roots on top of the mean head and (S, K, 3) their hairs."""
    random = stream(7, style.name)
    top = ((NEUTRAL[:, 1] > 85) & (NEUTRAL[:, 2] < 30)).astype(np.float32)
    roots, frame = frames(NEUTRAL, *scatter(NEUTRAL, top, count, random))
    laid, _ = guided.lay(style, NEUTRAL, of_head(NEUTRAL), roots, frame[:, 2], random)
    return roots, laid


def _wearer() -> Person:
    names = {style.name for style in GUIDED}
    people = (sample_person(seed) for seed in range(40, 70))
    return next(person for person in people if person.hair.style in names)


def test_every_style_has_its_guides() -> None:
    assert {style.mesh for style in GUIDED} <= set(wardrobe().hair_mesh.tolist())


@styles
def test_guides_are_lines_that_begin_near_the_scalp(style: GuidedHairstyle) -> None:
    lines = guides.on_head(style.mesh, NEUTRAL, mirrored=False)
    assert np.isfinite(lines).all()
    assert len(lines) > 30
    assert np.abs(distances(of_head(NEUTRAL), lines[:, 0])).max() < 40
    steps = np.linalg.norm(np.diff(lines, axis=1), axis=2)
    assert (steps.max(1) < 3 * steps.mean(1)).all()


@styles
def test_hairs_run_from_their_roots_along_the_outside_of_the_head(style: GuidedHairstyle) -> None:
    roots, laid = _laid(style)
    assert np.isfinite(laid).all()
    np.testing.assert_allclose(laid[:, 0], roots, atol=1e-3)
    assert np.quantile(distances(of_head(NEUTRAL), laid[:, 1:]), 0.02) > -1.0
    assert np.linalg.norm(np.diff(laid, axis=1), axis=2).max() < 90


def test_guides_are_mirrored_and_follow_the_head() -> None:
    mesh = GUIDED[0].mesh
    lines = guides.on_head(mesh, NEUTRAL, mirrored=False)
    mirrored = guides.on_head(mesh, NEUTRAL, mirrored=True)
    np.testing.assert_allclose(mirrored, lines * [-1, 1, 1], atol=0.5)
    moved = guides.on_head(mesh, NEUTRAL + np.float32(5), mirrored=False)
    np.testing.assert_allclose(moved, lines + 5, atol=1e-3)


def test_the_same_hairs_from_the_same_seed() -> None:
    np.testing.assert_array_equal(_laid(GUIDED[0])[1], _laid(GUIDED[0])[1])


def test_about_a_third_of_people_wear_them() -> None:
    names = {style.name for style in GUIDED}
    base = sample_person(31).ancestry
    for male in (0.05, 0.95):
        someone = replace(base, male=male, shares=np.full(3, 1 / 3, np.float32))
        random = stream(1, "styles")
        worn = [sample_style(someone, random).name in names for _ in range(400)]
        assert 0.2 < np.mean(worn) < 0.5


def test_they_are_drawn() -> None:
    person, scene = _wearer(), sample_scene(5)
    pose = replace(scene.rest_pose, yaw_rad=0.0)
    calm = np.zeros(52, np.float32)
    still = FaceParams(person.identity, calm, pose, scene.camera((128, 128)))
    frame = render(person, scene, still, (128, 128))
    assert (frame.parts == Label.HAIR).mean() > 0.03
