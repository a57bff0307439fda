"""Whether a VTK window can live here, found out where a crash does no harm."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from importlib.util import find_spec

from PySide6.QtGui import QGuiApplication

from app.ui.canvas.words import tr

PROBE_ARGUMENT = "--probe-opengl"
"""A frozen program has no interpreter to start: its own entry point answers to this argument."""
_NO_SCREEN = frozenset({"offscreen", "minimal", "linuxfb", "vnc"})
_TIMEOUT_S = 20.0
_GOOD = "opengl-usable"


def available() -> str:
    """Why there cannot be a 3D view here in one sentence, or "" when it is worth a try.

    Answers at once; whether the driver holds what it promises, `probed` finds out.
    """
    missing = [name for name in ("pyvistaqt", "vtkmodules") if find_spec(name) is None]
    if missing:
        return tr("The 3D view is off: the package {name} is not installed.").format(
            name=missing[0]
        )
    platform = QGuiApplication.platformName() if QGuiApplication.instance() else ""
    if platform in _NO_SCREEN:
        return tr("The 3D view is off: the platform “{name}” has no OpenGL windows.").format(
            name=platform
        )
    return ""


@cache
def probed() -> str:
    """Why OpenGL cannot be used in one sentence, or "" when a trial picture came out well.

    Draws in a process of its own, since a broken driver may end the process it is
    loaded into. Takes about three seconds the first time: call it from a worker.
    """
    try:
        done = subprocess.run(
            _command(), capture_output=True, text=True, timeout=_TIMEOUT_S, env=_environment()
        )
    except subprocess.TimeoutExpired:
        return tr("The 3D view is off: the graphics driver did not answer in time.")
    except OSError:
        return tr("The 3D view is off: its test could not be started.")
    if done.returncode == 0 and _GOOD in done.stdout:
        return ""
    return tr("The 3D view is off: OpenGL is not usable on this machine.")


def probe() -> int:
    """Draw a cone the way the viewport draws, and say whether that worked. For its own process.

    Returns:
        An exit code.
    """
    os.environ["QT_API"] = "pyside6"
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication(sys.argv[:1])
    import pyvista
    from pyvistaqt import QtInteractor

    view = QtInteractor(auto_update=False)
    view.resize(32, 32)
    view.add_mesh(pyvista.Cone(), color="white")
    picture = view.screenshot(return_img=True)
    drawn = picture is not None and int(picture.max()) > int(picture.min())
    view.close()
    del app
    if not drawn:
        return 1
    sys.stdout.write(_GOOD + "\n")
    sys.stdout.flush()
    return 0


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, PROBE_ARGUMENT]
    return [sys.executable, "-m", "app.ui.canvas.opengl"]


def _environment() -> dict[str, str]:
    """The same modules as here, wherever the program was started."""
    path = os.pathsep.join(entry for entry in sys.path if entry)
    return {**os.environ, "PYTHONPATH": path}


if __name__ == "__main__":
    sys.exit(probe())
