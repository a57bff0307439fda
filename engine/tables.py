"""Arrays from .npy and .npz files, one reader at a time.

numpy parses the header of each array with Python's own parser, and before CPython 3.11.8 and 3.12.2
two threads in it at once may fail: "AST constructor recursion depth mismatch" (CPython's issue
106905).
"""

from __future__ import annotations

import threading
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.errors import AssetError

if TYPE_CHECKING:
    from collections.abc import Iterator
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


@contextmanager
def installed_table(path: Path, version: int, damaged: str) -> Iterator[dict[str, NDArray[Any]]]:
    """The arrays of a file of the installation, without the `format` that tells its version.

    Args:
        path: of an .npz file.
        version: the `format` it must be of.
        damaged: the sentence for a file that is not, or whose arrays do not fit where they are
            used in the `with` block.

    Raises:
        AssetError: the file is missing, damaged or of another version.
    """
    try:
        table = read_table(path)
        if table.pop("format").item() != version:
            raise ValueError("format")
        yield table
    except (
        OSError, EOFError, ValueError, KeyError, IndexError, TypeError, zipfile.BadZipFile,
    ) as error:  # fmt: skip
        raise AssetError(damaged, "Please reinstall Likeness.") from error


def map_array(path: Path) -> NDArray[Any]:
    """The array of an .npy file, read from the disk where it is used; nothing in it is run.

    Raises:
        OSError, EOFError, ValueError: it is missing or damaged.
    """
    with _reading:
        return np.load(path, mmap_mode="r", allow_pickle=False)
