"""A batch: one edit for many photos, each face or the largest, the person's shape included."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.jobs.batch import BatchEdit, batch
from app.jobs.picture_file import PictureOptions
from app.jobs.sealing import Sealing
from app.state.faces import FaceEdit
from app.state.project import Project
from engine import assets
from engine.drivers.edits import Edit
from engine.media import read_picture
from engine.media.credentials.marks import read_marks

_SMILE = FaceEdit(Edit(add={"jawOpen": 0.3}))


@pytest.fixture
def pair(tmp_path: Path, sample_project: Project) -> Path:
    """Two people, the right one smaller."""
    one = Image.fromarray(sample_project.picture.pixels)
    both = Image.new("RGB", (one.width + one.width * 3 // 4, one.height), (90, 90, 90))
    both.paste(one, (0, 0))
    both.paste(one.resize((one.width * 3 // 4, one.height * 3 // 4)), (one.width, 64))
    path = tmp_path / "pair.png"
    both.save(path)
    return path


def test_it_goes_on_after_a_failure_and_replaces_nothing(outcome: Callable, tmp_path: Path) -> None:
    (tmp_path / "bad.jpg").write_text("hello")
    good, out = assets.locate("sample-portrait"), tmp_path / "out"
    for _ in range(2):
        result = outcome(batch([tmp_path / "bad.jpg", good], BatchEdit(_SMILE), out))
        assert [path.name for path, _ in result.failed] == ["bad.jpg"]
        assert len(result.written) == 1
    assert len(list(out.iterdir())) == 2


def test_every_face_or_the_largest(outcome: Callable, tmp_path: Path, pair: Path) -> None:
    before = read_picture(pair).pixels
    width = before.shape[0]

    def changed(every_face: bool) -> list[bool]:
        edit = BatchEdit(_SMILE, every_face)
        (out,) = outcome(batch([pair], edit, tmp_path / str(every_face))).written
        after = read_picture(out).pixels
        return [bool((after[:, part] != before[:, part]).any()) for part in (
            np.s_[:width], np.s_[width:],
        )]  # fmt: skip

    assert changed(every_face=False) == [True, False]
    assert changed(every_face=True) == [True, True]


def test_the_shape_of_the_face_is_changed_too(outcome: Callable, tmp_path: Path) -> None:
    photo = assets.locate("sample-portrait")
    wider = FaceEdit(identity=(2.0,))
    (out,) = outcome(batch([photo], BatchEdit(wider), tmp_path)).written
    assert (read_picture(out).pixels != read_picture(photo).pixels).any()


def test_what_is_written_is_signed(outcome: Callable, tmp_path: Path) -> None:
    pytest.importorskip("c2pa")
    edit = BatchEdit(FaceEdit(Edit(add={"jawOpen": 0.3}), (0.0, 1.5)))
    options = PictureOptions(256, 90, "jpg", sealing=Sealing())
    (out,) = outcome(
        batch([assets.locate("sample-portrait")], edit, tmp_path, options=options)
    ).written
    marks = read_marks(out)
    assert marks.credentials is not None
    assert marks.credentials.actions == ("c2pa.opened", "c2pa.edited", "c2pa.resized")
    assert marks.credentials.edit is not None
    assert marks.credentials.edit["faces"] == [{"add": {"jawOpen": 0.3}, "shape": {"1": 1.5}}]


def test_a_folder_that_cannot_be_made_is_a_sentence(outcome: Callable, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    told = outcome(batch([assets.locate("sample-portrait")], BatchEdit(_SMILE), tmp_path / "file"))
    assert "folder" in told[0]
