"""A whole session on real clips: it performs, records, and survives what happens to cameras."""

from __future__ import annotations

import threading
import time
from contextlib import closing, contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING

import av
import numpy as np
import pytest

from engine.drivers.live_retarget import LiveRetargeting
from engine.drivers.performance import Performance
from engine.drivers.takes import read_take
from engine.errors import MediaError, UsageError
from engine.live.session import LiveSession
from engine.live.settings import LiveSettings
from engine.live.vmc import VmcIn, VmcOut
from engine.media import VideoReader, read_picture
from engine.media.cameras import FileCamera
from engine.media.file_microphone import FileMicrophone
from engine.media.sound_reading import read_sound
from engine.trackers import TRACKERS
from engine.types import ARKIT_INDEX
from tests.engine.live.conftest import Clip, beside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from engine.live.shown import Event
    from engine.renderers import Renderer
    from engine.trackers.base import Tracker
    from engine.types import ByteArray, Frame, Portrait

SMALL = LiveSettings(size_px=256, adapt=False)


class Listener:
    """Keeps what a session tells."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.ended = threading.Event()

    def __call__(self, event: Event) -> None:
        if event.kind != "picture":
            self.events.append(event)
        if event.kind == "ended":
            self.ended.set()

    @property
    def sentences(self) -> list[str]:
        return [event.sentence for event in self.events if event.kind == "notice"]

    def wait_for(self, part: str, timeout_s: float = 60.0) -> None:
        """Wait until a sentence with these words was said."""
        until_s = time.monotonic() + timeout_s
        while not any(part in sentence for sentence in self.sentences):
            assert time.monotonic() < until_s, f"nobody said {part!r}, only {self.sentences}"
            time.sleep(0.02)


@contextmanager
def running(session: LiveSession) -> Iterator[Listener]:
    """The session from its first picture to its stop."""
    listener = Listener()
    session.listeners.append(listener)
    session.start()
    try:
        assert session.wait(0, 60.0) is not None, session.status()
        yield listener
    finally:
        session.stop()


def test_a_clap_is_heard_when_it_is_seen(
    portrait: Portrait, warp: Renderer, face: ByteArray, make_clip: Callable[[Clip], Path],
    tmp_path: Path,
) -> None:  # fmt: skip
    """At each click the head leaps aside; leaps and clicks are found again in the recording."""
    claps_s = (1.0, 2.0, 3.0, 4.0)
    fps = 5
    pictures = [
        beside(face, 110 + 60 * (sum(number >= fps * clap for clap in claps_s) % 2))
        for number in range(5 * fps)
    ]
    camera = FileCamera(make_clip(Clip(pictures, fps, claps_s)))
    session = LiveSession(
        portrait, camera, renderer=warp, microphone=FileMicrophone(camera), settings=SMALL
    )
    movie, take = tmp_path / "clap.mp4", tmp_path / "clap.csv"
    with running(session):
        session.record(take, movie)
        with pytest.raises(UsageError, match="running already"):
            session.record(take)
        assert session.camera_open
        assert session.microphone_open
        before = _left_out(session)
        time.sleep(6.0)
        after, (_, tracking, *_) = _left_out(session), session.status()
        recorded = session.stop_recording()
    if after["camera"] - before["camera"] > 3 or tracking.busy_ms > 0.8 * 1000 / fps:
        pytest.skip(f"other work starves this machine: a frame takes {tracking.busy_ms:.0f} ms")
    assert not session.camera_open
    assert not session.microphone_open
    assert recorded.movie == movie
    assert after["tracking"] == before["tracking"], "a take holds every frame"
    leaps, clicks = _leaps_s(movie), _clicks_s(movie)
    assert len(leaps) >= 2
    for before_s, leap_s in leaps:
        click_s = min(clicks, key=lambda click: abs(leap_s - click))
        # A busy machine leaves out pictures; the first one after the click then shows the leap.
        assert before_s - 0.02 < click_s < leap_s + 0.02
        assert leap_s - click_s < 0.02 or leap_s - before_s > 1.1 / fps
    kept = read_take(take)
    assert len(kept) == recorded.moments
    assert recorded.sound is not None
    assert kept.seen.all()


def test_a_face_may_leave_and_come_back(
    portrait: Portrait, warp: Renderer, face: ByteArray, make_clip: Callable[[Clip], Path]
) -> None:
    wall = np.full((360, 640, 3), 90, np.uint8)
    pictures = [beside(face, 140)] * 15 + [wall] * 25 + [beside(face, 140)] * 20
    session = LiveSession(
        portrait, FileCamera(make_clip(Clip(pictures))), renderer=warp, settings=SMALL
    )
    with running(session) as listener:
        listener.wait_for("The face is not seen; the portrait comes to rest.")
        listener.wait_for("The face is found again.")
        shown = session.newest()
    assert shown is not None
    assert shown.pixels.shape == (256, 256, 3)
    assert shown.alpha is None


def test_a_second_person_is_spoken_of_and_not_followed(
    shared_media: Path, portrait: Portrait, warp: Renderer, make_clip: Callable[[Clip], Path]
) -> None:
    two = read_picture(shared_media / "peer-examples" / "two-people.jpg").pixels[:660, :1126]
    session = LiveSession(
        portrait, FileCamera(make_clip(Clip([two] * 10))), renderer=warp, settings=SMALL
    )
    with running(session) as listener:
        listener.wait_for("A second person is in view; the portrait follows the first.")


class Cable:
    """A real clip behind a cable that can be pulled out."""

    def __init__(self, clip: FileCamera) -> None:
        self.name, self.fps, self.ends = "test camera", clip.fps, False
        self.plugged = True
        self._clip = clip

    def open(self) -> None:
        self._check()
        self._clip.open()

    def read(self) -> Frame | None:
        self._check()
        return self._clip.read()

    def close(self) -> None:
        self._clip.close()

    def _check(self) -> None:
        if not self.plugged:
            raise MediaError("The test camera gives no more pictures.", "Is it still plugged in?")


def test_a_short_clip_is_not_over_before_anybody_looks(
    portrait: Portrait, warp: Renderer, face: ByteArray, make_clip: Callable[[Clip], Path]
) -> None:
    def slowly_made() -> Tracker:
        time.sleep(1.5)
        return TRACKERS.load("mediapipe")

    clip = make_clip(Clip([beside(face, 140)] * 12))
    session = LiveSession(
        portrait, FileCamera(clip, loop=False), renderer=warp, settings=SMALL,
        make_tracker=slowly_made,
    )  # fmt: skip
    with running(session) as listener:
        assert listener.ended.wait(20)
        left_out = _left_out(session)
    assert left_out["camera"] + left_out["tracking"] < 6


def test_a_camera_may_be_unplugged_and_plugged_in_again(
    portrait: Portrait, warp: Renderer, face: ByteArray, make_clip: Callable[[Clip], Path],
    tmp_path: Path,
) -> None:  # fmt: skip
    cable = Cable(FileCamera(make_clip(Clip([beside(face, 140)] * 10))))
    session = LiveSession(portrait, cable, renderer=warp, settings=SMALL)
    with running(session) as listener:
        session.record(tmp_path / "take.csv")
        cable.plugged = False
        listener.wait_for("gives no more pictures")
        assert not session.camera_open
        camera = session.status()[0]
        assert camera.state in ("failed", "starting"), "it is tried again every second"
        assert "plugged in" in camera.last_error
        cable.plugged = True
        listener.wait_for("The test camera is back.")
        before = session.newest()
        assert before is not None
        assert session.wait(before.revision + 5, 60.0) is not None
        recorded = session.stop_recording()
    assert recorded.take is not None
    kept = read_take(recorded.take)
    assert (np.diff(kept.times_s) > 0).all()
    assert np.diff(kept.times_s).max() > 0.5
    assert kept.seen[-1]


class TakenMicrophone(FileMicrophone):
    """A real clip's sound that another program holds at first."""

    def __init__(self, camera: FileCamera) -> None:
        super().__init__(camera)
        self.taken = True

    def open(self) -> None:
        if self.taken:
            raise MediaError("The microphone Desk is in use or may not be opened.")
        super().open()


