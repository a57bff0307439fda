"""A live session for a window: it runs on threads of its own; here is what the window hears of it.

However many pictures and sentences come, at most one wake-up of the UI thread is on its way; it
then takes the newest picture. A signal per picture would pile up behind a busy event loop.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.jobs.tasks import Task
from app.state.sentences import said
from engine.errors import LikenessError

if TYPE_CHECKING:
    from pathlib import Path

    from app.jobs.tasks import Report
    from engine.drivers.calibrator import CalibrationProgress
    from engine.live.receiving import SoundSource
    from engine.live.session import LiveSession
    from engine.live.settings import LiveSettings
    from engine.live.shown import Event
    from engine.live.stage import StageStatus
    from engine.sound.levels import Level
    from engine.types import FaceParams, Portrait


def tr(text: str) -> str:
    """The text in the user's language."""
    return QCoreApplication.translate("Live", text)


@dataclass(frozen=True)
class Found:
    """The devices of this computer.

    Attributes:
        cameras: names, in the order of their numbers.
        microphones: names, the default first.
    """

    cameras: tuple[str, ...]
    microphones: tuple[str, ...]


def find_devices() -> Task:
    """Look for cameras and microphones, without opening one; the result is a `Found`."""

    def work(report: Report) -> Found:
        from engine.media.cameras import list_cameras
        from engine.media.microphone_list import list_microphones

        try:
            microphones = tuple(each.name for each in list_microphones())
        except LikenessError as error:
            report.notice(str(error))
            microphones = ()
        return Found(tuple(list_cameras()), microphones)

    return Task(tr("Look for cameras"), work)


@dataclass(frozen=True)
class Devices:
    """What drives a session.

    Attributes:
        camera: number of a camera, or path of a video in its place.
        microphone: name of one; empty for none, "camera" for the sound of the video.
    """

    camera: str
    microphone: str = ""


class LivePlayer(QObject):
    """Starts, follows and ends one live session at a time.

    Signals:
        pictured: a `Shown` to be painted before the slot returns; its latency is measured then.
        noticed: one sentence for the user.
        failed: sentence and hint; nothing runs.
        calibrating: a `CalibrationProgress`.
        changed: started, stopped, a recording began or ended, a device was opened or closed.
        recorded: a `Recorded`, once the files are complete.
    """

    pictured = Signal(object)
    noticed = Signal(str)
    failed = Signal(str, str)
    calibrating = Signal(object)
    changed = Signal()
    recorded = Signal(object)
    _arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: LiveSession | None = None
        self._microphone: SoundSource | None = None
        self._task: Task | None = None
        self._lock = threading.Lock()
        self._waiting: set[str] = set()
        self._sentences: list[str] = []
        self._progress: CalibrationProgress | None = None
        self._arrived.connect(self._collect)

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
    def level(self) -> Level | None:
        """How loud the microphone is; None without one."""
        return getattr(self._microphone, "level", None)

    @property
    def rung(self) -> int:
        """Of the quality ladder, 0 the best."""
        return self._session.rung if self._session else 0

    def status(self) -> tuple[StageStatus, ...]:
        """How each stage fares; empty when nothing runs."""
        return self._session.status() if self._session else ()

    def start(
        self,
        devices: Devices,
        portrait: Portrait,
        own: FaceParams,
        renderer: str,
        settings: LiveSettings,
    ) -> None:
        """Let `portrait`, as it is edited in `own`, perform what the devices see and hear."""
        if self.running or self.busy:
            return

        def work(_report: Report) -> LiveSession:
            return self._made(devices, portrait, own, renderer, settings)

        task = Task(tr("Starting the camera"), work)
        task.finished.connect(self._started)
        self._follow(task)

    def stop(self) -> None:
        """End the session, a recording first; the devices are closed."""
        session = self._session
        if session is None or self.busy:
            return
        task = Task(tr("Closing the camera"), lambda _report: session.stop())
        task.finished.connect(self.recorded)
        task.ended.connect(self._forget)
        self._follow(task)

    def close(self) -> None:
        """End everything before the window goes; waits for it."""
        session, self._session = self._session, None
        if session is not None:
            session.listeners.clear()
            session.stop()

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

    # On threads

    def _made(
        self,
        devices: Devices,
        portrait: Portrait,
        own: FaceParams,
        renderer: str,
        settings: LiveSettings,
    ) -> LiveSession:
        from engine.live.session import LiveSession
        from engine.media.cameras import camera
        from engine.media.file_microphone import FileMicrophone
        from engine.media.microphones import Microphone
        from engine.media.paced_cameras import FileCamera
        from engine.renderers import RENDERERS

        source = camera(devices.camera)
        microphone: SoundSource | None = None
        if devices.microphone == "camera" and isinstance(source, FileCamera):
            microphone = FileMicrophone(source)
        elif devices.microphone:
            microphone = Microphone(devices.microphone)
        self._microphone = microphone
        session = LiveSession(
            portrait,
            source,
            renderer=RENDERERS.load(renderer),
            microphone=microphone,
            settings=settings,
            own=own,
        )
        session.listeners.append(self._hear)
        session.start()
        return session

    def _hear(self, event: Event) -> None:
        with self._lock:
            quiet = not self._waiting
            self._waiting.add(event.kind)
            if event.kind == "notice":
                self._sentences.append(event.sentence)
            elif event.progress is not None:
                self._progress = event.progress
        if quiet:
            self._arrived.emit()

    # On the UI thread

    def _collect(self) -> None:
        with self._lock:
            kinds, self._waiting = self._waiting, set()
            sentences, self._sentences = self._sentences, []
        session = self._session
        if session is None:
            return
        shown = session.newest() if "picture" in kinds else None
        if shown is not None:
            self.pictured.emit(shown)
            session.displayed(shown)
        for sentence in sentences:
            self.noticed.emit(said(sentence))
        if "calibration" in kinds and self._progress is not None:
            self.calibrating.emit(self._progress)
        if kinds & {"recording", "devices"}:
            self.changed.emit()
        if "ended" in kinds:
            self.stop()

    def _follow(self, task: Task) -> None:
        self._task = task
        task.failed.connect(self.failed)
        task.ended.connect(self._task_over)
        self.changed.emit()

    def _started(self, session: LiveSession) -> None:
        self._session = session

    def _forget(self) -> None:
        self._session = self._microphone = None

    def _task_over(self) -> None:
        self._task = None
        self.changed.emit()
