"""How curves, keys and the parts of the take that are not played are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app.ui import theme
from app.ui.timeline.metrics import KEY

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.state.timeline_axis import TimeAxis

    Curve = NDArray[np.float64]

CURVES = ("accent", "needle", "success")
"""Tokens of the curves of a group, the strongest first."""
_MARK_PX = 72.0


def faded(token: str, alpha: int) -> QColor:
    """A colour of the look, partly transparent."""
    colour = theme.color(token)
    colour.setAlpha(alpha)
    return colour


def draw_grid(painter: QPainter, axis: TimeAxis, exposed: QRectF) -> None:
    """Lines at the ruler's marks."""
    painter.setPen(QPen(faded("edge", 110), 1.0))
    step_s = axis.step_s(_MARK_PX)
    first = int(np.floor(axis.to_s(exposed.left()) / step_s))
    last = int(np.ceil(axis.to_s(exposed.right()) / step_s))
    for number in range(max(first, 0), last + 1):
        x = round(axis.to_px(number * step_s)) + 0.5
        painter.drawLine(QPointF(x, exposed.top()), QPointF(x, exposed.bottom()))


def draw_unplayed(
    painter: QPainter, axis: TimeAxis, span_s: tuple[float, float], exposed: QRectF
) -> None:
    """Shade what lies before the start and after the end."""
    shade = faded("window", 190)
    start, end = axis.to_px(span_s[0]), axis.to_px(span_s[1])
    left, right = exposed.left(), exposed.right() + 1
    painter.fillRect(QRectF(left, exposed.top(), max(start - left, 0), exposed.height()), shade)
    painter.fillRect(QRectF(end, exposed.top(), max(right - end, 0), exposed.height()), shade)


def draw_curve(
    painter: QPainter, axis: TimeAxis, times_s: Curve, heights: Curve, exposed: QRectF, pen: QPen
) -> None:
    """A curve over time.

    Args:
        painter: on a lane.
        axis: where times lie.
        times_s: (N,) rising.
        heights: (N,) px from the top of the lane.
        exposed: what of the lane is drawn.
        pen: line and colour.
    """
    margin_s = 2.0 / axis.px_per_s
    first = max(int(np.searchsorted(times_s, axis.to_s(exposed.left()) - margin_s)) - 1, 0)
    last = int(np.searchsorted(times_s, axis.to_s(exposed.right()) + margin_s)) + 1
    times_s, heights = times_s[first:last], heights[first:last]
    dense = len(times_s) > 4 * exposed.width()
    if dense:
        times_s, heights = _thinned(times_s, heights, max(int(exposed.width()), 2))
        # Smooth edges would be lost in so dense a line, and cost twenty times as much.
        pen = QPen(pen)
        pen.setWidth(1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    xs = (times_s - axis.start_s) * axis.px_per_s
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in zip(xs, heights, strict=True)]))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def _thinned(times_s: Curve, heights: Curve, bins: int) -> tuple[Curve, Curve]:
    """The highest and lowest point of each bin, so that no blink is lost."""
    starts = np.linspace(0, len(times_s), bins, endpoint=False).astype(int)
    both = np.stack(
        [np.minimum.reduceat(heights, starts), np.maximum.reduceat(heights, starts)], axis=1
    )
    return np.repeat(times_s[starts], 2), both.ravel()


def draw_key(painter: QPainter, at: QPointF, *, chosen: bool, held: bool, hovered: bool) -> None:
    """A keyframe: a diamond, or a square from which the value is held."""
    size = KEY + (1.5 if chosen or hovered else 0.0)
    if held:
        shape = QPolygonF(QRectF(at.x() - size + 1, at.y() - size + 1, 2 * size - 2, 2 * size - 2))
    else:
        shape = QPolygonF([
            QPointF(at.x(), at.y() - size), QPointF(at.x() + size, at.y()),
            QPointF(at.x(), at.y() + size), QPointF(at.x() - size, at.y()),
        ])  # fmt: skip
    painter.setPen(QPen(theme.color("text"), 1.5))
    painter.setBrush(theme.color("accent" if chosen else "raised"))
    painter.drawConvexPolygon(shape)
