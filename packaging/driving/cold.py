"""A cold start, measured from the birth of the process: run as a process of its own.

    python packaging/driving/cold.py FOLDER

Prints one line of JSON: seconds until the modules were loaded, the window was painted, and the
sample could be edited.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from driving.session import move_house

_BORN = psutil.Process().create_time()


def main() -> None:
    """Start the program the way its users do, note the moments, and leave."""
    move_house(Path(sys.argv[1]))
    from PySide6.QtCore import QTimer

    from app.__main__ import main as start
    from app.program import Program

    moments: dict[str, float] = {}

    def note(name: str) -> None:
        moments.setdefault(name, time.time() - _BORN)

    really_open = Program.open_window

    def open_window(program: Program, paths: Sequence[Path] = ()) -> object:
        note("modules")
        window = really_open(program, paths)
        looks = QTimer(window, interval=5)

        def look() -> None:
            if window.isVisible():
                note("window")
            if window.document.newest is not None and window.canvas.layers.photo_ready:
                note("editable")
                looks.stop()
                window.close()

        looks.timeout.connect(look)
        looks.start()
        return window

    Program.open_window = open_window  # type: ignore[method-assign, assignment]
    start([])
    print(json.dumps(moments))


if __name__ == "__main__":
    main()
