"""A live session for a window: it runs on threads of its own; this is what the window hears."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.jobs.live_devices import VMC
from app.jobs.live_sending import Sending
from app.jobs.outbox import Outbox
from app.jobs.tasks import Task
from app.state.sentences import said

if TYPE_CHECKING:
    from pathlib import Path

    from app.jobs.live_sitting import Sitting
    from app.state.live_choices import Trim
    from engine.drivers.calibration import Calibration
    from engine.live.ladder import Rung
    from engine.live.receiving import SoundSource
    from engine.live.session import LiveSession
    from engine.live.settings import LiveSettings
    from engine.live.stage import StageStatus
    from engine.sound.preamp import Preamp
    from engine.types import FaceParams, Portrait


def tr(text: str) -> str:
    """The text in the user's language."""
    return QCoreApplication.translate("Live", text)


class LivePlayer(QObject):
    """Starts, follows and ends one live session at a time.

    Attributes:
        sending: where it sends besides the window.
        sitting: what the session that runs, or ran last, was made of; None before the first.

    Signals:
        pictured: a `Shown` to be painted before the slot returns; its latency is measured then.
        noticed: one sentence for the user.
        failed: sentence and hint; nothing runs.
        calibrating: a `CalibrationProgress`.
        calibrated: the `Calibration` that one has just given.
        changed: started, stopped, a recording began or ended, a device was opened or closed.
        recorded: a `Recorded`, once the files are complete.
    """

    pictured = Signal(object)
    noticed = Signal(str)
    failed = Signal(str, str)
    calibrating = Signal(object)
    calibrated = Signal(object)
    changed = Signal()
    recorded = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: LiveSession | None = None
        self._microphone: SoundSource | None = None
        self._task: Task | None = None
        self._unwanted = False
        self.sitting: Sitting | None = None
        self.sending = Sending(self)
        self._outbox = Outbox("notice", "sink", parent=self)
        self._outbox.arrived.connect(self._collect)

    @property
    def running(self) -> bool:
        """Whether a session runs."""
        return self._session is not None

    @property
    def busy(self) -> bool:
        """Whether one is about to start, or to end."""
        return self._task is not None

    @property
    def recording(self) -> bool:
        """Whether it is being recorded."""
        return self._session is not None and self._session.recording

    @property
    def camera_open(self) -> bool:
        """Whether the camera is open now."""
        return self._session is not None and self._session.camera_open

    @property
    def microphone_open(self) -> bool:
        """Whether the microphone is open now."""
        return self._session is not None and self._session.microphone_open

    @property
    def preamp(self) -> Preamp | None:
        """Of the microphone; None without one. Tells how loud it is."""
        return self._microphone.preamp if self._microphone else None

    @property
    def quality(self) -> Rung | None:
        """The rung of the quality ladder; None when nothing runs."""
        return self._session.quality if self._session else None

    def status(self) -> tuple[StageStatus, ...]:
        """How each stage fares; empty when nothing runs."""
        return self._session.status() if self._session else ()

    def start(self, sitting: Sitting) -> None:
        """Let a portrait perform what the devices see and hear."""
        if self.running or self.busy:
            return
        self._unwanted, self.sitting = False, sitting
        task = Task(tr("Starting the camera"), lambda _report: self._begun(sitting))
        task.finished.connect(self._started)
        self._follow(task)

    def stop(self) -> None:
        """End the session, a recording first; the devices are closed."""
        self._unwanted = True
        session = self._session
        if session is None or self.busy:
            return  # What is about to start is ended once it has.
        task = Task(tr("Closing the camera"), lambda _report: session.stop())
        task.finished.connect(self.recorded)
        task.ended.connect(self._forget)
        self._follow(task)

    def close(self) -> None:
        """End everything before the window goes; waits for it."""
        self._unwanted = True
        session, self._session = self._session, None
        if session is not None:
            session.listeners.clear()
            self.sending.detach()
            session.stop()

    def trim(self, trim: Trim) -> None:
        """Turn the microphone up or down."""
        preamp = self.preamp
        if preamp is not None:
            preamp.gain_db, preamp.gate_dbfs = trim.gain_db, trim.gate_dbfs

    def configure(self, settings: LiveSettings) -> None:
        """Replace the settings of a running session."""
        if self._session is not None:
            self._session.configure(settings)

    def show(self, portrait: Portrait, own: FaceParams) -> None:
        """Go on with another portrait, or another edit of it."""
        if self._session is not None:
            self._session.show(portrait, own)

    def calibrate(self) -> None:
        """Begin the guided ten seconds."""
        if self._session is not None:
            self._session.calibrate()

    def recalibrate(self) -> None:
        """Take the face as it is now for neutral."""
        if self._session is not None:
            self._session.recalibrate()

    def use_calibration(self, calibration: Calibration | None) -> None:
        """Go by another calibration; None guesses the neutral anew."""
        if self._session is not None:
            self._session.use_calibration(calibration)

    def record(self, take: Path, movie: Path | None) -> None:
        """Begin to record.

        Raises:
            LikenessError: a file cannot be written.
        """
        if self._session is not None:
            self._session.record(take, movie)

    def stop_recording(self) -> None:
        """Complete the files; `recorded` tells when."""
        session = self._session
        if session is None or self.busy:
            return
        task = Task(tr("Completing the recording"), lambda _report: session.stop_recording())
        task.finished.connect(self.recorded)
        self._follow(task)

    def _begun(self, sitting: Sitting) -> tuple[LiveSession, SoundSource | None]:
        """On a thread of its own."""
        session, microphone = sitting.session()
        session.listeners.append(lambda event: self._outbox.put(event.kind, event))
        session.start()
        if self._unwanted:
            session.stop()
        return session, microphone

    def _collect(self) -> None:
        arrived = self._outbox.take()
        session = self._session
        if session is None:
            return
        shown = session.newest() if "picture" in arrived else None
        if shown is not None:
            self.pictured.emit(shown)
            session.displayed(shown)
        for event in arrived.get("notice", ()):
            self.noticed.emit(said(event.sentence))
        failures = {event.sink: event.sentence for event in arrived.get("sink", ())}
        for name, sentence in failures.items():
            self.sending.fail(name, sentence)
        if "calibration" in arrived:
            progress = arrived["calibration"].progress
            self.calibrating.emit(progress)
            if progress.done and session.calibration is not None:
                self.calibrated.emit(session.calibration)
        if arrived.keys() & {"recording", "devices"}:
            self.changed.emit()
        if "ended" in arrived:
            self.stop()

    def _follow(self, task: Task) -> None:
        self._task = task
        task.failed.connect(self.failed)
        task.ended.connect(self._task_over)
        self.changed.emit()

    def _started(self, begun: tuple[LiveSession, SoundSource | None]) -> None:
        self._session, self._microphone = begun
        devices = self.sitting.devices if self.sitting else None
        own_port = devices.vmc_port if devices and devices.camera == VMC else 0
        self.sending.attach(self._session.outputs, own_port)

    def _forget(self) -> None:
        self._session = self._microphone = None
        self.sending.detach()

    def _task_over(self) -> None:
        self._task = None
        self.changed.emit()
        if self._unwanted:
            self.stop()
