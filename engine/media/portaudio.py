"""PortAudio through sounddevice: its streams, and when it may look for devices again.

It reads the list of devices once, when it starts. What was plugged in since is seen when it starts
anew, and no stream survives that; so every stream of the program is opened and closed here.
"""

from __future__ import annotations

import atexit
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Literal

from engine.errors import UnavailableError
from engine.media.quiet import quiet_native

if TYPE_CHECKING:
    from collections.abc import Callable

_PATIENCE_S = 1.0
_open: set[Any] = set()
using = threading.RLock()
"""Held by whoever reads the list of devices, and while a stream is opened."""


def sounddevice() -> Any:
    """The package, with PortAudio started.

    Raises:
        UnavailableError: the package or PortAudio is missing.
    """
    try:
        with quiet_native():
            import sounddevice
    except ImportError as error:
        raise UnavailableError("The package sounddevice is not installed.") from error
    except OSError as error:
        raise UnavailableError(
            "The system library PortAudio is missing.", "On Debian: apt install libportaudio2."
        ) from error
    return sounddevice


def look_again() -> None:
    """Read the list of devices anew; nothing happens while a stream is open.

    Raises:
        UnavailableError: PortAudio is missing.
        sounddevice.PortAudioError: it does not start again.
    """
    device = sounddevice()
    with using:
        if not _open:
            with quiet_native():
                with suppress(device.PortAudioError):  # It may not have started the last time.
                    device._terminate()
                device._initialize()


def open_stream(
    kind: Literal["InputStream", "OutputStream"], callback: Callable[..., None], **options: Any
) -> Any:
    """A stream that runs; end it with `close_stream`.

    Args:
        kind: the class of sounddevice.
        callback: takes or gives the samples, on a thread of PortAudio.
        options: see sounddevice.

    Raises:
        UnavailableError: PortAudio is missing.
        sounddevice.PortAudioError, ValueError: there is no such device, or it refuses.
    """
    with using:
        stream = getattr(sounddevice(), kind)(callback=callback, dtype="float32", **options)
        _open.add(stream)
    try:
        stream.start()
    except BaseException:
        close_stream(stream)
        raise
    return stream


def close_stream(stream: Any) -> None:
    """End a stream, waiting no longer than a second.

    When the sound server has died, ALSA's connection to it may never return; PortAudio then waits
    for ever, also when it is told to end. Such a stream is left behind.
    """

    def close() -> None:
        # `stop` would wait for a buffer that a silent or unplugged device never fills.
        stream.abort(ignore_errors=True)
        stream.close(ignore_errors=True)
        with using:
            _open.discard(stream)

    thread = threading.Thread(target=close, name="closing sound", daemon=True)
    thread.start()
    thread.join(_PATIENCE_S)
    if thread.is_alive():
        atexit.unregister(sounddevice()._exit_handler)
