"""Microphones, through PortAudio: which there are, and the sound of one of them.

sounddevice is imported when the first microphone is asked for: its library starts then.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Any, Self

from engine.errors import MediaError
from engine.media.microphone_list import MicrophoneInfo, find_microphone, refusal
from engine.media.portaudio import close_stream, open_stream, sounddevice
from engine.sound.preamp import Preamp
from engine.sound.ring import SoundReader, SoundRing
from engine.sound.stream_clock import StreamClock
from engine.types import AudioBlock

if TYPE_CHECKING:
    from engine.types import FloatArray

__all__ = ["Microphone", "SoundReader"]

_BLOCK_S = 0.02
_BUFFER_S = 0.3
"""Room in the host for a busy interpreter; it does not delay what is delivered."""
_SILENT_S = 1.5
"""A device that has handed over nothing for so long is taken for gone."""
_RATES_HZ = (48_000, 44_100, 16_000)
"""What is tried, in this order, after the rate that the device prefers."""


class Microphone:
    """An open microphone: mono, stamped on `time.monotonic`'s clock, nothing dropped.

    Args:
        name: of the device, or part of it; empty for the system's own choice.
        preamp: gain and gate, which act on what every reader gets.

    Attributes:
        preamp: may be turned at any time; tells the level.
        info: which device it is, once open.
        rate_hz: samples a second, once open.
    """

    def __init__(self, name: str = "", preamp: Preamp | None = None) -> None:
        self.name = name
        self.preamp = preamp or Preamp()
        self.rate_hz = _RATES_HZ[0]
        self.info: MicrophoneInfo | None = None
        self._ring = SoundRing()
        self._stream: Any = None
        self._ended = threading.Event()
        self._newest_s = 0.0

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def open(self) -> None:
        """Start to listen.

        Raises:
            MediaError: there is no such microphone, it is in use, or the system refuses it.
        """
        self.close()
        device = sounddevice()
        self.info = find_microphone(self.name)
        for rate_hz in dict.fromkeys((self.info.rate_hz, *_RATES_HZ)):
            try:
                self._start(self.info, rate_hz)
            except device.PortAudioError as error:
                if rate_hz != _RATES_HZ[-1] and refusal(error) == "rate":
                    continue
                self.preamp.end()
                raise _explained(error, self.info.name) from error
            return

    def close(self) -> None:
        """Let go of the device; safe to call twice."""
        stream, self._stream = self._stream, None
        self.preamp.end()
        if stream is not None:
            close_stream(stream)

    def reader(self) -> SoundReader:
        """A listener of its own: gets every block from now on, also across `open` and `close`."""
        return self._ring.reader()

    def check(self) -> None:
        """Make sure that it still delivers.

        Raises:
            MediaError: it was unplugged, or the sound system has stopped.
        """
        quiet_s = time.monotonic() - self._newest_s
        if self._stream is None or not (self._ended.is_set() or quiet_s > _SILENT_S):
            return
        name = self.info.name if self.info else self.name
        raise MediaError(
            f"The microphone {name} has stopped sending sound.",
            "It may have been unplugged; it is used again when it is back.",
        )

    def _start(self, info: MicrophoneInfo, rate_hz: int) -> None:
        clock = StreamClock(rate_hz)
        self.preamp.begin(rate_hz)

        def received(samples: FloatArray, frames: int, when: Any, status: Any) -> None:
            if status.input_overflow:
                clock.lost()
            self._newest_s = time.monotonic()
            time_s = clock.stamp(frames, when.currentTime, self._newest_s)
            heard = self.preamp.apply(samples[:, 0])
            self._ring.write(AudioBlock(heard, rate_hz, time_s))

        self._ended.clear()
        self._newest_s = time.monotonic()
        self._stream = open_stream(
            "InputStream", received, finished_callback=self._ended.set,
            samplerate=rate_hz, device=info.index, channels=1,
            blocksize=round(_BLOCK_S * rate_hz), latency=_BUFFER_S,
        )  # fmt: skip
        self.rate_hz = rate_hz


def _explained(error: Exception, name: str) -> MediaError:
    if refusal(error) == "busy":
        return MediaError(
            f"The microphone {name} is in use or may not be opened.",
            "Close the other program, or allow access to the microphone in the system's settings.",
        )
    return MediaError(f"The microphone {name} cannot be opened.", "Please try another one.")
