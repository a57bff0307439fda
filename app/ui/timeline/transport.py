"""The upper bar: which take, playing it, saving and using it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from app.ui import icons
from app.ui.timeline.buttons import icon_button, upright_line
from app.ui.timeline.lane_words import clock

if TYPE_CHECKING:
    from app.state.timeline import Timeline
    from app.state.timeline_playback import Playback

_MOST_NAME_PX = 190


class Transport(QWidget):
    """Signals: as the buttons say."""

    save_asked = Signal()
    save_as_asked = Signal()
    export_asked = Signal()
    use_asked = Signal()
    sound_switched = Signal(bool)

    def __init__(
        self, timeline: Timeline, playback: Playback, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._timeline, self._playback = timeline, playback
        self.take = QToolButton(self)
        self.reading = QLabel(self)
        self.frame = QLabel(self)
        self._build()
        timeline.opened.connect(self.refresh)
        timeline.edited.connect(self.refresh)
        timeline.moved.connect(self._read)
        timeline.dirty_changed.connect(self.refresh)
        timeline.undo_stack.indexChanged.connect(self.refresh)
        playback.changed.connect(self.refresh)
        self.refresh()

    def refresh(self, *_what: object) -> None:
        """Show what is open and what can be done."""
        timeline, playback = self._timeline, self._playback
        source, stack = timeline.source, timeline.undo_stack
        name = source.name if source else self.tr("Choose a take")
        shown = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, _MOST_NAME_PX)
        self.take.setText(f"{shown} •" if timeline.dirty else shown)
        self.take.setToolTip(self.tr("{name}: choose another take").format(name=name))
        self.play.setIcon(icons.icon("pause" if playback.playing else "play"))
        text = self.tr("Pause (Space)") if playback.playing else self.tr("Play (Space)")
        self.play.setToolTip(text)
        self.play.setAccessibleName(text)
        self.loop.setChecked(playback.looping)
        for button, can, verb, what in (
            (self.undo, stack.canUndo(), self.tr("Undo"), stack.undoText()),
            (self.redo, stack.canRedo(), self.tr("Redo"), stack.redoText()),
        ):
            button.setEnabled(can)
            button.setToolTip(f"{verb}: {what}" if what else verb)
            button.setAccessibleName(verb)
        for widget in (*self._steps, self.play, self.loop, self.save_as, self.export, self.use):
            widget.setEnabled(source is not None)
        self.save.setEnabled(timeline.dirty or (source is not None and not source.has_file))
        self.sound.setVisible(source is not None and timeline.material.sound is not None)
        self._read()

    def _read(self) -> None:
        timeline = self._timeline
        if timeline.source is None:
            self.reading.setText("")
            self.frame.setText("")
            return
        whole = clock(timeline.played_duration_s)
        self.reading.setText(f"{clock(timeline.played_s)} / {whole}")
        self.frame.setText(self.tr("Frame {number}").format(number=timeline.frame))

    def _build(self) -> None:
        timeline, playback = self._timeline, self._playback
        self.take.setIcon(icons.icon("take"))
        self.take.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.take.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.take.setAccessibleName(self.tr("Take"))
        self.take.setMinimumHeight(28)
        start = icon_button("to-start", self.tr("To the start (Home)"),
                            lambda: timeline.seek(timeline.span_s[0]), self)  # fmt: skip
        back = icon_button("frame-back", self.tr("One frame back (←)"),
                           lambda: timeline.step(-1), self)  # fmt: skip
        self.play = icon_button("play", self.tr("Play (Space)"), playback.toggle, self)
        on = icon_button("frame-on", self.tr("One frame on (→)"),
                         lambda: timeline.step(1), self)  # fmt: skip
        end = icon_button("to-end", self.tr("To the end (End)"),
                          lambda: timeline.seek(timeline.span_s[1]), self)  # fmt: skip
        self._steps = (start, back, on, end)
        self.loop = icon_button("loop", self.tr("Play in a loop (L)"), playback.set_looping, self,
                                switch=True)  # fmt: skip
        self.hold = icon_button(
            "hold", self.tr("Stay on the frame when the playhead is let go"), lambda: None, self,
            switch=True,
        )  # fmt: skip
        self.hold.setChecked(True)
        self.sound = icon_button("sound", self.tr("Play the sound of the take"),
                                 lambda on: self.sound_switched.emit(on), self,
                                 switch=True)  # fmt: skip
        self.sound.setChecked(True)
        self.undo = icon_button("undo", self.tr("Undo"), timeline.undo_stack.undo, self)
        self.redo = icon_button("redo", self.tr("Redo"), timeline.undo_stack.redo, self)
        self.save = icon_button("save", self.tr("Save the edits beside the take (Ctrl+S)"),
                                self.save_asked.emit, self)  # fmt: skip
        self.save_as = icon_button("export", self.tr("Save as a new take…"),
                                   self.save_as_asked.emit, self)  # fmt: skip
        self.export = icon_button("film", self.tr("Export a clip of this take…"),
                                  self.export_asked.emit, self)  # fmt: skip
        self.use = QPushButton(self.tr("Use Frame as Edit"), self)
        self.use.setToolTip(self.tr("Put the expression under the playhead onto the face"))
        self.use.setAutoDefault(False)
        self.use.clicked.connect(self.use_asked)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPixelSize(14)
        self.reading.setFont(fixed)
        self.reading.setMinimumWidth(
            self.reading.fontMetrics().horizontalAdvance("00:00.00 / 00:00.00") + 4
        )
        self.reading.setAccessibleName(self.tr("Time and length of what is played"))
        self.frame.setObjectName("muted")
        words = self.tr("Frame {number}").format(number=88888)
        self.frame.setMinimumWidth(self.frame.fontMetrics().horizontalAdvance(words))
        room = QWidget(self)
        room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 3, 8, 2)
        layout.setSpacing(3)
        for widget in (
            self.take, upright_line(self), start, back, self.play, on, end, self.loop, self.sound,
            self.hold, upright_line(self), self.reading, self.frame, room, self.undo, self.redo,
            upright_line(self), self.save, self.save_as, self.export, upright_line(self), self.use,
        ):  # fmt: skip
            layout.addWidget(widget)
