"""Traits belong to the face model in use, and change a head as people of that kind differ."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from engine import assets
from engine.errors import AssetError
from engine.facemodels.traits import ASSET, load_traits, read_traits, traits_table

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from engine.facemodels.model import FaceModel

_UPPER_LIDS, _LOWER_LIDS = (159, 386), (145, 374)
_LIPS = (0, 17)


def _changed(model: FaceModel, trait: str, offset: float) -> NDArray[Any]:
    """(V, 3) mm a head with one trait moved."""
    traits = load_traits()
    return model.neutral(offset * traits.directions[:, traits.names.index(trait)])


def _landmark(model: FaceModel, vertices: NDArray[Any], point: int) -> NDArray[Any]:
    embedding = model.embeddings["mediapipe478"]
    corners = model.triangles[embedding.triangle[point]]
    return embedding.barycentric[point] @ vertices[corners]


def _height(model: FaceModel, vertices: NDArray[Any], upper: int, lower: int) -> float:
    return float((_landmark(model, vertices, upper) - _landmark(model, vertices, lower))[1])


def test_they_were_found_among_the_people_of_this_face_model() -> None:
    with np.load(assets.locate(ASSET), allow_pickle=False) as file:
        known = file["face_model"].item()
    assert known == hashlib.sha256(assets.locate("face-model").read_bytes()).hexdigest()


def test_a_reading_finds_the_trait_and_no_other() -> None:
    traits = load_traits()
    np.testing.assert_allclose(traits.readings @ traits.directions, np.eye(3), atol=1e-5)


def test_both_halves_of_a_face_age_alike(model: FaceModel) -> None:
    moved = _changed(model, "age", 2.0) - model.vertices_mm
    np.testing.assert_allclose(moved[model.mirror] * [-1, 1, 1], moved, atol=1e-2)


def test_with_age_lids_sink_and_lips_thin(model: FaceModel) -> None:
    young, old = _changed(model, "age", -2.0), _changed(model, "age", 2.0)
    for upper, lower in zip(_UPPER_LIDS, _LOWER_LIDS, strict=True):
        assert _height(model, old, upper, lower) < _height(model, young, upper, lower) - 0.5
    assert _height(model, old, *_LIPS) < _height(model, young, *_LIPS) - 2.0


def test_more_weight_makes_the_cheeks_wider(model: FaceModel) -> None:
    slim, full = _changed(model, "weight", -2.0), _changed(model, "weight", 2.0)
    cheeks = (187, 411)
    widths = [
        float(_landmark(model, head, cheeks[1])[0] - _landmark(model, head, cheeks[0])[0])
        for head in (slim, full)
    ]
    assert widths[1] > widths[0] + 1.5


def test_a_damaged_file_is_refused_in_one_sentence(tmp_path: Path) -> None:
    table = traits_table(load_traits())
    for name, changed in {
        "cut": b"PK\x03\x04",
        "other": {**table, "format": np.array(99)},
        "short": {**table, "directions": table["directions"][:, :2]},
    }.items():
        path = tmp_path / f"{name}.npz"
        if isinstance(changed, bytes):
            path.write_bytes(changed)
        else:
            np.savez(path, **changed)
        with pytest.raises(AssetError, match="damaged"):
            read_traits(path)
