"""The microphone's level, gain and noise gate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.state.settings import GATE_OFF_DBFS
from app.ui.panels.live_knobs import Knob, LiveKnobs
from app.ui.widgets.level_meter import LevelMeter
from engine.sound.levels import Level

if TYPE_CHECKING:
    from app.jobs.live import LivePlayer
    from app.state.settings import Settings

_CLOSED_DB = 20.0
"""What comes through this much weaker is kept back by the gate."""


class LiveSound(QWidget):
    """Gain and gate can be set at any time; the level is shown while a session runs.

    Signals:
        changed: gain or gate is another one.
    """

    changed = Signal()

    def __init__(
        self, player: LivePlayer, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._player, self._settings = player, settings
        self.meter = LevelMeter(self)
        self.meter.setAccessibleName(self.tr("Loudness of the microphone"))
        self.meter.setToolTip(
            self.tr("Loudness of the microphone. Drag to where the noise gate should open.")
        )
        self.knobs = LiveKnobs(
            settings,
            (
                Knob("live_gain_db", self.tr("Gain"), self.tr("How much the sound is amplified"),
                     " dB", -20.0, 30.0, 0.0),
                Knob("live_gate_dbfs", self.tr("Noise gate"),
                     self.tr("What is quieter is faded out: fans, keys, breath"), " dB",
                     GATE_OFF_DBFS, -10.0, GATE_OFF_DBFS, self.tr("off")),
            ),
            self,
        )  # fmt: skip
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.meter)
        layout.addWidget(self.knobs)
        self.meter.gate_moved.connect(lambda gate: self._settings.set("live_gate_dbfs", gate))
        settings.changed.connect(self._follow)
        self._show_gate()

    def refresh(self) -> None:
        """Read the level anew."""
        preamp = self._player.preamp
        before = preamp.before if preamp else Level()
        level = preamp.level if preamp else before
        self.meter.show_level(before, passes=level.peak_dbfs > before.peak_dbfs - _CLOSED_DB)

    def _follow(self, key: str) -> None:
        if key in ("live_gain_db", "live_gate_dbfs"):
            self._show_gate()
            self.changed.emit()

    def _show_gate(self) -> None:
        self.meter.show_gate(float(self._settings.get("live_gate_dbfs")))
