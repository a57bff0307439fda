"""Which microphones there are, and what it means when one cannot be had."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from engine.errors import MediaError
from engine.media import portaudio

_INVALID_RATE = -9997
_BUSY = frozenset({-9985, -9999, -9996})
"""Device unavailable, host error and device gone: what PortAudio says of a device in use."""


@dataclass(frozen=True)
class MicrophoneInfo:
    """One device that records.

    Attributes:
        name: what the system calls it.
        index: PortAudio's number; holds until they are listed again.
        system: the sound system it belongs to ("ALSA", "Core Audio", "Windows WASAPI").
        rate_hz: the sample rate it prefers.
        is_default: whether the system would choose it.
    """

    name: str
    index: int
    system: str
    rate_hz: int
    is_default: bool


def list_microphones() -> tuple[MicrophoneInfo, ...]:
    """Everything that records now, the default first.

    What was plugged in or out while a microphone or loudspeaker is open is seen once it is closed.

    Raises:
        UnavailableError: PortAudio is missing.
        MediaError: the sound system does not answer.
    """
    device = portaudio.sounddevice()
    try:
        with portaudio.using:
            portaudio.look_again()
            systems = device.query_hostapis()
            found = device.query_devices()
            default = device.default.device[0]
    except device.PortAudioError as error:
        raise MediaError("The sound system does not answer.") from error
    microphones = [
        _described(each, str(systems[each["hostapi"]]["name"]), default)
        for each in found
        if each["max_input_channels"] > 0
    ]
    return tuple(sorted(microphones, key=lambda each: not each.is_default))


def _described(device: Any, system: str, default: int) -> MicrophoneInfo:
    # ALSA names 44.1 kHz for everything; servers and hardware behind it run at 48.
    rate_hz = 48_000 if system == "ALSA" else round(device["default_samplerate"])
    index = int(device["index"])
    return MicrophoneInfo(str(device["name"]), index, system, rate_hz, index == default)


def find_microphone(name: str) -> MicrophoneInfo:
    """The microphone of that name, else the first whose name contains it; empty for the default.

    Raises:
        UnavailableError: PortAudio is missing.
        MediaError: there is none.
    """
    microphones = list_microphones()
    if not microphones:
        raise MediaError(
            "No microphone was found.", "Plug one in, or check the system's sound settings."
        )
    wanted = name.casefold()
    for fits in (wanted.__eq__, lambda each: wanted in each):
        for microphone in microphones:
            if not name or fits(microphone.name.casefold()):
                return microphone
    names = ", ".join(each.name for each in microphones)
    raise MediaError(f"There is no microphone called {name!r}.", f"There are: {names}.")


def refusal(error: Exception) -> Literal["rate", "busy", "other"]:
    """What a PortAudioError is about."""
    code = error.args[1] if len(error.args) > 1 else 0
    if code == _INVALID_RATE:
        return "rate"
    return "busy" if code in _BUSY else "other"
