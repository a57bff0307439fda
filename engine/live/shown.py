"""What a live session shows and tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias, runtime_checkable

if TYPE_CHECKING:
    from engine.drivers.calibrator import CalibrationProgress
    from engine.drivers.performance import Performance
    from engine.types import AudioBlock, ByteArray, FaceParams

EventKind = Literal["picture", "notice", "calibration", "recording", "devices", "sink", "ended"]


@dataclass(frozen=True)
class Shown:
    """One picture of the portrait, with the moments it passed through.

    Attributes:
        pixels: (H, W, 3) uint8 RGB, the same size throughout a session; not to be changed.
        alpha: (H, W) uint8 where the background is transparent, else None.
        params: what the portrait shows.
        performance: what moved it, calibrated and smoothed.
        tracked_s, drawn_s: when it was tracked and drawn, on `time.monotonic`.
        revision: number of the picture, rising.
        rung: of the quality ladder, 0 the best.
    """

    pixels: ByteArray
    alpha: ByteArray | None
    params: FaceParams
    performance: Performance
    tracked_s: float
    drawn_s: float
    revision: int
    rung: int

    @property
    def captured_s(self) -> float:
        """When the camera took the frame behind it, on `time.monotonic`."""
        return self.performance.time_s

    @property
    def index(self) -> int:
        """Number of that frame."""
        return self.performance.index


@dataclass(frozen=True)
class Event:
    """Something a listener may want to know. Listeners run on the session's threads.

    Attributes:
        kind: "picture": `newest()` has another one; "notice": `sentence` is for the person;
            "calibration": see `progress`; "recording": it began or ended; "devices": the camera
            or the microphone was opened or closed; "sink": `sentence` says why `sink` fails;
            "ended": the source has no more frames.
        sentence: for the person, or empty.
        progress: where a calibration stands.
        sink: name of the sink spoken of, or empty.
    """

    kind: EventKind
    sentence: str = ""
    progress: CalibrationProgress | None = None
    sink: str = ""


class PictureSink(Protocol):
    """Where pictures go besides the screen; each runs on a thread of its own.

    Attributes:
        name: for status and sentences.
    """

    name: str

    def open(self, size_hw: tuple[int, int], fps: float) -> None:
        """Begin; every picture will have this size.

        Raises:
            LikenessError: with a sentence; it is tried again.
        """
        ...

    def write(self, shown: Shown) -> None:
        """Pass one picture on; may wait, newer ones overwrite those that wait behind it."""
        ...

    def close(self) -> None:
        """Let go; a second call does nothing."""
        ...


@runtime_checkable
class MotionSink(Protocol):
    """Where the motion goes, at the tracker's full rate; called on the tracking thread.

    Attributes:
        name: for status and sentences.
    """

    name: str

    def send(self, moment: Performance) -> None:
        """Pass one calibrated, smoothed moment on; must not wait.

        Raises:
            OSError: it cannot be passed on.
        """
        ...

    def close(self) -> None:
        """Let go; a second call does nothing."""
        ...


Sink: TypeAlias = PictureSink | MotionSink


@runtime_checkable
class MotionSource(Protocol):
    """A performance from elsewhere in place of a camera. Used by one thread.

    Attributes:
        name: what a person calls it.
        fps: moments a second it is expected to give.
    """

    name: str
    fps: float

    def open(self) -> None:
        """Begin.

        Raises:
            LikenessError: with a sentence; it is tried again.
        """
        ...

    def receive(self, timeout_s: float) -> Performance | None:
        """The next moment, relative to neutral; None when none came in time."""
        ...

    def close(self) -> None:
        """Let go; a second call does nothing."""
        ...


class Hearing(Protocol):
    """Who wants the microphone's sound."""

    def hear(self, block: AudioBlock) -> None:
        """Take one block, `time_s` on `time.monotonic`; must not wait."""
        ...
