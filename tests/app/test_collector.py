"""What a cycle holds is destroyed in the UI thread, whoever makes objects meanwhile."""

from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING

import pytest

from app.collector import Collector

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


class _Window:
    """Notes the thread that destroys it."""

    ends: list[int]

    def __init__(self, ends: list[int]) -> None:
        self.ends = ends
        self.itself = self

    def __del__(self) -> None:
        self.ends.append(threading.get_ident())


def _in_a_thread(work: Callable[[], object]) -> int:
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert thread.ident is not None
    return thread.ident


def _crowd() -> list[list[int]]:
    """More objects than the youngest generation may have before it is collected."""
    return [[number] for number in range(5000)]


def test_a_worker_destroys_no_window(collector: Collector) -> None:
    ends: list[int] = []
    _Window(ends)
    _in_a_thread(_crowd)
    assert ends == []
    kept = _crowd()
    collector.collect()
    assert ends == [threading.get_ident()]
    del kept


def test_without_it_a_worker_does() -> None:
    ends: list[int] = []
    gc.enable()
    try:
        _Window(ends)
        worker = _in_a_thread(_crowd)
    finally:
        gc.disable()
    assert ends == [worker]


def test_collects_by_itself(collector: Collector, qtbot: QtBot) -> None:
    ends: list[int] = []
    _Window(ends)
    kept = _crowd()
    qtbot.waitUntil(lambda: bool(ends), timeout=5000)
    assert ends == [threading.get_ident()]
    del kept


def test_all_objects_are_gone_through_seldom(
    collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(gc, "collect", asked.append)
    monkeypatch.setattr(gc, "get_count", lambda: (9999, 99, 99))
    now = [100.0]

    def clock() -> float:
        now[0] += 0.05  # Each collection takes this long.
        return now[0]

    monkeypatch.setattr("app.collector.time.monotonic", clock)
    monkeypatch.setattr(collector, "_full_from_s", 0.0)
    collector.collect()
    collector.collect()
    now[0] += 6.0
    collector.collect()
    assert asked == [2, 1, 2]
    monkeypatch.setattr(gc, "get_count", lambda: (9, 9, 9))
    collector.collect()
    assert len(asked) == 3
