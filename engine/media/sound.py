"""Carrying the sound of one file into a video that is being written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import av
from av.error import FFmpegError

from engine.errors import MediaError
from engine.media.files import require_readable

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from av.audio.stream import AudioStream
    from av.container import InputContainer, OutputContainer
    from av.packet import Packet

_COPIED = {
    "mp4": frozenset({"aac", "mp3", "ac3", "eac3", "alac"}),
    "mov": frozenset({"aac", "mp3", "ac3", "eac3", "alac", "pcm_s16le"}),
    "matroska": frozenset({"aac", "mp3", "ac3", "eac3", "flac", "opus", "vorbis"}),
    "webm": frozenset({"opus", "vorbis"}),
}
_ENCODED = {"mp4": "aac", "mov": "aac", "matroska": "aac", "webm": "libopus"}
_BIT_RATE = 160_000
# An encoder's priming packet carries no sound of its own but the first real one needs it.
_PRIMING_S = 0.03


class SoundTrack:
    """The first sound track of a file, muxed step by step beside the picture.

    Packets are copied where the container takes their codec and encoded anew where not. Sound
    keeps its place relative to the first picture of the file it comes from.

    Args:
        output: container being written, before its header is.
        path: file with the sound.

    Raises:
        MediaError: the file cannot be read, or holds no sound.
    """

    def __init__(self, output: OutputContainer, path: str | Path) -> None:
        source = require_readable(path)
        try:
            self._input: InputContainer = av.open(str(source), metadata_errors="replace")
        except (FFmpegError, OSError, ValueError) as error:
            raise MediaError(f"The sound of {source.name} cannot be read.") from error
        if not self._input.streams.audio:
            self._input.close()
            raise MediaError(f"{source.name} holds no sound.")
        self._output = output
        stream = self._input.streams.audio[0]
        self._start_s = _picture_start_s(self._input, stream)
        kind = output.format.name
        if stream.codec_context.name in _COPIED.get(kind, ()):
            self._packets = self._copied(stream)
        else:
            self._packets = self._encoded(stream, _ENCODED[kind])
        # The stream has to exist before the header is written: run to its first packet.
        self._next = next(self._packets, None)

    def advance(self, until_s: float) -> None:
        """Mux the sound that starts before `until_s` on the clip's clock."""
        while self._next is not None and self._next[0] < until_s:
            self._output.mux(self._next[1])
            self._next = next(self._packets, None)

    def close(self) -> None:
        """Let go of the source."""
        self._packets.close()
        self._input.close()

    def _copied(self, stream: AudioStream) -> Generator[tuple[float, Packet], None, None]:
        target = self._output.add_stream_from_template(stream)
        for packet in self._read(stream):
            if packet.pts is None or packet.time_base is None:
                continue
            shift = round(self._start_s / packet.time_base)
            packet.pts -= shift
            packet.dts = packet.pts
            time_s = float(packet.pts * packet.time_base)
            if time_s >= -_PRIMING_S:
                packet.stream = target
                yield time_s, packet

    def _encoded(
        self, stream: AudioStream, codec: str
    ) -> Generator[tuple[float, Packet], None, None]:
        rate = 48_000 if codec == "libopus" else min(stream.rate or 48_000, 48_000)
        layout = "mono" if stream.channels == 1 else "stereo"
        target: Any = self._output.add_stream(codec, rate=rate)
        target.bit_rate = _BIT_RATE
        target.codec_context.layout = layout
        target.codec_context.open()
        resampler = av.AudioResampler(
            target.codec_context.format, layout, rate, target.codec_context.frame_size
        )
        shift = round(self._start_s * rate)
        for packet in self._read(stream):
            try:
                frames = packet.decode()
            except FFmpegError:
                continue
            for frame in (new for old in frames for new in resampler.resample(old)):
                yield from _timed(target, frame, shift)
        for frame in resampler.resample(None):
            yield from _timed(target, frame, shift)
        yield from _timed(target, None, shift)

    def _read(self, stream: AudioStream) -> Generator[Packet, None, None]:
        """Packets up to the end, or up to where the file is damaged."""
        packets = self._input.demux(stream)
        while True:
            try:
                packet = next(packets, None)
            except FFmpegError:
                return
            if packet is None:
                return
            yield packet


def _timed(
    target: AudioStream, frame: av.AudioFrame | None, shift: int
) -> Generator[tuple[float, Packet], None, None]:
    if frame is not None and frame.pts is not None:
        frame.pts -= shift
        if frame.pts + frame.samples <= 0:
            return
    for packet in target.encode(frame):
        if packet.pts is not None and packet.time_base is not None:
            yield float(packet.pts * packet.time_base), packet


def _picture_start_s(container: InputContainer, sound: AudioStream) -> float:
    """When the first picture is shown on the file's own clock; the sound's start without one."""
    stream = container.streams.video[0] if container.streams.video else sound
    if stream.start_time is None or stream.time_base is None:
        return 0.0
    return float(stream.start_time * stream.time_base)
