"""Self-reenactment with a renderer that cheats, and with one that does nothing."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.errors import NoFaceError
from engine.evaluation.self_reenactment import mean_score, self_reenactment
from engine.facemodels import load_model
from engine.media import VideoReader, VideoWriter
from engine.trackers import TRACKERS
from engine.types import FaceParams, Portrait, RenderResult


class Player:
    """Shows given frames one after the other, whatever it is asked for."""

    made_by_network = False

    def __init__(self, frames: list[np.ndarray]) -> None:
        self._frames = iter(frames)

    def prepare(self, portrait: Portrait) -> Player:
        del portrait
        return self

    def render(self, target: FaceParams, *, provenance: bool = False) -> RenderResult:
        del target, provenance
        return RenderResult(next(self._frames), None, None, (0, 0, 0, 0))


def test_the_truth_is_perfect_and_the_first_frame_is_the_copy(shared_media: Path) -> None:
    clip = shared_media / "peer-examples" / "dagan-driving.mp4"
    frames = [frame.pixels for frame, _ in zip(VideoReader(clip), range(15), strict=False)]
    parts = {"tracker": TRACKERS.load("mediapipe"), "model": load_model(), "limit": 15}
    perfect = self_reenactment(clip, renderer=Player(frames[1:]), **parts)
    assert perfect.frames == 15
    assert perfect.made.psnr_db == 100
    assert perfect.made.akd_px == pytest.approx(0, abs=1e-4)
    assert perfect.made.pose_deg == pytest.approx(0, abs=1e-4)
    copy = self_reenactment(clip, renderer=Player([frames[0]] * 14), **parts)
    assert copy.made.l1 == pytest.approx(copy.copied.l1)
    assert copy.made.ssim == pytest.approx(copy.copied.ssim)
    assert copy.made.background_jitter == 0
    mean = mean_score([perfect.made, copy.made])
    assert mean.l1 == pytest.approx(copy.made.l1 / 2)


def test_a_clip_must_begin_with_a_face(tmp_path: Path, shared_media: Path) -> None:
    clip = shared_media / "peer-examples" / "dagan-driving.mp4"
    face = next(iter(VideoReader(clip))).pixels
    late = tmp_path / "late.mp4"
    with VideoWriter(late, face.shape[:2], 10.0) as writer:
        for number in range(6):
            writer.write(np.zeros_like(face) if number < 3 else face)
    with pytest.raises(NoFaceError, match="first frame"):
        self_reenactment(
            late, renderer=Player([]), tracker=TRACKERS.load("mediapipe"), model=load_model()
        )
