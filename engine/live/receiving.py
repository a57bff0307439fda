"""A performance from elsewhere in place of camera and tracker, and the microphone's watch."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from engine.live.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.drivers.performance import Performance
    from engine.live.flow import Flow
    from engine.live.shown import MotionSource
    from engine.sound.preamp import Preamp
    from engine.sound.ring import SoundReader

_WAIT_S = 0.1
_LOST_S = 1.0
_CHECK_S = 0.25


class Receiving(Stage):
    """Reads a motion source; while nothing comes, the portrait rests.

    Args:
        source: opened and closed on this thread.
        flow: who gets its moments, which are relative to neutral already.
        tell: see `Stage`.
    """

    def __init__(self, source: MotionSource, flow: Flow, tell: Callable[[str], None]) -> None:
        super().__init__("receiving", tell)
        self._source, self._flow, self._say = source, flow, tell
        self._last: Performance | None = None
        self._silent = False

    def begin(self) -> None:
        """Open the source."""
        self._source.open()

    def step(self) -> bool:
        """Pass one moment on."""
        start = time.perf_counter()
        moment = self._source.receive(_WAIT_S)
        now_s = time.monotonic()
        if moment is not None:
            self._last = moment
            if self._silent:
                self._silent = False
                self._say(f"{self._source.name} is back.")
            self._flow.accept(moment)
            self.meter.count(moment.time_s, time.perf_counter() - start)
        elif self._last is not None and now_s - self._last.time_s > _LOST_S:
            if not self._silent:
                self._silent = True
                self._say(f"Nothing comes from {self._source.name}; the portrait comes to rest.")
            self._flow.accept(replace(self._last, time_s=now_s, seen=False))
        return True

    def end(self) -> None:
        """Close the source."""
        self._source.close()


class SoundSource(Protocol):
    """A microphone, or what stands in for one. See `media.microphones.Microphone`.

    Attributes:
        name: what a person calls it.
        rate_hz: samples a second, once open.
        preamp: gain and gate; tells the level.
    """

    name: str
    rate_hz: int
    preamp: Preamp

    def open(self) -> None:
        """Start to listen.

        Raises:
            LikenessError: with a sentence; it is tried again.
        """
        ...

    def reader(self) -> SoundReader:
        """A listener of its own."""
        ...

    def check(self) -> None:
        """Make sure that it still delivers.

        Raises:
            MediaError: it was unplugged.
        """
        ...

    def close(self) -> None:
        """Let go of the device; a second call does nothing."""
        ...


class Listening(Stage):
    """Keeps a microphone open, and opens it again when it was gone.

    Args:
        microphone: opened and closed on this thread; it delivers to its readers by itself.
        tell: see `Stage`.
        changed: called when it was opened or closed.
    """

    def __init__(
        self,
        microphone: SoundSource,
        tell: Callable[[str], None],
        changed: Callable[[], None],
    ) -> None:
        super().__init__("microphone", tell)
        self.recovered = "The microphone is back."
        self.open = False
        self.microphone = microphone
        self._changed = changed

    def begin(self) -> None:
        """Open the microphone."""
        self.microphone.open()
        self.open = True
        self._changed()

    def step(self) -> bool:
        """Look after it."""
        self._stopping.wait(_CHECK_S)
        self.microphone.check()
        return True

    def end(self) -> None:
        """Close the microphone."""
        self.microphone.close()
        self.open = False
        self._changed()
