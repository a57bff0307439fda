"""Where examples come from: photos turned and turned back, clips, synthetic people."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from engine import assets
from engine.errors import MediaError, NoFaceError
from engine.facemodels import load_model
from engine.media import VideoWriter, read_picture
from engine.renderers.headgan.crop import Crop
from engine.renderers.headgan.lite.views import FRAME_BYTES, FrameView
from engine.trackers import TRACKERS
from engine.trackers.base import Tracker
from engine.training.alignment import true_shift
from engine.training.clips import Segment, clip_subject, segments
from engine.training.cycles import CyclePhoto
from engine.training.examples import lite_examples
from engine.training.paper_examples import paper_examples
from engine.training.people import synthetic_subject
from engine.training.preparation import Turn, prepare
from engine.training.shards import Examples
from engine.training.subjects import Subject


@pytest.fixture(scope="module")
def tracker() -> Tracker:
    return TRACKERS.load("mediapipe")


def test_a_photo_is_turned_and_turned_back(tracker: Tracker) -> None:
    picture = read_picture(assets.locate("sample-portrait"))
    subject = CyclePhoto(picture, tracker=tracker, model=load_model()).subject(
        np.random.default_rng(2)
    )
    fields = lite_examples(subject)
    assert fields["picture"].shape == (1, 256, 256, FRAME_BYTES)
    photo, base, truth = (
        each.astype(int)
        for each in (fields["photo_picture"][..., :3], fields["picture"][0][..., :3],
                     fields["truth"][0])
    )  # fmt: skip
    # The way back is much nearer to the truth than the turned photo is.
    assert np.abs(base - truth).mean() < 0.6 * np.abs(photo - truth).mean()
    assert not fields["shift"][..., 2].any()


def test_a_synthetic_person_is_read_like_a_photo(tracker: Tracker) -> None:
    subject = _first_person(tracker)
    fields = lite_examples(subject)
    assert len(fields["truth"]) == len(subject.targets) >= 2
    known = fields["shift"][..., 2] > 0
    assert known.mean() > 0.05
    assert np.abs(fields["shift"][known][:, :2]).mean() < 5
    assert _misled_px(fields).mean() < 0.5
    paper = paper_examples(subject)
    assert paper["driving"].shape == (len(subject.targets), 256, 256, 9)
    shown = paper["driving"][0, ..., 6:].any(axis=2)
    assert 0.1 < shown.mean() < 0.6
    row, column = paper["mouth"][0][::-1]
    assert shown[row - 8 : row + 8, column - 8 : column + 8].any()


def _misled_px(fields: dict[str, np.ndarray]) -> np.ndarray:
    """How far apart in the photo a place and what it is said to become a moment later lie."""
    places = 4 * np.stack(np.meshgrid(np.arange(64.0), np.arange(64.0)), axis=2) + 1.5
    away = []
    for motion, later, carried in zip(
        fields["motion"], fields["later_motion"], fields["carried"].astype(float), strict=True
    ):
        known = carried[..., 2] > 0
        assert known.mean() > 0.1
        assert 0.05 < np.abs(carried[known][:, :2]).mean() < 6
        at = places + carried[..., :2]
        column, row = np.rint((at[known] - 1.5) / 4).astype(int).clip(0, 63).T
        beside = at[known] - places[row, column]
        step = later[row, column] + places[row, column] + beside
        away.append(np.linalg.norm(step - (places + motion)[known], axis=1))
    return np.concatenate(away)


def _first_person(tracker: Tracker) -> Subject:
    """The first synthetic person whose frames the tracker finds; not all are as clear."""
    for seed in range(10):
        try:
            return synthetic_subject(seed, 3, tracker=tracker, model=load_model())
        except NoFaceError:
            continue
    raise AssertionError("The tracker finds none of ten people.")


def test_the_true_shift_of_a_displaced_face() -> None:
    """The base draws everything 4 px too far right: at x it shows what belongs at x - 4."""
    few = 16
    view = FrameView(
        np.zeros((64, 64, FRAME_BYTES), np.uint8),
        np.ones((32, 32), np.uint8),
        np.full((few, few, 2), (-6.0, 0.0), np.float32),
    )
    square, photo_square = Crop(10, 20, 128, 64), Crop(0, 0, 128, 64)
    rows, columns = np.mgrid[:200, :200].astype(np.float32)
    # In pictures of 128 px a square's pixel is two wide; p - q = -4 px of the square.
    flow = np.stack([columns - 10 - 4, rows - 20], axis=2)
    flow[:, 100:] = np.nan
    shift = true_shift(view, square, photo_square, flow)
    known = shift[..., 2] > 0
    assert known[:, :9].all()
    assert not known[:, 12:].any()
    assert np.allclose(shift[known][:, :2], (4, 0), atol=0.02)
    assert not true_shift(view, square, photo_square, None).any()


def test_preparing_goes_on_and_rejects(tmp_path: Path) -> None:
    photo = assets.locate("sample-portrait")
    orders = [Turn(photo, 0), Turn(photo, 1)]
    assert prepare(tmp_path, orders[:1]) == 0
    stamp = next(tmp_path.glob("*/truth.npy")).stat().st_mtime_ns
    assert prepare(tmp_path, orders) == 0
    assert len(Examples(tmp_path)) == 2
    assert (tmp_path / orders[0].name / "truth.npy").stat().st_mtime_ns == stamp


def test_clips_are_cut_out_and_checked(shared_media: Path, tracker: Tracker) -> None:
    folder = shared_media / "peer-examples"
    learn, measure = segments(folder)
    assert len(measure) >= 1
    assert {each.clip for each in learn}.isdisjoint({each.clip for each in measure})
    clip = next(each for each in [*learn, *measure] if each.clip.stem.startswith("headgan"))
    subject = clip_subject(clip, 3, tracker=tracker, model=load_model())
    assert len(subject.targets) == 3
    assert all(len(target.before) == 2 for target in subject.targets)
    fields = paper_examples(subject)
    assert (fields["driving"][..., :3] != fields["driving"][..., 6:]).any()


def test_clips_without_a_face_are_rejected(tmp_path: Path, tracker: Tracker) -> None:
    path = tmp_path / "grey.mp4"
    with VideoWriter(path, (96, 96), 25) as writer:
        for level in range(20):
            writer.write(np.full((96, 96, 3), 100 + level, np.uint8))
    with pytest.raises(NoFaceError, match="lost"):
        clip_subject(Segment(path, 0), 3, tracker=tracker, model=load_model())
    (tmp_path / "broken.mp4").write_bytes(b"nothing")
    with pytest.raises(NoFaceError):
        clip_subject(Segment(tmp_path / "broken.mp4", 0), 3, tracker=tracker, model=load_model())
    learn, measure = segments(tmp_path)
    assert len(learn) + len(measure) == 2
    with pytest.raises(MediaError, match="no clips"):
        segments(assets.root())


def test_what_is_rejected_is_written_down(tmp_path: Path) -> None:
    from engine.training.preparation import Stretch

    path = tmp_path / "broken.mp4"
    path.write_bytes(b"nothing")
    order = Stretch(Segment(path, 0), 3)
    assert prepare(tmp_path / "out", [order]) == 1
    (note,) = (tmp_path / "out").glob("*.rejected.json")
    assert json.loads(note.read_text())["why"]
