"""The one-place slot: the newest wins, nobody waits for ever."""

from __future__ import annotations

import threading
import time

from engine.live.slot import Slot


def test_the_newest_is_taken_and_the_others_counted() -> None:
    slot: Slot[int] = Slot()
    for number in range(5):
        slot.put(number)
    assert slot.waiting
    assert slot.take() == 4
    assert not slot.waiting
    assert slot.dropped == 4
    assert slot.take(0.01) is None


def test_a_waiting_thread_wakes_when_the_slot_closes() -> None:
    slot: Slot[int] = Slot()
    taken: list[int | None] = []
    thread = threading.Thread(target=lambda: taken.append(slot.take()))
    thread.start()
    time.sleep(0.02)
    slot.close()
    thread.join(2.0)
    assert taken == [None]
    slot.put(1)
    assert slot.take() is None


def test_with_several_places_nothing_is_lost_to_a_short_wait() -> None:
    slot: Slot[int] = Slot(3)
    for number in range(5):
        slot.put(number)
    assert [slot.take(0.01) for _ in range(4)] == [2, 3, 4, None]
    assert slot.dropped == 2
    for number in range(3):
        slot.put(number)
    slot.resize(1)
    assert slot.take(0.01) == 2
    assert slot.dropped == 4
