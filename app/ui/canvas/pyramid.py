"""Pictures ready to be painted at any zoom: numpy pixels as QImages, halved again and again.

Painting a 40-megapixel picture into a window would read all of it for each repaint. A pyramid
holds smaller copies, made once on a worker thread; painting reads from the copy that has just
enough pixels, and only the part that is in sight.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from engine.media import resize

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.ui.canvas.view import View
    from engine.types import ByteArray

SMALLEST_LEVEL_PX = 700
CRISP_FROM = 2.0
"""From this many screen pixels for each photo pixel on, pixels are shown as squares."""


@dataclass(frozen=True)
class Image:
    """A QImage together with the memory that it shows.

    QImage does not keep the array alive that it looks into; this pair does.
    """

    image: QImage
    pixels: NDArray[Any]


@dataclass(frozen=True)
class Pyramid:
    """One picture at full size and halved sizes.

    Attributes:
        size_hw: size of the photo it covers; a draft has fewer pixels than that.
        levels: largest first.
    """

    size_hw: tuple[int, int]
    levels: tuple[Image, ...]

    def paint(self, painter: QPainter, view: View, exposed: QRectF, ratio: float = 1.0) -> None:
        """Draw what is in sight.

        Args:
            painter: on the widget.
            view: where the photo lies.
            exposed: the part of the widget to draw, in its pixels.
            ratio: screen pixels for each widget pixel.
        """
        height, width = self.size_hw
        photo = QRectF(view.left, view.top, width * view.scale, height * view.scale)
        shown = photo & exposed
        if shown.isEmpty():
            return
        level = self._level(view.scale * ratio)
        across = level.image.width() / photo.width()
        down = level.image.height() / photo.height()
        # Whole source pixels, so that neighbouring exposures sample alike and meet without a seam.
        first_x = max(int((shown.left() - photo.left()) * across) - 1, 0)
        first_y = max(int((shown.top() - photo.top()) * down) - 1, 0)
        last_x = min(int((shown.right() - photo.left()) * across) + 2, level.image.width())
        last_y = min(int((shown.bottom() - photo.top()) * down) + 2, level.image.height())
        source = QRectF(first_x, first_y, last_x - first_x, last_y - first_y)
        target = QRectF(
            photo.left() + first_x / across,
            photo.top() + first_y / down,
            source.width() / across,
            source.height() / down,
        )
        smooth = min(1 / across, 1 / down) * ratio < CRISP_FROM or self.is_draft
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawImage(target, level.image, source)

    @property
    def is_draft(self) -> bool:
        return self.levels[0].image.width() < self.size_hw[1]

    def _level(self, scale: float) -> Image:
        """The smallest copy with at least one pixel for each screen pixel."""
        wanted = self.size_hw[1] * scale
        fitting = [level for level in self.levels if level.image.width() >= wanted]
        return fitting[-1] if fitting else self.levels[0]


def build(
    pixels: ByteArray, size_hw: tuple[int, int], alpha: NDArray[Any] | None = None
) -> Pyramid:
    """Make a pyramid; takes up to a second for 40 megapixels, so call it from a worker.

    Args:
        pixels: (h, w, 3) uint8 RGB; kept and shown without a copy where that is possible.
        size_hw: of the photo the pixels stand for.
        alpha: (H, W) uint8 or uint16 coverage, or None when opaque.
    """
    levels = [as_image(pixels, alpha)]
    height, width = pixels.shape[:2]
    while max(height, width) > 2 * SMALLEST_LEVEL_PX:
        height, width = (height + 1) // 2, (width + 1) // 2
        pixels = resize(pixels, (height, width))
        alpha = None if alpha is None else resize(alpha, (height, width))
        levels.append(as_image(pixels, alpha, fast=True))
    return Pyramid(size_hw, tuple(levels))


def as_image(pixels: ByteArray, alpha: NDArray[Any] | None = None, *, fast: bool = False) -> Image:
    """A QImage of RGB pixels.

    Args:
        pixels: (H, W, 3) uint8.
        alpha: (H, W) uint8 or uint16, or None.
        fast: spend four bytes a pixel on Qt's quickest format instead of sharing the memory.
    """
    height, width = pixels.shape[:2]
    if alpha is not None:
        return _with_alpha(pixels, alpha)
    if fast:
        table = np.full((height, width, 4), 255, np.uint8)
        table[..., :3] = pixels[..., ::-1]
        return Image(_wrap(table, QImage.Format.Format_RGB32), table)
    table = np.ascontiguousarray(pixels)
    return Image(_wrap(table, QImage.Format.Format_RGB888), table)


def _with_alpha(pixels: ByteArray, alpha: NDArray[Any]) -> Image:
    coverage = (alpha >> 8).astype(np.uint8) if alpha.dtype == np.uint16 else alpha
    if coverage.shape != pixels.shape[:2]:
        coverage = resize(coverage, (pixels.shape[0], pixels.shape[1]))
    table = np.empty((*coverage.shape, 4), np.uint8)
    weight = coverage.astype(np.uint16)
    for channel in range(3):
        table[..., 2 - channel] = (pixels[..., channel] * weight + 127) // 255
    table[..., 3] = coverage
    return Image(_wrap(table, QImage.Format.Format_ARGB32_Premultiplied), table)


def _wrap(table: ByteArray, form: QImage.Format) -> QImage:
    """Lines are given their true length: Qt would otherwise expect a multiple of four bytes."""
    height, width, channels = table.shape
    return QImage(table.data, width, height, width * channels, form)


def transparent_image(pixels: ByteArray, opacity: NDArray[Any]) -> Image:
    """(H, W, 3) colours under (H, W) opacity, float in 0..1 or uint8."""
    if opacity.dtype != np.uint8:
        opacity = np.rint(np.clip(opacity, 0.0, 1.0) * 255).astype(np.uint8)
    return _with_alpha(pixels, opacity)
