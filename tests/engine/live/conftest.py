"""A portrait, and clips that stand in for a camera."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import av
import numpy as np
import pytest

from engine import assets
from engine.drivers.photo import read_portrait, resize_portrait
from engine.facemodels import load_model
from engine.media import read_picture, resize
from engine.renderers import RENDERERS
from engine.trackers import TRACKERS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engine.renderers import Renderer
    from engine.types import ByteArray, Portrait

SOUND_HZ = 48_000


@pytest.fixture(scope="session")
def portrait() -> Portrait:
    """The bundled portrait at 256 px."""
    picture = read_picture(assets.locate("sample-portrait"))
    tracker = TRACKERS.load("mediapipe")
    return resize_portrait(read_portrait(picture, tracker=tracker, model=load_model()), 256)


@pytest.fixture(scope="session")
def face() -> ByteArray:
    """(360, 360, 3) pixels with a face for a camera to see."""
    return resize(read_picture(assets.locate("sample-portrait")).pixels, (360, 360))


@pytest.fixture(scope="session")
def warp() -> Renderer:
    """The default renderer."""
    return RENDERERS.load("warp")


@dataclass(frozen=True)
class Clip:
    """Pictures and clicks of a camera clip.

    Attributes:
        pictures: (H, W, 3) uint8 each.
        fps: their rate.
        clicks_s: when something is heard; empty for a silent clip.
    """

    pictures: Sequence[ByteArray]
    fps: int = 10
    clicks_s: tuple[float, ...] = ()


@pytest.fixture(scope="session")
def make_clip(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Clip], Path]:
    """Writes a `Clip` as MP4 and gives its path."""

    def make(clip: Clip) -> Path:
        path = tmp_path_factory.mktemp("clips") / "camera.mp4"
        with av.open(str(path), "w") as container:
            video = container.add_stream(
                "libx264", rate=clip.fps, options={"crf": "16", "preset": "ultrafast"}
            )
            video.height, video.width = clip.pictures[0].shape[:2]
            video.pix_fmt = "yuv420p"
            sound = container.add_stream("aac", rate=SOUND_HZ) if clip.clicks_s else None
            if sound is not None:
                sound.codec_context.layout = "mono"
            for number, pixels in enumerate(clip.pictures):
                frame = av.VideoFrame.from_ndarray(pixels, format="rgb24")
                frame.pts, frame.time_base = number, Fraction(1, clip.fps)
                container.mux(video.encode(frame))
            container.mux(video.encode(None))
            if sound is not None:
                samples = clicks(clip.clicks_s, len(clip.pictures) / clip.fps)
                for start in range(0, len(samples) - 1023, 1024):
                    part = np.ascontiguousarray(samples[None, start : start + 1024])
                    block = av.AudioFrame.from_ndarray(part, format="fltp", layout="mono")
                    block.sample_rate, block.pts = SOUND_HZ, start
                    block.time_base = Fraction(1, SOUND_HZ)
                    container.mux(sound.encode(block))
                container.mux(sound.encode(None))
        return path

    return make


def clicks(times_s: Sequence[float], seconds: float) -> np.ndarray:
    """Mono samples with a sharp click at each time."""
    samples = np.zeros(round(seconds * SOUND_HZ), np.float32)
    for time_s in times_s:
        start = round(time_s * SOUND_HZ)
        samples[start : start + 240] = 0.9 * np.hanning(480)[240:]
    return samples


def beside(face: ByteArray, left: int, width: int = 640) -> ByteArray:
    """A wall of that width with a face on it."""
    wall = np.full((360, width, 3), 90, np.uint8)
    wall[:, left : left + 360] = face
    return wall
