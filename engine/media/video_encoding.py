"""The encoder behind `VideoWriter`, and the formats it writes."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import av
import numpy as np
from av.video.reformatter import VideoReformatter

from engine.errors import MediaError
from engine.media.metadata import PROGRAM
from engine.media.sound import SoundTrack

if TYPE_CHECKING:
    from pathlib import Path

    from av.packet import Packet
    from numpy.typing import NDArray

_BT709, _LIMITED_RANGE = 1, 1
_CLOCK_HZ = 90_000
GIF_CLOCK_HZ = 100


@dataclass(frozen=True)
class Format:
    """How one kind of file is written.

    Attributes:
        muxer: FFmpeg's name of the container.
        codec: FFmpeg's name of the encoder.
        pixel_format: what the encoder takes.
        even: whether both sides must be even.
        has_sound: whether the container carries sound.
        muxer_options, codec_options: settings; {crf} and {preset} are filled in.
    """

    muxer: str
    codec: str
    pixel_format: str = "yuv420p"
    even: bool = True
    has_sound: bool = True
    muxer_options: dict[str, str] = field(default_factory=dict)
    codec_options: dict[str, str] = field(default_factory=dict)


_H264 = {"crf": "{crf}", "preset": "{preset}"}
_VP9 = {"crf": "{crf}", "b": "0", "deadline": "realtime", "cpu-used": "7", "row-mt": "1"}
_WEBP = {"quality": "90", "compression_level": "1"}
FORMATS = {
    ".mp4": Format("mp4", "libx264", muxer_options={"movflags": "+faststart"},
                   codec_options=_H264),
    ".m4v": Format("mp4", "libx264", muxer_options={"movflags": "+faststart"},
                   codec_options=_H264),
    ".mov": Format("mov", "libx264", muxer_options={"movflags": "+faststart"},
                   codec_options=_H264),
    ".mkv": Format("matroska", "libx264", codec_options=_H264),
    ".webm": Format("webm", "libvpx-vp9", codec_options=_VP9),
    ".webp": Format("webp", "libwebp_anim", "bgra", even=False, has_sound=False,
                    muxer_options={"loop": "0"}, codec_options=_WEBP),
    ".gif": Format("gif", "gif", "pal8", even=False, has_sound=False,
                   muxer_options={"loop": "0"}),
}  # fmt: skip
"""What each suffix means; the first one is what the README recommends."""


def format_for(path: Path) -> Format:
    """The format of a suffix.

    Raises:
        MediaError: videos cannot be written like that.
    """
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        what = f"videos ending in {suffix}" if suffix else "a video without an ending"
        raise MediaError(f"Likeness does not write {what}.", f"It writes {', '.join(FORMATS)}.")
    return FORMATS[suffix]


class Encoder:
    """One video file being written, frame by frame, with the sound of another file.

    Args:
        path: file to write.
        format: how.
        size_hw: size of the pictures in pixels; an odd side grows by one pixel where it must.
        fps: frames a second where frames come without times.
        settings: values for the placeholders in the format's options.
        tags: container metadata.
        audio_from: file whose sound is carried over, or None.
    """

    def __init__(
        self,
        path: Path,
        format: Format,
        size_hw: tuple[int, int],
        fps: Fraction,
        *,
        settings: dict[str, str],
        tags: dict[str, str],
        audio_from: Path | None,
    ) -> None:
        self._format = format
        # One of its own: what a frame offers sets its tables up anew each time.
        self._converter = VideoReformatter()
        self._container = av.open(
            str(path), "w", format=format.muxer, container_options=format.muxer_options
        )
        self._container.metadata.update({"comment": f"Made with {PROGRAM}", **tags})
        self._sound: SoundTrack | None = None
        try:
            self._clock = self._make_stream(size_hw, fps, settings)
            if audio_from is not None and format.has_sound:
                self._sound = SoundTrack(self._container, audio_from)
        except BaseException:
            self._container.close()
            raise
        self.last_tick = -1
        self._step_s = float(1 / fps)
        self._end_s = 0.0

    def _make_stream(
        self, size_hw: tuple[int, int], fps: Fraction, settings: dict[str, str]
    ) -> Fraction:
        options = {
            key: value.format(**settings) for key, value in self._format.codec_options.items()
        }
        self._stream: Any = self._container.add_stream(
            self._format.codec, rate=fps, options=options
        )
        self._stream.height, self._stream.width = self._padded(size_hw)
        self._stream.pix_fmt = self._format.pixel_format
        context = self._stream.codec_context
        # A multiple of the frame rate: constant rates stay exact, any other time is near enough.
        clock = 1 / (fps * max(1, round(_CLOCK_HZ / fps)))
        if self._format.muxer == "gif":
            clock = Fraction(1, GIF_CLOCK_HZ)
        elif self._format.muxer in ("webp", "matroska", "webm"):
            clock = Fraction(1, 1000)
        context.time_base = self._stream.time_base = clock
        if self._format.pixel_format == "yuv420p":
            context.colorspace = context.color_primaries = context.color_trc = _BT709
            context.color_range = _LIMITED_RANGE
        return clock

    def write(self, pixels: NDArray[np.uint8], time_s: float) -> None:
        """Encode (H, W, 3) RGB to be shown from `time_s` on."""
        tick = max(self.last_tick + 1, round(time_s / self._clock))
        frame = self.converted(pixels)
        frame.pts, frame.time_base = tick, self._clock
        self.last_tick = tick
        self._end_s = time_s + self._step_s
        self._mux(self._stream.encode(frame))
        if self._sound is not None:
            self._sound.advance(time_s)

    def finish(self) -> None:
        """Flush what is still in flight and complete the file."""
        if self.last_tick >= 0:
            self._mux(self._stream.encode(None))
        if self._sound is not None:
            self._sound.advance(self._end_s)
        self.abandon()

    def abandon(self) -> None:
        """Close the file whatever its state."""
        if self._sound is not None:
            self._sound.close()
            self._sound = None
        self._container.close()

    def _mux(self, packets: list[Packet]) -> None:
        for packet in packets:
            self._container.mux(packet)

    def _padded(self, size_hw: tuple[int, int]) -> tuple[int, int]:
        height, width = size_hw
        return (height + height % 2, width + width % 2) if self._format.even else size_hw

    def converted(self, pixels: NDArray[np.uint8]) -> av.VideoFrame:
        """(H, W, 3) RGB in the encoder's pixel format."""
        height, width = self._padded((pixels.shape[0], pixels.shape[1]))
        if (height, width) != pixels.shape[:2]:
            grow = ((0, height - pixels.shape[0]), (0, width - pixels.shape[1]), (0, 0))
            pixels = np.pad(pixels, grow, mode="edge")
        # Not `from_ndarray`: where rows have to be padded, it copies them one by one.
        frame = av.VideoFrame.from_numpy_buffer(np.ascontiguousarray(pixels), format="rgb24")
        if self._format.pixel_format != "yuv420p":
            return self._converter.reformat(frame, format=self._format.pixel_format)
        return self._converter.reformat(
            frame, format="yuv420p", dst_colorspace=_BT709, dst_color_range=_LIMITED_RANGE
        )
