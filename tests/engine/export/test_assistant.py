"""A film drawn by two processes: the same pictures in the same order, whatever becomes of one."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import psutil
import pytest

from engine import assets
from engine.drivers.photo import read_portrait, resize_portrait
from engine.export.assistant import Assistant, assisting
from engine.export.drawing import drawn
from engine.facemodels import load_model
from engine.media import read_picture
from engine.renderers import RENDERERS
from engine.trackers import TRACKERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.types import FaceParams, Portrait


class Watched(Assistant):
    """Counts what it is asked for."""

    asked = 0

    def ask(self, target: FaceParams) -> None:
        self.asked += 1
        super().ask(target)

    def runs(self) -> bool:
        return self._process.is_alive()

    def die(self) -> None:
        self._process.kill()
        self._process.join()


@pytest.fixture(scope="module")
def portrait() -> Portrait:
    picture = read_picture(assets.locate("sample-portrait"))
    whole = read_portrait(picture, tracker=TRACKERS.load("mediapipe"), model=load_model())
    return resize_portrait(whole, 160)


def turning(portrait: Portrait, count: int) -> Iterator[FaceParams]:
    pose = portrait.params.pose
    for yaw_rad in np.linspace(0.05, 0.4, count):
        turned = replace(pose, yaw_rad=pose.yaw_rad + float(yaw_rad))
        yield replace(portrait.params, pose=turned)


@pytest.mark.parametrize("renderer", ["warp", "headgan-lite"])
def test_two_processes_draw_the_same_pictures(portrait: Portrait, renderer: str) -> None:
    drawing = RENDERERS.load(renderer)
    prepared = drawing.prepare(portrait)
    alone = list(drawn(prepared, turning(portrait, 12)))
    with Watched(renderer, {}) as assistant:
        assert assistant.begin(portrait, drawing)
        assert assistant.begin(portrait, drawing)
        assistant.wait()
        assert assistant.free
        together = list(drawn(prepared, turning(portrait, 12), assistant))
    assert 2 <= assistant.asked < 12
    assert len(together) == 12
    for one, other in zip(alone, together, strict=True):
        np.testing.assert_array_equal(one, other)


def test_an_assistant_that_dies_is_not_missed(
    portrait: Portrait, caplog: pytest.LogCaptureFixture
) -> None:
    warp = RENDERERS.load("warp")
    prepared = warp.prepare(portrait)
    with Watched("warp", {}) as assistant:
        assert assistant.begin(portrait, warp)
        assistant.wait()
        pictures = drawn(prepared, turning(portrait, 12), assistant)
        first = next(pictures)
        assistant.die()
        together = [first, *pictures]
    assert assistant.asked >= 2
    for one, other in zip(drawn(prepared, turning(portrait, 12)), together, strict=True):
        np.testing.assert_array_equal(one, other)
    assert not caplog.records


def test_an_assistant_that_cannot_draw_says_why(
    portrait: Portrait, caplog: pytest.LogCaptureFixture
) -> None:
    warp = RENDERERS.load("warp")
    prepared = warp.prepare(portrait)
    with Watched("warp", {"colour": "green"}) as assistant:
        assert assistant.begin(portrait, warp)
        assistant.wait()
        pictures = list(drawn(prepared, turning(portrait, 3), assistant))
    assert len(pictures) == 3
    assert assistant.asked == 0
    (record,) = caplog.records
    assert record.getMessage().endswith("TypeError: WarpRenderer() takes no arguments")


@pytest.mark.parametrize("shareable", [True, False])
def test_an_assistant_that_is_not_wanted_gives_its_memory_back(
    portrait: Portrait, monkeypatch: pytest.MonkeyPatch, *, shareable: bool
) -> None:
    warp = RENDERERS.load("warp")
    if shareable:
        monkeypatch.setattr("engine.export.assistant._LARGEST_PX", 1000)
    else:
        monkeypatch.setattr(warp, "shareable", False)
    with Watched("warp", {}) as assistant:
        assert not assistant.begin(portrait, warp)
        assert not assistant.free
        end = time.monotonic() + 30
        while assistant.runs():
            assert time.monotonic() < end, "its memory is not given back"
            time.sleep(0.05)


def test_one_core_needs_no_assistant(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.export.assistant.cores", lambda: 1)
    with assisting("warp") as assistant:
        assert assistant is None


@pytest.mark.skipif(sys.platform == "win32", reason="sends a POSIX signal")
def test_an_assistant_ends_with_a_program_that_is_killed() -> None:
    program = (
        "from engine.export.assistant import Assistant\n"
        "if __name__ == '__main__':\n"
        "    assistant = Assistant('warp', {})\n"
        "    print(assistant._process.pid, flush=True)\n"
        "    input()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout is not None
        pid = int(run.stdout.readline())
        assert _runs(pid)
        run.send_signal(signal.SIGKILL)
    end = time.monotonic() + 30
    while _runs(pid):
        assert time.monotonic() < end, "the assistant lives on"
        time.sleep(0.05)


def _runs(pid: int) -> bool:
    try:
        # Nobody may be there to bury it: the first process of a container often does not.
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
