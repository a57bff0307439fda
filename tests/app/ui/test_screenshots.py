"""Pictures of the window, its panels and dialogs in both themes, for people to look at.

Written to the folder named by LIKENESS_SCREENSHOTS; without it only that drawing them works is
checked, in one theme.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QDialog, QWidget

from app.commands.edits import SetSliders

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.main_window import MainWindow

_FOLDER = os.environ.get("LIKENESS_SCREENSHOTS", "")
_DIALOGS = (
    "export_picture", "export_clip", "export_mesh", "export_pncc", "batch", "verify", "preferences",
    "shortcuts", "command_palette", "about",
)  # fmt: skip


def _keep(widget: QWidget, name: str) -> None:
    picture = widget.grab()
    assert not picture.isNull()
    if _FOLDER:
        Path(_FOLDER).mkdir(parents=True, exist_ok=True)
        assert picture.save(str(Path(_FOLDER) / f"{name}.png"))


@pytest.mark.parametrize("look", ["dark", "light"] if _FOLDER else ["dark"])
def test_everything_can_be_drawn(qtbot: QtBot, window: MainWindow, look: str) -> None:
    window.resize(1560, 960)
    window.actions_.by_id[f"theme_{look}"].trigger()
    document = window.document
    document.undo_stack.push(SetSliders(document, 0, {"yaw": 9.0}))
    document.undo_stack.push(
        SetSliders(document, 0, {"mouthSmileLeft": 0.25, "mouthSmileRight": 0.25})
    )
    if _FOLDER:
        qtbot.waitUntil(lambda: bool(document.faces[0].achieved), timeout=30_000)
        grid = window.presets.grid
        qtbot.waitUntil(lambda: all(map(grid.has_picture, grid.names())), timeout=30_000)
        qtbot.wait(6000)  # the 3D view starts in a process of its own
    for panel in window.panels:
        panel.show()
        panel.raise_()
        qtbot.wait(30)
        _keep(panel, f"panel-{panel.objectName()}-{look}")
    window.presets.raise_()
    qtbot.wait(600)
    _keep(window, f"window-{look}")
    for name in _DIALOGS:
        getattr(window, name)()
        dialog = next(one for one in window.findChildren(QDialog) if one.isVisible())
        qtbot.wait(20)
        _keep(dialog, f"dialog-{name}-{look}")
        dialog.close()
        qtbot.wait(1)
    window.notices.show("error", "The disk is full. Free some space and try again.")
    qtbot.wait(20)
    _keep(window.canvas, f"notice-{look}")
