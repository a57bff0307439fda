"""The datagrams of the Live Link Face application, which Unreal Engine listens for.

One datagram a moment, big-endian: version 6 (1 byte), device and subject (each a 4-byte length
and the text), frame number (4), share of the next frame (float), frame rate as numerator and
denominator (4 + 4), the count 61 (1 byte) and 61 floats in the column order of the CSV take.
"""

from __future__ import annotations

import math
import struct
import uuid
from typing import TYPE_CHECKING

import numpy as np

from engine.errors import MediaError
from engine.facemodels.gaze import gaze_from_expression
from engine.live.datagrams import DatagramOut

if TYPE_CHECKING:
    from engine.drivers.performance import Performance
    from engine.types import FloatArray

LIVE_LINK_PORT = 11111
_VERSION, _COUNT, _RATE_HZ = 6, 61, 60


class LiveLinkOut:
    """Sends a performance as Live Link Face does. See `shown.MotionSink`.

    Args:
        host, port: of the computer that runs Unreal Engine.
        subject: the name under which it appears there.

    Raises:
        UsageError: there is no such host.
    """

    def __init__(
        self, host: str = "127.0.0.1", port: int = LIVE_LINK_PORT, subject: str = "Likeness"
    ) -> None:
        self.name = f"Live Link at {host}:{port}"
        self._out = DatagramOut(host, port)
        self._subject = subject
        self._device = str(uuid.uuid4()).upper()

    def send(self, moment: Performance) -> None:
        """See `MotionSink.send`."""
        self._out.send(live_link_datagram(moment, self._device, self._subject))

    def close(self) -> None:
        """See `MotionSink.close`."""
        self._out.close()


def live_link_datagram(moment: Performance, device: str, subject: str) -> bytes:
    """One calibrated moment as a datagram."""
    share, frame = math.modf(moment.time_s * _RATE_HZ)
    parts = [struct.pack(">B", _VERSION)]
    parts += [struct.pack(">i", len(text)) + text for text in (device.encode(), subject.encode())]
    parts.append(struct.pack(">ifii", int(frame) & 0x7FFFFFFF, share, _RATE_HZ, 1))
    parts.append(struct.pack(f">B{_COUNT}f", _COUNT, *live_link_values(moment)))
    return b"".join(parts)


def live_link_values(moment: Performance) -> FloatArray:
    """(61,) the 52 coefficients, then yaw, pitch and roll of head, left eye and right eye, rad."""
    left, right = gaze_from_expression(moment.expression)
    values = np.clip(moment.expression, 0.0, 1.0)
    return np.concatenate([values, moment.head_rad, left, [0.0], right, [0.0]]).astype(np.float32)


def parse_live_link(data: bytes) -> tuple[str, FloatArray]:
    """The subject and the (61,) values of a datagram.

    Raises:
        MediaError: it is none, or of another version.
    """
    try:
        (version,) = struct.unpack_from(">B", data)
        place, texts = 1, []
        for _ in range(2):
            (length,) = struct.unpack_from(">i", data, place)
            texts.append(data[place + 4 : place + 4 + length].decode("utf-8"))
            place += 4 + length
        (count,) = struct.unpack_from(">B", data, place + 16)
        values = struct.unpack_from(f">{_COUNT}f", data, place + 17)
    except (struct.error, UnicodeDecodeError) as error:
        raise MediaError("This is no datagram of Live Link Face.") from error
    if version != _VERSION or count != _COUNT:
        raise MediaError("This is no datagram of Live Link Face.")
    return texts[1], np.array(values, np.float32)
