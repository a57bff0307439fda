"""A take under another name, still open to every edit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from engine.drivers.take_edits import Join
from engine.drivers.take_files import BUNDLED, join_path, save_take, write_edits
from engine.media.sound_reading import read_sound

if TYPE_CHECKING:
    from engine.drivers.take_files import OpenedTake


def copy_take(opened: OpenedTake, path: Path) -> None:
    """Write the recording, its sound and its edits under another name.

    Raises:
        MediaError: something cannot be written, or the sound cannot be read.
    """
    sound = read_sound(opened.sound) if opened.sound else None
    save_take(path, opened.recorded, sound)
    joins = tuple(
        join if join.take.startswith(BUNDLED)
        else replace(join, take=join_to(path, join_path(opened.path, join)).take)
        for join in opened.edits.joins
    )  # fmt: skip
    write_edits(path, replace(opened.edits, joins=joins))


def join_bundled(asset: str, blend_s: float = 0.3) -> Join:
    """The join that lets a take follow which comes with the program."""
    return Join(BUNDLED + asset, blend_s)


def join_to(path: Path, other: Path, blend_s: float = 0.3) -> Join:
    """The join that lets a take follow the one at `path`.

    Takes of one folder know each other by name alone, so that the folder may be moved.
    """
    near = other.resolve().parent == path.resolve().parent
    return Join(other.name if near else str(other.resolve()), blend_s)
