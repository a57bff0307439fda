"""Where a live session sends pictures and motion besides the window, switched on and off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.jobs.tasks import Task
from app.state.sentences import said
from engine.errors import LikenessError, UnavailableError
from engine.live.datagrams import parse_address
from engine.live.live_link import LIVE_LINK_PORT
from engine.live.vmc import VMC_PORT

if TYPE_CHECKING:
    from engine.live.outputs import Outputs
    from engine.live.shown import Sink

VIRTUAL_CAMERA, VMC_OUT, LIVE_LINK_OUT = "virtual_camera", "vmc", "live_link"
PORTS = {VMC_OUT: VMC_PORT, LIVE_LINK_OUT: LIVE_LINK_PORT}
"""The usual port of each receiver of motion."""
_HERE = frozenset({"127.0.0.1", "localhost", "0.0.0.0"})


def why_no_virtual_camera() -> str:
    """One sentence when pictures cannot be sent as a camera at all, else an empty string."""
    from engine.media.virtual_camera import why_unavailable

    if not why_unavailable():
        return ""
    return QCoreApplication.translate(
        "Live", "Needs one more package: pip install likeness[virtual-camera]"
    )


class Sending(QObject):
    """The receivers that are switched on, whether or not a session runs.

    Signals:
        changed: key of a receiver that was switched on or off.
        failed: key and sentence; the receiver is switched off, the session goes on.
    """

    changed = Signal(str)
    failed = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted: dict[str, str] = {}
        self._sinks: dict[str, Sink] = {}
        self._outputs: Outputs | None = None
        self._own_port = 0

    def on(self, key: str) -> bool:
        """Whether a receiver is switched on."""
        return key in self._wanted

    @property
    def receivers(self) -> tuple[str, ...]:
        """Keys of those that are sent to now."""
        return tuple(self._sinks)

    def switch_on(self, key: str, address: str = "") -> None:
        """Send there from now on, or from when a session begins.

        Args:
            key: `VIRTUAL_CAMERA`, or a key of `PORTS`.
            address: HOST:PORT of a receiver of motion; another one replaces what was there.
        """
        self.switch_off(key)
        try:
            if key in PORTS:
                parse_address(address, PORTS[key])
            elif missing := why_no_virtual_camera():
                raise UnavailableError(missing)
        except LikenessError as error:
            self.failed.emit(key, said(str(error)))
            return
        self._wanted[key] = address
        self.changed.emit(key)
        self._connect(key)

    def switch_off(self, key: str) -> None:
        """Send there no more."""
        if self._wanted.pop(key, None) is None:
            return
        sink = self._sinks.pop(key, None)
        if sink is not None and self._outputs is not None:
            self._outputs.remove(sink)
        self.changed.emit(key)

    def attach(self, outputs: Outputs, own_port: int = 0) -> None:
        """A session has begun.

        Args:
            outputs: its own.
            own_port: where it awaits motion itself, or 0.
        """
        self._outputs, self._own_port = outputs, own_port
        for key in tuple(self._wanted):
            self._connect(key)

    def detach(self) -> None:
        """It has ended, and closed what it sent to."""
        self._outputs = None
        self._sinks.clear()

    def fail(self, name: str, sentence: str) -> None:
        """The session says that the sink of that name fails."""
        for key, sink in tuple(self._sinks.items()):
            if sink.name == name:
                self.switch_off(key)
                self.failed.emit(key, said(sentence))

    def _connect(self, key: str) -> None:
        """Off the UI thread: to find a computer by its name may take seconds."""
        outputs, address = self._outputs, self._wanted[key]
        if outputs is None:
            return
        if key == VMC_OUT and self._comes_back(address):
            self.switch_off(key)
            sentence = QCoreApplication.translate(
                "Live", "The session awaits its motion there; what it sends would come back."
            )
            self.failed.emit(key, sentence)
            return

        def take(sink: Sink) -> None:
            if self._outputs is outputs and self._wanted.get(key) == address:
                self._sinks[key] = sink
                outputs.add(sink)
            else:
                sink.close()

        def fail(sentence: str, hint: str) -> None:
            if self._wanted.get(key) == address:
                self.switch_off(key)
                self.failed.emit(key, f"{sentence} {hint}".strip())

        task = Task(
            QCoreApplication.translate("Live", "Connecting"), lambda _report: _made(key, address)
        )
        task.finished.connect(take)
        task.failed.connect(fail)

    def _comes_back(self, address: str) -> bool:
        """Whether the session would hear what it sends, and send it again, for ever."""
        host, port = parse_address(address, VMC_PORT)
        return port == self._own_port and host in _HERE


def _made(key: str, address: str) -> Sink:
    if key == VIRTUAL_CAMERA:
        from engine.live.sinks import VirtualCameraSink

        return VirtualCameraSink()
    from engine.live.live_link import LiveLinkOut
    from engine.live.vmc import VmcOut

    kind = VmcOut if key == VMC_OUT else LiveLinkOut
    return kind(*parse_address(address, PORTS[key]))
