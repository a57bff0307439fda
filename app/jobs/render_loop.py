"""The render loop: pictures of the newest edit, made off the UI thread, latest wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from app.state.document import Document


class RenderLoop(QObject):
    """Draws the document whenever it changes; skeleton."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.provenance = False

    def start(self, document: Document) -> None:
        """Follow the document's signals and draw what it shows."""

    def stop(self) -> None:
        """End the thread; waits for the picture in the making."""

    def request(self, draft: bool = True) -> None:
        """Ask for a picture of the present state."""
