"""A crash-safe movie of what is shown, with the microphone's sound, as a sink."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.errors import MediaError
from engine.live.sinks import SinkStage
from engine.live.slot import Slot
from engine.media.live_recording import LiveRecording, require_recordable
from engine.sound.steady import SteadySound

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from engine.live.shown import Shown
    from engine.sound.ring import SoundReader
    from engine.types import FloatArray

_LATEST_S = 0.7
"""Sound that lags behind the picture by more is silence: the muxer waits for the slower of both."""
_PLACES = 90
"""Pictures that may wait while a disk is slow: three seconds."""


class Movie:
    """Writes what is shown to an MP4. See `PictureSink`.

    Args:
        path: the MP4 to be; until the end it is `NAME.recording.mp4`.
        start_s: the moment on `time.monotonic` that is its beginning.
        reader, rate_hz: the microphone's sound, or None for silence.
        delay_s: how much later than its stamps the sound belongs.
        made_by_network: whether a trained network paints the pictures.

    Raises:
        MediaError: nothing can be recorded there.

    Attributes:
        frames, seconds: written so far.
        finished: the complete file, once it is.
    """

    def __init__(
        self,
        path: Path,
        start_s: float,
        *,
        reader: SoundReader | None = None,
        rate_hz: int = 0,
        delay_s: float = 0.0,
        made_by_network: bool = False,
    ) -> None:
        require_recordable(path)
        self.name = "recording"
        self.path = path
        self.frames = 0
        self.seconds = 0.0
        self.finished: Path | None = None
        self._start_s, self._made_by_network = start_s, made_by_network
        self._reader, self._rate_hz = reader, rate_hz
        self._sound = SteadySound(rate_hz, start_s - delay_s) if reader else None
        self._recording: LiveRecording | None = None

    def open(self, size_hw: tuple[int, int], fps: float) -> None:
        """See `PictureSink.open`. A change of size ends the movie: its frames have one size.

        Raises:
            MediaError: the file cannot be written.
        """
        if self.frames:
            raise MediaError(
                "The size of the picture has changed, so the recording ends here.",
                f"{self.seconds:.0f} s are kept in {self.path.name}.",
            )
        self._recording = LiveRecording(
            self.path,
            size_hw,
            fps,
            self._start_s,
            sound_hz=self._rate_hz if self._sound else None,
            made_by_network=self._made_by_network,
        )

    def write(self, shown: Shown) -> None:
        """See `PictureSink.write`.

        Raises:
            MediaError: the disk is full; what was written so far stays.
        """
        assert self._recording is not None
        try:
            self._hear(shown.captured_s - self._start_s - _LATEST_S)
            self._recording.write_picture(shown.pixels, shown.captured_s)
        except MediaError as error:
            kept = self._recording.working.name
            self._recording.abandon()
            self._recording = None
            raise MediaError(
                error.sentence, f"The recording ends; {self.seconds:.0f} s are kept in {kept}."
            ) from error
        self.frames, self.seconds = self._recording.frames, self._recording.duration_s

    def close(self) -> None:
        """See `PictureSink.close`; completes the file.

        Raises:
            MediaError: it cannot be completed; the working file stays and can be played.
        """
        recording, self._recording = self._recording, None
        if recording is None:
            return
        if not self.frames:
            recording.abandon()
            recording.working.unlink(missing_ok=True)
            return
        recording.write_sound(self._fresh())
        self.finished = recording.finish()

    def _hear(self, until_s: float) -> None:
        """Write the sound that has come; silence where none comes any more."""
        assert self._recording is not None
        if self._sound is None:
            return
        self._recording.write_sound(self._fresh())
        missing = round(until_s * self._rate_hz) - self._sound.samples
        if missing > 0:
            self._recording.write_sound(np.zeros(missing, np.float32))
            self._sound.samples += missing

    def _fresh(self) -> FloatArray:
        blocks = self._reader.read() if self._reader else []
        parts = [self._sound.add(block) for block in blocks] if self._sound else []
        return np.concatenate([np.empty(0, np.float32), *parts])


class MovieStage(SinkStage):
    """The movie's thread: loses no picture to a short hold-up, and ends at the first error."""

    def __init__(self, movie: Movie, fps: float, tell: Callable[[str], None]) -> None:
        super().__init__(movie, fps, tell)
        self.movie = movie
        self.slot: Slot[Shown] = Slot(_PLACES)
        self._draining = False

    def finish(self) -> None:
        """Write what still waits, then end."""
        self._draining = True

    def step(self) -> bool:
        """Write one picture; False once all are written after `finish`."""
        if self._draining and not self.slot.waiting:
            return False
        return super().step()

    def run(self) -> None:
        """Once: a recording that failed is not begun anew over what it kept."""
        self._lived()
        self._state = "ended"
