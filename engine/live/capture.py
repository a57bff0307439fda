"""The first stage: frames from a camera, as they come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.live.slot import Slot
from engine.live.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engine.media.cameras import CameraSource
    from engine.types import Frame

_POLL_S = 0.1


class Capture(Stage):
    """Reads a camera into slots. A camera that is unplugged is asked again every second.

    Args:
        camera: opened and closed on this thread.
        slots: where each frame is put.
        others: stages that see the frames. A camera that ends is not opened before they are ready.
        tell: see `Stage`.
        changed: called when the camera was opened or closed, and when it has no more frames.
    """

    def __init__(
        self,
        camera: CameraSource,
        slots: tuple[Slot[Frame], ...],
        others: Sequence[Stage],
        tell: Callable[[str], None],
        changed: Callable[[], None],
    ) -> None:
        super().__init__("camera", tell)
        self.camera = camera
        self.open = False
        self.exhausted = False
        self.recovered = f"The {camera.name} is back."
        self._slots, self._others = slots, others
        self._changed = changed
        self._frames = self._missed = 0

    def begin(self) -> None:
        """Open the camera."""
        if self.camera.ends:
            for stage in self._others:
                while not self.stopping and not stage.ready.wait(_POLL_S):
                    pass
        self.camera.open()
        self.open = True
        self._frames = 0
        self._changed()

    def step(self) -> bool:
        """Hand one frame on."""
        frame = self.camera.read()
        if frame is None:
            self.exhausted = True
            return False
        self.meter.count(frame.time_s)
        for slot in self._slots:
            slot.put(frame)
        self._missed += max(frame.index - self._frames, 0)
        self._frames = frame.index + 1
        return True

    def end(self) -> None:
        """Close the camera."""
        self.camera.close()
        self.open = False
        self._changed()

    @property
    def drops(self) -> int:
        """Frames the source itself left out."""
        return self._missed
