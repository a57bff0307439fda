"""A zip file read with suspicion: what an honest project never holds is refused."""

from __future__ import annotations

import stat
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

from engine.errors import MediaError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_ENTRIES = 512
MOST_BYTES = 1 << 30
"""Of all entries together, unpacked."""
MOST_RATIO = 200
"""Unpacked over packed, of one entry of more than a megabyte."""
_SMALL = 1 << 20
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Archive:
    """The checked entries of an open zip file."""

    def __init__(self, name: str, zipped: zipfile.ZipFile) -> None:
        self._name, self._zip = name, zipped
        self._infos: dict[str, zipfile.ZipInfo] = {}
        entries = zipped.infolist()
        if len(entries) > MOST_ENTRIES:
            raise self.refused(f"it holds {len(entries)} entries")
        for info in entries:
            self._check(info)
            self._infos[info.filename] = info
        if sum(info.file_size for info in entries) > MOST_BYTES:
            raise self.refused("its contents are larger than any project's")

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def __iter__(self) -> Iterator[str]:
        """Names of the entries, in their order."""
        return iter(self._infos)

    def packed(self, name: str) -> bool:
        """Whether an entry is compressed."""
        return self._infos[name].compress_type != zipfile.ZIP_STORED

    def read(self, name: str, most: int = MOST_BYTES) -> bytes:
        """One entry's bytes, never more than it declared.

        Raises:
            MediaError: it is missing, larger than `most`, or damaged.
        """
        if name not in self._infos:
            raise damaged(self._name)
        info = self._infos[name]
        if info.file_size > most:
            raise self.refused(f"its part {name} is too large")
        try:
            with self._zip.open(info) as file:
                data = file.read(info.file_size + 1)
        except (zipfile.BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError) as error:
            raise damaged(self._name) from error
        except Exception as error:  # zlib.error has no base that says more.
            raise damaged(self._name) from error
        if len(data) != info.file_size:
            raise damaged(self._name)
        return data

    def refused(self, why: str) -> MediaError:
        """The error for a file that no honest program writes."""
        return MediaError(
            f"{self._name} was not opened: {why}.",
            "It may have been made to do harm; please ask whoever sent it.",
        )

    def _check(self, info: zipfile.ZipInfo) -> None:
        name = info.filename
        parts = name.replace("\\", "/").split("/")
        absolute = name.startswith(("/", "\\")) or ":" in name
        if absolute or ".." in parts or "\x00" in info.orig_filename:
            raise self.refused(f"it names a place outside itself ({name[:60]!r})")
        if name in self._infos:
            raise self.refused(f"it holds {name[:60]!r} twice")
        mode = info.external_attr >> 16
        if mode and not (stat.S_ISREG(mode) or stat.S_ISDIR(mode) or stat.S_IFMT(mode) == 0):
            raise self.refused("it holds a link")
        if info.flag_bits & 0x1:
            raise MediaError(f"{self._name} is locked with a password and cannot be opened.")
        if info.compress_type not in _METHODS:
            raise self.refused("it is packed in an unusual way")
        if info.file_size > _SMALL and info.file_size > MOST_RATIO * max(info.compress_size, 1):
            raise self.refused(f"its part {name[:60]!r} would grow without measure")


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """The archive at `path`.

    Raises:
        MediaError: it cannot be read, is no zip file, or is refused.
    """
    try:
        with zipfile.ZipFile(path) as zipped:
            yield Archive(path.name, zipped)
    except zipfile.BadZipFile as error:
        raise damaged(path.name) from error
    except OSError as error:
        raise MediaError(f"{path.name} cannot be read: {error.strerror or error}.") from error


def damaged(name: str) -> MediaError:
    """The error for a file that is not what its name says."""
    return MediaError(
        f"{name} is damaged or is not a Likeness project.",
        "If it was copied or downloaded, please try that again.",
    )


def newer(name: str) -> MediaError:
    """The error for a project that a later version of the program has written."""
    return MediaError(
        f"{name} was saved by a newer version of Likeness.", "Please update the program."
    )
