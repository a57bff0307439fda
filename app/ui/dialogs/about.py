"""Version, engines with their licences, and what comes with the program."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

import engine
from app.state.sentences import said
from app.ui import icons
from app.ui.dialogs.form import FormDialog
from engine import assets
from engine.facemodels import FACE_MODELS
from engine.renderers import RENDERERS
from engine.trackers import TRACKERS

_LIBRARIES = (
    ("Qt, PySide6", "LGPL-3.0-only"),
    ("NumPy", "BSD-3-Clause"),
    ("PyTorch", "BSD-3-Clause"),
    ("MediaPipe", "Apache-2.0"),
    ("OpenCV", "Apache-2.0"),
    ("Numba", "BSD-2-Clause"),
    ("SciPy", "BSD-3-Clause"),
    ("VTK, PyVista", "BSD-3-Clause, MIT"),
    ("FFmpeg, PyAV", "LGPL-2.1-or-later, BSD-3-Clause"),
    ("Pillow", "MIT-CMU"),
    ("c2pa-python", "MIT or Apache-2.0"),
    ("cryptography", "Apache-2.0 or BSD-3-Clause"),
)


class AboutDialog(FormDialog):
    """What the program is and what it is made of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_title(self.tr("About Likeness"))
        self.setMinimumSize(920, 500)
        top = QHBoxLayout()
        top.setSpacing(16)
        picture = QLabel(self)
        picture.setPixmap(icons.application_icon().pixmap(64, 64))
        top.addWidget(picture)
        words = QVBoxLayout()
        version = QLabel(self.tr("Version {version}").format(version=engine.__version__), self)
        text = QLabel(
            self.tr("A desktop avatar editor. Everything runs on this computer, offline."), self
        )
        text.setWordWrap(True)
        text.setObjectName("muted")
        words.addWidget(version)
        words.addWidget(text)
        top.addLayout(words, 1)
        self.insert(top)
        tabs = QTabWidget(self)
        tabs.addTab(self._engines(), self.tr("Engines"))
        tabs.addTab(self._assets(), self.tr("Included files"))
        tabs.addTab(self._libraries(), self.tr("Libraries"))
        self.insert(tabs, 1)

    def _engines(self) -> QTreeWidget:
        table = self._table(self.tr("Name"), self.tr("Licence"), self.tr("What it does"))
        kinds = (
            (self.tr("Renderers"), RENDERERS),
            (self.tr("Trackers"), TRACKERS),
            (self.tr("Face models"), FACE_MODELS),
        )
        for title, registry in kinds:
            group = QTreeWidgetItem(table, [title])
            for spec in registry:
                summary = said(spec.summary)
                line = QTreeWidgetItem(group, [said(spec.label), spec.licence, summary])
                line.setToolTip(2, summary)
            group.setFirstColumnSpanned(True)
        table.expandAll()
        return table

    def _assets(self) -> QTreeWidget:
        table = self._table(self.tr("File"), self.tr("Licence"), self.tr("Source"))
        for asset in assets.all_assets():
            source = asset.credit or asset.source
            line = QTreeWidgetItem(table, [asset.file, asset.licence, source])
            line.setToolTip(2, source)
        return table

    def _libraries(self) -> QTreeWidget:
        table = self._table(self.tr("Name"), self.tr("Licence"))
        for name, licence in _LIBRARIES:
            QTreeWidgetItem(table, [name, licence])
        return table

    def _table(self, *titles: str) -> QTreeWidget:
        table = QTreeWidget(self)
        table.setHeaderLabels(titles)
        table.setRootIsDecorated(False)
        table.setItemsExpandable(False)
        table.setIndentation(12)
        table.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        table.setAccessibleName(titles[0])
        header = table.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        return table
