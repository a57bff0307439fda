"""The log file, and what happens when something unexpected goes wrong."""

from __future__ import annotations

import faulthandler
import logging
import platform
import sys
import threading
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from engine import __version__
from engine.cli.failure import log_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

_log = logging.getLogger("likeness")
_LARGEST_BYTES, _KEPT = 1_000_000, 3


def log_file() -> Path:
    """Where the program's log is."""
    return log_folder() / "likeness.log"


def start_log() -> None:
    """Log to a file that is begun anew when it grows large; crashes of native code to another.

    A folder that cannot be written must not keep the program from starting.
    """
    try:
        log_folder().mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            log_file(), maxBytes=_LARGEST_BYTES, backupCount=_KEPT, encoding="utf-8"
        )
        # The file must stay open as long as the process lives.
        faulthandler.enable((log_folder() / "fault.log").open("w", encoding="utf-8"))
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    _log.info("Likeness %s, Python %s, %s", __version__, platform.python_version(),
              platform.platform())  # fmt: skip


def hook(tell: Callable[[str], None]) -> None:
    """Log every exception that nobody caught, on any thread, and tell the user once of each kind.

    Args:
        tell: shows a sentence; called on the thread of the exception.
    """
    told: set[str] = set()

    def caught(
        kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        exact = (kind, error or kind(), trace)
        _log.error("unexpected", exc_info=exact)
        said = QCoreApplication.translate(
            "Diagnosis", "Something unexpected went wrong ({kind}). The details are in {file}"
        )
        sentence = said.format(kind=kind.__name__, file=log_file())
        if sentence not in told:
            told.add(sentence)
            tell(sentence)

    sys.excepthook = caught
    threading.excepthook = lambda args: caught(args.exc_type, args.exc_value, args.exc_traceback)
