"""The model's file: small, quick, without pickles, the same bytes each time."""

from __future__ import annotations

import dataclasses
import time

import numpy as np
import pytest

from engine import assets
from engine.errors import AssetError
from engine.facemodels.model import FaceModel
from engine.facemodels.storage import read_model, write_model


def test_file_is_small_loads_quickly_and_holds_no_pickles():
    path = assets.locate("face-model")
    assert path.stat().st_size < 12e6
    read_model(path, "warm")
    began = time.thread_time()
    model = read_model(path, "likeness")
    assert time.thread_time() - began < 0.6  # 0.03 s is usual
    assert len(model.identity_mm) >= 80
    assert model.expression_mm.shape == (52, *model.vertices_mm.shape)
    with np.load(path, allow_pickle=False) as file:
        assert all(file[key].dtype != object for key in file.files)


def test_writing_twice_gives_the_same_bytes(model: FaceModel, tmp_path):
    write_model(tmp_path / "a.npz", model)
    write_model(tmp_path / "b.npz", read_model(tmp_path / "a.npz", "likeness"))
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()


def test_quantising_loses_little(model: FaceModel, tmp_path):
    rng = np.random.default_rng(0)
    noise = rng.normal(0, 1e-3, model.identity_mm.shape).astype(np.float32)
    rough = dataclasses.replace(model, identity_mm=model.identity_mm + noise)
    write_model(tmp_path / "rough.npz", rough)
    again = read_model(tmp_path / "rough.npz", "rough")
    assert np.abs(again.identity_mm - rough.identity_mm).max() < 1e-3


@pytest.mark.parametrize("content", [b"", b"not an archive", b"PK\x03\x04 cut short"])
def test_damaged_files_are_refused_in_a_sentence(content: bytes, tmp_path):
    path = tmp_path / "bad.npz"
    path.write_bytes(content)
    with pytest.raises(AssetError, match="damaged"):
        read_model(path, "bad")
    with pytest.raises(AssetError):
        read_model(tmp_path / "missing.npz", "missing")
