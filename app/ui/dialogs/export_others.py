"""Export the head as a mesh, a take as a table, the head as PNCC."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QWidget

from app.jobs.exporting import export_mesh, export_pncc, export_take
from app.ui.dialogs.export_clip import TakeField
from app.ui.dialogs.target import ExportDialog

if TYPE_CHECKING:
    from pathlib import Path

    from app.jobs.tasks import Task
    from app.state.document import Document
    from app.state.settings import Settings


class ExportMeshDialog(ExportDialog):
    """GLB, OBJ or PLY."""

    def __init__(
        self, document: Document, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(document, settings, ".glb", "-head", parent)
        self.set_title(self.tr("Export Mesh"), self.tr("Export"))
        self.format = QComboBox(self)
        self.format.addItem(self.tr("glTF binary, as edited, with the 52 morph targets"), "glb")
        self.format.addItem(self.tr("Wavefront OBJ, the head as edited"), "obj")
        self.format.addItem(self.tr("PLY with colours, the head as edited"), "ply")
        self.row(self.tr("Format"), self.format)
        self.row(self.tr("File"), self.target)
        self.follow(self.format)

    def make_task(self, path: Path) -> Task:
        return export_mesh(self.document.snapshot(), self.document.active, path)


class ExportTakeDialog(ExportDialog):
    """Live Link Face CSV."""

    def __init__(
        self, document: Document, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(document, settings, ".csv", "-take", parent)
        self.set_title(self.tr("Export Take"), self.tr("Export"))
        self.take = TakeField(document, bundled=False, parent=self)
        self.row(self.tr("Take"), self.take)
        self.row(self.tr("File"), self.target)
        self.note(self.tr("The file has the layout of Live Link Face."))

    def make_task(self, path: Path) -> Task:
        return export_take(self.take.take(), path)


class ExportPnccDialog(ExportDialog):
    """A picture of surface coordinates."""

    def __init__(
        self, document: Document, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(document, settings, ".png", "-pncc", parent)
        self.set_title(self.tr("Export PNCC"), self.tr("Export"))
        self.row(self.tr("File"), self.target)
        self.note(
            self.tr("Each pixel's colour says which point of the head it shows; black is outside.")
        )

    def make_task(self, path: Path) -> Task:
        return export_pncc(self.document.snapshot(), self.document.active, path)
