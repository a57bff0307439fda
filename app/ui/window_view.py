"""What the edit, view, window and help menus do."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QApplication, QDialog

from app import diagnosis
from app.commands.edits import ReplaceEdit
from app.state.texts import words
from app.ui import theme
from app.ui.window_base import WindowBase
from engine.drivers.edits import Edit
from engine.errors import LikenessError


class ViewActions(WindowBase):
    """Everything that needs neither files nor exports."""

    # Edit

    def copy_picture(self) -> None:
        """Put the edited photo on the clipboard."""
        document = self.document
        if document.picture is None:
            return
        newest = document.newest
        pixels = document.picture.pixels if newest is None else newest.pixels
        height, width = pixels.shape[:2]
        data = pixels.tobytes()
        image = QImage(data, width, height, 3 * width, QImage.Format.Format_RGB888)
        QApplication.clipboard().setImage(image.copy())
        self.notices.info(self.tr("The picture is on the clipboard."))

    def copy_edit(self) -> None:
        """Put the sliders of the active face on the clipboard."""
        edit = self.document.edit_of(self.document.active)
        QApplication.clipboard().setText(json.dumps(edit.to_json()))
        self.notices.info(self.tr("The sliders of this face are on the clipboard."))

    def paste_edit(self) -> None:
        """Apply copied sliders to the active face."""
        try:
            edit = Edit.from_json(json.loads(QApplication.clipboard().text()))
            edit = edit.within_range()[0]
        except (ValueError, RecursionError, LikenessError):
            self.notices.show("warning", self.tr("The clipboard holds no sliders of a face."))
            return
        text = words("ViewActions", "Paste sliders")
        self.document.undo_stack.push(ReplaceEdit(self.document, self.document.active, edit, text))

    # View

    def zoom_in(self) -> None:
        self.canvas.zoom_in()

    def zoom_out(self) -> None:
        self.canvas.zoom_out()

    def zoom_fit(self) -> None:
        self.canvas.fit()

    def zoom_actual(self) -> None:
        self.canvas.actual_size()

    def zoom_face(self) -> None:
        self.canvas.zoom_to_face()

    def zoom_to(self, zoom: float) -> None:
        """Zoom to screen pixels per photo pixel; 0 fits."""
        if zoom:
            self.canvas.zoom_to(zoom)
        else:
            self.canvas.fit()

    def show_before(self, on: bool) -> None:
        self.canvas.set_before(on)

    def split_view(self, on: bool) -> None:
        self.canvas.set_split(on)

    def overlay_landmarks(self, on: bool) -> None:
        self.canvas.set_overlay("landmarks", on)

    def overlay_wireframe(self, on: bool) -> None:
        self.canvas.set_overlay("wireframe", on)

    def overlay_pncc(self, on: bool) -> None:
        self.canvas.set_overlay("pncc", on)

    def overlay_provenance(self, on: bool) -> None:
        self.canvas.set_overlay("provenance", on)

    def overlay_confidence(self, on: bool) -> None:
        self.canvas.set_overlay("confidence", on)

    def overlay_handles(self, on: bool) -> None:
        self.canvas.set_overlay("handles", on)

    def show_viewport(self, on: bool) -> None:
        self.viewport.setVisible(on)
        if on:
            self.viewport.raise_()

    def full_screen(self, on: bool) -> None:
        full, now = Qt.WindowState.WindowFullScreen, self.windowState()
        self.setWindowState(now | full if on else now & ~full)

    def absolute_sliders(self, on: bool) -> None:
        self.document.set_relative(not on)

    def theme_system(self, _on: bool = True) -> None:
        self.settings.set("theme", "system")

    def theme_light(self, _on: bool = True) -> None:
        self.settings.set("theme", "light")

    def theme_dark(self, _on: bool = True) -> None:
        self.settings.set("theme", "dark")

    def show_theme(self) -> None:
        """Look as the settings say."""
        chosen = str(self.settings.get("theme"))
        theme.apply(self.application, chosen)
        for name in theme.MODES:
            self.actions_.check(f"theme_{name}", name == chosen)

    def find_slider(self) -> None:
        self.controls.focus_search()

    # Dialogs

    def command_palette(self) -> None:
        from app.ui.dialogs.palette import CommandPalette

        CommandPalette(self).open()

    def preferences(self) -> None:
        from app.ui.dialogs.preferences import PreferencesDialog

        dialog = PreferencesDialog(self.settings, self.document, self)
        dialog.setObjectName("preferences")
        dialog.open()

    @property
    def preferences_open(self) -> bool:
        """Whether the user is changing them right now."""
        dialog = self.findChild(QDialog, "preferences")
        return dialog is not None and dialog.isVisible()

    def shortcuts(self) -> None:
        from app.ui.dialogs.shortcuts import ShortcutsDialog

        ShortcutsDialog(self.settings, self).open()

    def about(self) -> None:
        from app.ui.dialogs.about import AboutDialog

        AboutDialog(self).open()

    def ask_consent(self) -> None:
        """Say once that people in pictures must agree."""
        from app.ui.dialogs.consent import ConsentDialog

        if not self.settings.get("consent_given"):
            ConsentDialog(self.settings, self).open()

    def open_log(self) -> None:
        folder = diagnosis.log_file().parent
        folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
