"""What a file is to the program, told by the ending of its name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

PHOTO_SUFFIXES = frozenset(
    (".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff", ".heic", ".heif", ".avif", ".gif")
)
PERFORMANCE_SUFFIXES = (".csv", ".mp4", ".mov", ".mkv", ".webm", ".avi")
"""Files that hold a performance."""
PRESETS_SUFFIX = ".json"
PROJECT_SUFFIX = ".likeness"


@dataclass(frozen=True)
class Files:
    """Files by what can be done with them, each in the order they came.

    Attributes:
        photos, projects: fill a window each.
        brought: takes, videos and presets; they go into the document of a window.
        unknown: nothing can be done with them.
    """

    photos: tuple[Path, ...] = ()
    projects: tuple[Path, ...] = ()
    brought: tuple[Path, ...] = ()
    unknown: tuple[Path, ...] = ()

    @property
    def documents(self) -> tuple[Path, ...]:
        """What fills a window each."""
        return self.photos + self.projects

    @property
    def known(self) -> tuple[Path, ...]:
        """All but the unknown."""
        return self.documents + self.brought


def sorted_files(paths: Iterable[Path]) -> Files:
    """Sort files by kind; one that comes twice counts once."""
    kinds: dict[str, list[Path]] = {"photo": [], "project": [], "brought": [], "unknown": []}
    for path in dict.fromkeys(paths):
        kinds[_kind(path.suffix.lower())].append(path)
    photos, projects, brought, unknown = map(tuple, kinds.values())
    return Files(photos, projects, brought, unknown)


def patterns(suffixes: Iterable[str]) -> str:
    """What a file dialog lists, as in "*.jpg *.png"."""
    return " ".join(f"*{suffix}" for suffix in suffixes)


def _kind(suffix: str) -> str:
    if suffix in PHOTO_SUFFIXES:
        return "photo"
    if suffix == PROJECT_SUFFIX:
        return "project"
    return "brought" if suffix in (PRESETS_SUFFIX, *PERFORMANCE_SUFFIXES) else "unknown"
