"""Takes as what drives a film."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from engine.drivers.takes import Take, write_take
from engine.export.driving import film_fps, read_driving
from engine.facemodels import load_model
from engine.trackers import TRACKERS

if TYPE_CHECKING:
    from pathlib import Path


def a_take(fps: float, jitter_s: float = 0.0) -> Take:
    random = np.random.default_rng(2)
    times_s = np.arange(200) / fps + random.uniform(0.0, jitter_s, 200)
    return Take.of(times_s - times_s[0], np.zeros((200, 52)), np.zeros((200, 3)))


@pytest.mark.parametrize(
    ("recorded", "film"), [(60.0, 60.0), (59.94, 60.0), (120.0, 60.0), (30.0, 30.0), (15.0, 15.0)]
)
def test_a_film_has_the_rate_of_its_take(tmp_path: Path, recorded: float, film: float) -> None:
    path = tmp_path / "take.csv"
    write_take(path, replace(a_take(recorded), calibrated=True))
    driving = read_driving(path, tracker=TRACKERS.load("mediapipe"), model=load_model())
    assert driving.fps == pytest.approx(film, rel=1e-3)
    assert driving.take.calibrated


def test_stamps_of_a_camera_are_not_exact() -> None:
    assert film_fps(a_take(60.0, jitter_s=0.004)) == 60.0
