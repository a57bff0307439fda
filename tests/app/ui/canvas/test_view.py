from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.canvas.view import View, centred, fitted

_numbers = st.floats(-5000, 5000)
_scales = st.floats(0.01, 32)


@given(_scales, _numbers, _numbers, _numbers, _numbers)
def test_widget_and_photo_are_inverse(scale, left, top, x, y):
    view = View(scale, left, top)
    back = view.to_photo(*view.to_widget(x, y))
    assert back == pytest.approx((x, y), abs=1e-4)


@given(_scales, _scales, _numbers, _numbers, st.floats(0, 2000), st.floats(0, 2000))
def test_zoom_keeps_the_point_under_the_cursor(scale, other, left, top, x, y):
    view = View(scale, left, top)
    before = view.to_photo(x, y)
    after = view.at_scale(other, (x, y)).to_photo(x, y)
    assert after == pytest.approx(before, abs=1e-6 * (1 + 5000 / min(scale, other)))


def test_the_first_pixels_centre_is_the_origin():
    assert View(2.0, 10.0, 20.0).to_widget(0, 0) == (11.0, 21.0)


@pytest.mark.parametrize("size_hw", [(1, 1), (3000, 20), (17, 4001), (600, 800)])
def test_fitted_shows_the_whole_photo(size_hw):
    view = fitted(size_hw, (640, 480))
    height, width = size_hw
    assert view.left >= 0
    assert view.top >= 0
    assert view.left + width * view.scale <= 640
    assert view.top + height * view.scale <= 480


def test_a_photo_cannot_be_lost():
    far = centred((500, 500), (400, 300), 1.0).panned(90_000, -90_000)
    kept = far.kept_in((500, 500), (400, 300))
    assert kept.left < 400
    assert kept.top + 500 > 0
    assert View(1e6).kept_in((500, 500), (400, 300)).scale <= 32
    assert View(1e-9).kept_in((500, 500), (400, 300)).scale * 500 >= 16
