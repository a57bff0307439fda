"""Recording a picture with sound so that a crash loses less than a second.

The file is a fragmented MP4: every half second is complete in itself and reaches the system at
once, so what was recorded plays after `kill -9` or a power cut. It is written under the name
`NAME.recording.mp4`; on a clean end its streams are copied into an ordinary MP4 called `NAME.mp4`.
"""

from __future__ import annotations

from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import av
import numpy as np
from av.error import FFmpegError

from engine.errors import MediaError
from engine.media import containers, metadata
from engine.media.files import atomic, explained, require_writable
from engine.media.video_encoding import Encoder, Format

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.types import ByteArray, FloatArray

FRAGMENT_S = 0.5
_CRF = 20
_BIT_RATE = 128_000
_SOUND_FRAME = 1024


class LiveRecording:
    """A picture and its sound on one clock, written as they come. Belongs to one thread.

    Args:
        path: the MP4 to be.
        size_hw: of every picture in pixels.
        fps: about how many come in a second; their own times count.
        start_s: the moment on `time.monotonic` that is the beginning of the file.
        sound_hz: rate of the sound, or None for a silent recording.
        made_by_network: whether a trained network paints any of it.

    Raises:
        MediaError: the file cannot be written.
    """

    def __init__(
        self,
        path: str | Path,
        size_hw: tuple[int, int],
        fps: float,
        start_s: float,
        *,
        sound_hz: int | None = None,
        made_by_network: bool = False,
    ) -> None:
        self.path = Path(path)
        require_recordable(self.path)
        self.working = working_path(self.path)
        self.start_s = start_s
        self.frames = 0
        self._xmp = metadata.signed_xmp(b"", made_by_network=made_by_network)
        tags = {"DIGITAL_SOURCE_TYPE": metadata.source_type(self._xmp)}
        rate = Fraction(fps).limit_denominator(1001)
        with _explaining(self.working):
            self._encoder = _LiveEncoder(self.working, size_hw, rate, tags, sound_hz)

    @property
    def duration_s(self) -> float:
        """Length of the picture so far."""
        return self._encoder.seconds

    def write_picture(self, pixels: ByteArray, time_s: float) -> None:
        """Append (H, W, 3) RGB captured at `time_s`; one from before the beginning is left out.

        Raises:
            MediaError: the disk is full.
        """
        if time_s < self.start_s:
            return
        with _explaining(self.working):
            self._encoder.write(pixels, time_s - self.start_s)
        self.frames += 1

    def write_sound(self, samples: FloatArray) -> None:
        """Append (N,) samples that follow those written before, the first one at `start_s`.

        Raises:
            MediaError: the disk is full.
        """
        with _explaining(self.working):
            self._encoder.write_sound(samples)

    def finish(self) -> Path:
        """Complete the file under its own name.

        Returns:
            where it is: `path`, or the working file where only that could be kept.

        Raises:
            MediaError: there were no pictures, or the disk is full; the working file stays.
        """
        with _explaining(self.working):
            self._encoder.finish()
        if not self.frames:
            self.working.unlink(missing_ok=True)
            raise MediaError(f"{self.path.name} was not written: there were no pictures.")
        complete(self.working, self.path, self._xmp)
        return self.path

    def abandon(self) -> None:
        """Close the working file as it is, for instance after an error; it stays playable."""
        try:
            self._encoder.abandon()
        except (FFmpegError, OSError):
            return  # What was written is on the disk; the rest had no room.


def require_recordable(path: Path) -> None:
    """Make sure, before anything is recorded, that it can be.

    Raises:
        MediaError: another ending than .mp4, or a place that cannot be written.
    """
    if path.suffix.lower() != ".mp4":
        raise MediaError(f"A live recording is written as .mp4, not as {path.name}.")
    require_writable(path)


def working_path(path: Path) -> Path:
    """The file a recording to `path` is written to until it is finished."""
    return path.with_name(f"{path.stem}.recording.mp4")


