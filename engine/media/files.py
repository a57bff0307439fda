"""Writing files so that a reader never meets a half-written one."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import MediaError

if TYPE_CHECKING:
    from collections.abc import Iterator

FULL_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What the system answers when there is no room left."""

_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def require_readable(path: str | Path) -> Path:
    """`path` as a Path, once it is known to be a file with something in it.

    Raises:
        MediaError: it is missing, a folder, empty, or may not be read.
    """
    source = Path(path)
    if source.is_dir():
        raise MediaError(f"{source.name or source} is a folder, not a file.")
    if not source.exists():
        raise MediaError(f"There is no file {source}.", "Please check the name.")
    if not source.is_file():
        raise MediaError(f"{source} is not an ordinary file.")
    if source.stat().st_size == 0:
        raise MediaError(f"{source.name} is empty (0 bytes).")
    if not os.access(source, os.R_OK):
        raise MediaError(f"{source.name} may not be read.", "Please check its permissions.")
    return source


def require_writable(path: str | Path) -> Path:
    """The file that writing to `path` will replace; links are followed.

    Long jobs call this first, so that a wrong output path fails at once.

    Raises:
        MediaError: the folder is missing or may not be written, the disk is full, or `path`
            names something that a file must not replace.
    """
    target = Path(os.path.realpath(path))
    folder = target.parent
    if target.is_dir():
        raise MediaError(f"{path} is a folder.", "Please give the name of a file.")
    if not folder.is_dir():
        kind = "is not a folder" if folder.exists() else "does not exist"
        raise MediaError(f"The folder {folder} {kind}.", "Create it or choose another one.")
    if target.exists() and not target.is_file():
        raise MediaError(f"{path} is not an ordinary file and cannot be replaced.")
    blocked = target if target.exists() and not os.access(target, os.W_OK) else folder
    if not os.access(blocked, os.W_OK):
        raise MediaError(f"{blocked} is write-protected.", "Please choose another place.")
    if shutil.disk_usage(folder).free == 0:
        raise _full_disk(target)
    return target


@contextmanager
def atomic(path: str | Path) -> Iterator[Path]:
    """Write beside, then rename.

    Yields the path of a temporary sibling with the same suffix. On success its bytes are forced
    to the disk and it replaces `path`; on any error it is removed and `path` stays as it was.

    Raises:
        MediaError: the file cannot be written; see `require_writable`. A disk that fills up
            later, even while the file is being closed, is told in the same words.
    """
    target = require_writable(path)
    beside = target.with_name(f".{target.stem[:64]}-{secrets.token_hex(4)}{target.suffix}")
    try:
        yield beside
        _force_to_disk(beside)
        os.replace(beside, target)
    except OSError as error:
        raise explained(error, target) or error from error
    finally:
        beside.unlink(missing_ok=True)


def _force_to_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def explained(error: OSError, target: Path) -> MediaError | None:
    """The sentence for a full disk, a forbidden place or an overlong name; None for the rest."""
    if error.errno in FULL_DISK:
        return _full_disk(target)
    if error.errno in _FORBIDDEN:
        return MediaError(f"{target} may not be written.", "Please choose another place.")
    if error.errno == errno.ENAMETOOLONG:
        return MediaError(f"The name {target.name[:40]}... is too long for this disk.")
    return None


def _full_disk(target: Path) -> MediaError:
    return MediaError(
        f"The disk is full: {target.name} was not written.",
        f"Free some space in {target.parent} or choose another place.",
    )
