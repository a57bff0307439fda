"""Cameras, microphones and other programs that drive a live session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.jobs.tasks import Task
from engine.errors import LikenessError

if TYPE_CHECKING:
    from app.jobs.tasks import Report
    from app.state.live_choices import Trim
    from engine.live.receiving import SoundSource
    from engine.live.shown import MotionSource
    from engine.media.cameras import CameraSource

VMC = "vmc"
"""In place of a camera: the motion comes from another program."""
VIDEO_SOUND = "camera"
"""In place of a microphone: the sound of the video that stands in for the camera."""


@dataclass(frozen=True)
class Found:
    """The devices of this computer.

    Attributes:
        cameras: names, in the order of their numbers.
        microphones: names, the default first.
    """

    cameras: tuple[str, ...]
    microphones: tuple[str, ...]


@dataclass(frozen=True)
class Devices:
    """What drives a session.

    Attributes:
        camera: number of a camera, path of a video in its place, or `VMC`.
        microphone: name of one; empty for none, or `VIDEO_SOUND`.
        vmc_port: where VMC is awaited.
    """

    camera: str
    microphone: str = ""
    vmc_port: int = 0

    def open_source(self) -> CameraSource | MotionSource:
        """What gives the motion; not opened yet.

        Raises:
            LikenessError: there is no such file.
        """
        if self.camera == VMC:
            from engine.live.vmc import VmcIn

            return VmcIn(self.vmc_port)
        from engine.media.cameras import camera

        return camera(self.camera)

    def open_microphone(
        self, source: CameraSource | MotionSource, trim: Trim
    ) -> SoundSource | None:
        """What gives the sound, or None; not opened yet.

        Raises:
            LikenessError: the video has no sound.
        """
        from engine.media.file_microphone import FileMicrophone
        from engine.media.microphones import Microphone
        from engine.media.paced_cameras import FileCamera
        from engine.sound.preamp import Preamp

        preamp = Preamp(trim.gain_db, trim.gate_dbfs)
        if self.microphone == VIDEO_SOUND:
            return FileMicrophone(source, preamp) if isinstance(source, FileCamera) else None
        return Microphone(self.microphone, preamp) if self.microphone else None


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

    return Task(QCoreApplication.translate("Live", "Look for cameras"), work)
