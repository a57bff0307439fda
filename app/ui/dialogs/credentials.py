"""Who signs exported files, and how much of the edit is told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from app.state.sentences import said
from app.ui.dialogs.form import FormDialog
from app.ui.dialogs.target import PathField
from engine.errors import LikenessError
from engine.media.credentials.identity import read_identity

if TYPE_CHECKING:
    from app.state.settings import Settings


class CredentialsDialog(FormDialog):
    """This computer's own certificate, or one that the user brings."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent, acts=True)
        self.set_title(self.tr("Content Credentials"), self.tr("OK"))
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
        self.row(self.tr("Signed by"), self.signer)
        self.row(self.tr("Certificate chain"), self.certificate)
        self.row(self.tr("Private key"), self.key)
        self.form.addRow("", self.values)
        self._about = self.note("")
        self.note(
            self.tr(
                "Signing happens on this computer, without the internet. The file names the photo "
                "it was made of by a check sum; credentials the photo had are kept. Your name, "
                "file names and the unedited picture are not part of it."
            )
        )
        self.signer.currentIndexChanged.connect(self._signer_changed)
        self.signer.setCurrentIndex(int(bool(certificate and key)))
        self._signer_changed()

    def accept(self) -> None:
        certificate, key = self.certificate.text, self.key.text
        if not self.signer.currentData():
            certificate = key = ""
        elif not (certificate and key):
            self.refuse(self.tr("Choose a certificate and its key first."))
            return
        else:
            try:
                read_identity(Path(certificate).expanduser(), Path(key).expanduser())
            except LikenessError as error:
                self.refuse(" ".join(filter(None, (said(error.sentence), said(error.hint)))))
                return
        self._settings.set("certificate", certificate)
        self._settings.set("certificate_key", key)
        self._settings.set("credential_values", self.values.isChecked())
        super().accept()

    def _signer_changed(self) -> None:
        brought = bool(self.signer.currentData())
        for field in (self.certificate, self.key):
            self.form.setRowVisible(field, brought)
        self._about.setText(
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
        self.refuse("")
