"""The second bar: speed and smoothing of the take, and the keyframes that are chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from app.commands import timeline as commands
from app.commands.edits import new_gesture
from app.state.timeline_keys import LaneScale, keys_of, moved
from app.state.timeline_lanes import lane_title
from app.ui import icons
from app.ui.timeline.buttons import icon_button, upright_line
from app.ui.timeline.lane_words import is_angle
from app.ui.widgets.number_field import NumberField

if TYPE_CHECKING:
    from app.state.timeline import Timeline

EASES = ("smooth", "linear", "hold")


class KeyBar(QWidget):
    """Fields for what the mouse does by eye.

    Signals:
        reset_asked: forget all edits.
    """

    reset_asked = Signal()

    def __init__(self, timeline: Timeline, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timeline = timeline
        self.speed, self.smooth = NumberField(0, " %", self), NumberField(0, " %", self)
        self.join = QToolButton(self)
        self.lane = QLabel(self)
        self.time, self.value = NumberField(2, " s", self), NumberField(1, " %", self)
        self.ease = QComboBox(self)
        self._build()
        for signal in (timeline.opened, timeline.edited, timeline.chosen):
            signal.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the take's speed and smoothing, and the first key that is chosen."""
        timeline = self._timeline
        there = timeline.source is not None
        for widget in (self.speed, self.smooth, self.join, self.add, self.reset):
            widget.setEnabled(there)
        edits = timeline.edits
        tempo = edits.tempo[0][1] if edits.tempo else 1.0
        self.speed.show_value(100 * tempo, 100 * commands.SLOWEST, 100 * commands.FASTEST)
        amount = max(edits.smooth.values(), default=0.0)
        self.smooth.show_value(100 * amount, 0.0, 100.0)
        title = lane_title(timeline.lane)
        if there and not keys_of(edits, timeline.lane):
            title = self.tr("{lane}: a double click or K adds a keyframe").format(lane=title)
        self.lane.setText(title)
        chosen = there and bool(timeline.selected)
        for widget in (self.time, self.value, self.ease, self.delete):
            widget.setEnabled(chosen)
        if chosen:
            self._show_key()

    def _show_key(self) -> None:
        timeline = self._timeline
        key = keys_of(timeline.edits, timeline.lane)[min(timeline.selected)]
        scale = self._scale()
        angle = is_angle(timeline.lane)
        self.value.setSuffix(" °" if angle else " %")
        share = 1.0 if angle else 100.0
        self.time.show_value(key.time_s, 0.0, timeline.duration_s)
        shown = share * scale.shown(key)
        self.value.show_value(shown, share * scale.low, share * scale.high)
        self.ease.blockSignals(True)
        self.ease.setCurrentIndex(EASES.index(key.ease))
        self.ease.blockSignals(False)

    def _scale(self) -> LaneScale:
        timeline = self._timeline
        return LaneScale(timeline.calm(), timeline.edits, timeline.lane)

    def _build(self) -> None:
        timeline = self._timeline
        self.speed.setToolTip(self.tr("Play the whole take slower or faster: 25 to 400 %"))
        self.speed.setAccessibleName(self.tr("Speed"))
        self.speed.setSingleStep(5.0)
        self.smooth.setToolTip(self.tr("Calm the whole take: 0 as recorded, 100 very calm"))
        self.smooth.setAccessibleName(self.tr("Smoothing"))
        self.smooth.setSingleStep(5.0)
        self.join.setText(self.tr("Join"))
        self.join.setToolTip(self.tr("Let another take follow this one"))
        self.join.setIcon(icons.icon("join"))
        self.join.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.join.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.join.setMinimumHeight(26)
        self.reset = icon_button("reset", self.tr("Forget all edits of the take"),
                                 self.reset_asked.emit, self)  # fmt: skip
        self.add = icon_button("key", self.tr("Add a keyframe at the playhead (K)"),
                               self._add, self)  # fmt: skip
        self.delete = icon_button("trash", self.tr("Delete the chosen keyframes (Del)"),
                                  lambda: commands.delete_keys(timeline), self)  # fmt: skip
        self.time.setAccessibleName(self.tr("Time of the keyframe"))
        self.time.setToolTip(self.time.accessibleName())
        self.value.setAccessibleName(self.tr("Value of the keyframe"))
        self.value.setToolTip(self.value.accessibleName())
        self.ease.addItems([self.tr("Smooth"), self.tr("Linear"), self.tr("Hold")])
        self.ease.setAccessibleName(self.tr("Way to the next keyframe"))
        self.ease.setToolTip(self.ease.accessibleName())
        self.lane.setObjectName("muted")
        self.lane.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.lane.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.speed.chosen.connect(lambda value: commands.set_speed(timeline, value / 100))
        self.smooth.chosen.connect(lambda value: commands.set_smoothing(timeline, value / 100))
        self.time.chosen.connect(self._move_to)
        self.value.chosen.connect(self._lift_to)
        self.ease.activated.connect(lambda n: commands.ease_keys(timeline, EASES[n]))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 8, 3)
        layout.setSpacing(6)
        for widget in (
            QLabel(self.tr("Speed"), self), self.speed, upright_line(self),
            QLabel(self.tr("Smoothing"), self), self.smooth, upright_line(self), self.join,
            self.reset,
        ):  # fmt: skip
            layout.addWidget(widget)
        layout.addWidget(self.lane, 1)
        for widget in (self.add, self.time, self.value, self.ease, self.delete):
            layout.addWidget(widget)

    def _add(self) -> None:
        commands.add_key(self._timeline, self._timeline.lane, self._timeline.position_s)

    def _move_to(self, time_s: float) -> None:
        timeline = self._timeline
        key = keys_of(timeline.edits, timeline.lane)[min(timeline.selected)]
        self._put(time_s - key.time_s, {})

    def _lift_to(self, value: float) -> None:
        timeline = self._timeline
        keys, scale = keys_of(timeline.edits, timeline.lane), self._scale()
        shown = value if is_angle(timeline.lane) else value / 100
        values = {
            n: scale.held(keys[n].time_s, shown, keys[n].value) for n in timeline.selected
        }
        self._put(0.0, values)

    def _put(self, by_s: float, values: dict[int, float]) -> None:
        timeline = self._timeline
        edits = moved(
            timeline.edits, timeline.lane, timeline.selected, by_s, values, timeline.duration_s
        )
        commands.put_keys(timeline, edits, timeline.lane, new_gesture())
