"""Preset files: named expressions to hand to others, as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from engine.drivers.edits import Edit
from engine.errors import LikenessError, MediaError
from engine.media import atomic

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_FORMAT = "likeness-presets"
_VERSION = 1
_MOST_BYTES = 2_000_000
_LONGEST_NAME = 80


def write_presets(path: Path, presets: Mapping[str, Edit]) -> None:
    """Write presets beside and then rename.

    Raises:
        MediaError: the file cannot be written.
    """
    content = {
        "format": _FORMAT,
        "version": _VERSION,
        "presets": {name: edit.to_json() for name, edit in presets.items()},
    }
    with atomic(path) as part:
        part.write_text(json.dumps(content, indent=2, ensure_ascii=False), encoding="utf-8")


def read_presets(path: Path) -> dict[str, Edit]:
    """Presets by name, every value inside its slider's range.

    Raises:
        MediaError: the file cannot be read, or it is not a preset file.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise MediaError(f"{path.name} is too large to be a preset file.")
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise MediaError(f"{path.name} cannot be read: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:
        raise MediaError(f"{path.name} is not a preset file.") from error
    if not isinstance(content, dict) or content.get("format") != _FORMAT:
        raise MediaError(f"{path.name} is not a preset file.")
    if content.get("version") != _VERSION:
        raise MediaError(
            f"{path.name} was written by a newer version of Likeness.", "Please update."
        )
    presets = content.get("presets")
    if not isinstance(presets, dict):
        raise MediaError(f"{path.name} holds no presets.")
    try:
        return {
            str(name)[:_LONGEST_NAME]: Edit.from_json(edit).within_range()[0]
            for name, edit in presets.items()
        }
    except LikenessError as error:
        raise MediaError(f"{path.name} is damaged: {error.sentence}", error.hint) from error