def complete(working: Path, path: Path, xmp: bytes = b"") -> None:
    """Copy the streams of a working file, also one that a crash left, into an ordinary MP4.

    Args:
        working: removed afterwards.
        path: the MP4.
        xmp: what the file says of its origin, or empty to sign it as made without a network.

    Raises:
        MediaError: it cannot be read or written; the working file stays.
    """
    with atomic(path) as beside:
        try:
            _copy(working, beside)
        except FFmpegError as error:
            raise MediaError(f"{working.name} cannot be read.") from error
        containers.embed_xmp(beside, xmp or metadata.signed_xmp(b"", made_by_network=False))
    working.unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    with (
        av.open(str(source)) as old,
        av.open(
            str(target), "w", format="mp4", container_options={"movflags": "+faststart"}
        ) as new,
    ):
        new.metadata.update(old.metadata)
        twins = {
            stream.index: new.add_stream_from_template(stream)
            for stream in (*old.streams.video, *old.streams.audio)
        }
        for packet in old.demux(*old.streams.video, *old.streams.audio):
            if packet.dts is not None:
                packet.stream = twins[packet.stream.index]
                new.mux(packet)


class _LiveEncoder(Encoder):
    """H.264 without look-ahead in half-second fragments, and AAC."""

    def __init__(
        self,
        path: Path,
        size_hw: tuple[int, int],
        fps: Fraction,
        tags: dict[str, str],
        sound_hz: int | None,
    ) -> None:
        every = str(max(1, round(FRAGMENT_S * fps)))
        how = Format(
            "mp4", "libx264",
            muxer_options={
                "movflags": "frag_keyframe+empty_moov+default_base_moof",
                # Pictures may come slower than promised; time alone ends a fragment, too.
                "frag_duration": str(round(FRAGMENT_S * 1e6)),
                "flush_packets": "1",
            },
            codec_options={
                "crf": "{crf}", "preset": "{preset}", "tune": "zerolatency", "g": every,
                "keyint_min": every,
            },
        )  # fmt: skip
        settings = {"crf": str(_CRF), "preset": "superfast"}
        super().__init__(path, how, size_hw, fps, settings=settings, tags=tags, audio_from=None)
        self._voice: Any = None
        if sound_hz:
            self._voice = self._container.add_stream("aac", rate=sound_hz)
            self._voice.bit_rate = _BIT_RATE
            self._voice.codec_context.layout = "mono"
        self._rate_hz = sound_hz or 0
        self._rest = np.empty(0, np.float32)
        self._samples = 0
        self.seconds = 0.0

    def write(self, pixels: ByteArray, time_s: float) -> None:
        """See `Encoder.write`."""
        super().write(pixels, time_s)
        self.seconds = self._end_s

    def write_sound(self, samples: FloatArray) -> None:
        """Append (N,) samples; they are encoded by the thousand."""
        if self._voice is None:
            return
        sound = np.concatenate([self._rest, samples])
        whole = len(sound) - len(sound) % _SOUND_FRAME
        for start in range(0, whole, _SOUND_FRAME):
            part = np.ascontiguousarray(sound[None, start : start + _SOUND_FRAME])
            frame = av.AudioFrame.from_ndarray(part, format="fltp", layout="mono")
            frame.sample_rate = self._rate_hz
            frame.pts, frame.time_base = self._samples, Fraction(1, self._rate_hz)
            self._samples += _SOUND_FRAME
            self._mux(self._voice.encode(frame))
        self._rest = sound[whole:]

    def finish(self) -> None:
        """See `Encoder.finish`."""
        if self._voice is not None:
            missing = round(self.seconds * self._rate_hz) - self._samples - len(self._rest)
            self.write_sound(np.zeros(max(missing, 0) + _SOUND_FRAME, np.float32))
            self._mux(self._voice.encode(None))
        super().finish()


@contextmanager
def _explaining(path: Path) -> Iterator[None]:
    """Turn what the encoder and the system raise into one sentence."""
    try:
        yield
    except OSError as error:
        sentence = explained(error, path) or MediaError(f"{path.name} cannot be written.")
        raise sentence from error
