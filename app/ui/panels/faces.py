"""The people in the photo: click the one to edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.jobs.tasks import Task
from app.jobs.thumbnails import thumbnails
from app.ui.panels.dock import Panel
from app.ui.widgets.thumbnails import THUMBNAIL_PX, ThumbnailGrid
from engine.drivers.edits import Edit

if TYPE_CHECKING:
    from app.state.document import Document
    from engine.types import ByteArray


class FacesPanel(Panel):
    """One thumbnail a face; a dot marks faces that were edited."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__("faces", "", "faces", parent)
        self.set_title(self.tr("Faces"))
        self._document = document
        self._tasks: list[Task] = []
        self.grid = ThumbnailGrid(self.tr("Faces in the photo"), self)
        self._empty = QLabel(self.tr("The faces of the open photo appear here."), self)
        self._empty.setObjectName("muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setMargin(24)
        content = QWidget(self)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self._empty)
        layout.addWidget(self.grid, 1)
        self.hold(content)
        self.grid.chosen.connect(lambda name: document.choose_face(int(name)))
        document.opened.connect(self._fill)
        document.face_chosen.connect(lambda face: self.grid.choose(str(face)))
        document.edited.connect(lambda *_: self._mark())
        self._fill()

    def stop(self) -> None:
        """End the drawing of thumbnails."""
        for task in self._tasks:
            task.cancel()

    def _fill(self) -> None:
        faces = self._document.faces
        self._empty.setVisible(not faces)
        self.grid.setVisible(bool(faces))
        names = {str(number): (self.tr("Face {number}").format(number=number + 1), "")
                 for number in range(len(faces))}  # fmt: skip
        self.grid.forget_pictures()
        self.grid.set_entries(names)
        self.grid.choose(str(self._document.active))
        self._mark()
        self.stop()
        self._tasks = [self._draw(number) for number in range(len(faces))]

    def _mark(self) -> None:
        for number, face in enumerate(self._document.faces):
            self.grid.set_mark(str(number), not face.state.empty)

    def _draw(self, number: int) -> Task:
        portrait = self._document.faces[number].portrait
        task = thumbnails(portrait, {str(number): Edit()}, THUMBNAIL_PX)
        task.part.connect(self._show_picture)
        return task

    def _show_picture(self, one: tuple[str, ByteArray]) -> None:
        if self.sender() in self._tasks:
            self.grid.set_picture(*one)
