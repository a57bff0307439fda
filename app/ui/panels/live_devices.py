"""Which camera, or what in its place, and which microphone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QToolButton, QWidget

from app.jobs.live_devices import VIDEO_SOUND, VMC, Devices, find_devices
from app.ui import icons
from app.ui.dialogs.form_page import FormPage

if TYPE_CHECKING:
    from app.jobs.live_devices import Found
    from app.jobs.tasks import Task
    from app.state.settings import Settings

_OTHER = "\0"
"""Data of the entry that asks for a video."""


class LiveDevices(FormPage):
    """Lists of cameras and microphones; a video or another program may stand in for a camera.

    Args:
        settings: where the choice is remembered.

    Signals:
        video_wanted: the user wants a video in place of a camera, see `use_video`.
        noticed: one sentence for the user.
        changed: another camera or microphone was chosen.
    """

    video_wanted = Signal()
    noticed = Signal(str)
    changed = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._found: Found | None = None
        self._task: Task | None = None
        self.cameras, self.microphones = QComboBox(self), QComboBox(self)
        for box in (self.cameras, self.microphones):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(6)
        self._again = QToolButton(self)
        self._again.setIcon(icons.icon("rotate"))
        self._again.setIconSize(QSize(16, 16))
        self._again.setToolTip(self.tr("Look for cameras and microphones again"))
        self._again.setAccessibleName(self._again.toolTip())
        self._again.clicked.connect(self.look)
        line = QHBoxLayout()
        line.addWidget(self.cameras, 1)
        line.addWidget(self._again)
        self.row(self.tr("Camera"), line)
        self.cameras.setAccessibleName(self.tr("Camera"))
        self.port = QSpinBox(self)
        self.port.setRange(1024, 65535)
        self.port.setGroupSeparatorShown(False)
        self.port.setToolTip(
            self.tr("Other programs send the motion to this port of this computer")
        )
        self.port.setValue(int(settings.get("live_vmc_port")))
        self.port.valueChanged.connect(lambda port: settings.set("live_vmc_port", port))
        self.row(self.tr("Port"), self.port)
        self.row(self.tr("Microphone"), self.microphones)
        self.cameras.activated.connect(self._camera_chosen)
        self.microphones.activated.connect(self._microphone_chosen)
        self.form.setHorizontalSpacing(8)
        self._fill()

    def look(self) -> None:
        """Look for devices, off the UI thread."""
        if self._task is None:
            self._task = find_devices()
            self._task.noticed.connect(self.noticed)
            self._task.finished.connect(self._take)
            self._task.ended.connect(self._looked)

    def chosen(self) -> Devices:
        """What a session is to use."""
        camera = str(self._settings.get("live_camera"))
        microphone = str(self._settings.get("live_microphone"))
        if microphone == VIDEO_SOUND and not self._is_video(camera):
            microphone = ""
        return Devices(camera, microphone, int(self._settings.get("live_vmc_port")))

    @property
    def camera_name(self) -> str:
        """What the person sits before; empty where it is no camera."""
        camera = str(self._settings.get("live_camera"))
        names = self._found.cameras if self._found else ()
        if camera.isdecimal() and int(camera) < len(names):
            return names[int(camera)]
        return "" if camera == VMC else camera

    def use_video(self, path: Path | None) -> None:
        """Take a video for the camera; None keeps what was chosen."""
        if path is not None:
            self._settings.set("live_camera", str(path))
        self._fill()

    @property
    def searched(self) -> bool:
        """Whether devices have been looked for."""
        return self._found is not None or self._task is not None

    def _is_video(self, camera: str) -> bool:
        return camera != VMC and not camera.isdecimal()

    def _take(self, found: Found) -> None:
        self._found = found
        self._fill()

    def _looked(self) -> None:
        self._task = None

    def _fill(self) -> None:
        camera = str(self._settings.get("live_camera"))
        names = self._found.cameras if self._found else ()
        entries = [(name, str(number)) for number, name in enumerate(names)]
        if not entries:
            entries = [(self.tr("First camera"), "0")]
        if self._is_video(camera):
            entries.append((Path(camera).name, camera))
        entries.append((self.tr("Video in its place…"), _OTHER))
        entries.append((self.tr("Another program (VMC)"), VMC))
        _list(self.cameras, entries, camera)
        sounds = [(self.tr("None"), "")]
        sounds += [(name, name) for name in (self._found.microphones if self._found else ())]
        if self._is_video(camera):
            sounds.append((self.tr("Sound of the video"), VIDEO_SOUND))
        _list(self.microphones, sounds, str(self._settings.get("live_microphone")))
        self.form.setRowVisible(self.port, camera == VMC)
        self.changed.emit()

    def _camera_chosen(self, index: int) -> None:
        value = self.cameras.itemData(index)
        if value == _OTHER:
            self.video_wanted.emit()
        else:
            self._settings.set("live_camera", value)
            self._fill()

    def _microphone_chosen(self, index: int) -> None:
        self._settings.set("live_microphone", self.microphones.itemData(index))
        self.changed.emit()


def _list(box: QComboBox, entries: list[tuple[str, str]], chosen: str) -> None:
    box.clear()
    for text, value in entries:
        box.addItem(text, value)
    box.setCurrentIndex(max(box.findData(chosen), 0))
