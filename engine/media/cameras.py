"""Where live frames come from: a camera, or a video or a folder of pictures in its place.

Every frame is stamped with the moment it was captured, on `time.monotonic`; latency is what the
clock says later minus that stamp.
"""

from __future__ import annotations

import sys
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from engine.errors import MediaError
from engine.media import devices
from engine.media.paced_cameras import FileCamera, FolderCamera
from engine.types import Frame

if TYPE_CHECKING:
    from engine.types import ByteArray

USUAL_SIZES_HW = ((480, 640), (720, 1280), (1080, 1920))
"""What people choose from; a camera is asked which of these it has."""
DEFAULT_SIZE_HW, DEFAULT_FPS = (720, 1280), 30.0


class CameraSource(Protocol):
    """Something that gives frames. Opened, read and closed by one thread.

    Attributes:
        name: what a person calls it.
        fps: frames a second it is meant to give.
        ends: whether there is a last frame, before which one may want to be ready.
    """

    name: str
    fps: float
    ends: bool

    def open(self) -> None:
        """Begin.

        Raises:
            MediaError: it cannot be opened.
        """
        ...

    def read(self) -> Frame | None:
        """The next frame, RGB, `time_s` when it was captured; None once there are no more.

        Waits for it.

        Raises:
            MediaError: the source is gone (unplugged); it may be opened again.
        """
        ...

    def close(self) -> None:
        """Let go of the device; a second call does nothing."""
        ...


@dataclass(frozen=True)
class CameraMode:
    """A size in pixels and a rate that a camera offers."""

    size_hw: tuple[int, int]
    fps: float


class DeviceCamera:
    """A camera of this computer, through OpenCV. See `CameraSource`.

    Args:
        number: 0 for the first.
        size_hw: wished size; the camera gives the nearest it has.
        fps: wished rate.
    """

    def __init__(
        self,
        number: int = 0,
        size_hw: tuple[int, int] = DEFAULT_SIZE_HW,
        fps: float = DEFAULT_FPS,
    ) -> None:
        self.number, self.size_hw, self.fps = number, size_hw, fps
        self.ends = False
        self.name = f"camera {number}"
        self._capture: Any = None
        self._index = 0

    def open(self) -> None:
        """See `CameraSource.open`."""
        self.close()
        self._capture = _capture(self.number)
        if not self._capture.isOpened():
            self.close()
            raise MediaError(
                f"The {self.name} cannot be opened.",
                "Another program may be using it, or it is not plugged in.",
            )
        _ask(self._capture, self.size_hw, self.fps)

    def read(self) -> Frame | None:
        """See `CameraSource.read`."""
        if self._capture is None:
            return None
        done, bgr = self._capture.read()
        stamp_s = time.monotonic()
        if not done or bgr is None:
            raise MediaError(f"The {self.name} gives no more pictures.", "Is it still plugged in?")
        self._index += 1
        return Frame(_rgb(bgr), stamp_s, self._index - 1)

    def close(self) -> None:
        """See `CameraSource.close`."""
        if self._capture is not None:
            self._capture.release()
            self._capture = None


def camera(source: str, *, loop: bool = True) -> CameraSource:
    """A camera by its number, or the video or folder that stands in for one.

    Raises:
        MediaError: there is no such file, or it is not a video.
    """
    if source.isdecimal():
        return DeviceCamera(int(source))
    path = Path(source)
    return FolderCamera(path, loop=loop) if path.is_dir() else FileCamera(path, loop=loop)


def list_cameras() -> list[str]:
    """Names of this computer's cameras, in the order of their numbers; none is opened on Linux."""
    return devices.cameras()


def camera_modes(number: int) -> list[CameraMode]:
    """Which of the usual sizes a camera has, and at what rate. Opens it for a moment.

    Raises:
        MediaError: it cannot be opened.
    """
    source = DeviceCamera(number)
    with closing(source):
        source.open()
        found = (_ask(source._capture, size_hw, DEFAULT_FPS) for size_hw in USUAL_SIZES_HW)
        return list(dict.fromkeys(found))


def _capture(number: int) -> Any:
    import cv2

    backends = {"linux": cv2.CAP_V4L2, "win32": cv2.CAP_DSHOW, "darwin": cv2.CAP_AVFOUNDATION}
    return cv2.VideoCapture(number, backends.get(sys.platform, cv2.CAP_ANY))


def _ask(capture: Any, size_hw: tuple[int, int], fps: float) -> CameraMode:
    """Wish for a mode; what the camera then says it gives."""
    import cv2

    # Raw frames of this size do not pass through USB 2 at 30 a second; motion JPEG does.
    capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
    capture.set(cv2.CAP_PROP_FRAME_WIDTH, size_hw[1])
    capture.set(cv2.CAP_PROP_FRAME_HEIGHT, size_hw[0])
    capture.set(cv2.CAP_PROP_FPS, fps)
    # Old frames are worth nothing here.
    capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
    height = int(capture.get(cv2.CAP_PROP_FRAME_HEIGHT))
    width = int(capture.get(cv2.CAP_PROP_FRAME_WIDTH))
    return CameraMode((height, width), float(capture.get(cv2.CAP_PROP_FPS)))


def _rgb(bgr: ByteArray) -> ByteArray:
    import cv2

    return cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB)  # type: ignore[return-value]
