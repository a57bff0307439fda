"""How the portrait follows the person before the camera."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from app.state.texts import marked as _T
from app.ui.panels.live_knobs import Knob, LiveKnobs
from app.ui.widgets.section import Section
from engine.drivers.groups import GROUPS

if TYPE_CHECKING:
    from app.state.settings import Settings

_GROUPS = {
    "brows": _T("LiveManner", "Brows"),
    "eyes": _T("LiveManner", "Lids"),
    "gaze": _T("LiveManner", "Gaze"),
    "mouth": _T("LiveManner", "Mouth"),
    "jaw": _T("LiveManner", "Jaw"),
    "head": _T("LiveManner", "Head"),
}
_SWITCHES = {
    "live_mirror": (
        _T("LiveManner", "Mirror"),
        _T("LiveManner", "The portrait moves as your mirror image does"),
    ),
    "live_hold_pose": (
        _T("LiveManner", "Hold the head"),
        _T("LiveManner", "The head stays where it is; the face goes on"),
    ),
    "live_freeze_eyes": (
        _T("LiveManner", "Freeze the eyes"),
        _T("LiveManner", "Lids and gaze stay as the portrait has them"),
    ),
    "live_voice": (
        _T("LiveManner", "Hear a hidden mouth"),
        _T("LiveManner", "The sound moves the mouth where the camera does not see it"),
    ),
    "live_movie": (
        _T("LiveManner", "Also record a film"),
        _T("LiveManner", "Write an MP4 beside the take"),
    ),
}
_MOST_GAIN = 2.0
_LINE = 24


def tr(text: str) -> str:
    """The text in the user's language."""
    return QCoreApplication.translate("LiveManner", text)


class LiveManner(Section):
    """Switches and knobs; each is a setting and acts at once.

    Args:
        settings: where they are kept.

    Signals:
        changed: one of them has.
    """

    changed = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(tr("How the portrait follows"), parent)
        self._settings = settings
        for key, (text, tooltip) in _SWITCHES.items():
            self._switch(key, tr(text), tr(tooltip))
        self.knobs = LiveKnobs(settings, _knobs(), self)
        self.knobs.changed.connect(self.changed)
        self.rows.addWidget(self.knobs)

    def _switch(self, key: str, text: str, tooltip: str) -> None:
        box = QCheckBox(text, self)
        box.setToolTip(tooltip)
        box.setMinimumHeight(_LINE)
        box.setChecked(bool(self._settings.get(key)))
        box.toggled.connect(lambda on: self._set(key, on))
        self.rows.addWidget(box)

    def _set(self, key: str, on: bool) -> None:
        self._settings.set(key, on)
        self.changed.emit()


def _knobs() -> tuple[Knob, ...]:
    smooth = tr("0 shows every tremble of the tracker, 1 is very calm")
    limit = tr("How far the head may turn from where the photo has it")
    gain = tr("How strongly it follows; 1 as performed, 0 not at all")
    return (
        Knob("live_smooth", tr("Calm"), smooth, "", 0.0, 1.0, 0.5),
        Knob("live_head_limit", tr("Furthest turn"), limit, "°", 1.0, 60.0, 30.0),
        *(
            Knob(f"live_gain_{group}", tr(_GROUPS[group]), gain, "×", 0.0, _MOST_GAIN, 1.0)
            for group in GROUPS
        ),
    )
