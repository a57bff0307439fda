"""How the program looks and works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QPushButton,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui.dialogs.form import TEXT_MARGINS, FormDialog
from app.ui.dialogs.form_page import FormPage
from app.ui.dialogs.renderer_choice import RendererChoice
from app.ui.dialogs.signer_page import SignerPage
from app.ui.dialogs.tab_order import order_by_sight
from app.ui.language import LANGUAGES

if TYPE_CHECKING:
    from app.state.document import Document
    from app.state.settings import Settings

_MARGINS = (0, 16, 0, 4)
_GAP = 10
_TYPING_MS = 400
"""A path is read when nobody types any more."""


class PreferencesDialog(FormDialog):
    """Every change takes effect at once."""

    def __init__(
        self, settings: Settings, document: Document, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.set_title(self.tr("Preferences"))
        self.setMinimumWidth(620)
        self._settings = settings
        self.renderers = RendererChoice(settings, document, self)
        self.renderers.setContentsMargins(*_MARGINS)
        self.tabs = QTabWidget(self)
        self.tabs.addTab(self._appearance(), self.tr("General"))
        self.tabs.addTab(self._editing(), self.tr("Editing"))
        self.tabs.addTab(self.renderers, self.tr("Renderer"))
        self.tabs.addTab(self._signing(), self.tr("Signing"))
        self.tabs.currentChanged.connect(lambda: order_by_sight(self))
        self.insert(self.tabs, 1)
        reset = QPushButton(self.tr("Restore Defaults"), self)
        reset.setAutoDefault(False)
        reset.clicked.connect(self._reset)
        self.buttons.addButton(reset, self.buttons.ButtonRole.ResetRole)
        self.finished.connect(self.renderers.stop)
        self.finished.connect(self._signer_last)

    def _appearance(self) -> FormPage:
        page = self._new_page()
        names = {
            "system": self.tr("Like the system"),
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
        }
        self.theme = self._choice("theme", names)
        page.row(self.tr("Theme"), self.theme)
        languages = {"system": self.tr("Like the system")}
        for code in LANGUAGES:
            name = QLocale(code).nativeLanguageName()
            languages[code] = name[:1].upper() + name[1:]
        self.language = self._choice("language", languages)
        page.row(self.tr("Language"), self.language)
        every = QSpinBox(self)
        every.setRange(10, 3600)
        every.lineEdit().setTextMargins(*TEXT_MARGINS)
        every.setSuffix(self.tr(" s"))
        every.setValue(int(self._settings.get("autosave_seconds")))
        every.valueChanged.connect(lambda value: self._settings.set("autosave_seconds", value))
        page.row(self.tr("Keep unsaved work every"), every)
        page.form.addRow("", self._switch("show_hints", self.tr("Show hints over the picture")))
        return page

    def _editing(self) -> FormPage:
        page = self._new_page()
        sizes = {size: f"{size} px" for size in (384, 512, 768, 1024)}
        page.row(self.tr("Picture while dragging"), self._choice("draft_px", sizes))
        page.note(self.tr("Larger is sharper, smaller follows the hand faster."))
        for key, text, why in (
            ("symmetric_drag", self.tr("Drags move both halves of the face"),
             self.tr("Shift does the opposite for one drag.")),
            ("measure_achieved", self.tr("Measure what the picture really shows"),
             self.tr("The needles beside the sliders; costs time when the hand rests.")),
        ):  # fmt: skip
            page.form.addRow("", self._switch(key, text))
            page.note(why)
        return page

    def _signing(self) -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(*_MARGINS)
        layout.setSpacing(_GAP)
        self.signing = self._switch("credentials", self.tr("Sign exports with Content Credentials"))
        self.signing.setToolTip(
            self.tr("The file says how it was made, and everybody can check that it is unchanged.")
        )
        self.signer = SignerPage(self._settings, page)
        self._signer_read = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._signer_read.timeout.connect(self._keep_signer)
        self.signer.changed.connect(self._signer_read.start)
        layout.addWidget(self.signing)
        layout.addWidget(self.signer)
        layout.addStretch(1)
        return page

    def _signer_last(self) -> None:
        """What was chosen just before the dialog went."""
        if self._signer_read.isActive():
            self._signer_read.stop()
            self._keep_signer()

    def _keep_signer(self) -> None:
        """Take over who signs, if that is possible; who signed before goes on until then."""
        problem = self.signer.problem()
        self.refuse(problem)
        if not problem:
            self.signer.keep()

    def _new_page(self) -> FormPage:
        page = FormPage(self)
        page.form.setContentsMargins(*_MARGINS)
        return page

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

    def _reset(self) -> None:
        self._signer_read.stop()
        self._settings.reset()
        self.close()
