"""The VMC protocol (Virtual Motion Capture, protocol.vmc.info): faces to and from other programs.

OSC over UDP, usually to port 39539. Blend shapes carry the ARKit names in PascalCase, as programs
with "perfect sync" expect, and VRM's own blink and mouth shapes for those without; the head is the
rotation of the bones Head and Neck. Unity's axes: left-handed, +x to the person's right, +y up,
+z out of the face.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import numpy as np
from pythonosc.osc_bundle_builder import IMMEDIATELY, OscBundleBuilder
from pythonosc.osc_message_builder import OscMessageBuilder
from pythonosc.osc_packet import OscPacket, ParseError
from scipy.spatial.transform import Rotation

from engine.drivers.performance import Performance
from engine.live.datagrams import DatagramIn, DatagramOut
from engine.types import ARKIT_INDEX, ARKIT_NAMES, Pose

if TYPE_CHECKING:
    from pythonosc.osc_message import OscMessage

    from engine.types import FloatArray

VMC_PORT = 39539
_NECK_SHARE = 0.4
"""How much of the head's turn people do with the neck."""
_A_BUNDLE = 24
"""Messages; the longest are 60 bytes."""
_FLIP = np.diag([-1.0, 1.0, 1.0])
_BY_LOWER = {name.lower(): index for index, name in enumerate(ARKIT_NAMES)}
_PERFECT = tuple(name[0].upper() + name[1:] for name in ARKIT_NAMES)
_FROM_VRM: dict[str, tuple[tuple[str, float], ...]] = {
    "blink": (("eyeBlinkLeft", 1.0), ("eyeBlinkRight", 1.0)),
    "blink_l": (("eyeBlinkLeft", 1.0),),
    "blink_r": (("eyeBlinkRight", 1.0),),
    "blinkleft": (("eyeBlinkLeft", 1.0),),
    "blinkright": (("eyeBlinkRight", 1.0),),
    "a": (("jawOpen", 0.7),),
    "i": (("mouthStretchLeft", 0.5), ("mouthStretchRight", 0.5), ("jawOpen", 0.15)),
    "u": (("mouthPucker", 0.7), ("jawOpen", 0.15)),
    "e": (("mouthSmileLeft", 0.3), ("mouthSmileRight", 0.3), ("jawOpen", 0.35)),
    "o": (("mouthFunnel", 0.6), ("jawOpen", 0.4)),
}  # fmt: skip
"""VRM's own shapes in ARKit's, for senders without perfect sync (own choice, by eye)."""


class VmcOut:
    """Sends a performance as VMC. See `shown.MotionSink`.

    Args:
        host, port: of the receiver.

    Raises:
        UsageError: there is no such host.
    """

    def __init__(self, host: str = "127.0.0.1", port: int = VMC_PORT) -> None:
        self.name = f"VMC at {host}:{port}"
        self._out = DatagramOut(host, port)
        self._start_s = time.monotonic()

    def send(self, moment: Performance) -> None:
        """See `MotionSink.send`."""
        for bundle in vmc_bundles(moment, moment.time_s - self._start_s):
            self._out.send(bundle)

    def close(self) -> None:
        """See `MotionSink.close`."""
        self._out.close()


