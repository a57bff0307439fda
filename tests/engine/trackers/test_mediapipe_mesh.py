"""The default tracker on real photos and clips, whole, shrunk, cut and turned."""

from __future__ import annotations

import time
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.media import VideoReader
from engine.trackers import TRACKERS
from engine.trackers.mirror import mirror_table
from engine.types import Landmarks

FACES = {
    "public-domain/biden.jpg": 1,
    "public-domain/eileen-collins.png": 1,
    "public-domain/grace-hopper.jpg": 1,
    "public-domain/obama.jpg": 1,
    "public-domain/obama-1080p.jpg": 1,
    "peer-examples/aflw-test.jpg": 1,
    "peer-examples/headgan-reference.png": 1,
    "peer-examples/tps-source.png": 1,
    "peer-examples/two-people.jpg": 2,
    "peer-examples/3ddfa-many-faces.jpg": 3,
    "peer-examples/grass.jpg": 0,
}


@pytest.fixture(scope="module")
def tracker():
    made = TRACKERS.load("mediapipe")
    yield made
    made.close()
    made.close()


def photo(shared_media: Path, name: str) -> Image.Image:
    return Image.open(shared_media / name).convert("RGB")


@pytest.fixture
def portrait(shared_media: Path) -> Image.Image:
    return photo(shared_media, "public-domain/grace-hopper.jpg")


def error_iod(points: np.ndarray, expected: np.ndarray) -> float:
    iod = np.linalg.norm(expected[33] - expected[263])
    return float(np.linalg.norm(points - expected, axis=1).mean() / iod)


@pytest.mark.parametrize(("name", "count"), FACES.items())
def test_finds_every_face_and_no_other(tracker, shared_media: Path, name: str, count: int):
    pixels = np.asarray(photo(shared_media, name))
    faces = tracker.detect(pixels)
    assert len(faces) == count
    sizes = [face.box.width * face.box.height for face in faces]
    assert sizes == sorted(sizes, reverse=True)
    for face in faces:
        assert face.points_px.shape == (478, 3)
        assert face.scores.shape == (478,)
        assert face.size_hw == pixels.shape[:2]
        assert 0.0 <= face.scores.min() <= face.scores.max() <= 1.0


def test_eyes_lie_where_the_photo_shows_them(tracker, portrait: Image.Image):
    points = tracker.detect(np.asarray(portrait))[0].points_px
    assert np.allclose(points[468, :2], (230, 190), atol=12), "the person's right iris"
    assert np.allclose(points[473, :2], (304, 191), atol=12), "the person's left iris"
    assert points[1, 2] < points[234, 2], "the nose is nearer than the cheek"


@pytest.mark.parametrize("quarter", [1, 2, 3])
def test_turned_photos(tracker, portrait: Image.Image, quarter: int):
    upright = tracker.detect(np.asarray(portrait))[0].points_px[:, :2]
    width, height = portrait.size
    expected = {
        1: np.stack([upright[:, 1], width - 1 - upright[:, 0]], axis=1),
        2: np.stack([width - 1 - upright[:, 0], height - 1 - upright[:, 1]], axis=1),
        3: np.stack([height - 1 - upright[:, 1], upright[:, 0]], axis=1),
    }[quarter]
    faces = tracker.detect(np.ascontiguousarray(np.rot90(np.asarray(portrait), quarter)))
    assert len(faces) == 1
    assert error_iod(faces[0].points_px[:, :2], expected) < 0.03


def test_what_is_hard_to_read_is_not_read_upside_down(tracker, shared_media: Path):
    upright = photo(shared_media, "public-domain/eileen-collins.png")
    turned = upright.rotate(120, expand=True, resample=Image.Resampling.BICUBIC)
    across, down = np.cos(np.deg2rad(120)), np.sin(np.deg2rad(120))
    turn = np.array([[across, down], [-down, across]])
    points = tracker.detect(np.asarray(upright))[0].points_px[:, :2]
    expected = (points - np.array(upright.size) / 2) @ turn.T + np.array(turned.size) / 2
    (face,) = tracker.detect(np.asarray(turned))
    assert error_iod(face.points_px[:, :2], expected) < 0.05


@pytest.mark.parametrize("face_px", [60, 30, 1500])
def test_small_and_huge_faces(tracker, portrait: Image.Image, face_px: int):
    face = tracker.detect(np.asarray(portrait))[0]
    scale = face_px / face.box.width
    width, height = portrait.size
    scaled = portrait.resize((round(width * scale), round(height * scale)))
    faces = tracker.detect(np.asarray(scaled))
    assert len(faces) == 1
    assert error_iod(faces[0].points_px[:, :2], face.points_px[:, :2] * scale) < 0.1


