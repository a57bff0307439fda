"""A word about the people in the pictures, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.ui.dialogs.form import FormDialog

if TYPE_CHECKING:
    from app.state.settings import Settings


class ConsentDialog(FormDialog):
    """Shown with the first photo of the user's own; understood once, it does not come back."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent, acts=True)
        self.set_title(self.tr("People in Your Pictures"), self.tr("I Understand"))
        self._settings = settings
        self.buttons.button(self.buttons.StandardButton.Cancel).hide()
        self.note(
            self.tr(
                "Use pictures of people only with their consent. Do not use Likeness to deceive, "
                "to harass, or to put words into somebody's mouth."
            )
        ).setObjectName("")
        self.note(
            self.tr(
                "Everything happens on this computer; no picture leaves it. Files you export "
                "carry a label that says they were edited, and signed Content Credentials where "
                "their format has room for them."
            )
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # As high as the wrapped words need; Qt guesses too much.
        self.resize(self.width(), self.body.totalHeightForWidth(self.width()))

    def accept(self) -> None:
        self._settings.set("consent_given", True)
        super().accept()
