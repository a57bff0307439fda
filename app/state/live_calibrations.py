"""Calibrations of the person before each camera, kept from one session to the next."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from engine.drivers.calibration import Calibration
from engine.errors import UsageError
from engine.media import atomic

if TYPE_CHECKING:
    from pathlib import Path

_VERSION = 1
_NAME = "calibrations.json"


@dataclass(frozen=True, eq=False)
class Kept:
    """A calibration and when it was made, in local time."""

    calibration: Calibration
    made: datetime


class Calibrations:
    """The file of all calibrations; what in it makes no sense is passed over.

    Args:
        folder: of the user's files.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / _NAME

    def of(self, camera: str) -> Kept | None:
        """The last calibration before the camera of that name, or None."""
        entry = self._read().get(camera)
        if not isinstance(entry, dict):
            return None
        try:
            made = datetime.fromisoformat(str(entry.get("made")))
            return Kept(Calibration.from_json(entry.get("calibration")), made)
        except (ValueError, UsageError):
            return None

    def keep(self, camera: str, calibration: Calibration) -> Kept:
        """Keep a calibration made just now in place of the one before.

        Raises:
            MediaError: the file cannot be written.
        """
        kept = Kept(calibration, datetime.now().replace(microsecond=0))
        entry = {"made": kept.made.isoformat(), "calibration": calibration.to_json()}
        self._write({**self._read(), camera: entry})
        return kept

    def forget(self, camera: str) -> None:
        """Remove what is kept for a camera.

        Raises:
            MediaError: the file cannot be written.
        """
        others = {name: entry for name, entry in self._read().items() if name != camera}
        self._write(others)

    def _read(self) -> dict[str, Any]:
        try:
            table = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        if not isinstance(table, dict) or table.get("version") != _VERSION:
            return {}
        cameras = table.get("cameras")
        return cameras if isinstance(cameras, dict) else {}

    def _write(self, cameras: dict[str, Any]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        table = {"version": _VERSION, "cameras": cameras}
        with atomic(self._path) as part:
            part.write_text(json.dumps(table, indent=1), encoding="utf-8")
