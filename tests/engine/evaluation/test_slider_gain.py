"""Slider gain: what is asked for is found in the picture, and hardly anything else."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.drivers.photo import read_portrait, resize_portrait
from engine.evaluation.slider_gain import REQUESTS, slider_gain
from engine.facemodels import load_model
from engine.media import read_picture
from engine.renderers import RENDERERS
from engine.trackers import TRACKERS


@pytest.mark.parametrize("photo", ["biden.jpg", "obama.jpg"])
def test_sliders_do_what_they_say(shared_media: Path, photo: str):
    model, tracker = load_model(), TRACKERS.load("mediapipe")
    picture = read_picture(shared_media / "public-domain" / photo)
    portrait = resize_portrait(read_portrait(picture, tracker=tracker, model=model), 800)
    gains = slider_gain(portrait, renderer=RENDERERS.load("warp"), tracker=tracker, model=model)
    tracker.close()
    assert [each.slider for each in gains] == list(REQUESTS)
    good = [0.7 <= each.gain <= 1.3 for each in gains]
    assert np.mean(good) >= 0.7, [(each.slider, each.gain) for each in gains]
    assert np.mean([each.cross_talk for each in gains]) < 0.15
