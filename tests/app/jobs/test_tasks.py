"""Tasks: progress, results, failures as sentences, cancel; and what the jobs write."""

from __future__ import annotations

import gc
import threading
import time
import weakref
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from app.jobs import exporting, opening, tasks
from app.jobs.picture_file import PictureOptions
from app.jobs.tasks import Report, Task
from app.state.faces import FaceEdit
from app.state.project import Project
from engine import assets
from engine.drivers.edits import Edit
from engine.drivers.takes import read_take
from engine.errors import UsageError
from engine.media import probe, read_digital_source_type, read_picture

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def smiling(sample_project: Project) -> Project:
    return replace(sample_project, edits=(FaceEdit(Edit(add={"jawOpen": 0.3})),))


def _outcome(qtbot: Any, task: Task) -> Any:
    """The result of a task, or (sentence, hint)."""
    got: list[Any] = []
    task.finished.connect(got.append)
    task.failed.connect(lambda *told: got.append(told))
    with qtbot.waitSignal(task.ended, timeout=60_000):
        pass
    assert task not in tasks.running()
    return got[0] if got else None


def test_progress_comes_in_order_and_never_piles_up(qtbot: Any) -> None:
    def work(report: Report) -> str:
        for done in range(1, 5001):
            report.step(done, 5000)
        return "done"

    task, told = Task("count", work), []
    task.progress.connect(lambda done, total, left: told.append(done))
    assert _outcome(qtbot, task) == "done"
    assert told == sorted(told)
    assert told[-1] == 5000
    assert task.state == "done"


def test_an_ended_task_holds_no_job(qtbot: Any) -> None:
    class Photo:
        pass

    photo = Photo()
    held = weakref.ref(photo)
    task = Task("look", lambda _report, photo=photo: photo is not None)
    del photo
    assert _outcome(qtbot, task) is True
    task._thread.join()
    assert held() is None


def test_an_ended_task_holds_no_listener(qtbot: Any) -> None:
    class Window:
        def take(self, task: Task, value: object) -> None:
            self.taken = (task, value)

    window, task = Window(), Task("", lambda report: 5)
    task.finished.connect(partial(window.take, task))
    with qtbot.waitSignal(task.ended):
        pass
    assert window.taken == (task, 5)
    held = weakref.ref(window)
    del window, task
    gc.collect()
    assert held() is None


def test_the_time_left_is_estimated(qtbot: Any) -> None:
    def work(report: Report) -> None:
        for done in range(1, 21):
            time.sleep(0.05)
            report.step(done, 20)

    task, left = Task("wait", work), {}
    task.progress.connect(lambda done, total, seconds: left.update({done: seconds}))
    _outcome(qtbot, task)
    assert left[18] == pytest.approx(0.1, abs=0.1)


@pytest.mark.parametrize("heavy", [False, True])
def test_cancel_ends_a_job_quietly(qtbot: Any, heavy: bool) -> None:
    def work(report: Report) -> None:
        for done in range(10_000):
            time.sleep(0.005)
            report.step(done, None)

    task, failed = Task("endless", work, heavy=heavy), []
    task.failed.connect(lambda *told: failed.append(told))
    qtbot.wait(30)
    with qtbot.waitSignals([task.cancelled, task.ended], timeout=5000):
        task.cancel()
    assert task.state == "cancelled"
    assert failed == []


def test_heavy_jobs_run_one_after_the_other(qtbot: Any) -> None:
    at_once, most = [0], [0]
    lock = threading.Lock()

    def work(report: Report) -> None:
        with lock:
            at_once[0] += 1
            most[0] = max(most[0], at_once[0])
        time.sleep(0.03)
        with lock:
            at_once[0] -= 1

    jobs = [Task(str(number), work, heavy=True) for number in range(4)]
    qtbot.waitUntil(lambda: all(not job.active for job in jobs), timeout=10_000)
    assert most == [1]


