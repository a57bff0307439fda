"""The user's settings: typed, with defaults, kept by QSettings between runs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from PySide6.QtCore import QByteArray, QObject, QSettings, QStandardPaths, Signal

from engine.drivers.groups import GROUPS
from engine.live.settings import Background

GATE_OFF_DBFS = -70.0
"""The lowest position of the noise gate: everything passes."""
_MOST_RECENT = 12


@dataclass(frozen=True)
class Setting:
    """One setting.

    Attributes:
        key: name in the settings file.
        default: value until the user chooses; its type is the setting's type.
        choices: allowed values, or () for any of the type.
        low, high: limits of a number.
    """

    key: str
    default: Any
    choices: tuple[Any, ...] = ()
    low: float = float("-inf")
    high: float = float("inf")

    def checked(self, value: Any) -> Any:
        """The value as this setting's type, or the default where it makes no sense."""
        try:
            if isinstance(self.default, bool):
                value = value if isinstance(value, bool) else str(value).lower() in ("true", "1")
            else:
                value = type(self.default)(value)
        except (TypeError, ValueError):
            return self.default
        if self.choices and value not in self.choices:
            return self.default
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return type(self.default)(min(max(value, self.low), self.high))
        return value


SETTINGS: tuple[Setting, ...] = (
    Setting("theme", "system", ("system", "light", "dark")),
    Setting("language", "system"),
    Setting("relative_sliders", True),
    Setting("autosave_seconds", 60, low=10, high=3600),
    Setting("draft_px", 512, (384, 512, 768, 1024)),
    Setting("measure_achieved", True),
    Setting("show_hints", True),
    Setting("symmetric_drag", False),
    Setting("export_format", "jpg"),
    Setting("export_quality", 95, low=1, high=100),
    Setting("keep_metadata", True),
    Setting("credentials", True),
    Setting("credential_values", True),
    Setting("certificate", ""),
    Setting("certificate_key", ""),
    Setting("export_folder", ""),
    Setting("open_folder", ""),
    Setting("consent_given", False),
    Setting("first_start", True),
    Setting("show_viewport", True),
    Setting("viewport_look", "shaded", ("shaded", "photo", "pncc", "wireframe")),
    Setting("live_camera", "0"),
    Setting("live_microphone", ""),
    Setting("live_vmc_port", 39540, low=1024, high=65535),
    Setting("live_gain_db", 0.0, low=-20.0, high=30.0),
    Setting("live_gate_dbfs", GATE_OFF_DBFS, low=GATE_OFF_DBFS, high=-10.0),
    Setting("live_background", "photo", get_args(Background)),
    Setting("live_on_top", True),
    Setting("live_vmc_address", "127.0.0.1:39539"),
    Setting("live_link_address", "127.0.0.1:11111"),
    Setting("live_folder", ""),
    Setting("live_movie", True),
    Setting("live_mirror", True),
    Setting("live_hold_pose", False),
    Setting("live_freeze_eyes", False),
    Setting("live_voice", True),
    Setting("live_smooth", 0.5, low=0.0, high=1.0),
    Setting("live_head_limit", 30.0, low=1.0, high=60.0),
    *(Setting(f"live_gain_{group}", 1.0, low=0.0, high=2.0) for group in GROUPS),
)
_BY_KEY = {setting.key: setting for setting in SETTINGS}


