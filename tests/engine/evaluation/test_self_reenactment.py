"""Self-reenactment with a renderer that cheats beside one that does nothing."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.errors import NoFaceError
from engine.evaluation.comparison import compare
from engine.evaluation.contenders import Contender, CopiedPhoto
from engine.evaluation.self_reenactment import self_reenactment
from engine.facemodels import load_model
from engine.media import VideoReader, VideoWriter
from engine.renderers import Pace
from engine.trackers import TRACKERS
from engine.types import FaceParams, Portrait, RenderResult

COPY = Contender("copy", "Copy", CopiedPhoto())


class Player:
    """Shows given frames one after the other, then the photo, whatever it is asked for."""

    made_by_network = False

    def __init__(self, frames: list[np.ndarray]) -> None:
        self._frames = iter(frames)

    def prepare(self, portrait: Portrait, pace: Pace = Pace.STILL) -> Player:
        self.portrait = portrait
        return self

    def render(self, target: FaceParams, *, provenance: bool = False) -> RenderResult:
        del target, provenance
        photo = self.portrait.picture
        return RenderResult(next(self._frames, photo.pixels), None, None, (0, 0, *photo.size_hw))


def test_the_truth_is_perfect_and_better_than_a_copy(shared_media: Path) -> None:
    clip = shared_media / "peer-examples" / "dagan-driving.mp4"
    frames = [frame.pixels for frame, _ in zip(VideoReader(clip), range(15), strict=False)]
    seen = []
    unit = self_reenactment(
        clip,
        [Contender("truth", "Truth", Player(frames[1:])), COPY],
        tracker=TRACKERS.load("mediapipe"),
        model=load_model(),
        limit=15,
        watch=lambda truth, made: seen.append((truth.frame.index, sorted(made))),
    )
    truth, copy = unit.values["truth"], unit.values["copy"]
    assert [index for index, _ in seen] == list(range(1, 15))
    assert seen[0][1] == ["copy", "truth"]
    assert len(truth["l1"]) == 14
    assert (truth["psnr_db"] == 100).all()
    assert (truth["mouth_ssim"] > 0.9999).all()
    for name in ("akd_px", "pose_deg", "expression", "flow_px", "strays"):
        assert np.abs(truth[name]).max() < 1e-4
    for name in ("l1", "eyes_l1", "mouth_l1", "akd_px", "flow_px"):
        assert copy[name].mean() > 1e-3
    assert (copy["jitter"] == 0).all()
    assert (copy["unrest"] == 0).all()
    cells = compare("clips", [unit]).cells
    assert cells["akd_px"]["copy"].verdict == "worse"
    assert cells["ssim"]["copy"].verdict == "worse"


def test_a_clip_must_begin_with_a_face(tmp_path: Path, shared_media: Path) -> None:
    clip = shared_media / "peer-examples" / "dagan-driving.mp4"
    face = next(iter(VideoReader(clip))).pixels
    late = tmp_path / "late.mp4"
    with VideoWriter(late, face.shape[:2], 10.0) as writer:
        for number in range(6):
            writer.write(np.zeros_like(face) if number < 3 else face)
    with pytest.raises(NoFaceError, match="first frame"):
        self_reenactment(late, [COPY], tracker=TRACKERS.load("mediapipe"), model=load_model())
