"""Slider gain on the bundled portrait, and the mean over photos."""

from __future__ import annotations

import pytest

from engine import assets
from engine.drivers.photo import read_portrait
from engine.evaluation.slider_gain import SliderGain, mean_gains, slider_gain
from engine.facemodels import load_model
from engine.media import read_picture
from engine.renderers import RENDERERS
from engine.trackers import TRACKERS


def test_angles_are_reached() -> None:
    model, tracker = load_model(), TRACKERS.load("mediapipe")
    picture = read_picture(assets.locate("sample-portrait"))
    portrait = read_portrait(picture, tracker=tracker, model=model)
    gains = slider_gain(
        portrait, renderer=RENDERERS.load("warp"), tracker=tracker, model=model,
        requests={"yaw": 12.0, "roll": -10.0},
    )  # fmt: skip
    assert [each.slider for each in gains] == ["yaw", "roll"]
    for each in gains:
        assert 0.7 <= each.gain <= 1.3, each


def test_the_mean_names_the_worst_cross_talk() -> None:
    a = SliderGain("yaw", 10.0, 9.0, 0.9, 0.1, "jawOpen", 0.01)
    b = SliderGain("yaw", 10.0, 11.0, 1.1, 0.3, "roll", 0.03)
    (mean,) = mean_gains([[a], [b]])
    assert mean.gain == pytest.approx(1.0)
    assert mean.cross_talk == pytest.approx(0.2)
    assert mean.cross_slider == "roll"
