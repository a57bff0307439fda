"""The switch for Content Credentials that dialogs share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.jobs.sealing import Sealing, chosen_sealing
from app.state.sentences import said
from app.ui.dialogs.credentials import CredentialsDialog
from engine.media.credentials.signing import why_unsigned

if TYPE_CHECKING:
    from app.state.settings import Settings


class CredentialsField(QWidget):
    """Sign or not, and a way to choose how."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.switch = QCheckBox(self.tr("Sign with Content Credentials"), self)
        self.switch.setChecked(bool(settings.get("credentials")))
        self.switch.setToolTip(
            self.tr("The file says how it was made, and everybody can check that it is unchanged.")
        )
        self.options = QPushButton(self.tr("Options…"), self)
        self.options.setAutoDefault(False)
        self.options.clicked.connect(self._show_options)
        self.reason = QLabel(self)
        self.reason.setObjectName("muted")
        self.reason.setWordWrap(True)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.switch, 1)
        line.addWidget(self.options)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(line)
        layout.addWidget(self.reason)
        self.setFocusProxy(self.switch)
        self.set_format("")

    def set_format(self, suffix: str) -> None:
        """Offer it only where files that end like this can be signed, or else say why not.

        Args:
            suffix: without the dot; empty where it is not known yet.
        """
        reason = why_unsigned(f"a.{suffix or 'jpg'}")
        self.switch.setEnabled(not reason)
        self.options.setEnabled(not reason)
        self.reason.setText(said(reason))
        self.reason.setVisible(bool(reason))

    def sealing(self) -> Sealing | None:
        """How to sign, or None for not."""
        if self.switch.isEnabled() and self.switch.isChecked():
            return chosen_sealing(self._settings)
        return None

    def remember(self) -> None:
        """Keep the choice for the next time."""
        if self.switch.isEnabled():
            self._settings.set("credentials", self.switch.isChecked())

    def _show_options(self) -> None:
        CredentialsDialog(self._settings, self).open()
