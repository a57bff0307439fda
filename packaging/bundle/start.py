"""Where the bundled program starts: the command line, or the trial of OpenGL in its own process."""

from __future__ import annotations

import multiprocessing
import sys


def main() -> None:
    """Run `likeness`; the editor starts this program once more to try OpenGL."""
    multiprocessing.freeze_support()
    if "--probe-opengl" in sys.argv[1:2]:
        from app.ui.canvas.opengl import probe

        sys.exit(probe())
    from engine.cli import main as command_line

    command_line()


if __name__ == "__main__":
    main()
