"""Reading video: upright RGB frames with their true times, one after another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Self

import av
from av.error import FFmpegError
from av.stream import Disposition
from av.video.reformatter import VideoReformatter

from engine.errors import MediaError
from engine.media.files import require_readable
from engine.media.frames import Turn, turn_of, upright_pixels
from engine.types import Frame

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

    from av.container import InputContainer
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

SMALLEST_SIDE_PX = 32
_DEFAULT_FPS = 25.0
# FFmpeg opens still pictures and plain text as one-frame videos.
_STILL_FORMATS = ("image2", "_pipe", "tty", "txt")
_DAMAGE_TOLERANCE_S = 0.25
_CLOCK_TAG = re.compile(r"(\d+):(\d+):([\d.]+)")


@dataclass(frozen=True)
class VideoInfo:
    """What is known of a video before all of it has been read.

    Attributes:
        size_hw: upright size in pixels.
        fps: mean frames a second; single frames may be shorter or longer.
        frames: number of frames by the header or by the duration, or None when unknown.
        duration_s: seconds, or None when unknown.
        has_audio: whether there is a sound track.
        rotation: degrees clockwise by which the stored frames are turned to stand upright.
        codec: name of the video codec.
    """

    size_hw: tuple[int, int]
    fps: float
    frames: int | None
    duration_s: float | None
    has_audio: bool
    rotation: int
    codec: str


class VideoReader:
    """The frames of a video file, streamed: memory does not grow with its length.

    Frames come upright (display matrix and pixel aspect applied) with the seconds since the
    first one. Each iteration starts at the beginning. A file that is damaged half way gives what
    can be decoded; `damage` then holds a sentence.

    Args:
        path: the file.
        exact: the colours to the last level; otherwise one level too dark, for those in a hurry.

    Raises:
        MediaError: it is missing, empty, no video, or its first frame cannot be decoded.
    """

    def __init__(self, path: str | Path, *, exact: bool = True) -> None:
        self.path = require_readable(path)
        self._exact = exact
        self.damage = ""
        self._running: list[Generator[Frame, None, None]] = []
        with _opened(self.path) as container:
            stream = _video_stream(container, self.path.name)
            first = next(self._decoded(container, stream), None)
            if first is None:
                raise MediaError(
                    f"{self.path.name} holds no frame that can be decoded.",
                    "The file may be damaged, or its codec unknown.",
                )
            self._turn = turn_of(first)
            self.info = _described(container, stream, first, self._turn, self.path.name)
        self.damage = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __iter__(self) -> Iterator[Frame]:
        frames = self._frames()
        self._running = [frames]
        return frames

    def close(self) -> None:
        """Let go of the file; a running iteration ends."""
        for frames in self._running:
            frames.close()
        self._running = []

    def _frames(self) -> Generator[Frame, None, None]:
        self.damage = ""
        step_s = 1 / self.info.fps
        start_s, time_s, index = None, -step_s, 0
        converter = VideoReformatter()
        with _opened(self.path) as container:
            stream = _video_stream(container, self.path.name)
            for decoded in self._decoded(container, stream):
                shown_s = time_s + step_s if decoded.time is None else decoded.time
                start_s = shown_s if start_s is None else start_s
                time_s = max(shown_s - start_s, time_s + 1e-3) if index else 0.0
                size_hw = self.info.size_hw
                pixels = upright_pixels(decoded, self._turn, size_hw, converter, exact=self._exact)
                yield Frame(pixels, time_s, index)
                index += 1
        end_s, length_s = time_s + step_s, self.info.duration_s
        lost = length_s is not None and end_s < length_s - max(_DAMAGE_TOLERANCE_S, 2 * step_s)
        if self.damage or lost:
            what = f"{index} frames ({end_s:.1f} s)"
            why = f"{what} were read of {length_s:.1f} s" if length_s else f"{what} were read"
            self.damage = f"{self.path.name} is damaged: {why}."

    def _decoded(
        self, container: InputContainer, stream: VideoStream
    ) -> Generator[VideoFrame, None, None]:
        """Whatever can be decoded; packets that cannot are skipped and noted."""
        packets = container.demux(stream)
        while True:
            try:
                packet = next(packets, None)
            except FFmpegError:
                self.damage = "damaged"
                return
            if packet is None:
                return
            try:
                frames = packet.decode()
            except EOFError:
                return
            except FFmpegError:
                self.damage = "damaged"
                continue
            for frame in frames:
                if frame.is_corrupt:
                    self.damage = "damaged"
                else:
                    yield frame


def probe(path: str | Path) -> VideoInfo:
    """What is known of a video without reading all of it.

    Raises:
        MediaError: as `VideoReader`.
    """
    with VideoReader(path) as reader:
        return reader.info


def source_type_tag(path: Path) -> str:
    """The digital source type in the tags of a Matroska or WebM file, or an empty string."""
    try:
        with av.open(str(path)) as container:
            return container.metadata.get("DIGITAL_SOURCE_TYPE", "")
    except FFmpegError:
        return ""


def _opened(path: Path) -> InputContainer:
    try:
        container = av.open(str(path), metadata_errors="replace")
    except (FFmpegError, OSError, ValueError) as error:
        raise MediaError(
            f"{path.name} is not a video that can be read, or it is damaged.",
            "MP4, MOV, MKV, WebM, AVI and GIF usually work.",
        ) from error
    if container.format.name.endswith(_STILL_FORMATS):
        container.close()
        raise MediaError(
            f"{path.name} is a picture or a text, not a video.",
            "MP4, MOV, MKV, WebM, AVI and GIF usually work.",
        )
    return container


def _video_stream(container: InputContainer, name: str) -> VideoStream:
    covers = Disposition.attached_pic
    for stream in container.streams.video:
        if not stream.disposition & covers and stream.codec_context is not None:
            stream.thread_type = "AUTO"
            return stream
    what = "sound but no video" if container.streams.audio else "no video"
    raise MediaError(f"{name} holds {what}.", "Please give a video file.")


def _described(
    container: InputContainer, stream: VideoStream, first: VideoFrame, turn: Turn, name: str
) -> VideoInfo:
    height, width = first.height, round(first.width * _pixel_aspect(stream))
    if min(height, width) < SMALLEST_SIDE_PX:
        raise MediaError(
            f"{name} is too small: {width} x {height} pixels.",
            f"A face needs at least {SMALLEST_SIDE_PX} pixels on each side.",
        )
    rate = stream.average_rate or stream.guessed_rate
    fps = float(rate) if rate and 0 < rate <= 1000 else _DEFAULT_FPS
    duration_s = _duration_s(container, stream)
    return VideoInfo(
        size_hw=(width, height) if turn.swaps else (height, width),
        fps=fps,
        frames=stream.frames or (round(duration_s * fps) if duration_s else None),
        duration_s=duration_s,
        has_audio=bool(container.streams.audio),
        rotation=turn.degrees,
        codec=stream.codec_context.name,
    )


def _duration_s(container: InputContainer, stream: VideoStream) -> float | None:
    if stream.duration and stream.time_base:
        return float(stream.duration * stream.time_base)
    tag = _CLOCK_TAG.match(stream.metadata.get("DURATION", ""))
    if tag:  # Matroska
        return int(tag[1]) * 3600 + int(tag[2]) * 60 + float(tag[3])
    if container.duration and not container.streams.audio:
        return container.duration / 1_000_000
    return None


def _pixel_aspect(stream: VideoStream) -> Fraction:
    aspect = stream.sample_aspect_ratio
    return aspect if aspect and Fraction(1, 4) < aspect < 4 else Fraction(1)
