"""Pictures of the window, its panels and dialogs in both themes, for people to look at.

Written to the folder named by LIKENESS_SCREENSHOTS, in English and German; without it only that
drawing them works is checked, once. QT_SCALE_FACTOR=2 draws them for fine screens.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QTabWidget, QWidget

from app.commands.edits import SetSliders
from app.state.recovery import Recoverable
from app.ui import language, theme
from app.ui.dialogs.recovery import RecoveryDialog
from engine import assets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from app.state.settings import Settings
    from app.ui.main_window import MainWindow

_FOLDER = os.environ.get("LIKENESS_SCREENSHOTS", "")
_DIALOGS = (
    "export_picture", "export_clip", "export_mesh", "export_pncc", "batch", "verify", "preferences",
    "shortcuts", "command_palette", "about",
)  # fmt: skip
_VARIANTS = (("dark", "en"), ("light", "en"), ("dark", "de"), ("light", "de"))
_SETTLED_MS = 6000 if _FOLDER else 20
"""The 3D view starts in a process of its own, and speeds are measured for some seconds."""


@pytest.fixture(params=_VARIANTS if _FOLDER else _VARIANTS[:1], ids="-".join)
def variant(request: pytest.FixtureRequest, settings: Settings) -> Iterator[str]:
    """A theme and a language, in which the window is then made."""
    look, spoken = request.param
    settings.set("theme", look)
    theme.apply(QApplication.instance(), look)
    language.speak(spoken)
    yield f"{look}-{spoken}"
    language.speak("en")


def _keep(widget: QWidget, name: str) -> None:
    picture = widget.grab()
    assert not picture.isNull()
    if _FOLDER:
        Path(_FOLDER).mkdir(parents=True, exist_ok=True)
        assert picture.save(str(Path(_FOLDER) / f"{name}.png"))


def test_everything_can_be_drawn(qtbot: QtBot, variant: str, window: MainWindow) -> None:
    window.resize(1560, 960)
    window.actions_.by_id[f"theme_{variant.split('-')[0]}"].trigger()
    document = window.document
    document.undo_stack.push(SetSliders(document, 0, {"yaw": 9.0}))
    document.undo_stack.push(
        SetSliders(document, 0, {"mouthSmileLeft": 0.25, "mouthSmileRight": 0.25})
    )
    if _FOLDER:
        qtbot.waitUntil(lambda: bool(document.faces[0].achieved), timeout=30_000)
        grid = window.presets.grid
        qtbot.waitUntil(lambda: all(map(grid.has_picture, grid.names())), timeout=30_000)
        qtbot.wait(_SETTLED_MS)
    for panel in window.panels:
        panel.show()
        panel.raise_()
        qtbot.wait(30)
        _keep(panel, f"panel-{panel.objectName()}-{variant}")
    window.presets.raise_()
    qtbot.wait(600)
    _keep(window, f"window-{variant}")
    for name in _DIALOGS:
        getattr(window, name)()
        dialog = next(one for one in window.findChildren(QDialog) if one.isVisible())
        _keep_dialog(qtbot, dialog, f"dialog-{name}-{variant}")
        dialog.close()
        qtbot.wait(1)
    window.notices.show("error", "The disk is full. Free some space and try again.")
    qtbot.wait(20)
    _keep(window.canvas, f"notice-{variant}")


def _keep_dialog(qtbot: QtBot, dialog: QDialog, name: str) -> None:
    """A dialog, and each of its tabs."""
    qtbot.wait(20)
    tabs = dialog.findChild(QTabWidget)
    for page in range(tabs.count() if tabs else 0):
        tabs.setCurrentIndex(page)
        qtbot.wait(_SETTLED_MS if dialog.objectName() == "preferences" else 20)
        _keep(dialog, f"{name}-{page + 1}")
    if tabs is None:
        _keep(dialog, name)


def test_what_a_crash_left_can_be_drawn(qtbot: QtBot, variant: str, tmp_path: Path) -> None:
    picture = assets.locate("sample-portrait")
    left = [
        Recoverable(tmp_path / "a", "portrait.likeness", tmp_path / "me.likeness", 1.7e9, 23,
                    picture),
        Recoverable(tmp_path / "b", "", None, 1.69e9, 1, None),
    ]  # fmt: skip
    dialog = RecoveryDialog(left)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.discard.click()
    qtbot.wait(20)
    _keep(dialog, f"dialog-recovery-{variant}")
