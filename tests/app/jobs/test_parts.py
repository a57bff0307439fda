"""Parts of several faces come together as if each had been drawn on the picture before it."""

from __future__ import annotations

import numpy as np
import pytest

from app.jobs.parts import joined
from engine.renderers import RenderPart


@pytest.fixture
def photo() -> np.ndarray:
    return np.random.default_rng(2).integers(0, 256, (60, 80, 3), np.uint8)


def _part(photo: np.ndarray, box: tuple[int, int, int, int], colour: int) -> RenderPart:
    """A box of the photo with a spot of a colour in its middle."""
    left, top, right, bottom = box
    pixels = photo[top:bottom, left:right].copy()
    origin = np.zeros(pixels.shape[:2], np.uint8)
    pixels[3:-3, 3:-3], origin[3:-3, 3:-3] = colour, 1
    alpha = np.where(origin > 0, colour, 9).astype(np.uint8)
    return RenderPart(box, pixels, alpha, origin, {"paint": 2.0})


def test_later_parts_lie_on_earlier_ones(photo: np.ndarray) -> None:
    alpha = np.full((60, 80), 9, np.uint8)
    parts = [_part(photo, (10, 5, 40, 35), 255), _part(photo, (25, 20, 70, 50), 0)]
    found = joined(parts, photo, alpha, provenance=True)
    result = found.in_picture(photo, alpha)
    expected, covered = photo.copy(), np.zeros((60, 80), bool)
    for spot, colour in ((np.s_[8:32, 13:37], 255), (np.s_[23:47, 28:67], 0)):
        expected[spot], covered[spot] = colour, True
    np.testing.assert_array_equal(result.pixels, expected)
    assert result.changed_box == (10, 5, 70, 50)
    assert result.timings_ms == {"paint": 4.0}
    assert result.alpha is not None
    assert result.provenance is not None
    np.testing.assert_array_equal(result.alpha != 9, covered)
    np.testing.assert_array_equal(result.provenance > 0, covered)


def test_nothing_changed_is_the_photo_itself(photo: np.ndarray) -> None:
    found = joined([], photo, None, provenance=True)
    assert found.empty
    result = found.in_picture(photo, None)
    assert result.pixels is photo
    assert result.provenance is not None
    assert not result.provenance.any()


def test_one_part_is_taken_as_it_is(photo: np.ndarray) -> None:
    part = _part(photo, (10, 5, 40, 35), 255)
    assert joined([part], photo, None, provenance=True) is part
