"""Who signs, and how much of the edit is told: the rows that dialogs share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from app.state.sentences import said
from app.ui.dialogs.form_page import FormPage
from app.ui.dialogs.target import PathField
from engine.errors import LikenessError
from engine.media.credentials.identity import read_identity

if TYPE_CHECKING:
    from app.state.settings import Settings


class SignerPage(FormPage):
    """This computer's own certificate, or one that the user brings.

    Signals:
        changed: something was chosen or typed; nothing of it is kept yet.
    """

    changed = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        certificate, key = str(settings.get("certificate")), str(settings.get("certificate_key"))
        pem = self.tr("PEM files (*.pem *.crt *.cer *.key);;All files (*)")
        self.signer = QComboBox(self)
        self.signer.addItem(self.tr("This computer"), False)
        self.signer.addItem(self.tr("A certificate of mine"), True)
        self.certificate = PathField(certificate, existing=True, kinds=pem, parent=self)
        self.key = PathField(key, existing=True, kinds=pem, parent=self)
        self.values = QCheckBox(self.tr("Tell how far sliders were moved, not only which"), self)
        self.values.setChecked(bool(settings.get("credential_values")))
        self._build()
        self.signer.setCurrentIndex(int(bool(certificate and key)))
        self._signer_changed()
        self.signer.currentIndexChanged.connect(self._signer_changed)
        self.certificate.changed.connect(self.changed)
        self.key.changed.connect(self.changed)
        self.values.toggled.connect(self.changed)

    def problem(self) -> str:
        """Why nobody can sign like this, or empty."""
        if not self.signer.currentData():
            return ""
        if not (self.certificate.text and self.key.text):
            return self.tr("Choose a certificate and its key first.")
        try:
            read_identity(self.certificate.path, self.key.path)
        except LikenessError as error:
            return " ".join(filter(None, (said(error.sentence), said(error.hint))))
        return ""

    def keep(self) -> None:
        """Make it what the settings say; ask for a `problem` before."""
        brought = self.signer.currentData()
        self._settings.set("certificate", self.certificate.text if brought else "")
        self._settings.set("certificate_key", self.key.text if brought else "")
        self._settings.set("credential_values", self.values.isChecked())

    def _build(self) -> None:
        self.row(self.tr("Signed by"), self.signer)
        self.row(self.tr("Certificate chain"), self.certificate)
        self.row(self.tr("Private key"), self.key)
        self.about = self.note("")
        self.form.addRow("", self.values)
        self.note(
            self.tr(
                "Signing happens on this computer, without the internet. The file names the photo "
                "it was made of by a check sum; credentials the photo had are kept. Your name, "
                "file names and the unedited picture are not part of it."
            )
        )

    def _signer_changed(self) -> None:
        brought = bool(self.signer.currentData())
        for field in (self.certificate, self.key):
            self.form.setRowVisible(field, brought)
        self.about.setText(
            self.tr(
                "A certificate from an authority proves your name to everybody who trusts that "
                "authority."
            )
            if brought
            else self.tr(
                "The certificate is self-made: it proves that a file is unchanged and that this "
                "computer signed it, not who you are."
            )
        )
        self.changed.emit()
