"""A slot between threads: putting overwrites the oldest, taking waits for something newer."""

from __future__ import annotations

import threading
from collections import deque
from typing import Generic, TypeVar

T = TypeVar("T")


class Slot(Generic[T]):
    """The newest of what was put in; older things that nobody took are dropped.

    Args:
        places: how many things may wait. One for what is shown, where only the newest counts;
            more for what is recorded, where a short hold-up must lose nothing.

    Attributes:
        dropped: how many were overwritten.
    """

    def __init__(self, places: int = 1) -> None:
        self._changed = threading.Condition()
        self._waiting: deque[T] = deque()
        self._places = places
        self._closed = False
        self.dropped = 0

    def put(self, value: T) -> None:
        """Let a value wait; where all places are taken, it overwrites the oldest."""
        with self._changed:
            if self._closed:
                return
            self._make_room(self._places - 1)
            self._waiting.append(value)
            self._changed.notify()

    def offer(self, value: T) -> None:
        """Put a value only where nothing newer waits."""
        with self._changed:
            if not self._waiting and not self._closed:
                self._waiting.append(value)
                self._changed.notify()

    def take(self, timeout_s: float | None = None) -> T | None:
        """The oldest of what waits, removed; None after the timeout or once closed."""
        with self._changed:
            self._changed.wait_for(lambda: bool(self._waiting) or self._closed, timeout_s)
            return self._waiting.popleft() if self._waiting and not self._closed else None

    def resize(self, places: int) -> None:
        """Let more or fewer things wait from now on."""
        with self._changed:
            self._places = places
            self._make_room(places)

    @property
    def waiting(self) -> bool:
        """Whether something newer is there."""
        return bool(self._waiting) or self._closed

    @property
    def closed(self) -> bool:
        """Whether the other side has gone."""
        return self._closed

    def close(self) -> None:
        """Wake whoever waits; nothing is taken any more."""
        with self._changed:
            self._closed = True
            self._waiting.clear()
            self._changed.notify_all()

    def _make_room(self, places: int) -> None:
        while len(self._waiting) > places:
            self._waiting.popleft()
            self.dropped += 1
