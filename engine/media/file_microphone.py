"""The sound of a video in place of a microphone, in step with its pictures."""

from __future__ import annotations

import threading
import time
from contextlib import closing
from typing import TYPE_CHECKING

import av
from av.error import FFmpegError

from engine.errors import MediaError
from engine.sound.preamp import Preamp
from engine.sound.ring import SoundReader, SoundRing
from engine.types import AudioBlock

if TYPE_CHECKING:
    from collections.abc import Generator

    from engine.media.paced_cameras import FileCamera
    from engine.types import FloatArray

_RATE_HZ = 48_000
_BLOCK_S = 0.01
_POLL_S = 0.02


class FileMicrophone:
    """Hands out the sound of the video that `camera` shows; looks like `Microphone`.

    Args:
        camera: opened by somebody else; its rounds are followed.
        preamp: see `Microphone`.

    Attributes:
        rate_hz: samples a second.
        preamp: see `Microphone`.

    Raises:
        MediaError: the video has no sound.
    """

    rate_hz = _RATE_HZ

    def __init__(self, camera: FileCamera, preamp: Preamp | None = None) -> None:
        if not camera.has_sound:
            raise MediaError(f"{camera.name} holds no sound.")
        self.name = f"the sound of {camera.name}"
        self.preamp = preamp or Preamp()
        self._camera = camera
        self._ring = SoundRing()
        self._closing = threading.Event()
        self._thread: threading.Thread | None = None

    def open(self) -> None:
        """See `Microphone.open`."""
        self.close()
        self._closing.clear()
        self._thread = threading.Thread(target=self._play, name="file sound", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """See `Microphone.close`."""
        thread, self._thread = self._thread, None
        self._closing.set()
        if thread is not None:
            thread.join()
        self.preamp.end()

    def reader(self) -> SoundReader:
        """See `Microphone.reader`."""
        return self._ring.reader()

    def check(self) -> None:
        """See `Microphone.check`; a file is not unplugged."""

    def _play(self) -> None:
        played_s = 0.0
        while not self._closing.is_set():
            start_s = self._camera.round_start_s
            if start_s == played_s:
                self._closing.wait(_POLL_S)
                continue
            played_s = start_s
            self.preamp.begin(_RATE_HZ)
            with closing(_blocks(self._camera)) as blocks:
                for time_s, samples in blocks:
                    due_s = start_s + time_s + len(samples) / _RATE_HZ
                    if self._closing.wait(max(due_s - time.monotonic(), 0.0)):
                        return
                    heard = self.preamp.apply(samples)
                    self._ring.write(AudioBlock(heard, _RATE_HZ, start_s + time_s))


def _blocks(camera: FileCamera) -> Generator[tuple[float, FloatArray], None, None]:
    """Seconds after the first picture, and mono samples; up to where the file is damaged."""
    resampler = av.AudioResampler("fltp", "mono", _RATE_HZ, round(_BLOCK_S * _RATE_HZ))
    with av.open(str(camera.path), metadata_errors="replace") as container:
        video, sound = container.streams.video[0], container.streams.audio[0]
        start_s = float((video.start_time or 0) * (video.time_base or 0))
        try:
            for frame in container.decode(sound):
                for each in resampler.resample(frame):
                    time_s = (each.time or 0.0) - start_s
                    if time_s >= 0:
                        yield time_s, each.to_ndarray()[0]
        except FFmpegError:
            return
