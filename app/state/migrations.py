"""Project files of older versions brought up to date, one step a version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.drivers.project_files import SCHEMA_VERSION
from engine.media.archive import damaged, newer

if TYPE_CHECKING:
    from collections.abc import Callable

MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""From a version to the next one. Version 1 is the first, so there is nothing here yet."""


def migrated(data: Any, name: str) -> dict[str, Any]:
    """The contents of a project.json as this version writes them.

    Args:
        data: what the file holds.
        name: of the file, for the sentence of an error.

    Raises:
        MediaError: it is no project, or one of a newer version.
    """
    version = data.get("schema_version") if isinstance(data, dict) else None
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise damaged(name)
    if version > SCHEMA_VERSION:
        raise newer(name)
    while version < SCHEMA_VERSION:
        data = MIGRATIONS[version](data)
        version += 1
    return data | {"schema_version": SCHEMA_VERSION}
