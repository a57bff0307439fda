"""A camera that other programs can choose: what is shown here is what a meeting sees.

Through pyvirtualcam, an optional extra under the GPL-2.0 (`pip install likeness[virtual-camera]`);
the operating system must have a virtual camera: OBS on Windows and macOS, v4l2loopback on Linux.
"""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING, Any

from engine.errors import UnavailableError

if TYPE_CHECKING:
    from engine.types import ByteArray

_HINT = "A window with a green background can be caught by OBS instead."


def why_unavailable() -> str:
    """One sentence when pyvirtualcam is not installed, else an empty string."""
    if importlib.util.find_spec("pyvirtualcam") is None:
        return "The package pyvirtualcam (GPL-2.0, an optional extra) is not installed."
    return ""


class VirtualCamera:
    """Sends pictures to the system's virtual camera.

    Args:
        size_hw: of every picture.
        fps: what the receiving program is told.

    Raises:
        UnavailableError: the package or the system's device is missing, or it is in use.
    """

    def __init__(self, size_hw: tuple[int, int], fps: float) -> None:
        missing = why_unavailable()
        if missing:
            raise UnavailableError(missing, _HINT)
        import pyvirtualcam  # type: ignore[import-not-found]

        height, width = size_hw
        try:
            self._device: Any = pyvirtualcam.Camera(width=width, height=height, fps=fps)
        except (RuntimeError, OSError) as error:
            raise UnavailableError(
                "This computer has no virtual camera, or another program uses it.", _HINT
            ) from error
        self.name: str = self._device.device

    def send(self, pixels: ByteArray) -> None:
        """Show (H, W, 3) uint8 RGB."""
        self._device.send(pixels)

    def close(self) -> None:
        """Let go of the device; a second call does nothing."""
        if self._device is not None:
            self._device.close()
            self._device = None