def test_a_microphone_in_use_is_told_and_opened_once_it_is_free(
    portrait: Portrait, warp: Renderer, face: ByteArray, make_clip: Callable[[Clip], Path],
    tmp_path: Path,
) -> None:  # fmt: skip
    clip = Clip([beside(face, 140)] * 30, clicks_s=(0.5, 1.5, 2.5))
    camera = FileCamera(make_clip(clip))
    microphone = TakenMicrophone(camera)
    session = LiveSession(portrait, camera, renderer=warp, microphone=microphone, settings=SMALL)
    with running(session) as listener:
        listener.wait_for("The microphone Desk is in use")
        assert session.camera_open
        assert not session.microphone_open
        session.record(tmp_path / "take.csv")
        microphone.taken = False
        listener.wait_for("The microphone is back.")
        assert session.microphone_open
        time.sleep(4.0)
        recorded = session.stop_recording()
    assert recorded.moments > 5
    assert recorded.sound is not None
    assert np.abs(read_sound(recorded.sound).samples).max() > 0.3, "clicks are heard"
    assert sum("in use" in sentence for sentence in listener.sentences) == 1


def test_settings_portraits_and_backgrounds_change_while_it_runs(
    portrait: Portrait, warp: Renderer, face: ByteArray, make_clip: Callable[[Clip], Path]
) -> None:
    pictures = [beside(face, 120 + 4 * (number % 10)) for number in range(20)]
    session = LiveSession(
        portrait, FileCamera(make_clip(Clip(pictures))), renderer=warp, settings=SMALL
    )
    own = portrait.params.with_coefficient("jawOpen", 0.8)
    still = LiveRetargeting(gains={"head": 0.0, "mouth": 0.0, "jaw": 0.0})
    with running(session):
        session.configure(LiveSettings(still, 256, adapt=False, background="transparent"))
        session.show(portrait, own)
        first = session.newest()
        assert first is not None
        shown = session.wait(first.revision + 3, 60.0)
        session.configure(LiveSettings(still, 192, adapt=False, background="green"))
        assert shown is not None
        green = session.wait(shown.revision + 3, 60.0)
    assert shown.params.expression[ARKIT_INDEX["jawOpen"]] == pytest.approx(0.8)
    assert shown.params.pose == portrait.params.pose
    assert shown.alpha is not None
    assert shown.alpha[128, 128] == 255
    assert green is not None
    assert green.pixels.shape == (192, 192, 3)
    assert green.alpha is None
    corner = green.pixels[2, 2].astype(int)
    assert corner[1] > 150 > 100 > corner[0]


