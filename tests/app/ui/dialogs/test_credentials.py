"""Dialogs about Content Credentials: exporting signed, choosing who signs, verifying."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.state.document import Document
from app.state.settings import Settings
from app.ui.dialogs.credentials import CredentialsDialog
from app.ui.dialogs.export_clip import ExportClipDialog
from app.ui.dialogs.export_picture import ExportPictureDialog
from app.ui.dialogs.preferences import PreferencesDialog
from app.ui.dialogs.verify import VerifyDialog
from engine.media.credentials.identity import own_file, own_identity

pytest.importorskip("c2pa", reason="needs the package that signs")


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.set("export_folder", str(tmp_path))
    return tmp_path


def _exported(qtbot: QtBot, document: Document, settings: Settings, signed: bool) -> Path:
    dialog = ExportPictureDialog(document, settings)
    qtbot.addWidget(dialog)
    dialog.credentials.switch.setChecked(signed)
    with qtbot.waitSignal(dialog.started) as started:
        dialog.accept()
    task, path = started.args
    with qtbot.waitSignal(task.finished, timeout=60_000):
        pass
    return path


def _verified(qtbot: QtBot, settings: Settings, path: Path) -> list[str]:
    dialog = VerifyDialog(settings)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.place.dropped.emit(path)
    qtbot.waitUntil(lambda: bool(dialog.sentences), timeout=10_000)
    return dialog.sentences


def test_what_is_exported_can_be_verified(
    qtbot: QtBot, document: Document, settings: Settings
) -> None:
    signed = _verified(qtbot, settings, _exported(qtbot, document, settings, signed=True))
    assert "unchanged since it was signed" in signed[0]
    assert "not who its maker is" in signed[1]
    plain = _verified(qtbot, settings, _exported(qtbot, document, settings, signed=False))
    assert "no Content Credentials" in plain[0]
    assert settings.get("credentials") is False


def test_a_second_file_replaces_what_is_shown(
    qtbot: QtBot, settings: Settings, folder: Path
) -> None:
    (folder / "a.txt").write_text("nothing")
    dialog = VerifyDialog(settings)
    qtbot.addWidget(dialog)
    for _ in range(2):
        dialog.show_file(folder / "a.txt")
        qtbot.waitUntil(lambda: len(dialog.sentences) == 2, timeout=10_000)
    dialog.show_file(folder / "gone.jpg")
    qtbot.waitUntil(lambda: bool(dialog.problem.text()), timeout=10_000)
    assert dialog.sentences == []


def test_the_switch_follows_the_format(
    qtbot: QtBot, document: Document, settings: Settings
) -> None:
    dialog = ExportClipDialog(document, settings)
    qtbot.addWidget(dialog)
    assert dialog.credentials.sealing() is not None
    dialog.format.setCurrentIndex(dialog.format.findData("webm"))
    assert dialog.credentials.sealing() is None
    assert ".webm" in dialog.credentials.reason.text()
    dialog.credentials.remember()
    assert settings.get("credentials") is True


def test_a_certificate_is_checked_before_it_is_kept(
    qtbot: QtBot, settings: Settings, folder: Path
) -> None:
    dialog = CredentialsDialog(settings)
    qtbot.addWidget(dialog)
    dialog.page.signer.setCurrentIndex(1)
    dialog.accept()
    assert "first" in dialog.problem.text()
    (folder / "notes.txt").write_text("no key")
    for field in (dialog.page.certificate, dialog.page.key):
        field.line.setText(str(folder / "notes.txt"))
    dialog.accept()
    assert "certificate" in dialog.problem.text()
    assert settings.get("certificate") == ""
    own_identity()  # Any chain with its key will do.
    for field in (dialog.page.certificate, dialog.page.key):
        field.line.setText(str(own_file()))
    dialog.page.values.setChecked(False)
    dialog.accept()
    assert settings.get("certificate") == settings.get("certificate_key") == str(own_file())
    assert settings.get("credential_values") is False


def test_preferences_keep_who_signs_once_it_can_be_read(
    qtbot: QtBot, document: Document, settings: Settings, folder: Path
) -> None:
    dialog = PreferencesDialog(settings, document)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.tabs.setCurrentWidget(dialog.signer.parentWidget())
    assert "self-made" in dialog.signer.about.text()
    own_identity()
    (folder / "notes.txt").write_text("no key")
    dialog.signer.signer.setCurrentIndex(1)
    assert "authority" in dialog.signer.about.text()
    dialog.signer.certificate.line.setText(str(own_file()))
    dialog.signer.key.line.setText(str(folder / "notes.txt"))
    qtbot.waitUntil(dialog.problem.isVisible, timeout=5_000)
    assert settings.get("certificate") == ""
    dialog.signer.key.line.setText(str(own_file()))
    qtbot.waitUntil(lambda: settings.get("certificate_key") == str(own_file()), timeout=5_000)
    assert not dialog.problem.isVisible()
    dialog.signer.signer.setCurrentIndex(0)
    dialog.close()
    assert settings.get("certificate") == settings.get("certificate_key") == ""


def test_the_switch_of_the_preferences_is_that_of_the_exports(
    qtbot: QtBot, document: Document, settings: Settings
) -> None:
    preferences = PreferencesDialog(settings, document)
    qtbot.addWidget(preferences)
    preferences.signing.setChecked(False)
    preferences.reject()
    dialog = ExportPictureDialog(document, settings)
    qtbot.addWidget(dialog)
    assert not dialog.credentials.switch.isChecked()