@pytest.mark.expects_warnings
def test_errors_are_sentences(qtbot: Any, caplog: pytest.LogCaptureFixture) -> None:
    def known(report: Report) -> None:
        raise UsageError("This is wrong.", "Do that.")

    def unknown(report: Report) -> None:
        raise ZeroDivisionError

    def out_of_memory(report: Report) -> None:
        raise MemoryError

    assert _outcome(qtbot, Task("a", known)) == ("This is wrong.", "Do that.")
    sentence, hint = _outcome(qtbot, Task("b", unknown))
    assert "ZeroDivision" not in sentence
    assert "log" in hint
    assert "ZeroDivisionError" in caplog.text
    assert "memory" in _outcome(qtbot, Task("c", out_of_memory))[0]


def test_parts_come_before_the_end(qtbot: Any) -> None:
    def work(report: Report) -> None:
        for number in range(10):
            report.part(number)

    task, parts = Task("parts", work), []
    task.part.connect(parts.append)
    _outcome(qtbot, task)
    assert parts == list(range(10))


def test_the_sample_opens(qtbot: Any) -> None:
    project = _outcome(qtbot, opening.open_sample())
    assert isinstance(project, Project)
    assert len(project.portraits) == 1
    assert project.portraits[0].picture is project.picture


def test_a_picture_without_a_face_is_refused(qtbot: Any, tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (200, 200), (90, 120, 90)).save(tmp_path / "wall.png")
    sentence, _ = _outcome(qtbot, opening.open_file(tmp_path / "wall.png"))
    assert "face" in sentence


@pytest.mark.parametrize("name", ["gone.jpg", "gone.likeness", "text.jpg", "text.likeness"])
def test_what_cannot_be_opened_is_a_sentence(qtbot: Any, tmp_path: Path, name: str) -> None:
    if name.startswith("text"):
        (tmp_path / name).write_text("hello")
    sentence, _ = _outcome(qtbot, opening.open_file(tmp_path / name))
    assert sentence.endswith(".")


def test_a_project_saved_opens_again(qtbot: Any, smiling: Project, tmp_path: Path) -> None:
    path = _outcome(qtbot, exporting.save_project(smiling, tmp_path / "a.likeness"))
    back = _outcome(qtbot, opening.open_file(path))
    assert back.edits == smiling.edits


def test_pictures_are_written_as_asked(qtbot: Any, smiling: Project, tmp_path: Path) -> None:
    options = PictureOptions(longest_px=200, quality=80)
    small = _outcome(qtbot, exporting.export_picture(smiling, tmp_path / "a.jpg", options))
    assert read_picture(small).size_hw == (200, 200)
    assert read_digital_source_type(small)
    full = _outcome(qtbot, exporting.export_picture(smiling, tmp_path / "a.png"))
    edited = read_picture(full).pixels
    assert edited.shape == smiling.picture.pixels.shape
    assert (edited != smiling.picture.pixels).any()


def test_an_unedited_picture_is_exported_bit_for_bit(
    qtbot: Any, sample_project: Project, tmp_path: Path
) -> None:
    out = _outcome(qtbot, exporting.export_picture(sample_project, tmp_path / "a.png"))
    np.testing.assert_array_equal(read_picture(out).pixels, sample_project.picture.pixels)


def test_a_place_that_cannot_be_written_is_a_sentence(
    qtbot: Any, smiling: Project, tmp_path: Path
) -> None:
    told = _outcome(qtbot, exporting.export_picture(smiling, tmp_path / "no" / "a.png"))
    assert "folder" in told[0]


def test_clip_mesh_take_and_pncc(qtbot: Any, smiling: Project, tmp_path: Path) -> None:
    take = read_take(assets.locate("take-nod"))
    short = take.resampled(take.times_s[:8])
    clip = tmp_path / "a.mp4"
    _outcome(qtbot, exporting.export_clip(smiling, 0, short, clip, longest_px=128))
    assert max(probe(clip).size_hw) == 128
    _outcome(qtbot, exporting.export_take(short, tmp_path / "a.csv"))
    assert len(read_take(tmp_path / "a.csv")) == 8
    _outcome(qtbot, exporting.export_mesh(smiling, 0, tmp_path / "a.glb"))
    assert (tmp_path / "a.glb").stat().st_size > 100_000
    _outcome(qtbot, exporting.export_pncc(smiling, 0, tmp_path / "a.png"))
    assert read_picture(tmp_path / "a.png").pixels.any()
