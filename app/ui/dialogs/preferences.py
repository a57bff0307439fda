"""How the program looks and works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QSpinBox, QWidget

from app.commands.edits import ChooseRenderer
from app.ui.dialogs.form import TEXT_MARGINS, FormDialog
from engine.renderers import RENDERERS

if TYPE_CHECKING:
    from app.state.document import Document
    from app.state.settings import Settings

LANGUAGES = ("en", "de")


class PreferencesDialog(FormDialog):
    """Every change takes effect at once."""

    def __init__(
        self, settings: Settings, document: Document, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.set_title(self.tr("Preferences"))
        self._settings, self._document = settings, document
        self._appearance()
        self._drawing()
        self._working()
        reset = QPushButton(self.tr("Restore Defaults"), self)
        reset.setAutoDefault(False)
        reset.clicked.connect(self._reset)
        self.buttons.addButton(reset, self.buttons.ButtonRole.ResetRole)

    def _appearance(self) -> None:
        names = {
            "system": self.tr("Like the system"),
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
        }
        self.theme = self._choice("theme", names)
        self.row(self.tr("Theme"), self.theme)
        languages = {"system": self.tr("Like the system")}
        for code in LANGUAGES:
            name = QLocale(code).nativeLanguageName()
            languages[code] = name[:1].upper() + name[1:]
        self.language = self._choice("language", languages)
        self.row(self.tr("Language"), self.language)
        again = QLabel(self.tr("The language changes when the program is started again."), self)
        again.setObjectName("muted")
        again.setWordWrap(True)
        again.hide()
        self.language.activated.connect(lambda: again.show())
        self.form.addRow("", again)
        self.form.addRow("", self._switch("show_hints", self.tr("Show hints over the picture")))

    def _drawing(self) -> None:
        self.renderer = QComboBox(self)
        model = self.renderer.model()
        for spec in RENDERERS:
            self.renderer.addItem(f"{spec.label} ({spec.licence})", spec.name)
            number = self.renderer.count() - 1
            reason = spec.why_unavailable()
            self.renderer.setItemData(number, reason or spec.summary, Qt.ItemDataRole.ToolTipRole)
            if isinstance(model, QStandardItemModel):
                model.item(number).setEnabled(not reason)
        self.renderer.setCurrentIndex(self.renderer.findData(self._document.renderer_name))
        self.renderer.activated.connect(self._choose_renderer)
        self.row(self.tr("Renderer"), self.renderer)
        self.summary = QLabel(self)
        self.summary.setObjectName("muted")
        self.summary.setWordWrap(True)
        self.form.addRow("", self.summary)
        self._show_renderer()
        sizes = {size: f"{size} px" for size in (384, 512, 768, 1024)}
        self.row(self.tr("Picture while dragging"), self._choice("draft_px", sizes))
        self.form.addRow(
            "",
            self._switch("measure_achieved", self.tr("Measure what the picture really shows")),
        )

    def _working(self) -> None:
        self.form.addRow(
            "", self._switch("symmetric_drag", self.tr("Drags move both halves of the face"))
        )
        every = QSpinBox(self)
        every.setRange(10, 3600)
        every.lineEdit().setTextMargins(*TEXT_MARGINS)
        every.setSuffix(self.tr(" s"))
        every.setValue(int(self._settings.get("autosave_seconds")))
        every.valueChanged.connect(lambda value: self._settings.set("autosave_seconds", value))
        self.row(self.tr("Keep unsaved work every"), every)

    def _choice(self, key: str, names: dict) -> QComboBox:
        box = QComboBox(self)
        for value, name in names.items():
            box.addItem(name, value)
        box.setCurrentIndex(max(box.findData(self._settings.get(key)), 0))
        box.activated.connect(lambda: self._settings.set(key, box.currentData()))
        return box

    def _switch(self, key: str, text: str) -> QCheckBox:
        box = QCheckBox(text, self)
        box.setChecked(bool(self._settings.get(key)))
        box.toggled.connect(lambda on: self._settings.set(key, on))
        return box

    def _choose_renderer(self) -> None:
        name = self.renderer.currentData()
        if name != self._document.renderer_name:
            self._document.undo_stack.push(ChooseRenderer(self._document, name))
        self._show_renderer()

    def _show_renderer(self) -> None:
        spec = RENDERERS.spec(self.renderer.currentData())
        newest = self._document.newest
        words = [spec.summary]
        if newest is not None and "total" in newest.timings_ms:
            height, width = newest.pixels.shape[:2]
            words.append(
                self.tr("Last picture: {ms} ms at {size}.").format(
                    ms=round(newest.timings_ms["total"]), size=f"{width} × {height}"
                )
            )
        self.summary.setText(" ".join(words))

    def _reset(self) -> None:
        self._settings.reset()
        self.close()
