"""WAV files that may be cut off at any moment: written as the sound comes, repaired on opening.

Layout (Multimedia Programming Interface and Data Specifications 1.0, 1991): "RIFF", size of the
rest, "WAVE", then a "fmt " chunk of 16 bytes and a "data" chunk that reaches to the end. 16-bit
PCM, mono: what every program reads.
"""

from __future__ import annotations

import os
import struct
from typing import TYPE_CHECKING

import numpy as np

from engine.errors import MediaError

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

    from engine.types import FloatArray

_HEAD = struct.Struct("<4sI4s4sIHHIIHH4sI")
_BYTES = 2
_MOST_BYTES = 0xFFFFFFFF - _HEAD.size
"""Sizes are 32-bit: about twelve hours at 48 kHz."""


class WavRecorder:
    """A mono 16-bit WAV file that grows; each `flush` leaves a complete, playable file.

    Args:
        path: the file; one that exists is replaced.
        rate_hz: sample rate.

    Raises:
        OSError: the file cannot be written; `add` and `flush` raise it too.
    """

    def __init__(self, path: Path, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._samples = 0
        self._file = path.open("wb", buffering=0)
        self._file.write(_head(rate_hz, 0))

    def add(self, samples: FloatArray) -> None:
        """Append (N,) samples in [-1, 1]."""
        room = _MOST_BYTES // _BYTES - self._samples
        data = to_pcm16(samples[:room])
        _write_all(self._file, data.tobytes())
        self._samples += len(data)

    def flush(self) -> None:
        """Force everything to the disk."""
        self._file.seek(0)
        self._file.write(_head(self._rate_hz, self._samples))
        self._file.seek(0, os.SEEK_END)
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Complete the file."""
        if not self._file.closed:
            try:
                self.flush()
            finally:
                self._file.close()


def repair_wav(path: Path) -> float:
    """Make a recording that was cut off playable; its duration in seconds.

    Raises:
        MediaError: the file is not one that `WavRecorder` wrote.
    """
    with path.open("r+b") as file:
        head = file.read(_HEAD.size)
        fields = _HEAD.unpack(head) if len(head) == _HEAD.size else ()
        if not fields or fields[0] != b"RIFF" or fields[2] != b"WAVE" or fields[11] != b"data":
            raise MediaError(f"{path.name} is not a recording that can be repaired.")
        rate_hz = fields[6]
        samples = (file.seek(0, os.SEEK_END) - _HEAD.size) // _BYTES
        file.truncate(_HEAD.size + samples * _BYTES)
        file.seek(0)
        file.write(_head(rate_hz, samples))
    return samples / rate_hz


def to_pcm16(samples: FloatArray) -> np.ndarray[tuple[int], np.dtype[np.int16]]:
    """(N,) float32 in [-1, 1] to 16-bit integers; x / 32768 leads back."""
    return np.clip(np.rint(samples * 32768.0), -32768, 32767).astype("<i2")


def _head(rate_hz: int, samples: int) -> bytes:
    size = samples * _BYTES
    return _HEAD.pack(
        b"RIFF", _HEAD.size - 8 + size, b"WAVE", b"fmt ", 16, 1, 1, rate_hz, rate_hz * _BYTES,
        _BYTES, 8 * _BYTES, b"data", size,
    )  # fmt: skip


def _write_all(file: BinaryIO, data: bytes) -> None:
    """An unbuffered file may take less than it is given."""
    view = memoryview(data)
    while len(view):
        view = view[file.write(view) :]