def test_motion_may_come_as_vmc_and_go_out_as_vmc(portrait: Portrait, warp: Renderer) -> None:
    source, onward = VmcIn(0, "127.0.0.1"), VmcIn(0, "127.0.0.1")
    with closing(onward):
        source.open()
        onward.open()
        port, source_port = onward.port, source.port
        session = LiveSession(portrait, source, renderer=warp, settings=SMALL)
        session.outputs.add(VmcOut("127.0.0.1", port))
        listener = Listener()
        session.listeners.append(listener)
        session.start()
        with closing(VmcOut("127.0.0.1", source_port)) as sender:
            shown = None
            until_s = time.monotonic() + 30
            while (shown is None or shown.revision < 8) and time.monotonic() < until_s:
                sender.send(_open_mouth(time.monotonic()))
                shown = session.wait(shown.revision if shown else 0, 0.1) or shown
            heard = onward.receive(5.0)
            listener.wait_for("Nothing comes from VMC")
        session.stop()
    assert shown is not None
    assert shown.params.expression[ARKIT_INDEX["jawOpen"]] > 0.5
    assert heard is not None
    assert heard.expression[ARKIT_INDEX["jawOpen"]] > 0.3


def _open_mouth(time_s: float) -> Performance:
    expression = np.zeros(52, np.float32)
    expression[ARKIT_INDEX["jawOpen"]] = 0.7
    return Performance(time_s, 0, expression, np.zeros(3, np.float32), np.zeros(3, np.float32))


def _left_out(session: LiveSession) -> dict[str, int]:
    """Things that each stage left out so far."""
    return {stage.name: stage.drops for stage in session.status()}


def _leaps_s(path: Path) -> list[tuple[float, float]]:
    """When the picture changes abruptly: times of the last picture before and the first after."""
    with VideoReader(path) as reader:
        frames = [(frame.time_s, frame.pixels.astype(np.float32)) for frame in reader]
    with av.open(str(path)) as container:
        start_s = next(container.decode(video=0)).time or 0.0
    changes = [float(np.abs(b[1] - a[1]).mean()) for a, b in pairwise(frames)]
    return [
        (start_s + before[0], start_s + after[0])
        for (before, after), change in zip(pairwise(frames), changes, strict=True)
        if change > 0.5 * max(changes)
    ]


def _clicks_s(path: Path) -> list[float]:
    with av.open(str(path)) as container:
        frames = list(container.decode(audio=0))
    samples = np.concatenate([frame.to_ndarray()[0] for frame in frames])
    loud_s = np.flatnonzero(np.abs(samples) > 0.25) / 48_000 + (frames[0].time or 0.0)
    return [float(loud_s[0]), *loud_s[1:][np.diff(loud_s) > 0.3].tolist()]
