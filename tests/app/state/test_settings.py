"""Settings keep their types, refuse nonsense and come back after a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QByteArray, QSettings

from app.state.settings import SETTINGS, Settings

if TYPE_CHECKING:
    from pathlib import Path


def _again(tmp_path: Path) -> Settings:
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


def test_defaults_and_types_survive_a_restart(settings: Settings, tmp_path: Path) -> None:
    settings.set("export_quality", 80)
    settings.set("relative_sliders", False)
    settings.set_layout("main", QByteArray(b"\x00\x01"))
    settings.set_shortcut("undo", "Ctrl+U")
    settings.set_favourites(("jawOpen", "yaw"))
    settings.sync()
    back = _again(tmp_path)
    assert back.get("export_quality") == 80
    assert back.get("relative_sliders") is False
    assert back.layout("main") == QByteArray(b"\x00\x01")
    assert back.shortcut("undo", "Ctrl+Z") == "Ctrl+U"
    assert back.favourites == ("jawOpen", "yaw")
    for setting in SETTINGS:
        assert type(back.get(setting.key)) is type(setting.default)


@pytest.mark.parametrize(
    ("key", "stored", "expected"),
    [
        ("theme", "pink", "system"),
        ("export_quality", "high", 95),
        ("export_quality", 900, 100),
        ("autosave_seconds", -5, 10),
        ("draft_px", 7, 512),
        ("recent", "[1, {", ()),
        ("shortcuts", "[]", {}),
    ],
)
def test_nonsense_in_the_file_becomes_sense(
    settings: Settings, tmp_path: Path, key: str, stored: Any, expected: Any
) -> None:
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    store.setValue(key, stored)
    store.sync()
    back = _again(tmp_path)
    if key == "recent":
        assert back.recent == expected
    elif key == "shortcuts":
        assert back.shortcut("undo", "Ctrl+Z") == "Ctrl+Z"
    else:
        assert back.get(key) == expected


def test_changes_are_told_once(settings: Settings) -> None:
    told: list[str] = []
    settings.changed.connect(told.append)
    settings.set("theme", "dark")
    settings.set("theme", "dark")
    assert told == ["theme"]


def test_recent_files_have_the_newest_first_and_forget_the_gone(
    settings: Settings, tmp_path: Path
) -> None:
    paths = [tmp_path / f"{number}.png" for number in range(15)]
    for path in paths:
        path.write_bytes(b"x")
        settings.add_recent(path)
    settings.add_recent(paths[10])
    paths[14].unlink()
    assert settings.recent[:2] == (paths[10], paths[13])
    assert len(settings.recent) == 11
