"""The one-step-ahead queue: order, errors, early stop."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing

import pytest

from engine.drivers.prefetch import prefetched


def test_items_come_in_order() -> None:
    assert list(prefetched(range(100), depth=2)) == list(range(100))


def test_an_error_comes_after_the_items_before_it() -> None:
    def source() -> Iterator[int]:
        yield 1
        raise ValueError("no more")

    stream = prefetched(source())
    assert next(stream) == 1
    with pytest.raises(ValueError, match="no more"):
        next(stream)


def test_closing_early_stops_the_thread() -> None:
    made: list[int] = []

    def source() -> Iterator[int]:
        for number in range(10**6):
            made.append(number)
            yield number

    with closing(prefetched(source(), depth=2)) as stream:
        assert next(stream) == 0
    assert len(made) < 10
    assert not [t for t in threading.enumerate() if t.name == "prefetch"]


def test_a_source_is_closed_in_its_own_thread() -> None:
    closed_by: list[str] = []

    def source() -> Iterator[int]:
        try:
            yield from range(10**6)
        finally:
            closed_by.append(threading.current_thread().name)

    with closing(prefetched(source(), depth=2)) as stream:
        assert next(stream) == 0
    assert closed_by == ["prefetch"]
