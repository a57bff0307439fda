"""The live panel: a person before the camera moves the portrait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.ui import icons
from app.ui.panels.dock import Panel
from app.ui.panels.live_devices import LiveDevices
from app.ui.panels.live_manner import LiveManner
from app.ui.panels.live_state import LiveState

if TYPE_CHECKING:
    from app.jobs.live import LivePlayer
    from app.state.settings import Settings

_LOOK_MS = 250


class LivePanel(Panel):
    """Devices, start, record, calibrate, and how the portrait follows.

    Args:
        player: followed here, started by the window.
        settings: what is remembered.

    Signals:
        start_asked, record_asked: with whether to begin or to end.
        calibrate_asked, neutral_asked: see the buttons.
        closed: the panel was put away; devices must be closed.
    """

    start_asked = Signal(bool)
    record_asked = Signal(bool)
    calibrate_asked = Signal()
    neutral_asked = Signal()
    closed = Signal()

    def __init__(
        self, player: LivePlayer, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__("live", "", "eye", parent)
        self.set_title(self.tr("Live"))
        self._player = player
        self.devices = LiveDevices(settings, self)
        self.state = LiveState(player, self)
        self.manner = LiveManner(settings, self)
        self.start, self.record = QPushButton(self), QPushButton(self)
        self.calibrate = QPushButton(self.tr("Calibrate"), self)
        self.calibrate.setToolTip(
            self.tr("Ten guided seconds: your face at rest, and how far its features go")
        )
        self.neutral = QPushButton(self.tr("This Is Neutral"), self)
        self.neutral.setToolTip(self.tr("Take your face as it is now for the face at rest"))
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self.state.refresh)
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show what runs."""
        player = self._player
        running, recording = player.running, player.recording
        self.start.setText(self.tr("Stop") if running else self.tr("Start"))
        self.start.setEnabled(not player.busy)
        self.record.setText(self.tr("Stop Recording") if recording else self.tr("Record"))
        for button in (self.record, self.calibrate, self.neutral):
            button.setEnabled(running and not player.busy)
        self.devices.setEnabled(not running and not player.busy)
        if running:
            self._look.start()
        else:
            self._look.stop()
        self.state.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.devices.searched:
            self.devices.look()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _lay_out(self) -> None:
        self.start.setIcon(icons.icon("film"))
        self.record.setIcon(icons.icon("take"))
        self.start.setDefault(True)
        buttons = QGridLayout()
        buttons.setSpacing(8)
        for place, button in enumerate((self.start, self.record, self.calibrate, self.neutral)):
            buttons.addWidget(button, place // 2, place % 2)
        top = QVBoxLayout()
        top.setContentsMargins(12, 12, 12, 4)
        top.setSpacing(12)
        top.addWidget(self.devices)
        top.addLayout(buttons)
        top.addWidget(self.state)
        inner = QWidget()
        inner.setObjectName("rows")
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.manner)
        layout.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setWidget(inner)
        self.hold(area)

    def _connect(self) -> None:
        player = self._player
        player.changed.connect(self.refresh)
        player.calibrating.connect(self.state.ask)
        self.start.clicked.connect(lambda: self.start_asked.emit(not player.running))
        self.record.clicked.connect(lambda: self.record_asked.emit(not player.recording))
        self.calibrate.clicked.connect(self.calibrate_asked)
        self.neutral.clicked.connect(self.neutral_asked)
