"""Recordings that were never ended: found by the mark beside them, and put right."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import psutil

from engine.errors import MediaError
from engine.media.wav import repair_wav

if TYPE_CHECKING:
    from pathlib import Path

_SUFFIX = ".recording"


def begin_recording(take: Path) -> None:
    """Leave a mark beside a take that says who records it."""
    owner = {"pid": os.getpid(), "started_s": psutil.Process().create_time()}
    take.with_suffix(_SUFFIX).write_text(json.dumps(owner), encoding="utf-8")


def end_recording(take: Path) -> None:
    """Remove the mark: the take is complete."""
    take.with_suffix(_SUFFIX).unlink(missing_ok=True)


def unfinished(folder: Path) -> list[Path]:
    """Takes of a folder whose recording a crash or a power cut has ended."""
    marks = sorted(folder.glob(f"*{_SUFFIX}"))
    return [mark.with_suffix(".csv") for mark in marks if not _goes_on(mark)]


def repair_take(take: Path) -> str:
    """Make a recording that was cut off whole; a sentence when there was something to do.

    What was written of the last line and of the last sample is dropped: less than half a second
    of the performance is missing then.

    Raises:
        MediaError: the take is being recorded now.
    """
    mark = take.with_suffix(_SUFFIX)
    if not mark.exists():
        return ""
    if _goes_on(mark):
        raise MediaError(f"The take {take.name} is still being recorded.", "End it first.")
    settle(take)
    return f"The recording {take.name} was cut off; everything up to then was recovered."


def settle(take: Path) -> None:
    """Drop what is half written of a take and its sound, and remove the mark."""
    _drop_last_line(take)
    sound = take.with_suffix(".wav")
    if sound.exists() and sound.stat().st_size == 0:
        sound.unlink()
    elif sound.exists():
        repair_wav(sound)
    end_recording(take)


def _goes_on(mark: Path) -> bool:
    try:
        owner = json.loads(mark.read_text(encoding="utf-8"))
        process = psutil.Process(int(owner["pid"]))
        # Numbers of processes are used again; the time of their start tells them apart.
        same = abs(process.create_time() - float(owner["started_s"])) < 1.0
        return same and process.status() != psutil.STATUS_ZOMBIE
    except (OSError, ValueError, KeyError, TypeError, psutil.Error):
        return False


def _drop_last_line(take: Path) -> None:
    """Cut a file after its last whole line; a power cut may have left zeros behind it."""
    with take.open("r+b") as file:
        data = file.read().partition(b"\0")[0]
        file.truncate(data.rfind(b"\n") + 1)
