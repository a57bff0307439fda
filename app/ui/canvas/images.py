"""numpy pixels as QImages in the formats that Qt paints quickest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtGui import QImage

from engine.media import resize

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.types import ByteArray

_Format = QImage.Format


@dataclass(frozen=True)
class Image:
    """A QImage together with the memory that it shows.

    QImage does not keep the array alive that it looks into; this pair does.
    """

    image: QImage
    pixels: NDArray[Any]


def as_image(pixels: ByteArray, alpha: NDArray[Any] | None = None, *, fast: bool = False) -> Image:
    """A QImage of RGB pixels.

    Args:
        pixels: (H, W, 3) uint8.
        alpha: (H, W) uint8 or uint16, or None.
        fast: spend four bytes a pixel on Qt's quickest format instead of sharing the memory.
    """
    if alpha is not None:
        return _with_alpha(pixels, alpha)
    table = np.ascontiguousarray(pixels)
    image = _wrap(table, _Format.Format_RGB888)
    return Image(image.convertToFormat(_Format.Format_RGB32) if fast else image, table)


def transparent_image(pixels: ByteArray, opacity: NDArray[Any]) -> Image:
    """(H, W, 3) colours under (H, W) opacity, float in 0..1 or uint8."""
    if opacity.dtype != np.uint8:
        opacity = np.rint(np.clip(opacity, 0.0, 1.0) * 255).astype(np.uint8)
    return _with_alpha(pixels, opacity)


def _with_alpha(pixels: ByteArray, alpha: NDArray[Any]) -> Image:
    coverage = (alpha >> 8).astype(np.uint8) if alpha.dtype == np.uint16 else alpha
    if coverage.shape != pixels.shape[:2]:
        coverage = resize(coverage, (pixels.shape[0], pixels.shape[1]))
    table = np.empty((*coverage.shape, 4), np.uint8)
    table[..., :3], table[..., 3] = pixels, coverage
    image = _wrap(table, _Format.Format_RGBA8888)
    return Image(image.convertToFormat(_Format.Format_ARGB32_Premultiplied), table)


def _wrap(table: ByteArray, form: QImage.Format) -> QImage:
    """Lines are given their true length: Qt would otherwise expect a multiple of four bytes."""
    height, width, channels = table.shape
    return QImage(table.data, width, height, width * channels, form)
