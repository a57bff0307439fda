"""Sinks that come, fail and go while a session runs."""

from __future__ import annotations

import threading
import time
from contextlib import closing
from typing import TYPE_CHECKING

import numpy as np
import pytest

from engine.drivers.performance import Performance
from engine.errors import UnavailableError
from engine.live.outputs import Outputs
from engine.live.shown import Shown
from engine.live.vmc import VmcIn, VmcOut
from engine.types import ARKIT_INDEX

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.live.shown import Event
    from engine.types import Portrait


class Told:
    """Keeps what is told of sinks."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.some = threading.Event()

    def __call__(self, event: Event) -> None:
        self.events.append(event)
        self.some.set()


class Frames:
    """A picture sink that keeps what it is given, on whichever thread."""

    name = "frames"

    def __init__(self, failing: bool = False) -> None:
        self.failing = failing
        self.revisions: list[int] = []
        self.got, self.closed = threading.Event(), threading.Event()

    def open(self, size_hw: tuple[int, int], fps: float) -> None:
        assert size_hw == (4, 6)
        assert fps == 30.0
        if self.failing:
            raise UnavailableError("This computer has no such thing.")

    def write(self, shown: Shown) -> None:
        self.revisions.append(shown.revision)
        self.got.set()

    def close(self) -> None:
        self.closed.set()


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def outputs(told: Told) -> Iterator[Outputs]:
    """Outputs of a session that runs."""
    made = Outputs(30.0, told)
    made.start()
    yield made
    made.stop()


def _moment() -> Performance:
    expression = np.zeros(52, np.float32)
    expression[ARKIT_INDEX["jawOpen"]] = 0.7
    still = np.zeros(3, np.float32)
    return Performance(time.monotonic(), 0, expression, still, still)


@pytest.fixture
def shown(portrait: Portrait) -> Shown:
    """One picture."""
    pixels = np.zeros((4, 6, 3), np.uint8)
    return Shown(pixels, None, portrait.params, _moment(), 0.0, 0.0, 7, 0)


def test_a_picture_sink_may_come_and_go(outputs: Outputs, shown: Shown) -> None:
    sink = Frames()
    outputs.show(shown)
    outputs.add(sink)
    outputs.show(shown)
    assert sink.got.wait(5.0)
    assert [status.name for status in outputs.status()] == ["frames"]
    outputs.remove(sink)
    assert sink.closed.is_set()
    assert not outputs.status()
    outputs.show(shown)
    assert sink.revisions == [7]
    outputs.remove(sink)


def test_a_sink_that_fails_is_named_and_the_others_go_on(
    outputs: Outputs, shown: Shown, told: Told
) -> None:
    good, bad = Frames(), Frames(failing=True)
    outputs.add(bad)
    outputs.add(good)
    outputs.show(shown)
    assert told.some.wait(5.0)
    assert good.got.wait(5.0)
    (event,) = told.events
    assert (event.kind, event.sink) == ("sink", "frames")
    assert event.sentence == "This computer has no such thing."


def test_motion_goes_where_it_is_wanted_at_the_moment(outputs: Outputs) -> None:
    with closing(VmcIn(0, "127.0.0.1")) as receiver:
        receiver.open()
        sink = VmcOut("127.0.0.1", receiver.port)
        outputs.send(_moment())
        outputs.add(sink)
        outputs.send(_moment())
        heard = receiver.receive(5.0)
        outputs.remove(sink)
        outputs.send(_moment())
        assert heard is not None
        assert heard.expression[ARKIT_INDEX["jawOpen"]] == pytest.approx(0.7)
        assert receiver.receive(0.2) is None


def test_a_network_that_is_not_there_is_told_of_once(outputs: Outputs, told: Told) -> None:
    class Unreachable:
        name = "VMC at nowhere"

        def send(self, moment: Performance) -> None:
            raise OSError(101, "Network is unreachable")

        def close(self) -> None: ...

    outputs.add(Unreachable())
    for _ in range(3):
        outputs.send(_moment())
    (event,) = told.events
    assert event.sink == "VMC at nowhere"
    assert event.sentence == "VMC at nowhere cannot be reached: Network is unreachable."
