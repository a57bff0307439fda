"""Portraits with known, random changes, drawn and tracked."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from typing import TYPE_CHECKING

import numpy as np

from engine.drivers.photo import read_portrait, resize_portrait
from engine.facemodels import load_model
from engine.facemodels.gaze import expression_with_gaze, gaze_from_expression
from engine.facemodels.limits import limited
from engine.fitting.basis import landmark_basis
from engine.fitting.known import unprojected
from engine.fitting.response import pose_terms
from engine.fitting.solver import State
from engine.media import read_picture
from engine.renderers import RENDERERS
from engine.trackers import TRACKERS
from engine.trackers.base import nearest
from engine.types import ARKIT_INDEX, ARKIT_NAMES, FaceParams

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from engine.types import Landmarks, Portrait

    DoubleArray = NDArray[np.float64]

LONGEST_PX = 1024
TURN_SIGMA_DEG = (8.0, 6.0, 7.0)
LOOK_SIGMA_DEG = (9.0, 6.0)


@dataclass(frozen=True)
class Samples:
    """N drawn pictures of one photo.

    Attributes:
        person: who it is; two photos of one person say little more than one.
        own: (52,) coefficients the photo shows.
        change: (N, 52) coefficients on top of those.
        pose: (N, 9) see `engine.fitting.response.pose_terms`.
        moved_mm: (N, L, 2) head-frame displacement of the tracked points.
    """

    person: str
    own: DoubleArray
    change: DoubleArray
    pose: DoubleArray
    moved_mm: DoubleArray


def mirrored(name: str) -> int:
    """Index of a coefficient's partner across the midline, or of itself."""
    swapped = name.replace("Left", "*").replace("Right", "Left").replace("*", "Right")
    return ARKIT_INDEX[swapped]


PARTNER = np.array([mirrored(name) for name in ARKIT_NAMES])
_SHAPES = [
    index for index, name in enumerate(ARKIT_NAMES)
    if not name.startswith("eyeLook") and name != "tongueOut"
]  # fmt: skip
_OPPOSED = {ARKIT_INDEX[name] for name in ("jawLeft", "jawRight", "mouthLeft", "mouthRight")}


def drawn(photos: Sequence[Path], count: int) -> list[Samples]:
    """`count` pictures of every photo, on all cores."""
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        return list(pool.map(_drawn, photos, [count] * len(photos)))


def person_of(photo: Path) -> str:
    """The first word of a file name: `obama-1080p.jpg` and `obama.jpg` show one person."""
    return photo.stem.partition("-")[0]


def _drawn(photo: Path, count: int) -> Samples:
    model, tracker = load_model(), TRACKERS.load("mediapipe")
    whole = read_portrait(read_picture(photo), tracker=tracker, model=model)
    portrait = resize_portrait(whole, LONGEST_PX)
    prepared = RENDERERS.load("warp").prepare(portrait)
    before = nearest(tracker.detect(portrait.picture.pixels), portrait.landmarks, 1)
    random = np.random.default_rng(sum(photo.stem.encode()))
    targets: list[FaceParams] = []
    tracked: list[Landmarks] = []
    for number in range(count):
        target = _target(portrait.params, number, random)
        faces = tracker.detect(prepared.render(target).pixels)
        if faces:
            targets.append(target)
            tracked.append(nearest(faces, portrait.landmarks, 1))
    tracker.close()
    return _measured(person_of(photo), portrait, before, targets, tracked)


def _measured(
    person: str,
    portrait: Portrait,
    before: Landmarks,
    targets: Sequence[FaceParams],
    tracked: Sequence[Landmarks],
) -> Samples:
    basis, params = landmark_basis(load_model(), before.scheme), portrait.params
    own = limited(params.expression).astype(np.float64)
    change = np.array([limited(each.expression) for each in targets]) - own
    rest = basis.neutral(params.identity.astype(np.float64)) + (basis.expression @ own).T
    head = unprojected(_points(before), rest, _state(params), params.camera)
    moved = np.empty((len(targets), len(head), 2))
    for row, (target, marks) in enumerate(zip(targets, tracked, strict=True)):
        there = head + (basis.expression @ change[row]).T * [0.0, 0.0, 1.0]
        seen = unprojected(_points(marks), there, _state(target), params.camera)
        moved[row] = (seen - head)[:, :2]
    turned = np.array([pose_terms(each.pose, params.pose) for each in targets])
    return Samples(person, own, change, turned, moved)


def _points(landmarks: Landmarks) -> DoubleArray:
    return landmarks.points_px[:, :2].astype(np.float64)


def _state(params: FaceParams) -> State:
    rotation = params.pose.rotation().astype(np.float64)
    return State(rotation, np.array(params.pose.translation_mm), np.zeros(52))


def _target(params: FaceParams, number: int, random: np.random.Generator) -> FaceParams:
    """One to three shapes changed, every shape alone at first; most heads turned a little."""
    expression = params.expression.copy()
    kind = random.random()
    if kind > 0.15:
        if random.random() < 0.25:
            expression *= random.uniform(0.2, 1.0)
        alone = number < len(_SHAPES)
        others = [] if alone else random.choice(_SHAPES, random.integers(0, 3), replace=False)
        for index in (_SHAPES[number % len(_SHAPES)], *others):
            _change(expression, index, random)
        if random.random() < 0.3:
            expression = _looking_elsewhere(expression, random)
    if kind > 0.7:
        return replace(params, expression=expression)
    yaw, pitch, roll = np.radians(random.normal(0, TURN_SIGMA_DEG))
    pose = replace(
        params.pose,
        yaw_rad=params.pose.yaw_rad + yaw,
        pitch_rad=params.pose.pitch_rad + pitch,
        roll_rad=params.pose.roll_rad + roll,
    )
    return replace(params, expression=expression, pose=pose)


def _change(expression: NDArray[np.float32], index: int, random: np.random.Generator) -> None:
    """Move one coefficient by a fifth at least, and often its partner as much."""
    now = expression[index]
    wanted = np.clip(now + random.uniform(0.2, 1.0) * random.choice([1, 1, 1, -1]), 0, 1)
    if abs(wanted - now) < 0.1:
        wanted = 0.0 if now > 0.5 else 1.0
    expression[index] = wanted
    if PARTNER[index] != index and index not in _OPPOSED and random.random() < 0.4:
        expression[PARTNER[index]] = np.clip(wanted + random.uniform(-0.15, 0.15), 0, 1)


def _looking_elsewhere(
    expression: NDArray[np.float32], random: np.random.Generator
) -> NDArray[np.float32]:
    turn = np.radians(random.normal(0, LOOK_SIGMA_DEG)).astype(np.float32)
    return np.clip(expression_with_gaze(expression, gaze_from_expression(expression) + turn), 0, 1)
