"""3D morphable face models: parameters -> mesh.

`load_model()` gives the default `FaceModel`; `FACE_MODELS` lists what there is.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from engine.facemodels.parts import Part
from engine.registry import Registry, Spec

if TYPE_CHECKING:
    from engine.facemodels.model import FaceModel

FACE_MODELS = Registry(
    "face model",
    (
        Spec(
            name="likeness",
            label="Likeness head",
            summary="The project's own head: 52 ARKit shapes, eyes, teeth and tongue.",
            factory="engine.facemodels.model:load_default",
            licence="CC0-1.0",
        ),
    ),
)

__all__ = ["FACE_MODELS", "Part", "load_model"]


@cache
def load_model(name: str = "likeness") -> FaceModel:
    """The face model called `name`; loaded once.

    Raises:
        UsageError: there is no such model.
        AssetError: its file is missing or damaged.
    """
    return FACE_MODELS.load(name)
