"""Where the program keeps what belongs to its user, by the custom of each system."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def user_data() -> Path:
    """Folder for imported weights and the signing key; may not exist yet."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library/Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share")
    return base / "likeness"


def user_cache() -> Path:
    """Folder for what can be made again at any time; may not exist yet."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local") / (
            "likeness/cache"
        )
    if sys.platform == "darwin":
        base = Path.home() / "Library/Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "likeness"
