"""Tab goes through dialogs as the eye does, and ends at the buttons."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.dialogs.batch import BatchDialog
from app.ui.dialogs.credentials import CredentialsDialog
from app.ui.dialogs.export_clip import ExportClipDialog
from app.ui.dialogs.export_picture import ExportPictureDialog
from app.ui.dialogs.form import FormDialog
from app.ui.dialogs.preferences import PreferencesDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.state.document import Document
    from app.state.settings import Settings


def _visited(qtbot: QtBot, dialog: FormDialog) -> list[QWidget]:
    """Where Tab goes, from the last button once around."""
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    buttons = dialog.buttons.buttons()
    last = max(buttons, key=lambda one: one.mapTo(dialog, one.rect().center()).x())
    last.setFocus()
    found: list[QWidget] = []
    while True:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        found.append(now)
        if now is last or len(found) > 50:
            return found


def _assert_as_seen(dialog: FormDialog, visited: list[QWidget]) -> None:
    places = [one.mapTo(dialog, one.rect().center()) for one in visited]
    for one, following in pairwise(places):
        below = following.y() > one.y() + 10
        beside = abs(following.y() - one.y()) < 15 and following.x() > one.x()
        assert below or beside, (one, following)


@pytest.mark.parametrize(
    "kind", [ExportPictureDialog, ExportClipDialog, BatchDialog], ids=lambda kind: kind.__name__
)
def test_tab_follows_the_eye(
    qtbot: QtBot, document: Document, settings: Settings, kind: type[FormDialog]
) -> None:
    dialog = kind(document, settings)  # type: ignore[call-arg]
    qtbot.addWidget(dialog)
    visited = _visited(qtbot, dialog)
    assert len(visited) > 5
    _assert_as_seen(dialog, visited)
    assert visited[-2:] == [dialog.go, dialog.buttons.button(dialog.buttons.StandardButton.Cancel)]


def test_rows_that_come_in_are_visited_in_their_place(qtbot: QtBot, settings: Settings) -> None:
    dialog = CredentialsDialog(settings)
    qtbot.addWidget(dialog)
    dialog.page.signer.setCurrentIndex(1)
    visited = _visited(qtbot, dialog)
    assert dialog.page.key.line in visited
    _assert_as_seen(dialog, visited)


def test_each_page_of_the_preferences_is_in_order(
    qtbot: QtBot, document: Document, settings: Settings
) -> None:
    dialog = PreferencesDialog(settings, document)
    qtbot.addWidget(dialog)
    dialog.show()
    for page in (0, 1, 3):
        dialog.tabs.setCurrentIndex(page)
        _assert_as_seen(dialog, _visited(qtbot, dialog))
    dialog.reject()
