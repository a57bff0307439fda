"""How fast each renderer is on each device of this machine, measured once and remembered."""

from __future__ import annotations

import json
import platform
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine import __version__

if TYPE_CHECKING:
    from app.state.settings import Settings

_NOTE = "speeds"


@dataclass(frozen=True)
class Speed:
    """One measurement.

    Attributes:
        renderer: its name.
        device: what torch calls the device: "cpu", "cuda:0" ...
        label: the maker's name for the device.
        prepare_ms: to get a photo ready.
        render_ms: median of a picture.
        size_px: side of that picture.
    """

    renderer: str
    device: str
    label: str
    prepare_ms: float
    render_ms: float
    size_px: int


class Speeds(QObject):
    """The measurements of this machine and this version of the program.

    Signals:
        changed: there is a new one.
    """

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    def of(self, renderer: str) -> tuple[Speed, ...]:
        """The measurements of one renderer, in the order in which they were made."""
        return tuple(speed for speed in self._all() if speed.renderer == renderer)

    def put(self, speed: Speed) -> None:
        """Remember a measurement in place of an older one."""
        kept = [
            one for one in self._all()
            if (one.renderer, one.device) != (speed.renderer, speed.device)
        ]  # fmt: skip
        note = {"machine": _machine(), "speeds": [asdict(one) for one in (*kept, speed)]}
        self._settings.set_note(_NOTE, json.dumps(note))
        self.changed.emit()

    def _all(self) -> list[Speed]:
        try:
            note = json.loads(self._settings.note(_NOTE))
            if note["machine"] != _machine():
                return []
            return [Speed(**one) for one in note["speeds"]]
        except (ValueError, TypeError, KeyError):
            return []


def _machine() -> str:
    """Settings may travel from machine to machine, and speed changes from version to version."""
    return f"{platform.node()} {__version__}"
