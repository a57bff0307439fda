"""A mouth behind a hand, a mug or in the dark, painted over real speech."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
import pytest

from engine.drivers.mouth_sight import MouthSight
from engine.media import VideoReader
from engine.trackers import TRACKERS
from engine.types import FaceBox, Landmarks

if TYPE_CHECKING:
    from pathlib import Path

    from engine.types import ByteArray


def mouth_mask(pixels: ByteArray, landmarks: Landmarks) -> np.ndarray:
    points = landmarks.points_px[:, :2]
    x, y = points[[61, 291, 0, 17]].mean(axis=0)
    width = np.linalg.norm(points[61] - points[291])
    rows, columns = np.mgrid[: pixels.shape[0], : pixels.shape[1]]
    return ((columns - x) / width) ** 2 + ((rows - y) / (0.8 * width)) ** 2 < 1


def hand(pixels: ByteArray, landmarks: Landmarks) -> ByteArray:
    """The performer's own skin, from the forehead, a little darker."""
    x, y = np.rint(landmarks.points_px[9, :2]).astype(int)
    skin = pixels[y - 6 : y + 6, x - 6 : x + 6].reshape(-1, 3)
    mask, hidden = mouth_mask(pixels, landmarks), pixels.copy()
    picks = np.random.default_rng(0).integers(0, len(skin), mask.sum())
    hidden[mask] = (0.9 * skin[picks]).astype(np.uint8)
    return hidden


def mug(pixels: ByteArray, landmarks: Landmarks) -> ByteArray:
    hidden = pixels.copy()
    hidden[mouth_mask(pixels, landmarks)] = (210, 215, 220)
    return hidden


def darkness(pixels: ByteArray, landmarks: Landmarks) -> ByteArray:
    del landmarks
    return np.asarray(pixels * 0.08, np.uint8)


def dusk(pixels: ByteArray, landmarks: Landmarks) -> ByteArray:
    """Half the light: nothing is hidden."""
    del landmarks
    return np.asarray(pixels // 2, np.uint8)


@pytest.mark.parametrize("clip", ["headgan", "tps", "dagan"])
def test_hidden_mouths_are_told_from_speaking_ones(shared_media: Path, clip: str) -> None:
    follower = TRACKERS.load("mediapipe").follow(1)
    sight, free, hidden = MouthSight(), [], []
    with VideoReader(shared_media / "peer-examples" / f"{clip}-driving.mp4") as video:
        for number, frame in enumerate(islice(video, 60)):
            landmarks = follower.track(frame.pixels, frame.time_s)
            assert landmarks is not None
            free.append(sight.score(frame.pixels, landmarks))
            if number > 20 and number % 5 == 0:
                hidden += [
                    sight.score(cover(frame.pixels, landmarks), landmarks)
                    for cover in (hand, mug, darkness)
                ]
                free.append(sight.score(dusk(frame.pixels, landmarks), landmarks))
    follower.close()
    assert np.mean(np.array(free) > 0.8) > 0.95
    assert max(hidden) < 0.3


def test_other_schemes_are_believed() -> None:
    points, scores = np.zeros((68, 3), np.float32), np.ones(68, np.float32)
    landmarks = Landmarks(points, scores, "ibug68", (9, 9), FaceBox(0, 0, 9, 9))
    assert MouthSight().score(np.zeros((9, 9, 3), np.uint8), landmarks) == 1.0
