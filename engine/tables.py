"""Arrays from .npy and .npz files, one reader at a time.

numpy parses the header of each array with Python's own parser, and before CPython 3.11.8 and 3.12.2
two threads in it at once may fail: "AST constructor recursion depth mismatch" (CPython's issue
106905).
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

_reading = threading.Lock()


def read_table(path: Path) -> dict[str, NDArray[Any]]:
    """All arrays of an .npz file by name; nothing in it is run.

    Raises:
        OSError, EOFError, ValueError, zipfile.BadZipFile: it is missing or damaged.
    """
    with _reading, np.load(path, allow_pickle=False) as file:
        return {name: file[name] for name in file.files}


def map_array(path: Path) -> NDArray[Any]:
    """The array of an .npy file, read from the disk where it is used; nothing in it is run.

    Raises:
        OSError, EOFError, ValueError: it is missing or damaged.
    """
    with _reading:
        return np.load(path, mmap_mode="r", allow_pickle=False)
