"""Teaching the network beside the window: what it learns from, and what a stop leaves behind."""

from __future__ import annotations

import multiprocessing
import tempfile
from pathlib import Path
from typing import Any

import pytest

from app.jobs import personalising
from app.state.project import Project
from engine.media import read_picture


def test_the_active_face_of_several_is_cut_out(pair_project: Project, tmp_path: Path) -> None:
    photo = personalising._photo(pair_project, tmp_path)
    height, width = read_picture(photo).size_hw
    whole_width = pair_project.picture.size_hw[1]
    assert width <= 0.55 * whole_width
    box = pair_project.portraits[0].landmarks.box
    assert height >= 2.0 * max(box.width, box.height)


def test_the_only_face_comes_as_its_file(sample_project: Project, tmp_path: Path) -> None:
    assert personalising._photo(sample_project, tmp_path).read_bytes() == sample_project.photo


def test_a_stop_leaves_nothing_behind(
    qtbot: Any, sample_project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    task = personalising.personalise(sample_project, 10.0)
    qtbot.waitUntil(lambda: bool(multiprocessing.active_children()), timeout=30_000)
    assert list(tmp_path.iterdir())
    with qtbot.waitSignal(task.cancelled, timeout=20_000):
        task.cancel()
    assert not multiprocessing.active_children()
    assert not list(tmp_path.iterdir())
