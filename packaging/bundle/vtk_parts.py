"""Which files of VTK the 3D view loads. The rest of it, some 200 MB, stays out of the bundle."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from PyInstaller.depend.bindepend import get_imports

_IMPORTED = """
import sys
import pyvistaqt
from app.ui.canvas import head_hand, head_scene, head_screen, viewport
import vtkmodules.vtkInteractionWidgets, vtkmodules.vtkViewsContext2D, vtkmodules.vtkViewsCore
print(*(name for name in sys.modules if name.startswith("vtkmodules.")))
"""
"""Three of them PyVista imports only when a view is made, which needs a screen."""


def unneeded(root: Path) -> frozenset[str]:
    """Names of the binary files of VTK that nothing we reach is linked to.

    Args:
        root: of the checkout.

    Raises:
        CalledProcessError: the 3D view cannot be imported.
    """
    spec = find_spec("vtkmodules")
    assert spec is not None
    assert spec.origin is not None
    folder = Path(spec.origin).parent
    binaries = {path.name for path in folder.iterdir() if path.suffix in (".so", ".pyd", ".dll")}
    binaries |= {path.name for path in folder.glob("*.so.*")}
    binaries |= {path.name for path in folder.glob("*.dylib")}
    environment = os.environ | {"QT_API": "pyside6"}
    done = subprocess.run(
        [sys.executable, "-c", _IMPORTED], cwd=root, env=environment, check=True,
        capture_output=True, text=True,
    )  # fmt: skip
    names = {name.split(".")[1] for name in done.stdout.split()}
    waiting = [folder / name for name in binaries if name.split(".")[0] in names]
    needed: set[str] = set()
    while waiting:
        path = waiting.pop()
        if path.name not in needed:
            needed.add(path.name)
            linked = (Path(found) for _, found in get_imports(str(path)) if found)
            waiting += [one for one in linked if one.parent == folder]
    return frozenset(binaries - needed)
