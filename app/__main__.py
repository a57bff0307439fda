"""The desktop program: arguments, log file, crash hook, QApplication, windows."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app import diagnosis
from engine.device import share_cores

if TYPE_CHECKING:
    from app.program import Program

_WAKE_MS = 400


class _Bell(QObject):
    """Carries sentences of the crash hook from any thread to the windows."""

    rung = Signal(str)


def main(arguments: list[str] | None = None) -> int:
    """Run the program until its last window closes.

    Args:
        arguments: photos and projects to open, a window each, or nothing for the sample.

    Returns:
        the exit code of the process.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    diagnosis.start_log()
    share_cores()
    # OpenCV points Qt at plugins of its own.
    os.environ.pop("QT_QPA_PLATFORM_PLUGIN_PATH", None)
    from PySide6.QtWidgets import QApplication

    from app.program import Program
    from app.state.settings import Settings
    from app.ui import language, theme

    application = QApplication.instance() or QApplication([sys.argv[0]])
    assert isinstance(application, QApplication)
    application.setApplicationName("Likeness")
    application.setApplicationDisplayName("Likeness")
    application.setDesktopFileName("likeness")
    settings = Settings()
    language.speak(settings.get("language"))
    theme.apply(application, settings.get("theme"))
    program = Program(settings)
    bell = _Bell()
    bell.rung.connect(lambda sentence: _tell(program, sentence))
    diagnosis.hook(bell.rung.emit)
    beat = _stop_on_signals(application, program)
    recovered = program.offer_recovery()
    if arguments or not recovered:
        program.open_window([Path(argument).absolute() for argument in arguments])
    code = application.exec()
    program.close()
    del beat
    return code


def _tell(program: Program, sentence: str) -> None:
    for window in program.windows[:1]:
        window.document.notice.emit("error", sentence)


def _stop_on_signals(application: QObject, program: Program) -> QTimer:
    """End in order on Ctrl-C and when the system asks; Python must wake up to see it."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: program.interrupt())
    beat = QTimer(application)
    beat.timeout.connect(lambda: None)
    beat.start(_WAKE_MS)
    return beat


if __name__ == "__main__":
    sys.exit(main())
