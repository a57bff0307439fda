"""Picture sinks, each on a thread of its own behind a slot."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from engine.live.slot import Slot
from engine.live.stage import Stage
from engine.media.virtual_camera import VirtualCamera

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.live.shown import PictureSink, Shown

_WAIT_S = 0.25


class SinkStage(Stage):
    """Feeds one sink with the newest picture; a slow sink drops pictures, it slows nobody down.

    Args:
        sink: opened at the first picture, and closed, on this thread.
        fps: what it is told to expect.
        tell: see `Stage`.
    """

    def __init__(self, sink: PictureSink, fps: float, tell: Callable[[str], None]) -> None:
        super().__init__(sink.name, tell)
        self.slot: Slot[Shown] = Slot()
        self._sink, self._fps = sink, fps
        self._size_hw: tuple[int, int] | None = None

    def step(self) -> bool:
        """Pass one picture on."""
        shown = self.slot.take(_WAIT_S)
        if shown is None:
            return not self.slot.closed
        size_hw = (shown.pixels.shape[0], shown.pixels.shape[1])
        if size_hw != self._size_hw:
            self._sink.close()
            self._sink.open(size_hw, self._fps)
            self._size_hw = size_hw
        start = time.perf_counter()
        self._sink.write(shown)
        self.meter.count(shown.captured_s, time.perf_counter() - start)
        return True

    def end(self) -> None:
        """Close the sink."""
        self._size_hw = None
        self._sink.close()

    @property
    def drops(self) -> int:
        """Pictures overwritten before the sink took them."""
        return self.slot.dropped


class VirtualCameraSink:
    """The system's virtual camera as a sink. See `PictureSink`."""

    name = "virtual camera"

    def __init__(self) -> None:
        self._camera: VirtualCamera | None = None

    def open(self, size_hw: tuple[int, int], fps: float) -> None:
        """See `PictureSink.open`."""
        self._camera = VirtualCamera(size_hw, fps)

    def write(self, shown: Shown) -> None:
        """See `PictureSink.write`."""
        assert self._camera is not None
        self._camera.send(shown.pixels)

    def close(self) -> None:
        """See `PictureSink.close`."""
        if self._camera is not None:
            self._camera.close()
            self._camera = None
