"""How well the response carries over: each person read with what all others taught."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.drivers.photo import read_portrait
from engine.evaluation.slider_gain import slider_gain
from engine.facemodels import load_model
from engine.media import read_picture
from engine.renderers import RENDERERS
from engine.trackers import TRACKERS
from tracker_response.learning import learn
from tracker_response.rendering import Samples, person_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from engine.fitting.basis import LandmarkBasis


def check(photos: Sequence[Path], samples: Sequence[Samples], basis: LandmarkBasis) -> None:
    """Print gain and worst cross-talk of every slider on every photo, learnt without it."""
    model, tracker, warp = load_model(), TRACKERS.load("mediapipe"), RENDERERS.load("warp")
    table = []
    for photo in photos:
        others = [each for each in samples if each.person != person_of(photo)]
        portrait = read_portrait(read_picture(photo), tracker=tracker, model=model)
        table.append(slider_gain(
            portrait, renderer=warp, tracker=tracker, model=model, response=learn(others, basis),
        ))  # fmt: skip
    tracker.close()
    print("slider", *(photo.stem for photo in photos))
    for row in zip(*table, strict=True):
        print(row[0].slider, *(f"{each.gain:.2f}/{each.cross_talk:.2f}" for each in row))
    every = [each for row in table for each in row if each.slider != "gazeYaw"]
    within = sum(0.7 <= each.gain <= 1.3 for each in every)
    worst = float(np.mean([each.cross_talk for each in every]))
    print(f"{within} of {len(every)} gains within 70..130 %, mean worst cross-talk {worst:.3f}")
