"""Recording a take: every frame and every sample on the disk within half a second.

While it goes, three files grow beside each other: `NAME.csv` (the performance), `NAME.wav` (the
sound; sample 0 belongs to the first frame) and `NAME.recording`, which says that the recording
has not been ended. A program that dies leaves them as they are; `take_files.open_take` puts them
right. Frames and sound come from two threads; a third one writes.
"""

from __future__ import annotations

import os
import queue
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import numpy as np

from engine.drivers.take_rows import header, row
from engine.drivers.take_unfinished import begin_recording, end_recording, settle
from engine.errors import MediaError
from engine.media.files import FULL_DISK, require_writable
from engine.media.wav import WavRecorder
from engine.sound.steady import SteadySound
from engine.types import AudioBlock, FaceParams

if TYPE_CHECKING:
    from pathlib import Path

_FLUSH_S = 0.4
_EARLIER_S = 2.0
"""Sound that is kept until the first frame says where the take begins."""
_AT_REST = (np.zeros(52, np.float32), np.zeros(3, np.float32), np.zeros(3, np.float32))


@dataclass(frozen=True)
class _Moment:
    """One frame: when it was captured, and the face in it, None where none was seen."""

    captured_s: float
    params: FaceParams | None


@dataclass(frozen=True)
class Recorded:
    """What a recording holds.

    Attributes:
        path: the take.
        sound: its sound, or None.
        frames: how many frames.
        duration_s: from the first to the last one.
    """

    path: Path
    sound: Path | None
    frames: int
    duration_s: float


class TakeRecorder:
    """Writes a performance while it happens. `frame` and `sound` never wait for the disk.

    Args:
        path: the take to write, ending in .csv.

    Raises:
        MediaError: it cannot be written there, or a take or sound of that name exists.
    """

    def __init__(self, path: Path) -> None:
        self.path = require_writable(path)
        for taken in (self.path, self.path.with_suffix(".wav")):
            if taken.exists():
                raise MediaError(f"There is already a file {taken}.", "Please choose another name.")
        self._failure: MediaError | None = None
        self._queue: queue.SimpleQueue[_Moment | AudioBlock | None] = queue.SimpleQueue()
        self._rows = _Rows(self.path)
        self._track = _Track(self.path.with_suffix(".wav"))
        begin_recording(self.path)
        self._thread = threading.Thread(target=self._write, name="take", daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def frame(self, captured_s: float, params: FaceParams | None) -> None:
        """Add a frame.

        Args:
            captured_s: monotonic time of its capture.
            params: the face relative to the performer's neutral, or None where none was seen.

        Raises:
            MediaError: what came before could not be written, for instance because the disk is
                full; everything up to then is kept.
        """
        self._put(_Moment(captured_s, params))

    def sound(self, block: AudioBlock) -> None:
        """Add sound; its time is on the same clock as that of the frames.

        Raises:
            MediaError: as `frame`.
        """
        self._put(block)

    def close(self) -> Recorded:
        """End the recording; safe to call twice.

        Raises:
            MediaError: the last part could not be written.
        """
        if self._thread.is_alive():
            self._queue.put(None)
            self._thread.join()
        if self._failure is not None:
            raise self._failure
        end_recording(self.path)
        sound = self._track.path if self._track.samples else None
        return Recorded(self.path, sound, self._rows.count, self._rows.duration_s)

    def _put(self, item: _Moment | AudioBlock) -> None:
        if self._failure is not None:
            raise self._failure
        self._queue.put(item)

    def _write(self) -> None:
        try:
            while self._take_all():
                self._rows.flush()
                self._track.flush()
            self._rows.close()
            self._track.close()
        except OSError as error:
            reason = "the disk is full" if error.errno in FULL_DISK else str(error.strerror)
            self._failure = MediaError(
                f"The recording {self.path.name} has ended: {reason}.",
                f"The first {self._rows.duration_s:.0f} s are kept.",
            )
            for part in (self._rows, self._track):
                with suppress(OSError):
                    part.close()
            with suppress(OSError, MediaError):
                settle(self.path)

    def _take_all(self) -> bool:
        """Write what comes within the next moments; False at the end."""
        until_s = time.monotonic() + _FLUSH_S
        while (left_s := until_s - time.monotonic()) > 0:
            try:
                item = self._queue.get(timeout=left_s)
            except queue.Empty:
                break
            if item is None:
                return False
            if isinstance(item, AudioBlock):
                self._track.add(item)
            else:
                self._track.begin(self._rows.add(item))
        return True


class _Rows:
    """The growing CSV."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb", buffering=0)
        self._file.write(header(places=True, calibrated=True).encode())
        self._start_s: float | None = None
        self._last: FaceParams | None = None
        self.count = 0
        self.duration_s = 0.0

    def add(self, moment: _Moment) -> float:
        """Write one line; gives the time at which the take began."""
        if self._start_s is None:
            self._start_s = moment.captured_s
        self._last = moment.params or self._last
        self.duration_s = max(moment.captured_s - self._start_s, self.duration_s)
        expression, head, place = _AT_REST
        if self._last is not None:
            pose = self._last.pose
            expression = self._last.expression
            head = np.array([pose.yaw_rad, pose.pitch_rad, pose.roll_rad], np.float32)
            place = np.array(pose.translation_mm, np.float32)
        seen = moment.params is not None
        line = row(
            self.duration_s, expression, head, place, seen=seen, calibrated=True
        ).encode()
        while line:
            line = line[self._file.write(line) :]
        self.count += 1
        return self._start_s

    def flush(self) -> None:
        os.fsync(self._file.fileno())

    def close(self) -> None:
        if not self._file.closed:
            try:
                self.flush()
            finally:
                self._file.close()


class _Track:
    """The growing sound file: made when the first frame and the first block are there."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.samples = 0
        self._start_s: float | None = None
        self._early: list[AudioBlock] = []
        self._steady: SteadySound | None = None
        self._file: WavRecorder | None = None

    def begin(self, start_s: float) -> None:
        if self._start_s is None:
            self._start_s = start_s
            early, self._early = self._early, []
            for block in early:
                self.add(block)

    def add(self, block: AudioBlock) -> None:
        if self._start_s is None:
            self._early.append(block)
            while block.time_s - self._early[0].time_s > _EARLIER_S:
                self._early.pop(0)
            return
        if block.time_s + len(block.samples) / block.rate_hz <= self._start_s:
            return
        if self._steady is None or self._file is None:
            self._steady = SteadySound(block.rate_hz, self._start_s)
            self._file = WavRecorder(self.path, block.rate_hz)
        self._file.add(self._steady.add(block))
        self.samples = self._steady.samples

    def flush(self) -> None:
        if self._file is not None:
            self._file.flush()

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
