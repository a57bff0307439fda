"""Who signs exported files, asked from the dialog that exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.dialogs.form import FormDialog
from app.ui.dialogs.signer_page import SignerPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.state.settings import Settings


class CredentialsDialog(FormDialog):
    """The rows of a `SignerPage`, kept when the user agrees."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent, acts=True)
        self.set_title(self.tr("Content Credentials"), self.tr("OK"))
        self.page = SignerPage(settings, self)
        self.insert(self.page)
        self.page.changed.connect(lambda: self.refuse(""))

    def accept(self) -> None:
        if problem := self.page.problem():
            self.refuse(problem)
            return
        self.page.keep()
        super().accept()
