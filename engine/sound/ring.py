"""The last minute of a microphone, for several readers, each at its own pace."""

from __future__ import annotations

import threading
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.types import AudioBlock


class SoundRing:
    """Blocks in the order they came. One thread writes; every reader gets all of them.

    Args:
        capacity_s: how far a reader may fall behind before it loses sound. A minute of mono
            sound at 48 kHz takes 12 MB.
    """

    def __init__(self, capacity_s: float = 60.0) -> None:
        self._capacity_s = capacity_s
        self._blocks: deque[AudioBlock] = deque()
        self._held_s = 0.0
        self._first = 0
        self._changed = threading.Condition()

    def write(self, block: AudioBlock) -> None:
        """Add the newest block."""
        with self._changed:
            self._blocks.append(block)
            self._held_s += _duration_s(block)
            while self._held_s > self._capacity_s and len(self._blocks) > 1:
                self._held_s -= _duration_s(self._blocks.popleft())
                self._first += 1
            self._changed.notify_all()

    def reader(self) -> SoundReader:
        """A reader that starts with the next block."""
        with self._changed:
            return SoundReader(self, self._first + len(self._blocks))

    def since(self, number: int, timeout_s: float) -> tuple[list[AudioBlock], int, int]:
        """Blocks from `number` on, the number after them, and how many were already gone."""
        with self._changed:
            self._changed.wait_for(lambda: self._first + len(self._blocks) > number, timeout_s)
            gone = max(self._first - number, 0)
            skipped = max(number - self._first, 0)
            fresh = list(islice(self._blocks, skipped, None))
            return fresh, self._first + len(self._blocks), gone


class SoundReader:
    """One listener's place in a `SoundRing`.

    Attributes:
        lost_blocks: how many went by unread because the reader stayed away too long.
    """

    def __init__(self, ring: SoundRing, number: int) -> None:
        self._ring = ring
        self._next = number
        self.lost_blocks = 0

    def read(self, timeout_s: float = 0.0) -> list[AudioBlock]:
        """Everything since the last call, oldest first; waits up to `timeout_s` for something."""
        blocks, self._next, gone = self._ring.since(self._next, timeout_s)
        self.lost_blocks += gone
        return blocks


def _duration_s(block: AudioBlock) -> float:
    return len(block.samples) / block.rate_hz
