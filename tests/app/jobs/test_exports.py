"""Exports keep what they promise: transparency, signatures, labels, clips that are whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.jobs import exporting
from app.jobs.composer import Composer
from app.jobs.picture_file import PictureOptions, request_of
from app.jobs.sealing import Sealing
from app.state.faces import FaceEdit
from app.state.project import Project
from engine import assets
from engine.drivers.edits import Edit
from engine.drivers.takes import read_take
from engine.media import read_picture
from engine.media.credentials.reading import read_credentials


@pytest.fixture
def smiling(sample_project: Project) -> Project:
    return replace(sample_project, edits=(FaceEdit(Edit(add={"jawOpen": 0.3})),))


def _see_through(project: Project, alpha: np.ndarray) -> Project:
    picture = replace(project.picture, alpha=alpha)
    portraits = tuple(replace(one, picture=picture) for one in project.portraits)
    return replace(project, picture=picture, portraits=portraits)


@pytest.mark.parametrize("name", ["a.png", "a.webp", "a.tif"])
def test_transparency_is_kept(
    outcome: Callable, smiling: Project, tmp_path: Path, name: str
) -> None:
    alpha = np.full(smiling.picture.size_hw, 255, np.uint8)
    alpha[:, -60:] = 0
    project = _see_through(smiling, alpha)
    whole = read_picture(outcome(exporting.export_picture(project, tmp_path / name)))
    assert whole.alpha is not None
    assert (whole.alpha[:, -60:] == 0).all()
    assert (whole.alpha[:, :-64] == 255).all()
    options = PictureOptions(longest_px=200)
    small = read_picture(outcome(exporting.export_picture(project, tmp_path / name, options)))
    assert small.alpha is not None
    assert small.alpha.shape == (200, 200)
    assert (small.alpha[:, -20:] == 0).all()


def test_the_canvas_gets_the_transparency_of_the_export(
    outcome: Callable, sample_project: Project, tmp_path: Path
) -> None:
    alpha = np.full(sample_project.picture.size_hw, 255, np.uint8)
    alpha[:, :200] = 0  # Cuts through the hair, which a turn moves.
    turned = replace(sample_project, edits=(FaceEdit(Edit(add={"yaw": 15.0})),))
    project = _see_through(turned, alpha)
    shown = Composer().draw(request_of(project))
    assert shown.alpha is not None
    assert (shown.alpha != alpha).any()
    written = read_picture(outcome(exporting.export_picture(project, tmp_path / "a.png")))
    np.testing.assert_array_equal(shown.alpha, written.alpha)
    draft = Composer(128).draw(request_of(project))
    assert draft.alpha is not None
    assert draft.alpha.shape == (128, 128)


def test_a_signed_export_has_the_same_pixels(
    outcome: Callable, smiling: Project, tmp_path: Path
) -> None:
    pytest.importorskip("c2pa")
    plain = outcome(exporting.export_picture(smiling, tmp_path / "plain.png"))
    signed = outcome(
        exporting.export_picture(smiling, tmp_path / "a.png", PictureOptions(sealing=Sealing()))
    )
    np.testing.assert_array_equal(read_picture(plain).pixels, read_picture(signed).pixels)
    assert read_credentials(plain) is None
    found = read_credentials(signed)
    assert found is not None
    assert found.by_this_computer
    assert found.edit is not None
    assert found.edit["faces"] == [{"add": {"jawOpen": 0.3}}]


def test_a_signed_clip_says_what_the_face_performs(
    outcome: Callable, smiling: Project, tmp_path: Path
) -> None:
    pytest.importorskip("c2pa")
    take = read_take(assets.locate("take-nod"))
    short = take.resampled(take.times_s[:5])
    path = tmp_path / "a.mp4"
    outcome(exporting.export_clip(smiling, 0, short, path, longest_px=96, sealing=Sealing()))
    found = read_credentials(path)
    assert found is not None
    assert found.edit is not None
    assert found.edit["faces"] == [{"performance": "relative", "add": {"jawOpen": 0.3}}]


def test_without_its_certificate_nothing_is_written(
    outcome: Callable, smiling: Project, tmp_path: Path
) -> None:
    gone = Sealing(tmp_path / "chain.pem", tmp_path / "key.pem")
    out = tmp_path / "a.png"
    out.write_bytes(b"old")
    told = outcome(exporting.export_picture(smiling, out, PictureOptions(sealing=gone)))
    assert "chain.pem" in told[0]
    assert out.read_bytes() == b"old"
