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

from engine import assets
from engine.drivers.take_edits import TakeEdits
from engine.drivers.take_joining import join_sounds, join_takes
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

    from engine.drivers.take_edits import Join

_SOUNDS = (".wav", ".flac")
_EDITS = ".edits.json"
BUNDLED = "bundled:"


@dataclass(frozen=True)
class OpenedTake:
    """A take as it lies on the disk.

    Attributes:
        path: its CSV.
        recorded: what was performed.
        edits: what was done to it since.
        sound: the file beside it, or None.
        notice: a sentence when a recording that was cut off had to be repaired.
        joined: the takes its edits let follow, with the blends before them.
    """

    path: Path
    recorded: Take
    edits: TakeEdits
    sound: Path | None
    notice: str = ""
    joined: tuple[tuple[OpenedTake, float], ...] = ()

    @property
    def edited(self) -> bool:
        """Whether anything was done to it."""
        return self.edits != TakeEdits()

    def whole(self) -> Take:
        """The recording with what follows it, before every other edit.

        Raises:
            UsageError: a blend is too long for its takes.
        """
        out = self.recorded
        for each, blend_s in self.joined:
            out = join_takes([out, each.played()], blend_s)
        return out

    def whole_sound(self) -> AudioBlock | None:
        """The sound of `whole`, or None.

        Raises:
            MediaError: a sound beside a take cannot be read.
        """
        out = read_sound(self.sound) if self.sound else None
        take = self.recorded
        for each, blend_s in self.joined:
            lengths = [take.duration_s, each.played().duration_s]
            out = join_sounds(resampled_sounds([out, each.played_sound()]), lengths, blend_s)
            take = join_takes([take, each.played()], blend_s)
        return out

    def played(self) -> Take:
        """The take with its edits.

        Raises:
            UsageError: the edits leave nothing of it.
        """
        return self.edits.apply(self.whole()) if self.edited else self.recorded

    def played_sound(self) -> AudioBlock | None:
        """The sound with the same edits, or None.

        Raises:
            MediaError: a sound beside a take cannot be read.
        """
        sound = self.whole_sound()
        if sound is None or not self.edited:
            return sound
        return cut_sound(sound, self.edits, self.whole().duration_s)


def open_take(path: Path) -> OpenedTake:
    """Read a take with its edits, and put a recording right that was cut off.

    Raises:
        MediaError: it cannot be read, is no take, or is being recorded; or a take that was joined
            to it cannot be read.
        UsageError: the edit list beside it is damaged.
    """
    return _opened(path, ())


def open_joined(
    path: Path, joins: Sequence[Join], within: tuple[Path, ...] = ()
) -> tuple[tuple[OpenedTake, float], ...]:
    """The takes that follow a take.

    Args:
        path: of the take they follow.
        joins: which.
        within: takes that are being opened.

    Raises:
        MediaError: one cannot be read, or the takes follow each other in a circle.
    """
    return tuple((_opened(join_path(path, each), (*within, path)), each.blend_s) for each in joins)


def join_path(path: Path, join: Join) -> Path:
    """Where a take lies that follows the one at `path`."""
    if join.take.startswith(BUNDLED):
        return assets.locate(join.take.removeprefix(BUNDLED))
    return path.parent / join.take


def _opened(path: Path, within: tuple[Path, ...]) -> OpenedTake:
    if path.resolve() in (each.resolve() for each in within):
        raise MediaError(
            f"The take {path.name} follows itself.",
            f"Remove {within[0].with_suffix(_EDITS).name} to play the take as it was recorded.",
        )
    notice = repair_take(path)
    recorded, edits = read_take(path), read_edits(path)
    joined = open_joined(path, edits.joins, within)
    return OpenedTake(path, recorded, edits, sound_of(path), notice, joined)


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
