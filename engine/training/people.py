"""Synthetic people as subjects: the photo read by the program, the truth known exactly."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from engine.errors import NoFaceError
from engine.training.reading import FrameReader
from engine.training.subjects import Subject, Target, understood
from engine.training.synthetic.frames import flow_px, seen_in_source
from engine.training.synthetic.sequences import sample_sequence

if TYPE_CHECKING:
    from engine.facemodels.model import FaceModel
    from engine.trackers.base import Tracker
    from engine.training.synthetic.frames import SyntheticFrame
    from engine.types import FloatArray, Landmarks

FRAME_PX = 320
_FARTHEST = 0.09
"""Mean distance of tracked and true points, over the eyes' distance, beyond which the tracker has
missed the face."""
_FARTHEST_TURN_RAD = np.radians(38.0)
"""Farther from the photo's view there is hardly anything left of it to correct."""
_FEWEST = 2
_OUTER_EYES = (33, 263)
_TRACKED = 0.4
"""Share of targets whose points are tracked in the true picture, as in reenactment; those of the
others are exact, so that the network also meets targets without a tracker's errors."""
_INNER = slice(0, 468)


def synthetic_subject(seed: int, targets: int, *, tracker: Tracker, model: FaceModel) -> Subject:
    """A person of `engine.training.synthetic`, who is the same in every run.

    Args:
        seed: of the person.
        targets: true pictures beside the photo.
        tracker, model: as the program uses them.

    Raises:
        NoFaceError: the tracker misses the face of the photo, or of too many targets.
    """
    source, *frames = sample_sequence(seed, targets + 1, FRAME_PX)
    portrait = understood(source.pixels, tracker, model)
    _require(portrait.landmarks, source)
    random = np.random.default_rng((seed, 1))
    marks = portrait.landmarks
    tracked = FrameReader(portrait, marks, model, 0.5, 0.8)
    exact = FrameReader(portrait, _true_marks(marks, source), model, 0.0, 0.0)
    made = []
    for frame in frames:
        if source.params.pose.angle_to(frame.params.pose) > _FARTHEST_TURN_RAD:
            continue
        faces = tracker.detect(frame.pixels)
        if not faces or _away(faces[0], frame) > _FARTHEST:
            continue
        if random.random() < _TRACKED:
            params = tracked.read(faces[0])
        else:
            params = exact.read(_true_marks(faces[0], frame))
        made.append(Target(params, frame.pixels, _visible_flow(source, frame)))
    if len(made) < _FEWEST:
        raise NoFaceError("The tracker misses too many of the frames.")
    return Subject(portrait, tuple(made))


def _true_marks(like: Landmarks, frame: SyntheticFrame) -> Landmarks:
    points = like.points_px.copy()
    points[:, :2] = frame.landmarks478_px
    return replace(like, points_px=points)


def _visible_flow(source: SyntheticFrame, target: SyntheticFrame) -> FloatArray:
    flow = flow_px(source, target)
    flow[~seen_in_source(source, target)] = np.nan
    return flow


def _require(landmarks: Landmarks, frame: SyntheticFrame) -> None:
    if _away(landmarks, frame) > _FARTHEST:
        raise NoFaceError("The tracker misses the face.")


def _away(landmarks: Landmarks, frame: SyntheticFrame) -> float:
    true = frame.landmarks478_px
    right, left = (true[number] for number in _OUTER_EYES)
    away = np.linalg.norm(landmarks.points_px[_INNER, :2] - true[_INNER], axis=1)
    return float(np.median(away) / max(np.linalg.norm(left - right), 1e-3))
