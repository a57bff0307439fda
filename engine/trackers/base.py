"""What every tracker offers: landmarks of all faces in a photo, or of one face along a video."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.types import ByteArray, Landmarks


class VideoTracker(Protocol):
    """Follows one face from frame to frame. Belongs to the thread that made it.

    Attributes:
        look_twice_every: a tracker that looks twice at each frame to be sure may do so only at
            every so-many-th one.
    """

    look_twice_every: int

    def track(self, pixels: ByteArray, time_s: float) -> Landmarks | None:
        """Landmarks in one (H, W, 3) uint8 RGB frame, or None where the face is not seen.

        Frames come in order; `time_s` must not decrease.
        """
        ...

    def close(self) -> None:
        """Free what the follower holds; a second call does nothing."""
        ...


class Tracker(Protocol):
    """Finds faces. Use it, and close it, on the thread that made it."""

    def detect(self, pixels: ByteArray) -> list[Landmarks]:
        """Every face of a (H, W, 3) uint8 RGB picture, the largest first; empty when none."""
        ...

    def glance(self, pixels: ByteArray) -> list[float]:
        """Widths in px of the faces a quick look finds, the largest first; small ones escape it."""
        ...

    def follow(self, face: int = 1) -> VideoTracker:
        """A follower of the `face`-th largest face of the first frame that shows one."""
        ...

    def close(self) -> None:
        """Free what the tracker holds; a second call does nothing."""
        ...


class NearestFace:
    """A follower that detects in every frame and keeps to the face nearest to the last one.

    Args:
        detect: the photo path of a tracker.
        face: 1-based rank by size in the first frame that shows a face.
    """

    def __init__(self, detect: Callable[[ByteArray], list[Landmarks]], face: int = 1) -> None:
        self.look_twice_every = 1
        self._detect = detect
        self._face = face
        self._last: Landmarks | None = None

    def track(self, pixels: ByteArray, time_s: float) -> Landmarks | None:
        """See `VideoTracker.track`."""
        faces = self._detect(pixels)
        if not faces:
            return None
        self._last = nearest(faces, self._last, self._face)
        return self._last

    def close(self) -> None:
        """Nothing is held; the tracker owns its networks."""


def nearest(faces: list[Landmarks], last: Landmarks | None, face: int) -> Landmarks:
    """The face nearest to `last`, or the `face`-th of the list when nothing was followed yet."""
    if last is None:
        return faces[min(face, len(faces)) - 1]
    centre = last.points_px[:, :2].mean(axis=0)

    def distance(candidate: Landmarks) -> float:
        x, y = candidate.points_px[:, :2].mean(axis=0) - centre
        return float(x * x + y * y)

    return min(faces, key=distance)