def test_small_face_in_a_large_picture(tracker, portrait: Image.Image):
    field = Image.new("RGB", (1200, 900), (90, 120, 90))
    field.paste(portrait.resize((80, 94)), (700, 300))
    (face,) = tracker.detect(np.asarray(field))
    assert 700 < face.box.left < 760


def test_face_that_fills_the_frame_and_face_cut_by_it(tracker, portrait: Image.Image):
    pixels = np.asarray(portrait)
    face = tracker.detect(pixels)[0]
    box = face.box
    left, top = int(box.left), int(box.top)
    filled = pixels[top : top + int(box.height), left : left + int(box.width)]
    points = tracker.detect(np.ascontiguousarray(filled))[0].points_px[:, :2] + (left, top)
    assert error_iod(points, face.points_px[:, :2]) < 0.03
    beyond = left + int(0.3 * box.width)
    (cut,) = tracker.detect(np.ascontiguousarray(pixels[:, beyond:]))
    assert error_iod(cut.points_px[:, :2] + (beyond, 0), face.points_px[:, :2]) < 0.05
    outside = cut.points_px[:, 0] < -0.5
    assert outside.any()
    assert (cut.scores[outside] == 0).all()


def test_mirrored_photo_gives_mirrored_points(tracker, portrait: Image.Image):
    pixels = np.asarray(portrait)
    plain = tracker.detect(pixels)[0].points_px[:, :2]
    flipped = tracker.detect(np.ascontiguousarray(pixels[:, ::-1]))[0].points_px[:, :2]
    back = flipped[mirror_table()]
    back[:, 0] = pixels.shape[1] - 1 - back[:, 0]
    assert error_iod(back, plain) < 0.01


@pytest.mark.parametrize("shape", [(1, 1), (3, 400), (64, 64)])
def test_no_face_in_degenerate_pictures(tracker, shape: tuple[int, int]):
    assert tracker.detect(np.full((*shape, 3), 128, np.uint8)) == []


def test_follows_loses_and_finds_again(tracker, portrait: Image.Image):
    pixels = np.asarray(portrait)
    follower = tracker.follow()
    first = follower.track(pixels, 0.0)
    assert first is not None
    moved = np.roll(pixels, (6, 9), axis=(0, 1))
    second = follower.track(np.ascontiguousarray(moved), 0.04)
    assert second is not None
    assert error_iod(second.points_px[:, :2] - (9, 6), first.points_px[:, :2]) < 0.02
    blank = np.full_like(pixels, 90)
    assert follower.track(blank, 0.08) is None
    found = [follower.track(pixels, 0.12 + 0.04 * frame) for frame in range(4)]
    assert found[-1] is not None


def test_a_second_look_now_and_then_will_do(tracker, shared_media: Path, monkeypatch):
    clip = shared_media / "peer-examples" / "headgan-driving.mp4"
    looks, look = [], tracker.look
    monkeypatch.setattr(tracker, "look", lambda *where: looks.append(1) or look(*where))

    def followed(every: int) -> list[Landmarks]:
        looks.clear()
        follower = tracker.follow()
        follower.look_twice_every = every
        with VideoReader(clip) as video:
            found = [follower.track(frame.pixels, frame.time_s) for frame in islice(video, 24)]
        return [landmarks for landmarks in found if landmarks is not None]

    thorough, twice = followed(every=1), len(looks)
    quick, seldom = followed(every=3), len(looks)
    assert len(thorough) == len(quick) == twice == 24
    assert seldom == 9
    away = [
        float(np.linalg.norm(one.points_px - other.points_px, axis=1).mean()) / one.box.width
        for one, other in zip(thorough, quick, strict=True)
    ]
    assert max(away) < 0.006
    assert np.mean(away) < 0.003


def test_follows_the_face_asked_for(tracker, shared_media: Path):
    pixels = np.asarray(photo(shared_media, "peer-examples/two-people.jpg"))
    faces = tracker.detect(pixels)
    for number, face in enumerate(faces, start=1):
        followed = tracker.follow(face=number).track(pixels, 0.0)
        assert followed is not None
        assert abs(followed.box.left - face.box.left) < 0.1 * face.box.width


def test_still_face_hardly_jitters_and_frames_are_quick(tracker, portrait: Image.Image):
    noise = np.random.default_rng(1)
    pixels = np.asarray(portrait).astype(np.int16)
    follower = tracker.follow()
    frames = [
        np.clip(pixels + noise.integers(-4, 5, pixels.shape), 0, 255).astype(np.uint8)
        for _ in range(12)
    ]
    start = time.perf_counter()
    tracks = [follower.track(frame, 0.04 * index) for index, frame in enumerate(frames)]
    assert (time.perf_counter() - start) / len(frames) < 0.1
    points = np.stack([found.points_px[:, :2] for found in tracks if found is not None][2:])
    iod = np.linalg.norm(points[0, 33] - points[0, 263])
    assert points.std(axis=0).mean() / iod < 0.005
