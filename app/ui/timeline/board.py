"""Ruler, take, lanes and playhead, one under the other, and the keys that act on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollBar, QVBoxLayout, QWidget

from app.state.timeline_axis import TimeAxis
from app.ui.timeline.board_keys import BoardKeys
from app.ui.timeline.buttons import icon_button
from app.ui.timeline.clip_bar import ClipBar
from app.ui.timeline.lane_sheet import LaneSheet
from app.ui.timeline.metrics import HEAD, SCROLL_BAR
from app.ui.timeline.playhead import Playhead
from app.ui.timeline.ruler import Ruler

if TYPE_CHECKING:
    from app.state.timeline import Timeline
    from app.state.timeline_playback import Playback

_ZOOM = 1.25
_NOTCH = 120.0
_SCALE = 1000


class Board(QWidget):
    """Everything that runs over time. It has the keyboard; see `BoardKeys`.

    Signals:
        scrub_began, scrub_ended: the playhead was taken hold of, or let go.
        stepped: the playhead was moved by a key.
        save_asked, release_asked: keys for them.
    """

    scrub_began = Signal()
    scrub_ended = Signal()
    stepped = Signal()
    save_asked = Signal()
    release_asked = Signal()

    def __init__(
        self, timeline: Timeline, playback: Playback, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.timeline, self.playback = timeline, playback
        self.axis = TimeAxis(self)
        self.ruler = Ruler(timeline, self.axis, self)
        self.clip = ClipBar(timeline, self.axis, self)
        self.sheet = LaneSheet(timeline, self.axis, self)
        self.bar = QScrollBar(Qt.Orientation.Horizontal, self)
        self.playhead = Playhead(self)
        self.keys = BoardKeys(self)
        self.setObjectName("timelineBoard")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Timeline of the take"))
        self._lay_out()
        self._connect()

    def sizeHint(self) -> QSize:
        return QSize(900, 250)

    # Events

    def event(self, event: QEvent) -> bool:
        """Keep keys that the window's actions would take while the timeline has the keyboard."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and self.keys.takes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.keys.press(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def wheelEvent(self, event: QWheelEvent) -> None:
        x_px = event.position().x() - HEAD
        if x_px >= 0:
            self._turn(event, x_px)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """A press on any part gives the board the keyboard."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    # Zoom

    def zoom(self, factor: float) -> None:
        """Closer or farther, about the playhead where it is in sight."""
        x_px = self.axis.to_px(self.timeline.position_s)
        inside = 0 <= x_px <= self.axis.width_px
        self.axis.zoom(factor, x_px if inside else self.axis.width_px / 2)

    def _turn(self, event: QWheelEvent, x_px: float) -> None:
        """Zoom about the pointer; with Shift, or sideways, pan; with Alt, let the lanes scroll."""
        turn = event.angleDelta()
        modifiers = event.modifiers()
        if modifiers & Qt.KeyboardModifier.AltModifier:
            event.ignore()
            return
        if modifiers & Qt.KeyboardModifier.ShiftModifier or abs(turn.x()) > abs(turn.y()):
            self.axis.pan(-(turn.x() or turn.y()) * 0.8)
        else:
            self.axis.zoom(_ZOOM ** (turn.y() / _NOTCH), x_px)
        event.accept()

    # Building

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        top = QGridLayout()
        top.setSpacing(0)
        top.setContentsMargins(0, 0, SCROLL_BAR, 0)
        top.setColumnMinimumWidth(0, HEAD)
        top.setColumnStretch(1, 1)
        corner = QWidget(self)
        corner.setFixedWidth(HEAD)
        zooms = QHBoxLayout(corner)
        zooms.setContentsMargins(8, 0, 8, 0)
        zooms.setSpacing(0)
        name = QLabel(self.tr("Zoom"), corner)
        name.setObjectName("muted")
        zooms.addWidget(name, 1)
        for icon, tooltip, slot in (
            ("zoom-out", self.tr("Show more of the take (−)"), lambda: self.zoom(1 / _ZOOM)),
            ("zoom-in", self.tr("Show it closer (+)"), lambda: self.zoom(_ZOOM)),
            ("fit", self.tr("Show the whole take (F)"), self.axis.fit),
        ):
            button = icon_button(icon, tooltip, slot, corner)
            button.setFixedSize(26, 24)
            button.setIconSize(QSize(15, 15))
            zooms.addWidget(button)
        self.caption = QLabel(self)
        self.caption.setContentsMargins(10, 0, 8, 0)
        self.caption.setFixedWidth(HEAD)
        top.addWidget(corner, 0, 0)
        top.addWidget(self.ruler, 0, 1)
        top.addWidget(self.caption, 1, 0)
        top.addWidget(self.clip, 1, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(HEAD, 0, SCROLL_BAR, 0)
        foot.addWidget(self.bar)
        layout.addLayout(top)
        layout.addWidget(self.sheet, 1)
        layout.addLayout(foot)
        self.playhead.raise_()

    def _connect(self) -> None:
        timeline = self.timeline
        self.ruler.scrub_began.connect(self.scrub_began)
        self.ruler.scrub_ended.connect(self.scrub_ended)
        self.sheet.wheel_turned.connect(self._turn)
        self.sheet.resized.connect(self._resized)
        for part in (self.ruler, self.clip, self.sheet.inner):
            part.installEventFilter(self)
        self.axis.changed.connect(self._place)
        timeline.moved.connect(self._moved)
        timeline.opened.connect(self._opened)
        timeline.edited.connect(self._place)
        self.bar.valueChanged.connect(self._scrolled)

    def _opened(self) -> None:
        there = self.timeline.source is not None
        self.playhead.setVisible(there)
        if there:
            sound = self.timeline.material.sound
            self.caption.setText(self.tr("Take and sound") if sound else self.tr("Take"))
            self.axis.set_take(self.timeline.duration_s)

    def _resized(self) -> None:
        self.axis.set_width(float(self.sheet.curves_px))
        self._place()

    def _moved(self) -> None:
        if self.playback.playing:
            self.axis.reveal(self.timeline.position_s)
        self._place()

    def _place(self) -> None:
        """Bring playhead and scroll bar where the axis has them."""
        if self.timeline.source is None:
            return
        x_px = self.axis.to_px(self.timeline.position_s)
        low = self.ruler.height()
        self.playhead.setGeometry(
            HEAD + round(x_px) - 1, low, 2, max(self.sheet.geometry().bottom() - low, 1)
        )
        self.playhead.setVisible(-1 <= x_px <= self.axis.width_px)
        share = self.axis.share
        self.bar.blockSignals(True)
        self.bar.setRange(0, round((1 - share) * _SCALE))
        self.bar.setPageStep(max(round(share * _SCALE), 1))
        self.bar.setSingleStep(max(round(0.1 * share * _SCALE), 1))
        self.bar.setValue(round(self._offset() * _SCALE))
        self.bar.blockSignals(False)

    def _offset(self) -> float:
        """How much of the take lies left of what is in sight, 0..1."""
        return (self.axis.start_s - self.axis.first_s) / self.axis.length_s

    def _scrolled(self, value: int) -> None:
        wanted_s = self.axis.first_s + value / _SCALE * self.axis.length_s
        self.axis.pan((wanted_s - self.axis.start_s) * self.axis.px_per_s)
