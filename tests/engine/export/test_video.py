"""Reenactment and tracking as files: real clips, a stand-in renderer, errors half way."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine import assets
from engine.drivers.jobs import CancelledError, Job
from engine.drivers.photo import read_portrait
from engine.drivers.retarget import Retargeting
from engine.drivers.takes import read_take
from engine.errors import NoFaceError
from engine.export.driving import Driving, read_driving
from engine.export.video import reenact, track_video
from engine.facemodels import load_model
from engine.media import VideoWriter, probe, read_picture
from engine.renderers import Pace
from engine.trackers import TRACKERS
from engine.types import FaceParams, Portrait, RenderResult

MODEL = load_model()


class Painter:
    """A renderer that shows the jaw as brightness, and may break half way."""

    made_by_network = False

    def __init__(self, break_after: int = 10**6) -> None:
        self.break_after = break_after
        self.targets: list[FaceParams] = []

    def prepare(self, portrait: Portrait, pace: Pace = Pace.STILL) -> Painter:
        self.portrait = portrait
        return self

    def render(self, target: FaceParams, *, provenance: bool = False) -> RenderResult:
        del provenance
        self.targets.append(target)
        if len(self.targets) > self.break_after:
            raise RuntimeError("the brush broke")
        pixels = np.full_like(self.portrait.picture.pixels, 30 + 4 * (len(self.targets) % 40))
        return RenderResult(pixels, None, None, (0, 0, 0, 0))


@pytest.fixture(scope="module")
def portrait() -> Portrait:
    picture = read_picture(assets.locate("sample-portrait"))
    return read_portrait(picture, tracker=TRACKERS.load("mediapipe"), model=MODEL)


@pytest.fixture
def driving() -> Driving:
    return Driving(read_take(assets.locate("take-nod")), 30.0)


def test_a_take_becomes_a_video_of_its_length(
    portrait: Portrait, driving: Driving, tmp_path: Path
) -> None:
    out = tmp_path / "out.mp4"
    told: list[tuple[int, int | None]] = []
    made = reenact(
        portrait, driving, out, renderer=Painter(), job=Job(lambda *step: told.append(step))
    )
    info = probe(out)
    assert made.frames == info.frames == 151
    assert info.size_hw == portrait.picture.size_hw
    assert info.fps == pytest.approx(30)
    assert told[-1] == (151, 151)


def test_deep_and_transparent_photos_make_opaque_8_bit_videos(
    portrait: Portrait, driving: Driving, tmp_path: Path
) -> None:
    deep = replace(
        portrait.picture,
        deep_pixels=portrait.picture.pixels.astype(np.uint16) * 257,
        alpha=np.zeros((512, 512), np.uint16),
    )
    painter = Painter()
    reenact(replace(portrait, picture=deep), driving, tmp_path / "o.mp4", renderer=painter)
    assert painter.portrait.picture.deep_pixels is None
    assert (painter.portrait.picture.pixels == 255).all()


def test_an_error_half_way_leaves_nothing(
    portrait: Portrait, driving: Driving, tmp_path: Path
) -> None:
    with pytest.raises(RuntimeError, match="brush"):
        reenact(portrait, driving, tmp_path / "out.mp4", renderer=Painter(break_after=20))
    assert list(tmp_path.iterdir()) == []


def test_cancelling_leaves_what_was_there(
    portrait: Portrait, driving: Driving, tmp_path: Path
) -> None:
    out = tmp_path / "out.mp4"
    out.write_bytes(b"an older film")
    painter = Painter()
    with pytest.raises(CancelledError):
        reenact(
            portrait, driving, out, renderer=painter,
            job=Job(cancelled=lambda: len(painter.targets) > 15),
        )  # fmt: skip
    assert [path.name for path in tmp_path.iterdir()] == ["out.mp4"]
    assert out.read_bytes() == b"an older film"


def test_pose_only_leaves_the_expression(
    portrait: Portrait, driving: Driving, tmp_path: Path
) -> None:
    painter = Painter()
    how = Retargeting(region="pose")
    reenact(portrait, driving, tmp_path / "out.mp4", renderer=painter, how=how)
    for target in painter.targets:
        assert np.array_equal(target.expression, portrait.params.expression)
    assert len({target.pose for target in painter.targets}) > 100


def test_a_clip_is_tracked_and_keeps_its_sound(
    portrait: Portrait, shared_media: Path, tmp_path: Path
) -> None:
    clip = shared_media / "peer-examples" / "headgan-driving.mp4"
    performance = read_driving(clip, tracker=TRACKERS.load("mediapipe"), model=MODEL)
    assert performance.sound == clip
    assert performance.take.seen.mean() > 0.95
    out = tmp_path / "out.mp4"
    reenact(portrait, performance, out, renderer=Painter())
    assert probe(out).has_audio
    assert probe(out).frames == probe(clip).frames


def test_tracking_writes_a_take_that_reads_back(shared_media: Path, tmp_path: Path) -> None:
    clip = shared_media / "peer-examples" / "dagan-driving.mp4"
    out = tmp_path / "take.csv"
    take = track_video(clip, out, tracker=TRACKERS.load("mediapipe"), model=MODEL)
    back = read_take(out)
    assert len(back) == len(take) == probe(clip).frames
    np.testing.assert_allclose(back.times_s, take.times_s, atol=1e-3)
    np.testing.assert_allclose(back.expression, take.expression, atol=1e-5)
    np.testing.assert_allclose(back.head_rad, take.head_rad, atol=1e-5)


def test_a_video_without_a_face_says_so(tmp_path: Path) -> None:
    clip = tmp_path / "grey.mp4"
    with VideoWriter(clip, (128, 128), 10.0) as writer:
        for level in range(0, 100, 10):
            writer.write(np.full((128, 128, 3), level, np.uint8))
    with pytest.raises(NoFaceError, match=r"No frame of grey\.mp4"):
        track_video(clip, tmp_path / "t.csv", tracker=TRACKERS.load("mediapipe"), model=MODEL)
    assert not (tmp_path / "t.csv").exists()


def test_a_face_that_leaves_is_held_and_marked(portrait: Portrait, tmp_path: Path) -> None:
    clip = tmp_path / "leaving.mp4"
    photo = portrait.picture.pixels[:256, 100:356]
    with VideoWriter(clip, (256, 256), 10.0) as writer:
        for number in range(20):
            writer.write(photo if number < 10 else np.zeros_like(photo))
    take = read_driving(clip, tracker=TRACKERS.load("mediapipe"), model=MODEL).take
    assert take.seen[:9].all()
    assert not take.seen[12:].any()
    assert np.array_equal(take.expression[-1], take.expression[13])
