"""A stage survives its errors, says each once, and measures itself."""

from __future__ import annotations

import time

import pytest

from engine.errors import MediaError
from engine.live import stage as stages
from engine.live.stage import Meter, Stage


class Shaky(Stage):
    """Fails at its first two beginnings."""

    recovered = "It is back."

    def __init__(self, said: list[str]) -> None:
        super().__init__("shaky", said.append)
        self.begun = self.ended = 0

    def begin(self) -> None:
        self.begun += 1
        if self.begun <= 2:
            raise MediaError("It is not there.")

    def step(self) -> bool:
        self.meter.count(time.monotonic() - 0.05, 0.01)
        time.sleep(0.01)
        return True

    def end(self) -> None:
        self.ended += 1


def test_an_error_is_said_once_and_the_stage_begins_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stages, "RETRY_S", 0.05)
    said: list[str] = []
    stage = Shaky(said)
    stage.start()
    deadline_s = time.monotonic() + 60
    while stage.status().rate_hz == 0 and time.monotonic() < deadline_s:
        time.sleep(0.01)
    status = stage.status()
    stage.ask_to_stop()
    stage.join(60.0)
    assert said == ["It is not there.", "It is back."]
    assert status.state == "running"
    assert status.last_error == ""
    # How much more is the machine's affair; the meter is tested below, on a clock of its own.
    assert status.latency_ms > 49
    assert status.busy_ms == pytest.approx(10)
    assert stage.begun == stage.ended == 3
    assert stage.status().state == "ended"


def test_a_meter_forgets_what_is_long_past(monkeypatch: pytest.MonkeyPatch) -> None:
    now_s = 100.0
    monkeypatch.setattr(stages.time, "monotonic", lambda: now_s)
    meter = Meter()
    for _ in range(60):
        meter.count(now_s - 0.04, 0.002)
        now_s += 1 / 30
    rate, median, p95, busy = meter.read()
    assert rate == pytest.approx(30, rel=0.01)
    assert (median, p95, busy) == pytest.approx((40, 40, 2))
    now_s += 10
    assert meter.read() == (0.0, 0.0, 0.0, 0.0)