class Settings(QObject):
    """The settings as a model.

    Args:
        store: where they are kept; by default the system's place for this program.

    Attributes:
        folder: for files of the program's own; beside `store` where one is given.

    Signals:
        changed: key of a setting that has a new value.
        recent_changed: the list of recent files is another one.
        shortcuts_changed: the user's keys are other ones.
    """

    changed = Signal(str)
    recent_changed = Signal()
    shortcuts_changed = Signal()

    def __init__(self, store: QSettings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        places = QStandardPaths.StandardLocation.GenericDataLocation
        usual = Path(QStandardPaths.writableLocation(places)) / "likeness"
        self.folder = Path(store.fileName()).parent if store else usual
        self._store = store or QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Likeness", "Likeness"
        )

    def get(self, key: str) -> Any:
        """The value of a setting of the table."""
        setting = _BY_KEY[key]
        return setting.checked(self._store.value(key, setting.default))

    def set(self, key: str, value: Any) -> None:
        """Give a setting of the table a value; senseless ones become the default."""
        value = _BY_KEY[key].checked(value)
        if value != self.get(key):
            self._store.setValue(key, value)
            self.changed.emit(key)

    def reset(self) -> None:
        """Every setting of the table back to its default; files, layout and keys stay."""
        for setting in SETTINGS:
            self.set(setting.key, setting.default)

    # Recent files

    @property
    def recent(self) -> tuple[Path, ...]:
        """Files used last, the newest first; those that are gone are left out."""
        names = _strings(self._store.value("recent", "[]"))
        return tuple(path for path in map(Path, names) if path.is_file())

    def add_recent(self, path: Path) -> None:
        """Put a file at the head of the list."""
        path = Path(path).absolute()
        names = [str(one) for one in self.recent if one != path]
        self._store.setValue("recent", json.dumps([str(path), *names][:_MOST_RECENT]))
        self.recent_changed.emit()

    def clear_recent(self) -> None:
        """Forget the files used."""
        self._store.setValue("recent", "[]")
        self.recent_changed.emit()

    # Keys

    def shortcut(self, action_id: str, default: str) -> str:
        """The user's keys for an action, or the default."""
        return self._shortcuts().get(action_id, default)

    def set_shortcut(self, action_id: str, keys: str | None) -> None:
        """Change the keys of an action; None brings the default back, "" leaves it without."""
        shortcuts = self._shortcuts()
        shortcuts.pop(action_id, None)
        if keys is not None:
            shortcuts[action_id] = keys
        self._store.setValue("shortcuts", json.dumps(shortcuts))
        self.shortcuts_changed.emit()

    def reset_shortcuts(self) -> None:
        """Bring every default back."""
        self._store.setValue("shortcuts", "{}")
        self.shortcuts_changed.emit()

    def _shortcuts(self) -> dict[str, str]:
        return {
            str(name): str(keys)
            for name, keys in _json(self._store.value("shortcuts", "{}"), dict).items()
        }

    # Favourites and layout

    @property
    def favourites(self) -> tuple[str, ...]:
        """Names of the sliders the user marked."""
        return tuple(_strings(self._store.value("favourites", "[]")))

    def set_favourites(self, names: tuple[str, ...]) -> None:
        """Replace the marked sliders."""
        self._store.setValue("favourites", json.dumps(list(names)))
        self.changed.emit("favourites")

    def note(self, name: str) -> str:
        """What a part of the program wrote down with `set_note`, or empty."""
        return str(self._store.value(f"notes/{name}", ""))

    def set_note(self, name: str, text: str) -> None:
        """Write something down for the next run."""
        self._store.setValue(f"notes/{name}", text)

    def layout(self, name: str) -> QByteArray:
        """Bytes a widget gave to `set_layout`, or empty."""
        value = self._store.value(f"layout/{name}", QByteArray())
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_layout(self, name: str, state: QByteArray) -> None:
        """Remember a widget's geometry or state."""
        self._store.setValue(f"layout/{name}", state)

    def clear_layout(self) -> None:
        """Forget where windows and panels were."""
        self._store.remove("layout")

    def sync(self) -> None:
        """Write to the disk now."""
        self._store.sync()


def _json(text: Any, kind: type) -> Any:
    try:
        value = json.loads(str(text))
    except ValueError:
        return kind()
    return value if isinstance(value, kind) else kind()


def _strings(text: Any) -> list[str]:
    return [one for one in _json(text, list) if isinstance(one, str)]
