"""Marks land where they should and touch nothing else."""

from __future__ import annotations

import numpy as np
import pytest

from engine.media import contact_sheet, draw_lines, draw_points, label

PAPER = np.full((80, 100, 3), 60, np.uint8)


def test_points_are_centred_between_pixels() -> None:
    marked = draw_points(PAPER, np.array([[20.5, 30.0], [np.nan, 4]]), radius_px=3, opacity=1)
    weight = (marked != PAPER).any(2).astype(float)
    rows, columns = np.nonzero(weight)
    assert columns.mean() == pytest.approx(20.5, abs=0.3)
    assert rows.mean() == pytest.approx(30, abs=0.3)
    assert (PAPER == 60).all()


def test_lines_close() -> None:
    square = np.array([[10, 10], [50, 10], [50, 50]])
    open_line = draw_lines(PAPER, [square])
    assert (open_line[30, 30] == 60).all()
    assert (draw_lines(PAPER, [square], closed=True)[30, 30] != 60).any()


def test_labels_stay_in_their_corner() -> None:
    worded = label(PAPER, "face 1\n0.012")
    changed = np.argwhere((worded != PAPER).any(2))
    assert changed[:, 0].min() > 20
    assert len(changed) > 50


def test_sheets_hold_pictures_of_any_shape() -> None:
    pictures = [PAPER, PAPER[:40], PAPER[:, :20]]
    sheet = contact_sheet(pictures, ["a", "b", "a very long title that must shrink to fit"], 2)
    assert sheet.dtype == np.uint8
    assert sheet.shape[1] > sheet.shape[0] * 0.7
    assert (sheet == 60).all(2).sum() > 3 * 200 * 200 * 0.3
    with pytest.raises(ValueError, match="do not make a sheet"):
        contact_sheet(pictures, ["one"])
    with pytest.raises(ValueError, match="0 pictures"):
        contact_sheet([])
