"""Guides for hair are traced on meshes as the wardrobe's script does it."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

PACKAGING = Path(__file__).resolve().parents[1] / "packaging"
ROWS, COLUMNS, CELL_MM = 7, 4, 10.0


@pytest.fixture
def hair(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(PACKAGING)
    return import_module("wardrobe.hair")


def _card() -> tuple[np.ndarray, np.ndarray]:
    """A card that hangs down from y = 0: vertices and quads."""
    x, y = np.meshgrid(np.arange(COLUMNS) * CELL_MM, -np.arange(ROWS) * CELL_MM)
    vertices = np.stack([x, y, np.zeros_like(x)], -1).reshape(-1, 3)
    first = (np.arange(ROWS - 1)[:, None] * COLUMNS + np.arange(COLUMNS - 1)).ravel()
    quads = np.stack([first, first + 1, first + COLUMNS + 1, first + COLUMNS], 1)
    return vertices, quads


def test_lines_run_down_a_card_from_its_root(hair: ModuleType) -> None:
    vertices, quads = _card()
    parting = hair.Parting((0, 5, 0), (30, 5, 0))
    lines = hair.trace(vertices, quads, parting)
    assert len(lines) == COLUMNS - 1
    for line in lines:
        assert line[0, 1] == 0
        assert line[-1, 1] == -(ROWS - 1) * CELL_MM
        assert np.ptp(line[:, 0]) == 0
        even = hair.resampled(line)
        np.testing.assert_allclose(np.diff(even[:, 1]), np.diff(even[:, 1]).mean())


def test_hair_that_is_tied_runs_through_the_knot(hair: ModuleType) -> None:
    card, quads = _card()
    knot = np.array([15.0, 0.0, 0.0])
    tail = card * [1, 2, 1] - [0, 4, 0]
    head = card[:, [0, 2, 1]] * [1, 1, -1] + [0, 0, 4]
    both = np.concatenate([head, tail])
    lines = hair.tied(both, np.concatenate([quads, quads + len(card)]), knot)
    assert len(lines) == COLUMNS - 1
    for line in lines:
        assert line[0, 2] > 60
        assert line[-1, 1] < -100
