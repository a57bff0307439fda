"""Importing the room must not import what not every command needs."""

from __future__ import annotations

import subprocess
import sys


def test_import_is_light() -> None:
    program = (
        "import sys, engine.media; print(*({'cv2', 'av', 'PIL', 'trimesh'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""
