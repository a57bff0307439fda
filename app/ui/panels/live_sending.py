"""Where the live picture and its motion go besides the window: switches that act at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QLineEdit, QWidget

from app.jobs.live_sending import (
    LIVE_LINK_OUT,
    VIRTUAL_CAMERA,
    VMC_OUT,
    why_no_virtual_camera,
)
from app.state.texts import marked as _T

if TYPE_CHECKING:
    from app.jobs.live_sending import Sending
    from app.state.settings import Settings

_ADDRESSES = {VMC_OUT: "live_vmc_address", LIVE_LINK_OUT: "live_link_address"}
_TEXTS = {
    VIRTUAL_CAMERA: (
        _T("LiveSending", "Virtual camera"),
        _T("LiveSending", "Meetings and streaming programs can choose it as a camera"),
    ),
    VMC_OUT: (
        _T("LiveSending", "VMC (OSC)"),
        _T("LiveSending", "The motion for VSeeFace, Blender, Unity and others"),
    ),
    LIVE_LINK_OUT: (
        _T("LiveSending", "Live Link"),
        _T("LiveSending", "The motion for Unreal Engine, as the Live Link Face app sends it"),
    ),
}


class LiveSending(QWidget):
    """One row for each receiver: switch, address, and what went wrong.

    Args:
        sending: what is switched.
        settings: where addresses are kept; switches are not: nothing is sent unasked.
    """

    def __init__(self, sending: Sending, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sending, self._settings = sending, settings
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self.switches: dict[str, QCheckBox] = {}
        self.addresses: dict[str, QLineEdit] = {}
        self.errors: dict[str, QLabel] = {}
        for key, texts in _TEXTS.items():
            self._row(key, *(QCoreApplication.translate("LiveSending", text) for text in texts))
        missing = why_no_virtual_camera()
        if missing:
            self._say(VIRTUAL_CAMERA, missing, "muted")
            self.switches[VIRTUAL_CAMERA].setEnabled(False)
        sending.changed.connect(self._show)
        sending.failed.connect(self._failed)

    def _row(self, key: str, text: str, tooltip: str) -> None:
        row = self._grid.rowCount()
        switch = self.switches[key] = QCheckBox(text, self)
        switch.setToolTip(tooltip)
        switch.toggled.connect(lambda on: self._switch(key, on))
        address = _ADDRESSES.get(key)
        self._grid.addWidget(switch, row, 0, 1, 1 if address else 2)
        if address:
            field = self.addresses[key] = QLineEdit(str(self._settings.get(address)), self)
            field.setToolTip(self.tr("Computer and port: 127.0.0.1 is this computer"))
            field.setAccessibleName(self.tr("Address of {receiver}").format(receiver=text))
            field.editingFinished.connect(lambda: self._take_address(key))
            self._grid.addWidget(field, row, 1)
        error = self.errors[key] = QLabel(self)
        error.setWordWrap(True)
        error.hide()
        self._grid.addWidget(error, row + 1, 0, 1, 2)

    def _switch(self, key: str, on: bool) -> None:
        if not on:
            self._sending.switch_off(key)
        elif not self._sending.on(key):
            self._say(key, "")
            field = self.addresses.get(key)
            self._sending.switch_on(key, field.text().strip() if field else "")
        self._show(key)

    def _take_address(self, key: str) -> None:
        """Another address replaces the one that is sent to."""
        address = self.addresses[key].text().strip()
        if address == self._settings.get(_ADDRESSES[key]):
            return
        self._settings.set(_ADDRESSES[key], address)
        if self._sending.on(key):
            self._sending.switch_off(key)
            self.switches[key].setChecked(True)

    def _show(self, key: str) -> None:
        self.switches[key].setChecked(self._sending.on(key))

    def _failed(self, key: str, sentence: str) -> None:
        self._show(key)
        self._say(key, sentence)

    def _say(self, key: str, sentence: str, kind: str = "error") -> None:
        label = self.errors[key]
        label.setObjectName(kind)
        label.style().polish(label)
        label.setText(sentence)
        label.setVisible(bool(sentence))
