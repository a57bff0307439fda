"""Calibrating, and what is kept of it for each camera."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QSize, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from app.state.live_calibrations import Calibrations
from app.state.sentences import said
from app.ui import icons
from engine.errors import LikenessError

if TYPE_CHECKING:
    from app.jobs.live import LivePlayer
    from app.state.live_calibrations import Kept
    from app.state.settings import Settings
    from engine.drivers.calibration import Calibration


class LiveCalibration(QWidget):
    """Two buttons, and a line that says what the session goes by.

    Args:
        player: whose calibrations are kept.
        settings: they are kept beside its other files.

    Signals:
        calibrate_asked, neutral_asked: see the buttons.
        noticed: one sentence for the user.
    """

    calibrate_asked = Signal()
    neutral_asked = Signal()
    noticed = Signal(str)

    def __init__(
        self, player: LivePlayer, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._player = player
        self._calibrations = Calibrations(settings.folder)
        self._camera = ""
        self._kept: Kept | None = None
        self.calibrate = QPushButton(self.tr("Calibrate"), self)
        self.calibrate.setToolTip(
            self.tr("Ten guided seconds: your face at rest, and how far its features go")
        )
        self.neutral = QPushButton(self.tr("This Is Neutral"), self)
        self.neutral.setToolTip(self.tr("Take your face as it is now for the face at rest"))
        self.line = QLabel(self)
        self.line.setObjectName("muted")
        self.line.setWordWrap(True)
        self.forget = QToolButton(self)
        self.forget.setIcon(icons.icon("trash"))
        self.forget.setIconSize(QSize(16, 16))
        self.forget.setToolTip(self.tr("Forget this calibration"))
        self.forget.setAccessibleName(self.forget.toolTip())
        self._lay_out()
        self.calibrate.clicked.connect(self.calibrate_asked)
        self.neutral.clicked.connect(self.neutral_asked)
        self.forget.clicked.connect(self._forget)
        player.calibrated.connect(self._keep)

    @property
    def kept(self) -> Calibration | None:
        """What a session before this camera begins with."""
        return self._kept.calibration if self._kept else None

    def show_camera(self, camera: str) -> None:
        """Look up what is kept for a camera; empty where none is used."""
        self._camera = camera
        self._kept = self._calibrations.of(camera) if camera else None
        self.refresh()

    def refresh(self) -> None:
        """Show what can be done, and what the session goes by."""
        ready = self._player.running and not self._player.busy and bool(self._camera)
        self.calibrate.setEnabled(ready)
        self.neutral.setEnabled(ready)
        self.forget.setVisible(self._kept is not None)
        self.line.setText(self._words())

    def _words(self) -> str:
        if not self._camera:
            return self.tr("The other program sends a calibrated face.")
        if self._kept is None:
            return self.tr("Not calibrated: your face at rest is guessed.")
        made = self._kept.made
        day = QLocale().toString(QDate(made.year, made.month, made.day), "d MMM yyyy")
        return self.tr("Last calibration, {date}").format(date=day)

    def _keep(self, calibration: Calibration) -> None:
        if self._camera:
            try:
                self._kept = self._calibrations.keep(self._camera, calibration)
            except LikenessError as error:
                self.noticed.emit(said(str(error)))
            self.refresh()

    def _forget(self) -> None:
        try:
            self._calibrations.forget(self._camera)
        except LikenessError as error:
            self.noticed.emit(said(str(error)))
            return
        self._kept = None
        self._player.use_calibration(None)
        self.refresh()

    def _lay_out(self) -> None:
        said_line = QHBoxLayout()
        said_line.setSpacing(4)
        said_line.addWidget(self.line, 1)
        said_line.addWidget(self.forget)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.calibrate, 0, 0)
        layout.addWidget(self.neutral, 0, 1)
        layout.addLayout(said_line, 1, 0, 1, 2)
        layout.setVerticalSpacing(4)
