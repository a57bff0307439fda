"""Long films in parts: a run that was killed is continued, and the result is the same film."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine import assets
from engine.drivers.jobs import CancelledError, Job
from engine.drivers.photo import read_portrait, resize_portrait
from engine.drivers.takes import Take
from engine.export.driving import Driving
from engine.export.film import Film
from engine.export.parts import Parts
from engine.export.video import reenact
from engine.facemodels import load_model
from engine.media import VideoReader, probe, read_picture
from engine.media.sound_reading import read_sound
from engine.renderers import Pace
from engine.trackers import TRACKERS
from engine.types import ARKIT_INDEX, AudioBlock, FaceParams, Portrait, RenderResult

MODEL = load_model()
FPS, FRAMES = 10.0, 125


class Killed(BaseException):
    """What no program catches."""


class Painter:
    """Shows the jaw as brightness and may be killed after some frames."""

    made_by_network = False

    def __init__(self, killed_after: int = 10**6, weights: str = "first") -> None:
        self.killed_after = killed_after
        self.weights = weights
        self.drawn = 0

    def fingerprint(self) -> str:
        return self.weights

    def prepare(self, portrait: Portrait, pace: Pace = Pace.STILL) -> Painter:
        self.portrait = portrait
        return self

    def render(self, target: FaceParams, *, provenance: bool = False) -> RenderResult:
        del provenance
        if self.drawn >= self.killed_after:
            raise Killed
        self.drawn += 1
        level = 20 + 200 * float(target.expression[ARKIT_INDEX["jawOpen"]])
        pixels = np.full_like(self.portrait.picture.pixels, round(level))
        return RenderResult(pixels, None, None, (0, 0, 0, 0))


class TwoStagePainter(Painter):
    """The same picture in two stages, each on a thread of its own."""

    def __init__(self, killed_after: int = 10**6) -> None:
        super().__init__(killed_after)
        self.threads: list[set[int]] = [set(), set()]

    def begin(self, target: FaceParams) -> FaceParams:
        self.threads[0].add(threading.get_ident())
        return target

    def finish(self, begun: FaceParams) -> RenderResult:
        self.threads[1].add(threading.get_ident())
        return self.render(begun)


@pytest.fixture(scope="module")
def portrait() -> Portrait:
    picture = read_picture(assets.locate("sample-portrait"))
    whole = read_portrait(picture, tracker=TRACKERS.load("mediapipe"), model=MODEL)
    small = resize_portrait(whole, 96)
    return replace(small, params=replace(small.params, expression=np.zeros(52, np.float32)))


@pytest.fixture
def driving() -> Driving:
    """The jaw opens from frame to frame; a click sounds at 9 s."""
    times_s = np.arange(FRAMES) / FPS
    expression = np.zeros((FRAMES, 52))
    expression[:, ARKIT_INDEX["jawOpen"]] = np.arange(FRAMES) / FRAMES
    samples = np.zeros(13 * 16000, np.float32)
    samples[9 * 16000 : 9 * 16000 + 40] = 0.9
    sound = AudioBlock(samples, 16000, 0.0)
    return Driving(Take.of(times_s, expression, np.zeros((FRAMES, 3))), FPS, sound, reference=0)


def brightness(path: Path) -> np.ndarray:
    with VideoReader(path) as film:
        return np.array([frame.pixels.mean() for frame in film])


def test_two_stages_make_the_same_film_side_by_side(
    portrait: Portrait, driving: Driving, tmp_path: Path
) -> None:
    plain, staged = tmp_path / "plain.mp4", tmp_path / "staged.mp4"
    painter = TwoStagePainter()
    reenact(portrait, driving, plain, renderer=Painter())
    reenact(portrait, driving, staged, renderer=painter)
    np.testing.assert_array_equal(brightness(staged), brightness(plain))
    begun, finished = painter.threads
    assert len(begun) == len(finished) == 1
    assert begun != finished
    with pytest.raises(Killed):
        reenact(portrait, driving, tmp_path / "killed.mp4", renderer=TwoStagePainter(7))
    assert not [each for each in threading.enumerate() if each.name == "prefetch"]


@pytest.mark.parametrize("suffix", [".mp4", ".mov"])
def test_a_killed_run_goes_on_where_it_was(
    portrait: Portrait, driving: Driving, tmp_path: Path, suffix: str
) -> None:
    out = tmp_path / f"film{suffix}"
    with pytest.raises(Killed):
        reenact(portrait, driving, out, renderer=Painter(killed_after=90))
    assert not out.exists()
    second, told = Painter(), []
    reenact(portrait, driving, out, renderer=second, job=Job(notice=told.append))
    # Two parts of 4 s were whole; the third one is drawn again.
    assert second.drawn == FRAMES - 80
    assert told == [f"Going on after frame 80 of {FRAMES}, where the last run was."]
    assert [path.name for path in tmp_path.iterdir()] == [out.name]
    info = probe(out)
    assert (info.frames, info.has_audio) == (FRAMES, True)
    assert info.fps == pytest.approx(FPS)
    levels = brightness(out)
    assert len(levels) == FRAMES
    np.testing.assert_allclose(levels, 20 + 200 * np.arange(FRAMES) / FRAMES, atol=4)
    with VideoReader(out) as film:
        np.testing.assert_allclose([f.time_s for f in film], np.arange(FRAMES) / FPS, atol=0.002)
    sound = read_sound(out)
    click_s = int(np.argmax(np.abs(sound.samples))) / sound.rate_hz
    assert click_s == pytest.approx(9.0, abs=0.03)


def test_another_film_of_that_name_starts_anew(
    portrait: Portrait, driving: Driving, tmp_path: Path
) -> None:
    out = tmp_path / "film.mp4"
    with pytest.raises(Killed):
        reenact(portrait, driving, out, renderer=Painter(killed_after=90))
    head = np.full((FRAMES, 3), np.linspace(0, 0.1, FRAMES)[:, None])
    other = replace(driving, take=replace(driving.take, head_rad=head.astype(np.float32)))
    painter = Painter()
    reenact(portrait, other, out, renderer=painter)
    assert painter.drawn == FRAMES


def test_other_weights_do_not_continue_a_film(
    portrait: Portrait, driving: Driving, tmp_path: Path
) -> None:
    out = tmp_path / "film.mp4"
    with pytest.raises(Killed):
        reenact(portrait, driving, out, renderer=Painter(killed_after=90))
    trained = Painter(weights="second")
    reenact(portrait, driving, out, renderer=trained)
    assert trained.drawn == FRAMES


def test_cancelling_a_long_film_leaves_nothing(
    portrait: Portrait, driving: Driving, tmp_path: Path
) -> None:
    painter = Painter()
    with pytest.raises(CancelledError):
        reenact(
            portrait, driving, tmp_path / "film.mp4", renderer=painter,
            job=Job(cancelled=lambda: painter.drawn > 90),
        )  # fmt: skip
    assert list(tmp_path.iterdir()) == []


def test_a_performance_is_kept_for_the_same_source_only(driving: Driving, tmp_path: Path) -> None:
    parts = Parts(tmp_path / "film.mp4")
    parts.keep_performance("one", driving.take)
    kept = parts.performance("one")
    assert kept is not None
    np.testing.assert_array_equal(kept.expression, driving.take.expression)
    assert parts.performance("two") is None


def test_short_films_and_other_formats_are_written_at_one_go(portrait: Portrait) -> None:
    def film(name: str, count: int) -> Film:
        return Film(Path(name), count, 30.0, portrait, Painter(), lambda: iter(()), "", None)

    assert film("a.mp4", 900).is_long
    assert not film("a.mp4", 240).is_long
    assert not film("a.gif", 900).is_long
