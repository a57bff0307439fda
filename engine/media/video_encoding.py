"""Encoders behind `VideoWriter`: one for codecs in containers, one for GIF."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import av
import numpy as np
from PIL import Image

from engine.errors import MediaError
from engine.media.metadata import PROGRAM
from engine.media.resample import resize
from engine.media.sound import SoundTrack

if TYPE_CHECKING:
    from pathlib import Path

    from av.packet import Packet
    from numpy.typing import NDArray

_BT709, _LIMITED_RANGE = 1, 1
_CLOCK_HZ = 90_000
_GIF_CLOCK_HZ = 100
_GIF_SHORTEST = 2  # Browsers show anything faster at a tenth of a second.


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
        self._last_tick = -1
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
            clock = Fraction(1, _GIF_CLOCK_HZ)
        elif self._format.muxer in ("webp", "matroska", "webm"):
            clock = Fraction(1, 1000)
        context.time_base = self._stream.time_base = clock
        if self._format.pixel_format == "yuv420p":
            context.colorspace = context.color_primaries = context.color_trc = _BT709
            context.color_range = _LIMITED_RANGE
        return clock

    def write(self, pixels: NDArray[np.uint8], time_s: float) -> None:
        """Encode (H, W, 3) RGB to be shown from `time_s` on."""
        tick = max(self._last_tick + 1, round(time_s / self._clock))
        frame = self._converted(pixels)
        frame.pts, frame.time_base = tick, self._clock
        self._last_tick = tick
        self._end_s = time_s + self._step_s
        self._mux(self._stream.encode(frame))
        if self._sound is not None:
            self._sound.advance(time_s)

    def finish(self) -> None:
        """Flush what is still in flight and complete the file."""
        if self._last_tick >= 0:
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

    def _converted(self, pixels: NDArray[np.uint8]) -> av.VideoFrame:
        height, width = self._padded((pixels.shape[0], pixels.shape[1]))
        if (height, width) != pixels.shape[:2]:
            grow = ((0, height - pixels.shape[0]), (0, width - pixels.shape[1]), (0, 0))
            pixels = np.pad(pixels, grow, mode="edge")
        frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(pixels), format="rgb24")
        if self._format.pixel_format != "yuv420p":
            return frame.reformat(format=self._format.pixel_format)
        return frame.reformat(
            format="yuv420p", dst_colorspace=_BT709, dst_color_range=_LIMITED_RANGE
        )


class GifEncoder(Encoder):
    """GIF with one palette for the whole clip, so that what stands still does not shimmer.

    The palette is chosen from the first frames, which wait until it is; ordered dithering keeps
    unchanged pixels unchanged.
    """

    _PALETTE_FRAMES = 24
    _SAMPLE_SIDE_PX = 96
    _DITHER_LEVELS = 12.0
    # Pillow looks colours up in cells of four levels, by the cell's lower corner.
    _HALF_CELL = 2.0

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._waiting: list[tuple[NDArray[np.uint8], float]] = []
        self._palette: Image.Image | None = None
        self._dither: NDArray[np.float32] | None = None

    def write(self, pixels: NDArray[np.uint8], time_s: float) -> None:
        """Encode (H, W, 3) RGB; frames that follow too fast for a browser are left out."""
        if self._palette is not None:
            self._write_now(pixels, time_s)
            return
        self._waiting.append((pixels.copy(), time_s))
        if len(self._waiting) == self._PALETTE_FRAMES:
            self._choose_palette()

    def finish(self) -> None:
        """Write what still waits and complete the file."""
        if self._waiting:
            self._choose_palette()
        super().finish()

    def _write_now(self, pixels: NDArray[np.uint8], time_s: float) -> None:
        tick = round(time_s * _GIF_CLOCK_HZ)
        if self._last_tick < 0 or tick - self._last_tick >= _GIF_SHORTEST:
            super().write(pixels, time_s)

    def _choose_palette(self) -> None:
        side = self._SAMPLE_SIDE_PX
        samples = [resize(pixels, (side, side)) for pixels, _ in self._waiting]
        self._palette = Image.fromarray(np.vstack(samples)).quantize(
            256, method=Image.Quantize.MAXCOVERAGE, kmeans=4
        )
        waiting, self._waiting = self._waiting, []
        for pixels, time_s in waiting:
            self._write_now(pixels, time_s)

    def _converted(self, pixels: NDArray[np.uint8]) -> av.VideoFrame:
        assert self._palette is not None
        if self._dither is None:
            tiles = _bayer(pixels.shape[0], pixels.shape[1])
            self._dither = self._DITHER_LEVELS * tiles + self._HALF_CELL
        dithered = np.clip(pixels + self._dither[..., None], 0, 255).astype(np.uint8)
        indexed = Image.fromarray(dithered).quantize(
            palette=self._palette, dither=Image.Dither.NONE
        )
        colours = np.zeros((256, 4), np.uint8)
        table = np.array(indexed.getpalette("RGB"), np.uint8).reshape(-1, 3)
        colours[: len(table), 1:] = table
        colours[:, 0] = 255
        return av.VideoFrame.from_ndarray((np.asarray(indexed), colours), format="pal8")  # pyright: ignore[reportArgumentType]


def _bayer(height: int, width: int) -> NDArray[np.float32]:
    """(height, width) thresholds in -0.5..0.5 of an 8 x 8 ordered dither, tiled."""
    cell = np.zeros((1, 1))
    for _ in range(3):
        cell = np.block([[4 * cell, 4 * cell + 2], [4 * cell + 3, 4 * cell + 1]])
    tiles = np.tile((cell + 0.5) / 64 - 0.5, (-(-height // 8), -(-width // 8)))
    return tiles[:height, :width].astype(np.float32)
