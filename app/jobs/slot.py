"""A one-place slot between threads: putting overwrites, taking waits for something newer."""

from __future__ import annotations

import threading
from typing import Generic, TypeVar

T = TypeVar("T")


class Slot(Generic[T]):
    """The newest of what was put in; older things that nobody took are dropped.

    Attributes:
        dropped: how many were overwritten.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._value: T | None = None
        self._closed = False
        self.dropped = 0

    def put(self, value: T) -> None:
        """Overwrite whatever waits."""
        with self._changed:
            self.dropped += self._value is not None
            self._value = value
            self._changed.notify()

    def offer(self, value: T) -> None:
        """Put a value only where nothing newer waits."""
        with self._changed:
            if self._value is None:
                self._value = value
                self._changed.notify()

    def take(self, timeout_s: float | None = None) -> T | None:
        """The newest value, removed; None after the timeout or once closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._value is not None or self._closed, timeout_s)
            value, self._value = self._value, None
            return None if self._closed else value

    @property
    def waiting(self) -> bool:
        """Whether something newer is there."""
        return self._value is not None or self._closed

    @property
    def closed(self) -> bool:
        """Whether the other side has gone."""
        return self._closed

    def close(self) -> None:
        """Wake whoever waits; nothing is taken any more."""
        with self._changed:
            self._closed = True
            self._value = None
            self._changed.notify_all()
