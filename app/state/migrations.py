"""Project files of older versions brought up to date, one step a version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.state.archive import damaged
from engine.errors import MediaError

if TYPE_CHECKING:
    from collections.abc import Callable

SCHEMA_VERSION = 2


def _with_takes(data: dict[str, Any]) -> dict[str, Any]:
    """Version 1 had no takes, and a renderer without options."""
    renderer = data.get("renderer", "warp")
    options = {"name": renderer, "options": {}} if isinstance(renderer, str) else renderer
    return data | {"takes": data.get("takes", []), "renderer": options}


MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {1: _with_takes}
"""From a version to the next one."""


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
        raise MediaError(
            f"{name} was saved by a newer version of Likeness.", "Please update the program."
        )
    while version < SCHEMA_VERSION:
        data = MIGRATIONS[version](data)
        version += 1
    return data | {"schema_version": SCHEMA_VERSION}
