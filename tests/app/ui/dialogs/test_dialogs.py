"""Dialogs: what they start, refuse and remember."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QKeySequence

from app.state.speeds import Speed, Speeds
from app.ui.dialogs.batch import BatchDialog
from app.ui.dialogs.export_clip import ExportClipDialog
from app.ui.dialogs.export_others import ExportMeshDialog, ExportPnccDialog
from app.ui.dialogs.export_picture import ExportPictureDialog
from app.ui.dialogs.palette import score
from app.ui.dialogs.preferences import PreferencesDialog
from app.ui.dialogs.renderer_choice import _NAME, RendererChoice
from app.ui.dialogs.shortcuts import ShortcutsDialog
from engine import assets
from engine.media import read_picture
from engine.renderers import RENDERERS

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.state.document import Document
    from app.state.settings import Settings
    from app.ui.dialogs.target import ExportDialog


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.set("export_folder", str(tmp_path))
    return tmp_path


def _export(qtbot: QtBot, dialog: ExportDialog) -> Path:
    with qtbot.waitSignal(dialog.started) as started:
        dialog.accept()
    task, path = started.args
    with qtbot.waitSignal(task.finished, timeout=60_000):
        pass
    return path


def test_a_picture_is_exported_as_chosen(
    qtbot: QtBot, document: Document, settings: Settings
) -> None:
    dialog = ExportPictureDialog(document, settings)
    qtbot.addWidget(dialog)
    dialog.format.setCurrentIndex(dialog.format.findData("png"))
    assert dialog.target.path.suffix == ".png"
    assert not dialog.quality.isEnabled()
    dialog.size_.choice.setCurrentIndex(dialog.size_.choice.findData(-1))
    dialog.size_.side.setValue(256)
    path = _export(qtbot, dialog)
    assert read_picture(path).size_hw == (256, 256)
    assert settings.get("export_format") == "png"


def test_an_existing_file_is_replaced_only_when_asked_twice(
    qtbot: QtBot, document: Document, settings: Settings
) -> None:
    dialog = ExportPnccDialog(document, settings)
    qtbot.addWidget(dialog)
    dialog.target.path.write_bytes(b"old")
    dialog.accept()
    assert dialog.problem.text()
    assert dialog.target.path.read_bytes() == b"old"
    _export(qtbot, dialog)


def test_a_missing_folder_is_refused(
    qtbot: QtBot, document: Document, settings: Settings, folder: Path
) -> None:
    dialog = ExportMeshDialog(document, settings)
    qtbot.addWidget(dialog)
    dialog.target.line.setText(str(folder / "no" / "head.glb"))
    dialog.accept()
    assert dialog.problem.text()


def test_the_photo_itself_is_never_replaced(
    qtbot: QtBot, document: Document, settings: Settings, folder: Path
) -> None:
    photo = folder / "me.png"
    photo.write_bytes(document.photo)
    dialog = ExportPictureDialog(document, settings)
    qtbot.addWidget(dialog)
    dialog.target.line.setText(str(photo))
    for _ in range(2):
        dialog.accept()
        assert "photo itself" in dialog.problem.text()
    assert photo.read_bytes() == document.photo


def test_name_and_format_follow_each_other(
    qtbot: QtBot, document: Document, settings: Settings, folder: Path
) -> None:
    dialog = ExportPictureDialog(document, settings)
    qtbot.addWidget(dialog)
    dialog.target.line.setText(str(folder / "holiday.2026.WEBP"))
    assert dialog.format.currentData() == "webp"
    dialog.format.setCurrentIndex(dialog.format.findData("tif"))
    assert dialog.target.path.name == "holiday.2026.tif"
    dialog.target.line.setText(str(folder / "holiday.tiff"))
    assert dialog.format.currentData() == "tif"
    dialog.target.line.setText(str(folder / "no ending"))
    assert _export(qtbot, dialog).name == "no ending.tif"


def test_the_clip_follows_its_format(
    qtbot: QtBot, document: Document, settings: Settings
) -> None:
    dialog = ExportClipDialog(document, settings)
    qtbot.addWidget(dialog)
    dialog.format.setCurrentIndex(dialog.format.findData("gif"))
    assert dialog.target.path.suffix == ".gif"
    assert not dialog.sound.isEnabled()
    assert dialog.take.take().times_s.size > 1


def test_a_batch_needs_photos(
    qtbot: QtBot, document: Document, settings: Settings, folder: Path
) -> None:
    dialog = BatchDialog(document, settings)
    qtbot.addWidget(dialog)
    dialog.accept()
    assert dialog.problem.text()
    photo = assets.locate("sample-portrait")
    dialog.add([photo, photo, folder / "notes.txt"])
    assert dialog.photos.count() == 1
    with qtbot.waitSignal(dialog.started) as started:
        dialog.accept()
    task, _ = started.args
    with qtbot.waitSignal(task.finished, timeout=60_000) as done:
        pass
    assert len(done.args[0].written) == 1


def test_a_conflict_of_keys_is_named(qtbot: QtBot, settings: Settings) -> None:
    dialog = ShortcutsDialog(settings)
    qtbot.addWidget(dialog)
    assert not dialog.assign("frontalise", QKeySequence("Ctrl+E"))
    assert "Picture" in dialog.problem.text()
    assert dialog.assign("frontalise", QKeySequence("Ctrl+Alt+F"))
    assert settings.shortcut("frontalise", "") == "Ctrl+Alt+F"


def test_preferences_take_effect_at_once(
    qtbot: QtBot, document: Document, settings: Settings
) -> None:
    dialog = PreferencesDialog(settings, document)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(settings.changed):
        dialog.theme.setCurrentIndex(1)
        dialog.theme.activated.emit(1)
    assert settings.get("theme") == "light"


@pytest.mark.parametrize(
    ("wanted", "better", "worse"),
    [("exp", "Export: Picture", "Take Expression from Photo"), ("zf", "Zoom to Face", "Zoom Out")],
)
def test_the_palette_ranks_beginnings_first(wanted: str, better: str, worse: str) -> None:
    best = score(wanted, better)
    other = score(wanted, worse)
    assert best is not None
    assert other is None or best < other
    assert score("xyz", better) is None


def test_renderers_are_measured_once_and_chosen_with_a_click(
    qtbot: QtBot, document: Document, settings: Settings
) -> None:
    choice = RendererChoice(settings, document)
    qtbot.addWidget(choice)
    lines = {str(line.data(0, _NAME)): line for line in choice._lines()}
    assert list(lines) == [spec.name for spec in RENDERERS]
    assert choice._task is not None
    with qtbot.waitSignal(choice._task.finished, timeout=120_000):
        pass
    for spec in RENDERERS:
        shown = lines[spec.name].text(2)
        assert shown.endswith("not available" if spec.why_unavailable() else "ms")
        choice.table.setCurrentItem(lines[spec.name])
        choice.table.itemClicked.emit(lines[spec.name], 0)
        chosen = document.renderer_name == spec.name
        assert chosen != bool(spec.why_unavailable())
        assert spec.why_unavailable() in choice.summary.text()
    (speed,) = Speeds(settings).of("warp")
    assert 1 < speed.render_ms < 1000
    assert RendererChoice(settings, document)._task is None


def test_speeds_of_another_machine_are_forgotten(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    Speeds(settings).put(Speed("warp", "cpu", "A CPU", 10.0, 20.0, 512))
    assert Speeds(settings).of("warp")
    monkeypatch.setattr(platform, "node", lambda: "elsewhere")
    assert not Speeds(settings).of("warp")
    settings.set_note("speeds", "[broken")
    assert not Speeds(settings).of("warp")
