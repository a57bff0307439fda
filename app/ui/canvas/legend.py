"""What the colours of an overlay mean, in a corner of the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from app.ui.canvas.confidence import confidence_colours
from app.ui.canvas.handles import paint_plate
from app.ui.canvas.words import tr
from engine.export.picture import PROVENANCE_COLOURS
from engine.types import PROVENANCE

if TYPE_CHECKING:
    from collections.abc import Sequence

_SWATCH_PX, _GAP_PX, _MARGIN_PX = 12.0, 8.0, 12.0


def provenance_entries() -> list[tuple[QColor, str]]:
    """Colours and names of the origins of pixels."""
    names = (("seen", tr("Seen")), ("mirrored", tr("Mirrored")), ("invented", tr("Invented")))
    return [
        (QColor(*(int(c) for c in PROVENANCE_COLOURS[PROVENANCE[key]])), name)
        for key, name in names
    ]


def confidence_entries() -> list[tuple[QColor, str]]:
    """Colours and names of three steps of confidence."""
    colours = np.rint(confidence_colours(np.array([1.0, 0.5, 0.0], np.float32)) * 255)
    names = tr("Certain"), tr("Fair"), tr("Guessed")
    return [
        (QColor(*(int(c) for c in colour)), name)
        for colour, name in zip(colours, names, strict=True)
    ]


def paint_legend(painter: QPainter, entries: Sequence[tuple[QColor, str]], bounds: QRectF) -> None:
    """Draw swatches and names at the lower left."""
    metrics = QFontMetricsF(painter.font())
    widths = [metrics.horizontalAdvance(name) for _, name in entries]
    step = _SWATCH_PX + _GAP_PX
    width = sum(widths) + len(entries) * (step + 2 * _GAP_PX)
    height = metrics.height() + 10
    left, top = bounds.left() + _MARGIN_PX, bounds.bottom() - _MARGIN_PX - height
    paint_plate(painter, QRectF(left, top, width, height), "")
    x = left + _GAP_PX
    for (colour, name), wide in zip(entries, widths, strict=True):
        swatch = QRectF(x, top + (height - _SWATCH_PX) / 2, _SWATCH_PX, _SWATCH_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(swatch, 2, 2)
        painter.setPen(QColor(240, 242, 245))
        words = QRectF(x + step, top, wide + 2, height)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), name)
        x += step + wide + 2 * _GAP_PX
