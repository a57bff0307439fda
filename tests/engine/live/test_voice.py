"""A hidden mouth is noticed, and spoken speech moves it."""

from __future__ import annotations

import time
from contextlib import closing
from typing import TYPE_CHECKING

import numpy as np
import pytest

from engine.drivers.live_retarget import LiveRetarget, LiveRetargeting
from engine.drivers.performance import LIPS, Performance, mouth_score
from engine.live.voice import Voice
from engine.media import VideoReader
from engine.media.cameras import FileCamera
from engine.media.file_microphone import FileMicrophone
from engine.trackers import TRACKERS
from engine.types import ARKIT_INDEX

if TYPE_CHECKING:
    from pathlib import Path

    from engine.types import ByteArray, Landmarks, Portrait

JAW = ARKIT_INDEX["jawOpen"]


@pytest.fixture(scope="module")
def talking(shared_media: Path) -> Path:
    """A real clip of a woman who talks, with her voice."""
    return shared_media / "peer-examples" / "tps-driving.mp4"


def behind_a_mug(pixels: ByteArray, landmarks: Landmarks) -> ByteArray:
    lips = landmarks.points_px[list(LIPS["mediapipe478"]), :2]
    (x, y), reach = lips.mean(axis=0), 0.75 * float(np.ptp(lips, axis=0).max())
    covered = pixels.copy()
    covered[int(y - 0.6 * reach) : int(y + reach), int(x - reach) : int(x + reach)] = 235
    return covered


def test_a_mug_before_the_mouth_is_noticed(talking: Path) -> None:
    tracker = TRACKERS.load("mediapipe")
    plain, mug = tracker.follow(), tracker.follow()
    seen, hidden = [], []
    with VideoReader(talking) as reader:
        for frame, _ in zip(reader, range(40), strict=False):
            landmarks = plain.track(frame.pixels, frame.time_s)
            assert landmarks is not None
            seen.append(mouth_score(landmarks))
            covered = mug.track(behind_a_mug(frame.pixels, landmarks), frame.time_s)
            hidden.append(0.0 if covered is None else mouth_score(covered))
    assert np.mean(seen) > 0.95
    assert np.mean(hidden) < 0.3


def test_speech_moves_a_hidden_mouth_and_leaves_a_seen_one_alone(talking: Path) -> None:
    camera = FileCamera(talking)
    microphone = FileMicrophone(camera)
    voice = Voice(microphone, lambda sentence: None)
    with closing(camera), closing(microphone):
        voice.start()
        camera.open()
        microphone.open()
        jaws = []
        for _ in range(60):
            frame = camera.read()
            assert frame is not None
            nothing = _resting(frame.time_s, mouth_score=0.0)
            jaws.append(float(voice.lend(nothing).expression[JAW]))
        for _ in range(60):
            frame = camera.read()
            assert frame is not None
            lent = voice.lend(_resting(frame.time_s, mouth_score=1.0))
        voice.ask_to_stop()
    voice.join(5.0)
    assert max(jaws) > 0.2
    assert np.ptp(jaws) > 0.15
    assert lent.heard < 0.05
    assert abs(float(lent.expression[JAW])) < 0.05


def test_a_heard_mouth_speaks_on_in_the_dark(portrait: Portrait) -> None:
    retarget, how = LiveRetarget(portrait.params), LiveRetargeting()
    for number in range(90):
        moment = _resting(number / 30, mouth_score=0.0, seen=number < 10, heard=1.0)
        moment.expression[[JAW, ARKIT_INDEX["browInnerUp"]]] = 0.6
        shown = retarget.target(moment, how)
    own = portrait.params.expression
    assert shown.expression[JAW] == pytest.approx(own[JAW] + 0.6 * (1 - own[JAW]), abs=1e-3)
    brow = ARKIT_INDEX["browInnerUp"]
    assert shown.expression[brow] == pytest.approx(own[brow], abs=1e-3)


def _resting(time_s: float = 0.0, **more: float | bool) -> Performance:
    still = np.zeros(3, np.float32)
    time_s = time_s or time.monotonic()
    return Performance(time_s, 0, np.zeros(52, np.float32), still, still, **more)