class VmcIn:
    """A performance that arrives as VMC. See `shown.MotionSource`.

    Args:
        port: where it is awaited.
        host: on which of this computer's addresses; all by default.
    """

    fps = 60.0

    def __init__(self, port: int = VMC_PORT, host: str = "0.0.0.0") -> None:
        self.name = f"VMC on port {port}"
        self._in = DatagramIn(host, port)
        self._values: dict[str, float] = {}
        self._turns = {"head": np.eye(3), "neck": np.eye(3)}
        self._index = 0

    @property
    def port(self) -> int:
        """The port that is listened on, once open."""
        return self._in.port

    def open(self) -> None:
        """See `MotionSource.open`."""
        self._in.open()

    def receive(self, timeout_s: float) -> Performance | None:
        """See `MotionSource.receive`; what is no OSC is passed over."""
        until_s = time.monotonic() + timeout_s
        while (left_s := until_s - time.monotonic()) > 0:
            data = self._in.receive(left_s)
            if data is None:
                return None
            stamp_s = time.monotonic()
            try:
                messages = [timed.message for timed in OscPacket(data).messages]
            except ParseError:
                continue
            try:
                # All of them are heard, also after an Apply in the middle of a bundle.
                complete = sum(self._hear(message) for message in messages) > 0
            except (TypeError, ValueError):
                continue
            if complete:
                self._index += 1
                return self._moment(stamp_s)
        return None

    def close(self) -> None:
        """See `MotionSource.close`."""
        self._in.close()

    def _hear(self, message: OscMessage) -> bool:
        """Take one message in; whether a face is complete with it."""
        values: list[Any] = list(message.params)
        if message.address == "/VMC/Ext/Blend/Val" and len(values) >= 2:
            self._values[str(values[0]).lower()] = float(values[1])
        elif message.address == "/VMC/Ext/Bone/Pos" and len(values) >= 8:
            bone, turn = str(values[0]).lower(), np.array(values[4:8], np.float64)
            if bone in self._turns and np.isfinite(turn).all() and np.linalg.norm(turn) > 1e-6:
                self._turns[bone] = _FLIP @ Rotation.from_quat(turn).as_matrix() @ _FLIP
        return message.address == "/VMC/Ext/Blend/Apply"

    def _moment(self, time_s: float) -> Performance:
        expression = np.zeros(len(ARKIT_NAMES), np.float32)
        arkit = [name for name in self._values if name in _BY_LOWER]
        for name in arkit:
            expression[_BY_LOWER[name]] = self._values[name]
        for name in self._values.keys() & _FROM_VRM.keys() if not arkit else ():
            for shape, share in _FROM_VRM[name]:
                expression[ARKIT_INDEX[shape]] += share * self._values[name]
        pose = Pose.from_rotation(self._turns["neck"] @ self._turns["head"], (0.0, 0.0, 0.0))
        angles = np.array([pose.yaw_rad, pose.pitch_rad, pose.roll_rad], np.float32)
        still = np.zeros(3, np.float32)
        values = np.nan_to_num(np.clip(expression, 0.0, 1.0))
        return Performance(time_s, self._index, values, angles, still)


def vmc_bundles(moment: Performance, clock_s: float) -> list[bytes]:
    """One calibrated moment as OSC bundles that each fit an Ethernet frame.

    Args:
        moment: all zero at rest.
        clock_s: seconds since the sender began.
    """
    messages = [_message("/VMC/Ext/OK", 1), _message("/VMC/Ext/T", float(clock_s))]
    messages += [
        _message("/VMC/Ext/Bone/Pos", bone, 0.0, 0.0, 0.0, *turn)
        for bone, turn in _bones(moment.head_rad)
    ]
    shapes = _shapes(moment.expression).items()
    messages += [_message("/VMC/Ext/Blend/Val", name, value) for name, value in shapes]
    messages.append(_message("/VMC/Ext/Blend/Apply"))
    return [
        _bundle(messages[start : start + _A_BUNDLE]) for start in range(0, len(messages), _A_BUNDLE)
    ]


def _bundle(messages: list[OscMessage]) -> bytes:
    builder = OscBundleBuilder(IMMEDIATELY)  # type: ignore[arg-type]
    for message in messages:
        builder.add_content(message)
    return builder.build().dgram


def _bones(head_rad: FloatArray) -> list[tuple[str, list[float]]]:
    """Unity quaternions (x, y, z, w) of neck and head, which together turn the head."""
    yaw, pitch, roll = (float(angle) for angle in head_rad)
    whole = Rotation.from_matrix(_FLIP @ Pose(yaw, pitch, roll).rotation() @ _FLIP)
    neck = Rotation.from_rotvec(_NECK_SHARE * whole.as_rotvec())
    turns = (("Neck", neck), ("Head", neck.inv() * whole))
    return [(bone, [float(part) for part in turn.as_quat()]) for bone, turn in turns]


def _shapes(expression: FloatArray) -> dict[str, float]:
    values = np.clip(expression, 0.0, 1.0)
    shapes = {name: float(value) for name, value in zip(_PERFECT, values, strict=True)}
    left, right = shapes["EyeBlinkLeft"], shapes["EyeBlinkRight"]
    rounded = max(shapes["MouthPucker"], shapes["MouthFunnel"])
    return shapes | {
        "Blink_L": left,
        "Blink_R": right,
        "Blink": min(left, right),
        "A": max(shapes["JawOpen"] - rounded, 0.0),
        "O": min(shapes["MouthFunnel"], 1.0),
        "U": shapes["MouthPucker"],
    }


def _message(address: str, *values: object) -> OscMessage:
    builder = OscMessageBuilder(address)
    for value in values:
        builder.add_arg(value)  # type: ignore[arg-type]
    return builder.build()
