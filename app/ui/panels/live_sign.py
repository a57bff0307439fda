"""The red sign that says which devices are open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QWidget

if TYPE_CHECKING:
    from app.jobs.live import LivePlayer

_MARGIN = 5


class LiveSign(QLabel):
    """Red while camera or microphone are open; says so in words too.

    Args:
        player: followed.
        only_open: it is hidden while they are closed.
    """

    def __init__(
        self, player: LivePlayer, *, only_open: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._player, self._only_open = player, only_open
        self.setObjectName("liveSign")
        self.setWordWrap(not only_open)
        player.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Look at the devices."""
        open_ = self._player.camera_open or self._player.microphone_open
        if self.property("open") != open_:
            self.setProperty("open", open_)
            self.style().polish(self)
            self.setMargin(0 if self._only_open or not open_ else _MARGIN)
        self.setText(self._words())
        if self._only_open:
            self.setVisible(open_)

    def _words(self) -> str:
        player = self._player
        if player.recording:
            return self.tr("● Recording")
        if player.camera_open and player.microphone_open:
            return self.tr("● Camera and microphone are open")
        if player.camera_open:
            return self.tr("● The camera is open")
        if player.microphone_open:
            return self.tr("● The microphone is open")
        if player.running:
            return self.tr("The face follows another program.")
        if player.busy:
            return self.tr("One moment…")
        return self.tr("Camera and microphone are closed.")
