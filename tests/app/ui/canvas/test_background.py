from __future__ import annotations

import logging
import threading

import pytest

from app.ui.canvas.background import Background


@pytest.fixture
def background(qapp):
    worker = Background()
    yield worker
    worker.stop()


def test_results_come_back_in_the_ui_thread(background, wait):
    got = []
    background.submit("a", lambda: 7, lambda value: got.append((value, threading.current_thread())))
    assert wait(lambda: bool(got))
    assert got == [(7, threading.main_thread())]


def test_the_newest_of_a_kind_wins(background, wait):
    gate, got = threading.Event(), []
    background.submit("busy", gate.wait, lambda _: None)
    for number in range(100):
        background.submit("a", lambda number=number: number, got.append)
    gate.set()
    assert wait(lambda: bool(got))
    wait(lambda: False, 0.05)
    assert got == [99]


def test_an_overtaken_result_is_dropped(background, wait):
    gate, got = threading.Event(), []
    background.submit("a", lambda: gate.wait() and "old", got.append)
    wait(lambda: False, 0.02)
    background.submit("a", lambda: "new", got.append)
    gate.set()
    assert wait(lambda: bool(got))
    wait(lambda: False, 0.05)
    assert got == ["new"]


def test_forgotten_work_stays_forgotten(background, wait):
    gate, got = threading.Event(), []
    background.submit("a", gate.wait, got.append)
    background.forget("a")
    gate.set()
    assert not wait(lambda: bool(got), 0.1)


def test_a_failing_job_does_not_end_the_worker(background, wait, caplog):
    got = []
    with caplog.at_level(logging.CRITICAL):
        background.submit("bad", lambda: 1 / 0, got.append)
        background.submit("good", lambda: 1, got.append)
        assert wait(lambda: bool(got))
    assert got == [1]
