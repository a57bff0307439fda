"""The default model, and a way to name coefficients."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from engine.facemodels import load_model
from engine.types import ARKIT_INDEX, ARKIT_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from engine.facemodels.model import FaceModel


@pytest.fixture(scope="session")
def model() -> FaceModel:
    """The head that comes with the program."""
    return load_model()


@pytest.fixture(scope="session")
def heads(model: FaceModel) -> list[NDArray[Any]]:
    """The mean head and five random people (V, 3)."""
    rng = np.random.default_rng(3)
    people = [rng.normal(0, 0.8, len(model.identity_mm)) for _ in range(5)]
    return [model.vertices_mm, *(model.neutral(person) for person in people)]


@pytest.fixture(scope="session")
def expression() -> Callable[..., NDArray[Any]]:
    """expression(jawOpen=1.0) -> (52,) float32."""

    def make(**values: float) -> NDArray[Any]:
        out = np.zeros(len(ARKIT_NAMES), np.float32)
        for name, value in values.items():
            out[ARKIT_INDEX[name]] = value
        return out

    return make
