"""The live panel: a person before the camera moves the portrait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.ui import icons
from app.ui.panels.dock import Panel
from app.ui.panels.live_calibration import LiveCalibration
from app.ui.panels.live_devices import LiveDevices
from app.ui.panels.live_manner import LiveManner
from app.ui.panels.live_sending import LiveSending
from app.ui.panels.live_showing import LiveShowing
from app.ui.panels.live_sound import LiveSound
from app.ui.panels.live_state import LiveState
from app.ui.widgets.section import Section

if TYPE_CHECKING:
    from app.jobs.live import LivePlayer
    from app.state.settings import Settings
    from app.ui.live_outputs import LiveOutputs

_LOOK_MS, _METER_MS = 250, 50
_MARGIN = 12


class LivePanel(Panel):
    """Devices, start, record, calibrate, where it goes, and how the portrait follows.

    Args:
        player: followed here, started by the window.
        outputs: windows of the live picture.
        settings: what is remembered.

    Signals:
        start_asked, record_asked: with whether to begin or to end.
        closed: the panel was put away; devices must be closed.
    """

    start_asked = Signal(bool)
    record_asked = Signal(bool)
    closed = Signal()

    def __init__(
        self,
        player: LivePlayer,
        outputs: LiveOutputs,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("live", "", "eye", parent)
        self.set_title(self.tr("Live"))
        self._player, self._settings = player, settings
        self.devices = LiveDevices(settings, self)
        self.sound = LiveSound(player, settings, self)
        self.state = LiveState(player, self)
        self.calibration = LiveCalibration(player, settings, self)
        self.showing = LiveShowing(outputs, settings, self)
        self.sending = LiveSending(player.sending, settings, self)
        self.manner = LiveManner(settings, self)
        self.start, self.record = QPushButton(self), QPushButton(self)
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self.state.refresh)
        self._meter = QTimer(self, interval=_METER_MS)
        self._meter.timeout.connect(self.sound.refresh)
        self._lay_out()
        self._connect()
        self._devices_changed()
        self.refresh()

    def refresh(self) -> None:
        """Show what runs."""
        player = self._player
        running, recording = player.running, player.recording
        self.start.setText(self.tr("Stop") if running else self.tr("Start"))
        self.start.setEnabled(not player.busy)
        self.record.setText(self.tr("Stop Recording") if recording else self.tr("Record"))
        self.record.setEnabled(running and not player.busy)
        self.devices.setEnabled(not running and not player.busy)
        for timer in (self._look, self._meter):
            if running:
                timer.start()
            else:
                timer.stop()
        for part in (self.state, self.sound, self.calibration):
            part.refresh()

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
        buttons.addWidget(self.start, 0, 0)
        buttons.addWidget(self.record, 0, 1)
        top = QVBoxLayout()
        top.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 4)
        top.setSpacing(10)
        top.addWidget(self.devices)
        top.addWidget(self.sound)
        top.addLayout(buttons)
        top.addWidget(self.state)
        top.addWidget(self.calibration)
        inner = QWidget()
        inner.setObjectName("rows")
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addWidget(self._send_section())
        layout.addWidget(self.manner)
        layout.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        self.hold(area)

    def _send_section(self) -> Section:
        section = Section(self.tr("Send to"), self)
        line = QFrame(section)
        line.setObjectName("line")
        for widget in (self.showing, line, self.sending):
            section.rows.addWidget(widget)
        section.rows.setSpacing(8)
        self._fold(section, "sending")
        self._fold(self.manner, "manner")
        return section

    def _fold(self, section: Section, name: str) -> None:
        """Fold a section as it was left, and remember how it is left."""
        section.rows.setContentsMargins(_MARGIN, 4, _MARGIN, _MARGIN)
        note = f"live_{name}_folded"
        section.set_open(self._settings.note(note) != "yes")
        section.folded.connect(
            lambda folded: self._settings.set_note(note, "yes" if folded else "no")
        )

    def _devices_changed(self) -> None:
        self.sound.setVisible(bool(self.devices.chosen().microphone))
        self.calibration.show_camera(self.devices.camera_name)

    def _connect(self) -> None:
        player = self._player
        player.changed.connect(self.refresh)
        player.calibrating.connect(self.state.ask)
        self.devices.changed.connect(self._devices_changed)
        self.start.clicked.connect(lambda: self.start_asked.emit(not player.running))
        self.record.clicked.connect(lambda: self.record_asked.emit(not player.recording))
