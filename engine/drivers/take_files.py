"""A take and what lies beside it.

NAME.csv          the performance as it was recorded
NAME.wav or .flac its sound; sample 0 belongs to the first frame
NAME.edits.json   what was done to it since; the recording itself is never changed
NAME.recording    only while it is being recorded, or when that was cut off
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.drivers.take_edits import TakeEdits
from engine.drivers.take_unfinished import repair_take
from engine.drivers.takes import Take, read_take, write_take
from engine.errors import MediaError, UsageError
from engine.media import atomic
from engine.media.sound_reading import at_rate, read_sound
from engine.media.sound_writing import write_sound
from engine.media.tempo import at_tempo
from engine.types import AudioBlock

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_SOUNDS = (".wav", ".flac")
_EDITS = ".edits.json"


@dataclass(frozen=True)
class OpenedTake:
    """A take as it lies on the disk.

    Attributes:
        path: its CSV.
        recorded: what was performed.
        edits: what was done to it since.
        sound: the file beside it, or None.
        notice: a sentence when a recording that was cut off had to be repaired.
    """

    path: Path
    recorded: Take
    edits: TakeEdits
    sound: Path | None
    notice: str = ""

    @property
    def edited(self) -> bool:
        """Whether anything was done to it."""
        return self.edits != TakeEdits()

    def played(self) -> Take:
        """The take with its edits.

        Raises:
            UsageError: the edits leave nothing of it.
        """
        return self.edits.apply(self.recorded) if self.edited else self.recorded

    def played_sound(self) -> AudioBlock | None:
        """The sound with the same edits, or None.

        Raises:
            MediaError: the file beside the take cannot be read.
        """
        if self.sound is None:
            return None
        sound = read_sound(self.sound)
        return cut_sound(sound, self.edits, self.recorded.duration_s) if self.edited else sound


def open_take(path: Path) -> OpenedTake:
    """Read a take with its edits, and put a recording right that was cut off.

    Raises:
        MediaError: it cannot be read, is no take, or is being recorded.
        UsageError: the edit list beside it is damaged.
    """
    notice = repair_take(path)
    recorded = read_take(path)
    return OpenedTake(path, recorded, read_edits(path), sound_of(path), notice)


def sound_of(path: Path) -> Path | None:
    """The sound that belongs to a take."""
    return next((each for s in _SOUNDS if (each := path.with_suffix(s)).is_file()), None)


def read_edits(path: Path) -> TakeEdits:
    """The edit list of a take; an empty one where none is.

    Raises:
        UsageError: it is damaged.
    """
    beside = path.with_suffix(_EDITS)
    if not beside.is_file():
        return TakeEdits()
    try:
        return TakeEdits.from_json(json.loads(beside.read_text(encoding="utf-8")))
    except (OSError, ValueError, UsageError) as error:
        raise UsageError(
            f"The edits in {beside.name} cannot be read.",
            "Remove the file to play the take as it was recorded.",
        ) from error


def write_edits(path: Path, edits: TakeEdits) -> None:
    """Write the edit list of a take beside it; an empty one is removed.

    Raises:
        MediaError: it cannot be written.
    """
    beside = path.with_suffix(_EDITS)
    if edits == TakeEdits():
        beside.unlink(missing_ok=True)
        return
    with atomic(beside) as part:
        part.write_text(json.dumps(edits.to_json(), indent=1) + "\n", encoding="utf-8")


def save_take(path: Path, take: Take, sound: AudioBlock | None) -> None:
    """Write a take and its sound.

    Raises:
        MediaError: there is a sound file of that name that would be taken for the take's, or
            something cannot be written.
    """
    if sound is None and (other := sound_of(path)) is not None:
        raise MediaError(
            f"{other.name} would be taken for the sound of {path.name}.", "Choose another name."
        )
    if sound is not None:
        write_sound(path.with_suffix(".wav"), sound)
    write_take(path, take)
    write_edits(path, TakeEdits())


def resampled_sounds(sounds: Sequence[AudioBlock | None]) -> list[AudioBlock | None]:
    """The sounds at the highest rate among them."""
    rate_hz = max((sound.rate_hz for sound in sounds if sound is not None), default=0)
    return [None if sound is None else at_rate(sound, rate_hz) for sound in sounds]


def cut_sound(sound: AudioBlock, edits: TakeEdits, duration_s: float) -> AudioBlock:
    """The part of a recording's sound that its edits play, at their tempo and the same pitch."""
    parts = [
        at_tempo(
            sound.samples[round(start * sound.rate_hz) : round(end * sound.rate_hz)],
            sound.rate_hz, factor,
        )
        for start, end, factor in edits.pieces(duration_s)
    ]  # fmt: skip
    return AudioBlock(np.concatenate(parts), sound.rate_hz, 0.0)
