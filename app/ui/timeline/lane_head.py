"""The left end of a lane: its name, how strong it is played, mute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from app.commands import timeline as commands
from app.state.timeline_lanes import group_of, lane_title, strongest
from app.ui import icons, theme
from app.ui.timeline import ink
from app.ui.timeline.metrics import GROUP, HEAD, ROW
from app.ui.widgets.number_field import NumberField
from engine.drivers.take_columns import is_single

if TYPE_CHECKING:
    from app.state.timeline import Timeline

_INDENT = 30
_BUTTON = 24
_SMALL_PX, _LEAST_WORD_PX = 11, 24
_MOST = 400.0


class LaneHead(QWidget):
    """Shows and changes what is said of a whole lane."""

    def __init__(self, name: str, timeline: Timeline, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self._timeline = name, timeline
        self.fold = QToolButton(self)
        self.gain = NumberField(0, " %", self)
        self.mute = QToolButton(self)
        self.setFixedSize(HEAD, ROW if is_single(name) else GROUP)
        self._build()
        timeline.edited.connect(self.refresh)
        timeline.opened.connect(self.refresh)
        timeline.chosen.connect(self.update)
        timeline.folded.connect(self._show_fold)
        self.refresh()

    def refresh(self) -> None:
        """Show strength and mute as the edits have them."""
        edits = self._timeline.edits
        muted = self.name in edits.muted
        self.gain.show_value(100 * edits.gains.get(self.name, 1.0), 0.0, _MOST)
        self.mute.setChecked(muted)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._timeline.choose(self.name)

    def event(self, event: QEvent) -> bool:
        """Name all curves that are drawn where there is no room for their names."""
        if event.type() == QEvent.Type.ToolTip:
            names = ", ".join(lane_title(name) for name in self._drawn())
            title = lane_title(self.name)
            self.setToolTip(f"{title}: {names}" if names else title)
        return super().event(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        del event
        if self.fold.isVisible():
            self.fold.click()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            ground = "window" if is_single(self.name) else "panel"
            painter.fillRect(event.rect(), theme.color(ground))
            if self._timeline.lane == self.name:
                painter.fillRect(event.rect(), ink.faded("accent_soft", 140))
                painter.fillRect(0, 0, 3, self.height(), theme.color("accent"))
            painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("border"))
            self._draw_name(painter)

    def _draw_name(self, painter: QPainter) -> None:
        """The name, and under that of a group which of its curves are drawn."""
        single = is_single(self.name)
        left = _INDENT if single else _BUTTON + 12
        room = QRect(left, 0, self.gain.x() - left - 4, self.height())
        font = painter.font()
        font.setWeight(font.Weight.Normal if single else font.Weight.DemiBold)
        painter.setFont(font)
        muted = self.name in self._timeline.edits.muted
        painter.setPen(theme.color("muted" if muted else "text"))
        drawn = self._drawn()
        if drawn:
            room.setHeight(self.height() // 2 + 3)
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        mode = Qt.TextElideMode.ElideRight
        title = painter.fontMetrics().elidedText(lane_title(self.name), mode, room.width())
        painter.drawText(room, middle, title)
        font.setWeight(font.Weight.Normal)
        font.setPixelSize(_SMALL_PX)
        painter.setFont(font)
        room = QRect(left, room.bottom() - 2, room.width(), _SMALL_PX + 5)
        for token, name in zip(ink.CURVES, drawn, strict=False):
            painter.setPen(theme.color(token))
            words = painter.fontMetrics().elidedText(lane_title(name), mode, room.width())
            painter.drawText(room, middle, words)
            room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(words) + 8)
            if room.width() < _LEAST_WORD_PX:
                break

    def _drawn(self) -> tuple[str, ...]:
        if self._timeline.source is None or is_single(self.name):
            return ()
        take = self._timeline.material.take
        return strongest(take, group_of(self.name), len(ink.CURVES))

    def _build(self) -> None:
        title = lane_title(self.name)
        self.fold.setFixedSize(_BUTTON, _BUTTON)
        self.fold.setAutoRaise(True)
        self.fold.clicked.connect(self._toggle)
        self.gain.setToolTip(self.tr("How strong this lane is played; 100 % is as performed"))
        self.gain.setAccessibleName(self.tr("Strength of {lane}").format(lane=title))
        self.gain.setSingleStep(5.0)
        self.gain.chosen.connect(
            lambda value: commands.set_gain(self._timeline, self.name, value / 100)
        )
        self.mute.setText("M")
        self.mute.setObjectName("mute")
        self.mute.setCheckable(True)
        self.mute.setFixedSize(_BUTTON, _BUTTON)
        self.mute.setToolTip(self.tr("Mute: this lane stays at rest (M)"))
        self.mute.setAccessibleName(self.tr("Mute {lane}").format(lane=title))
        self.mute.clicked.connect(
            lambda on: commands.set_muted(self._timeline, self.name, on)
        )
        layout = QHBoxLayout(self)
        single = is_single(self.name)
        layout.setContentsMargins(_INDENT if single else 6, 0, 8, 0)
        layout.setSpacing(4)
        if single:
            self.fold.hide()
        else:
            layout.addWidget(self.fold)
        layout.addStretch(1)
        layout.addWidget(self.gain)
        layout.addWidget(self.mute)
        for widget in (self.fold, self.mute):
            widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._show_fold()

    def _toggle(self) -> None:
        timeline = self._timeline
        timeline.fold(self.name, self.name in timeline.expanded)

    def _show_fold(self) -> None:
        if is_single(self.name):
            return
        open_ = group_of(self.name).name in self._timeline.expanded
        self.fold.setIcon(icons.icon("chevron-down" if open_ else "chevron-right"))
        self.fold.setIconSize(QSize(14, 14))
        verb = self.tr("Fold {lane}") if open_ else self.tr("Show single curves of {lane}")
        text = verb.format(lane=lane_title(self.name))
        self.fold.setToolTip(text)
        self.fold.setAccessibleName(text)
