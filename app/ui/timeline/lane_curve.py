"""One lane over time: its curves, and its keyframes to take hold of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.state.timeline_keys import LaneScale, keys_of, lane_of
from app.state.timeline_lanes import group_of, lane_title, limits, strongest, values_of
from app.ui import theme
from app.ui.timeline import ink
from app.ui.timeline.lane_hand import LaneHand
from app.ui.timeline.lane_words import clock, shown_value
from app.ui.timeline.metrics import GROUP, PAD, REACH, ROW
from engine.drivers.take_columns import is_single

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.state.timeline import Timeline
    from app.state.timeline_axis import TimeAxis
    from engine.drivers.takes import Take

_LEAST_HIGH = 0.25
"""What the curves of a group reach up to at least, so that trembling does not look like acting."""


class LaneCurve(QWidget):
    """The right end of a lane.

    Args:
        name: of the lane.
        timeline: what is shown.
        axis: where times lie.
    """

    def __init__(
        self, name: str, timeline: Timeline, axis: TimeAxis, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.name, self.timeline, self.axis = name, timeline, axis
        self.hovered = -1
        self._hand = LaneHand(self)
        self._seen: tuple[object, ...] = ()
        self._scale: tuple[object, LaneScale] | None = None
        self._strongest: tuple[Take, tuple[str, ...]] | None = None
        self.setFixedHeight(ROW if is_single(name) else GROUP)
        self.setMouseTracking(True)
        self.setAccessibleName(lane_title(name))
        axis.changed.connect(self.update)
        timeline.edited.connect(self._edited)
        timeline.opened.connect(self.update)
        timeline.chosen.connect(self.update)

    # Where things lie

    def scale(self) -> LaneScale:
        """Between heights and the values of keys, as the edits are."""
        edits = self.timeline.edits
        if self._scale is None or self._scale[0] is not edits:
            self._scale = (edits, LaneScale(self.timeline.calm(), edits, self.name))
        return self._scale[1]

    def height_of(self, value: float, low: float, high: float) -> float:
        """Distance of a value from the top of the lane."""
        return PAD + (high - value) / (high - low) * (self.height() - 2 * PAD)

    def places(self) -> list[QPointF]:
        """Where the keys are."""
        keys = keys_of(self.timeline.edits, self.name)
        if not keys:
            return []
        scale = self.scale()
        return [
            QPointF(
                self.axis.to_px(key.time_s),
                self.height_of(scale.shown(key), scale.low, scale.high),
            )
            for key in keys
        ]

    def key_at(self, at: QPointF) -> int:
        """Number of the key under the pointer, or -1."""
        distances = [max(abs(p.x() - at.x()), abs(p.y() - at.y())) for p in self.places()]
        if not distances:
            return -1
        nearest = int(np.argmin(distances))
        return nearest if distances[nearest] <= REACH else -1

    # Hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._hand.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._hand.double_click(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hand.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hand.release(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._hand.offer(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hover(-1)

    def hover(self, key: int) -> None:
        """Show a key as one that can be taken hold of."""
        if key != self.hovered:
            self.hovered = key
            over = Qt.CursorShape.SizeAllCursor if key >= 0 else Qt.CursorShape.ArrowCursor
            self.setCursor(over)
            self.update()

    # Drawing

    def _edited(self) -> None:
        seen = self._seen_edits()
        if seen == self._seen:
            return
        self._seen = seen
        count = len(keys_of(self.timeline.edits, self.name))
        self.setAccessibleDescription(self.tr("%n keyframe(s)", "", count))
        self.update()

    def _seen_edits(self) -> tuple[object, ...]:
        """What of the edits this lane shows: others need not be drawn again."""
        edits, group = self.timeline.edits, group_of(self.name)
        names = (group.name, *group.rows)
        return (
            self.timeline.source, edits.start_s, edits.end_s, edits.joins, dict(edits.smooth),
            tuple(lane for lane in edits.lanes if lane.name in names),
            {name: gain for name, gain in edits.gains.items() if name in names},
            tuple(name for name in edits.muted if name in names),
        )  # fmt: skip

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            exposed = QRectF(event.rect())
            chosen = self.timeline.lane == self.name
            painter.fillRect(exposed, theme.color("field" if is_single(self.name) else "panel"))
            if chosen:
                painter.fillRect(exposed, ink.faded("accent_soft", 70))
            painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme.color("border"))
            if self.timeline.source is None:
                return
            ink.draw_grid(painter, self.axis, exposed)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if is_single(self.name):
                self._draw_single(painter, exposed)
            else:
                self._draw_group(painter, exposed)
            ink.draw_unplayed(painter, self.axis, self.timeline.span_s, exposed)
            self._draw_keys(painter)

    def _draw_single(self, painter: QPainter, exposed: QRectF) -> None:
        timeline = self.timeline
        low, high = limits(timeline.material.take, self.name)
        still = self.height_of(0.0, low, high)
        painter.setPen(QPen(theme.color("edge"), 1.0))
        painter.drawLine(QPointF(exposed.left(), still), QPointF(exposed.right(), still))
        recorded, played = timeline.material.take, timeline.layered()
        faint = QPen(ink.faded("muted", 150), 1.0, Qt.PenStyle.DashLine)
        for take, pen in ((recorded, faint), (played, QPen(theme.color("accent"), 1.7))):
            values = values_of(take, self.name)
            self._draw_values(painter, exposed, values, (low, high), pen)

    def _draw_group(self, painter: QPainter, exposed: QRectF) -> None:
        take, drawn = self.timeline.layered(), self.strongest()
        curves = [values_of(take, name) for name in drawn]
        highest = max((float(values.max()) for values in curves), default=0.0)
        for token, name, values in reversed(list(zip(ink.CURVES, drawn, curves, strict=False))):
            pen = QPen(theme.color(token), 1.6)
            low, high = limits(take, name)
            # An overview: a group that hardly moves is drawn larger.
            high = max(1.1 * highest, _LEAST_HIGH) if low == 0.0 else high
            self._draw_values(painter, exposed, values, (low, high), pen)
        lane = lane_of(self.timeline.edits, self.name)
        if lane is not None:
            gains = lane.at(take.times_s)
            pen = QPen(theme.color("text"), 1.4)
            self._draw_values(painter, exposed, gains, limits(take, self.name), pen)

    def strongest(self) -> tuple[str, ...]:
        """The members of a group whose curves are drawn."""
        take = self.timeline.material.take
        if self._strongest is None or self._strongest[0] is not take:
            self._strongest = (take, strongest(take, group_of(self.name), len(ink.CURVES)))
        return self._strongest[1]

    def _draw_values(
        self, painter: QPainter, exposed: QRectF, values: NDArray[np.float64],
        ends: tuple[float, float], pen: QPen,
    ) -> None:  # fmt: skip
        low, high = ends
        heights = PAD + (high - np.clip(values, low, high)) / (high - low) * (
            self.height() - 2 * PAD
        )
        times_s = self.timeline.material.take.times_s
        ink.draw_curve(painter, self.axis, times_s, heights, exposed, pen)

    def _draw_keys(self, painter: QPainter) -> None:
        timeline = self.timeline
        selected = timeline.selected if timeline.lane == self.name else frozenset()
        keys = keys_of(timeline.edits, self.name)
        for number, place in enumerate(self.places()):
            ink.draw_key(
                painter, place, chosen=number in selected, held=keys[number].ease == "hold",
                hovered=number == self.hovered,
            )  # fmt: skip
        if self._hand.dragged >= 0:
            self._draw_reading(painter, self._hand.dragged)

    def _draw_reading(self, painter: QPainter, number: int) -> None:
        """Time and value beside a key that is being moved."""
        key, place = keys_of(self.timeline.edits, self.name)[number], self.places()[number]
        text = f"{clock(key.time_s)}  {shown_value(self.name, self.scale().shown(key))}"
        width = painter.fontMetrics().horizontalAdvance(text) + 12
        left = place.x() + 12 if place.x() + 16 + width < self.width() else place.x() - 12 - width
        top = min(max(place.y() - 10, 2.0), self.height() - 22.0)
        card = QRectF(left, top, width, 20)
        painter.setPen(QPen(theme.color("edge"), 1.0))
        painter.setBrush(theme.color("raised"))
        painter.drawRoundedRect(card, 4, 4)
        painter.setPen(theme.color("text"))
        painter.drawText(card, int(Qt.AlignmentFlag.AlignCenter), text)
