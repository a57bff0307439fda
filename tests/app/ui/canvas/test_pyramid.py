from __future__ import annotations

import gc
import time

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app.ui.canvas.images import as_image
from app.ui.canvas.pyramid import build, grown, levels_of
from app.ui.canvas.view import View, fitted


@pytest.fixture
def paper(qapp):
    image = QImage(640, 480, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(0, 0, 0))
    return image


def _noise(height, width):
    return np.random.default_rng(1).integers(0, 256, (height, width, 3), np.uint8)


def _paint(paper, pyramid, view, exposed=None):
    painter = QPainter(paper)
    pyramid.paint(painter, view, exposed or QRectF(paper.rect()))
    painter.end()


@pytest.mark.parametrize("size_hw", [(1, 1), (7, 5), (33, 257), (480, 639)])
@pytest.mark.parametrize("fast", [False, True])
def test_odd_widths_come_out_pixel_for_pixel(qapp, size_hw, fast):
    pixels = _noise(*size_hw)
    image = as_image(pixels, fast=fast).image
    for y, x in ((0, 0), (size_hw[0] - 1, size_hw[1] - 1), (size_hw[0] // 2, size_hw[1] // 3)):
        assert QColor(image.pixel(x, y)).getRgb()[:3] == tuple(pixels[y, x])


def test_the_memory_outlives_the_array(qapp):
    pixels = _noise(64, 61)
    wanted = tuple(pixels[63, 60])
    pyramid = build(pixels)
    del pixels
    gc.collect()
    junk = [np.zeros((64, 61, 3), np.uint8) for _ in range(50)]
    assert QColor(pyramid.levels[0].image.pixel(60, 63)).getRgb()[:3] == wanted
    del junk


def test_alpha_is_premultiplied(qapp):
    pixels = np.full((2, 3, 3), 200, np.uint8)
    alpha = np.array([[0, 128, 255]] * 2, np.uint8)
    image = as_image(pixels, alpha).image
    assert image.pixelColor(0, 0).alpha() == 0
    assert image.pixelColor(2, 0).getRgb() == (200, 200, 200, 255)
    assert image.pixelColor(1, 0).red() == pytest.approx(200, abs=2)
    deep = as_image(pixels, alpha.astype(np.uint16) * 257).image
    assert deep.pixelColor(1, 1) == image.pixelColor(1, 1)


def test_at_100_percent_every_pixel_is_its_own(paper):
    pixels = _noise(300, 401)
    _paint(paper, build(pixels), View(1.0, 20.0, 30.0))
    for x, y in ((0, 0), (400, 299), (123, 45)):
        assert paper.pixelColor(20 + x, 30 + y).getRgb()[:3] == tuple(pixels[y, x])


def test_enlarged_pixels_are_crisp(paper):
    pixels = _noise(20, 21)
    _paint(paper, build(pixels), View(16.0, 0.0, 0.0))
    for x, y in ((16 * 3 + 1, 16 * 4 + 1), (16 * 3 + 14, 16 * 4 + 14)):
        assert paper.pixelColor(x, y).getRgb()[:3] == tuple(pixels[4, 3])


def test_parts_painted_alone_meet_without_a_seam(paper):
    pyramid = build(_noise(1500, 2000))
    view = View(0.31, -7.3, 3.7)
    whole = paper.copy()
    _paint(whole, pyramid, view)
    for left in range(0, 640, 160):
        _paint(paper, pyramid, view, QRectF(left, 0, 160, 480))
    difference = np.abs(_array(whole).astype(int) - _array(paper))
    assert difference.max() <= 12
    assert difference.mean() < 0.5


@pytest.mark.parametrize("size_hw", [(1801, 2999), (1600, 3000), (1777, 1500)])
@pytest.mark.parametrize("box", [(333, 401, 955, 1202), (1200, 0, 1500, 1777)])
def test_a_part_lies_on_its_photo_at_any_zoom(paper, size_hw, box):
    height, width = size_hw
    blocks = _noise(-(-height // 8), -(-width // 8))
    pixels = np.repeat(np.repeat(blocks, 8, axis=0), 8, axis=1)[:height, :width]
    photo, levels = build(pixels), levels_of(size_hw)
    left, top, right, bottom = around = grown((*box[:3], min(box[3], height)), size_hw, levels)
    part = build(pixels[top:bottom, left:right], levels=levels, origin=around[:2])
    assert len(part.levels) == len(photo.levels)
    for scale in (0.11, 0.23, 0.5, 1.0, 3.0):
        view = View(scale, 320 - left * scale, 240 - top * scale)
        both = paper.copy()
        _paint(paper, photo, view)
        _paint(both, photo, view)
        _paint(both, part, view)
        difference = np.abs(_array(both).astype(int) - _array(paper)).max(axis=2)
        assert (difference > 12).mean() < 1e-3, scale


def _array(image):
    return np.array(image.constBits()).reshape(image.height(), image.width(), 4)


def test_40_megapixels_paint_within_a_frame(paper, slowness):
    size_hw = (5304, 7952)
    pixels = np.zeros((*size_hw, 3), np.uint8)
    pixels[::2] = 180
    pyramid = build(pixels)
    assert len(pyramid.levels) > 2
    # Only the largest level holds more than a quarter of the photo; it shares its memory.
    assert np.shares_memory(pyramid.levels[0].pixels, pixels)
    middle = (320.0, 240.0)
    for view in (
        fitted(size_hw, (640, 480)),
        fitted(size_hw, (640, 480)).at_scale(0.3, middle),
        fitted(size_hw, (640, 480)).at_scale(1.0, middle),
        fitted(size_hw, (640, 480)).at_scale(8.0, middle),
    ):
        spent = []
        for _ in range(3):
            started = time.thread_time()
            _paint(paper, pyramid, view)
            spent.append(time.thread_time() - started)
        assert min(spent) < 0.03 * slowness, view
