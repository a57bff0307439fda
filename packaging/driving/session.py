"""The program as a user starts it, with a home of its own, in this process."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from app.program import Program
    from app.ui.main_window import MainWindow

_PLACES = {
    "HOME": "",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
}


def move_house(folder: Path) -> None:
    """Keep settings, logs and recovered documents of this process out of the user's own."""
    for name, place in _PLACES.items():
        os.environ[name] = str(folder / place)
        (folder / place).mkdir(parents=True, exist_ok=True)


class Session:
    """One run of the program.

    Args:
        folder: its home; a new temporary one by default.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or Path(tempfile.mkdtemp(prefix="likeness-driven-"))
        move_house(self.folder)
        from PySide6.QtCore import QSettings
        from PySide6.QtWidgets import QApplication

        from app.program import Program
        from app.state.settings import Settings
        from app.ui import theme

        os.environ.pop("QT_QPA_PLATFORM_PLUGIN_PATH", None)
        app = QApplication.instance() or QApplication(["likeness"])
        self.app: QApplication = app  # type: ignore[assignment]
        self.app.setApplicationName("Likeness")
        store = QSettings(str(self.folder / "settings.ini"), QSettings.Format.IniFormat)
        self.settings = Settings(store)
        self.settings.set("consent_given", True)
        theme.apply(self.app, self.settings.get("theme"))
        self.program: Program = Program(self.settings, self.folder / "recovery")
        self.window: MainWindow | None = None

    def open(self, path: Path | None = None, patience_s: float = 60.0) -> MainWindow:
        """Open the first window with a photo, or the sample, and wait for its first picture."""
        self.window = self.program.open_window(() if path is None else (path,))
        document = self.window.document
        self.wait(lambda: bool(document.faces) and document.newest is not None, patience_s)
        return self.window

    def wait(self, done: Callable[[], bool], patience_s: float) -> bool:
        """Let the program run until something holds; False when patience ends first."""
        end = time.monotonic() + patience_s
        while not done():
            if time.monotonic() > end:
                return False
            self.pump(0.005)
        return True

    def pump(self, seconds: float) -> None:
        """Let the program run for a while, in a real event loop."""
        from PySide6.QtCore import QEventLoop, Qt, QTimer

        loop = QEventLoop()
        timer = QTimer(loop, singleShot=True, interval=max(round(1000 * seconds), 1))
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(loop.quit)
        timer.start()
        loop.exec()

    def close(self) -> None:
        """Close the windows without a question and end the work."""
        for window in list(self.program.windows):
            window.document.undo_stack.setClean()
            window.ask_to_keep = window.ask_to_keep_take = discard
            window.ask_to_stop_jobs = lambda: True
            window.close()
        self.pump(0.2)
        self.program.close()


def discard() -> object:
    """The answer to whether unsaved work should be kept."""
    from PySide6.QtWidgets import QMessageBox

    return QMessageBox.StandardButton.Discard
