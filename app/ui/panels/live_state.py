"""What a live session does now: open devices, rate, delay, and what is asked of the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QVBoxLayout, QWidget

from app.state.sentences import said
from app.ui.panels.live_sign import LiveSign

if TYPE_CHECKING:
    from app.jobs.live import LivePlayer
    from engine.drivers.calibrator import CalibrationProgress

_STEPS = 1000


class LiveState(QWidget):
    """Read from the player; nothing here can be changed."""

    def __init__(self, player: LivePlayer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._player = player
        self.sign = LiveSign(player, parent=self)
        self.figures = QLabel(self)
        self.figures.setObjectName("muted")
        self.figures.setWordWrap(True)
        self._card = QFrame(self)
        self._card.setObjectName("card")
        self._asked = QLabel(self._card)
        self._asked.setWordWrap(True)
        self._left = QProgressBar(self._card)
        self._left.setRange(0, _STEPS)
        self._left.setTextVisible(False)
        self._left.setAccessibleName(self.tr("Time left in this step"))
        card = QVBoxLayout(self._card)
        card.addWidget(self._asked)
        card.addWidget(self._left)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self.sign, self.figures, self._card):
            layout.addWidget(widget)
        self.refresh()

    def refresh(self) -> None:
        """Read everything anew."""
        player = self._player
        self.sign.refresh()
        self.figures.setVisible(player.running)
        if player.running:
            self.figures.setText(self._figures())
        else:
            self._card.hide()
        if not self._asked.text():
            self._card.hide()

    def ask(self, progress: CalibrationProgress) -> None:
        """Show what a calibration asks of the person."""
        sentence = said(progress.step.sentence)
        if progress.waiting:
            sentence = self.tr("Your face is not seen. {sentence}").format(sentence=sentence)
        number = self.tr("{number} of {count}").format(number=progress.number, count=progress.count)
        self._asked.setText("" if progress.done else f"<b>{number}</b>  {sentence}")
        share = progress.left_s / progress.step.duration_s if progress.step.duration_s else 0.0
        self._left.setValue(round(_STEPS * min(max(share, 0.0), 1.0)))
        self._card.setVisible(not progress.done)

    def _figures(self) -> str:
        stages = self._player.status()
        if not stages:
            return ""
        screen, drops = stages[-1], sum(stage.drops for stage in stages)
        text = self.tr("{rate} pictures a second, {delay} ms behind you · {drops} left out").format(
            rate=f"{screen.rate_hz:.0f}", delay=f"{screen.latency_ms:.0f}", drops=drops
        )
        quality = self._player.quality
        if quality is not None and quality.share < 1:
            text += "\n" + self.tr("Smaller pictures for now, to keep pace.")
        elif quality is not None and quality.draft:
            text += "\n" + self.tr("Quick drafts for now, to keep pace.")
        errors = [said(stage.last_error) for stage in stages if stage.last_error]
        return "\n".join([text, *errors])
