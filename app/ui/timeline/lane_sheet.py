"""All lanes, one under the other; those of a group appear when it is unfolded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from app.state.timeline_lanes import LANES
from app.ui.timeline.lane_curve import LaneCurve
from app.ui.timeline.lane_head import LaneHead
from app.ui.timeline.metrics import HEAD

if TYPE_CHECKING:
    from app.state.timeline import Timeline
    from app.state.timeline_axis import TimeAxis


class LaneSheet(QScrollArea):
    """Heads on the left, curves on the right.

    The lanes of a group are made when it is first unfolded.

    Signals:
        wheel_turned: a `QWheelEvent` over the curves, and its distance from their left edge.
        resized: the curves have another width.
    """

    wheel_turned = Signal(object, float)
    resized = Signal()

    def __init__(self, timeline: Timeline, axis: TimeAxis, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timeline, self._axis = timeline, axis
        self.heads: dict[str, LaneHead] = {}
        self.curves: dict[str, LaneCurve] = {}
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.inner = QWidget()
        self.inner.setObjectName("rows")
        self._grid = QGridLayout(self.inner)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.setColumnMinimumWidth(0, HEAD)
        self._grid.setColumnStretch(1, 1)
        self._order = [name for group in LANES for name in (group.name, *group.rows)]
        self._grid.setRowStretch(len(self._order), 1)
        self.setWidget(self.inner)
        timeline.folded.connect(self.refresh)
        # Lanes that have just been unfolded have their places a moment later.
        soon = QTimer(self, singleShot=True, interval=0)
        soon.timeout.connect(self._reveal)
        timeline.chosen.connect(soon.start)
        self.refresh()

    @property
    def curves_px(self) -> int:
        """How wide the curves are."""
        return max(self.viewport().width() - HEAD, 40)

    def refresh(self) -> None:
        """Show the lanes that are unfolded."""
        shown = self._timeline.lanes()
        for name in shown:
            if name not in self.curves:
                self._make(name)
        for name, curve in self.curves.items():
            curve.setVisible(name in shown)
            self.heads[name].setVisible(name in shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Turn the wheel over curves into zoom; over the names it scrolls."""
        if event.type() == QEvent.Type.Wheel and isinstance(event, QWheelEvent):
            self.wheel_turned.emit(event, event.position().x())
            return event.isAccepted()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def _make(self, name: str) -> None:
        head = LaneHead(name, self._timeline, self.inner)
        curve = LaneCurve(name, self._timeline, self._axis, self.inner)
        curve.installEventFilter(self)
        row = self._order.index(name)
        self._grid.addWidget(head, row, 0)
        self._grid.addWidget(curve, row, 1)
        self.heads[name], self.curves[name] = head, curve

    def _reveal(self) -> None:
        curve = self.curves.get(self._timeline.lane)
        if curve is not None and curve.isVisible():
            self.ensureWidgetVisible(curve, 0, 2)
