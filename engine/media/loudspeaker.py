"""Sound played to the system's loudspeaker, through PortAudio."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.errors import MediaError
from engine.media.portaudio import close_stream, open_stream, sounddevice, using
from engine.media.sound_reading import at_rate

if TYPE_CHECKING:
    from engine.types import AudioBlock, FloatArray

_LATENCY_S = 0.06
"""Asked of the host: short enough for lips and voice, long enough for a busy interpreter."""


class Loudspeaker:
    """Plays one sound at a time."""

    def __init__(self) -> None:
        self._stream: Any = None

    def play(self, sound: AudioBlock, from_s: float = 0.0) -> None:
        """Begin to play, in place of what is being played; returns at once.

        Args:
            sound: mono.
            from_s: where to begin.

        Raises:
            UnavailableError: PortAudio is missing.
            MediaError: there is no loudspeaker, or it refuses.
        """
        self.stop()
        device = sounddevice()
        try:
            rate_hz = _rate_hz(device, sound.rate_hz)
            heard = at_rate(sound, rate_hz)
            rest = heard.samples[max(round(from_s * rate_hz), 0) :]
            self._stream = open_stream(
                "OutputStream", _Feed(rest, device),
                samplerate=rate_hz, channels=1, latency=_LATENCY_S,
            )  # fmt: skip
        except (device.PortAudioError, ValueError) as error:
            raise MediaError("No loudspeaker can be used.") from error

    def stop(self) -> None:
        """Be silent; safe to call twice."""
        stream, self._stream = self._stream, None
        if stream is not None:
            close_stream(stream)


def _rate_hz(device: Any, wanted_hz: int) -> int:
    """The rate of the sound where the loudspeaker knows it, else its own."""
    with using:
        try:
            device.check_output_settings(channels=1, samplerate=wanted_hz)
        except device.PortAudioError:
            return round(device.query_devices(kind="output")["default_samplerate"])
    return wanted_hz


class _Feed:
    """Hands samples to PortAudio's thread."""

    def __init__(self, samples: FloatArray, device: Any) -> None:
        self._samples, self._device, self._at = samples, device, 0

    def __call__(self, out: FloatArray, frames: int, _time: Any, _status: Any) -> None:
        piece = self._samples[self._at : self._at + frames]
        out[: len(piece), 0] = piece
        out[len(piece) :] = 0.0
        self._at += frames
        if not len(piece):
            raise self._device.CallbackStop
