"""Pictures ready to be painted at any zoom: a photo, or a part of one, halved again and again.

Painting a 40-megapixel picture into a window would read all of it for each repaint. A pyramid
holds smaller copies, made once on a worker thread; painting reads from the copy that has just
enough pixels, and only the part that is in sight.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.ui.canvas.images import Image, as_image
from engine.media import resize

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.ui.canvas.view import View
    from engine.types import ByteArray

SMALLEST_LEVEL_PX = 700
CRISP_FROM = 2.0
"""From this many screen pixels for each photo pixel on, pixels are shown as squares."""

Box = tuple[int, int, int, int]
"""Left, top, right, bottom."""


@dataclass(frozen=True)
class Pyramid:
    """A photo, or a part of one, at full size and halved sizes.

    Attributes:
        levels: largest first; each has half the pixels across and down of the one before.
        step: photo pixels (x, y) for each pixel of the largest level; more than 1 for a draft.
        origin: where in the photo it begins, in pixels (x, y) from the photo's corner.
    """

    levels: tuple[Image, ...]
    step: tuple[float, float] = (1.0, 1.0)
    origin: tuple[float, float] = (0.0, 0.0)

    @property
    def place(self) -> QRectF:
        """What it covers of the photo, in pixels from the photo's corner."""
        image = self.levels[0].image
        size = image.width() * self.step[0], image.height() * self.step[1]
        return QRectF(*self.origin, *size)

    @property
    def is_draft(self) -> bool:
        return self.step[0] > 1.0

    def paint(self, painter: QPainter, view: View, exposed: QRectF, ratio: float = 1.0) -> None:
        """Draw what is in sight.

        Args:
            painter: on the widget.
            view: where the photo lies.
            exposed: the part of the widget to draw, in its pixels.
            ratio: screen pixels for each widget pixel.
        """
        place = view.rect(self.place)
        shown = place & exposed
        if shown.isEmpty():
            return
        number = self._level(view.scale * ratio)
        level = self.levels[number]
        # Widget pixels for each pixel of the level.
        wide, high = (2**number * step * view.scale for step in self.step)
        # Whole source pixels, so that neighbouring exposures sample alike and meet without a seam.
        first_x = max(int((shown.left() - place.left()) / wide) - 1, 0)
        first_y = max(int((shown.top() - place.top()) / high) - 1, 0)
        last_x = min(int((shown.right() - place.left()) / wide) + 2, level.image.width())
        last_y = min(int((shown.bottom() - place.top()) / high) + 2, level.image.height())
        source = QRectF(first_x, first_y, last_x - first_x, last_y - first_y)
        target = QRectF(
            place.left() + first_x * wide,
            place.top() + first_y * high,
            source.width() * wide,
            source.height() * high,
        )
        smooth = min(wide, high) * ratio < CRISP_FROM or self.is_draft
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawImage(target, level.image, source)

    def _level(self, scale: float) -> int:
        """Number of the smallest copy with at least one pixel for each screen pixel."""
        number = 0
        while number + 1 < len(self.levels) and 2 ** (number + 1) * self.step[0] * scale <= 1.0:
            number += 1
        return number


def levels_of(size_hw: tuple[int, int]) -> int:
    """How many copies a photo of that size is kept in."""
    longest, count = max(size_hw), 1
    while longest > 2 * SMALLEST_LEVEL_PX:
        longest, count = (longest + 1) // 2, count + 1
    return count


def build(
    pixels: ByteArray,
    alpha: NDArray[Any] | None = None,
    *,
    levels: int | None = None,
    origin: tuple[int, int] = (0, 0),
) -> Pyramid:
    """Make a pyramid; takes up to a second for 40 megapixels, so call it from a worker.

    Args:
        pixels: (h, w, 3) uint8 RGB of a photo or of a part; a photo is kept and shown without a
            copy where that is possible.
        alpha: (h, w) uint8 or uint16 coverage, or None when opaque.
        levels: how many copies; by default as many as a photo of the size gets.
        origin: (x, y) of a part in its photo, multiples of 2 ** (levels - 1), see `grown`.
    """
    count = levels or levels_of((pixels.shape[0], pixels.shape[1]))
    images = [as_image(pixels, alpha, fast=levels is not None)]
    for _ in range(count - 1):
        pixels = _halved(pixels)
        alpha = None if alpha is None else _halved(alpha)
        images.append(as_image(pixels, alpha, fast=True))
    return Pyramid(tuple(images), origin=(float(origin[0]), float(origin[1])))


def grown(box: Box, size_hw: tuple[int, int], levels: int) -> Box:
    """A part of a photo grown so that its halved copies lie on the pixels of the photo's own."""
    unit, (height, width) = 2 ** (levels - 1), size_hw
    left, top, right, bottom = box
    return (
        left // unit * unit,
        top // unit * unit,
        min(-(-right // unit) * unit, width),
        min(-(-bottom // unit) * unit, height),
    )


def _halved(pixels: NDArray[Any]) -> NDArray[Any]:
    """Averages of 2 x 2 pixels; a last odd row or column is repeated."""
    height, width = pixels.shape[:2]
    if height % 2 or width % 2:
        more = ((0, height % 2), (0, width % 2), (0, 0))[: pixels.ndim]
        pixels = np.pad(pixels, more, mode="edge")
    return resize(pixels, ((height + 1) // 2, (width + 1) // 2))
