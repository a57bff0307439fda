"""The take as a bar with its sound in it; its ends are dragged to trim it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.commands import timeline as commands
from app.commands.edits import new_gesture
from app.ui import theme
from app.ui.timeline.ink import faded
from app.ui.timeline.metrics import CLIP, REACH

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.state.timeline import Timeline
    from app.state.timeline_axis import TimeAxis
    from engine.types import AudioBlock

_PEAKS_A_SECOND = 200
_GRIP_PX = 7.0


class ClipBar(QWidget):
    """What of the recording is played."""

    def __init__(self, timeline: Timeline, axis: TimeAxis, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timeline, self._axis = timeline, axis
        self._held: str | None = None
        self._hovered: str | None = None
        self._gesture = 0
        self._peaks: tuple[AudioBlock, NDArray[np.float32], float] | None = None
        self.setFixedHeight(CLIP)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Part of the take that is played"))
        self.setToolTip(self.tr("Drag the ends to trim the take; keys I and O set them"))
        for signal in (axis.changed, timeline.edited, timeline.opened):
            signal.connect(self.update)

    def grip_at(self, x_px: float) -> str | None:
        """Which end is under the pointer: "start", "end" or None."""
        if self._timeline.source is None:
            return None
        start, end = (self._axis.to_px(time) for time in self._timeline.span_s)
        ends = {"start": abs(x_px - start), "end": abs(x_px - end)}
        nearest = min(ends, key=lambda one: ends[one])
        return nearest if ends[nearest] <= REACH else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._held, self._gesture = self.grip_at(event.position().x()), new_gesture()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at_s = self._axis.to_s(event.position().x())
        if self._held == "start":
            commands.trim(self._timeline, start_s=at_s, gesture=self._gesture)
        elif self._held == "end":
            commands.trim(self._timeline, end_s=at_s, gesture=self._gesture)
        else:
            self._hover(self.grip_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        del event
        self._held = None

    def leaveEvent(self, event: QEvent) -> None:
        del event
        self._hover(None)

    def _hover(self, grip: str | None) -> None:
        if grip != self._hovered:
            self._hovered = grip
            self.setCursor(Qt.CursorShape.SplitHCursor if grip else Qt.CursorShape.ArrowCursor)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), theme.color("panel"))
            timeline = self._timeline
            if timeline.source is None:
                return
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            whole = self._bar(0.0, timeline.duration_s)
            painter.setPen(QPen(theme.color("edge"), 1.0))
            painter.setBrush(theme.color("field"))
            painter.drawRoundedRect(whole, 4, 4)
            bar = self._bar(*timeline.span_s)
            painter.setPen(QPen(theme.color("accent"), 1.2))
            painter.setBrush(theme.color("accent_soft"))
            painter.drawRoundedRect(bar, 4, 4)
            self._draw_sound(painter, whole)
            self._draw_joints(painter, whole)
            for name, x in (("start", bar.left()), ("end", bar.right() - _GRIP_PX)):
                grip = QRectF(x, bar.top(), _GRIP_PX, bar.height())
                painter.setPen(Qt.PenStyle.NoPen)
                strong = name in (self._held, self._hovered)
                painter.setBrush(theme.color("accent") if strong else faded("accent", 190))
                painter.drawRoundedRect(grip, 3, 3)
                painter.setPen(QPen(theme.color("on_accent"), 1.2))
                middle = grip.center()
                painter.drawLine(middle + QPointF(0, -4), middle + QPointF(0, 4))

    def _bar(self, start_s: float, end_s: float) -> QRectF:
        left, right = self._axis.to_px(start_s), self._axis.to_px(end_s)
        return QRectF(left, 4.5, max(right - left, 2.0), CLIP - 9)

    def _draw_sound(self, painter: QPainter, bar: QRectF) -> None:
        sound = self._timeline.material.sound
        if sound is None:
            return
        if self._peaks is None or self._peaks[0] is not sound:
            self._peaks = _peaks(sound)
        _, peaks, a_second = self._peaks
        painter.setPen(QPen(faded("text", 150), 1.0))
        first, last = max(int(bar.left()), 0), min(int(bar.right()), self.width())
        span = max(int(a_second / self._axis.px_per_s), 1)
        for x in range(first, last):
            at = max(int(self._axis.to_s(x) * a_second), 0)
            loudness = float(peaks[at : at + span].max(initial=0.02))
            half = loudness * (bar.height() / 2 - 2)
            middle = bar.center().y()
            painter.drawLine(QPointF(x + 0.5, middle - half), QPointF(x + 0.5, middle + half))

    def _draw_joints(self, painter: QPainter, bar: QRectF) -> None:
        """Where one take follows another."""
        for start_s, end_s in self._timeline.material.blends_s:
            left, right = self._axis.to_px(start_s), self._axis.to_px(end_s)
            blend = QRectF(left, bar.top(), max(right - left, 2.0), bar.height())
            painter.fillRect(blend, faded("needle", 90))


def _peaks(sound: AudioBlock) -> tuple[AudioBlock, NDArray[np.float32], float]:
    """The sound; (N,) the largest sample of each short stretch, the loudest is 1; how many of
    them a second has.
    """
    size = max(sound.rate_hz // _PEAKS_A_SECOND, 1)
    count = len(sound.samples) // size
    peaks = np.abs(sound.samples[: count * size]).reshape(count, size).max(axis=1, initial=0.0)
    peaks = peaks / max(float(peaks.max(initial=0.0)), 1e-3)
    return sound, peaks.astype(np.float32), sound.rate_hz / size
