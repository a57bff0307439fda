"""The render loop: pictures of the newest edit, made off the UI thread, latest wins.

Two threads draw: a quick one makes drafts while the hand moves, a patient one makes the full
picture once it rests, and then measures what the picture shows. Each waits at a one-place slot,
so requests never queue up. Towards the UI thread there is one slot too and at most one queued
signal at a time: a signal per picture would pile up behind a busy event loop.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from app.jobs.composer import Composer, Request
from app.jobs.measuring import Gauge
from app.jobs.slot import Slot
from engine.errors import LikenessError

if TYPE_CHECKING:
    from app.state.document import Document
    from app.state.faces import Rendered

_log = logging.getLogger(__name__)

DRAFT_PX = 512
REST_MS = 150
"""How long the hand must rest before the full picture is made."""
_IDLE_S = 0.25

Deliver = Callable[[str, object], None]


class RenderLoop(QObject):
    """Draws a document whenever it changes.

    Attributes:
        provenance: whether pictures also say where each pixel comes from.
    """

    _arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.provenance = False
        self._document: Document | None = None
        self._workers: tuple[_Worker, ...] = ()
        self._outbox: dict[str, object] = {}
        self._lock = threading.Lock()
        self._told = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._hand_rests)
        self._arrived.connect(self._collect)

    def start(self, document: Document) -> None:
        """Follow the document's signals and draw what it shows."""
        self._document = document
        self._workers = (_Drafts(self._deliver), _Fulls(self._deliver))
        for worker in self._workers:
            worker.start()
        document.opened.connect(self._on_opened)
        document.edited.connect(self._on_edited)
        if document.faces:
            self._on_opened()

    def stop(self) -> None:
        """End the threads; waits for the pictures in the making."""
        self._rest.stop()
        if self._document is not None:
            self._document.opened.disconnect(self._on_opened)
            self._document.edited.disconnect(self._on_edited)
            self._document = None
        for worker in self._workers:
            worker.slot.close()
        for worker in self._workers:
            worker.join()
        self._workers = ()

    def set_provenance(self, wanted: bool) -> None:
        """Also say where each pixel comes from, from now on."""
        if wanted != self.provenance:
            self.provenance = wanted
            self.request(draft=True)

    def request(self, draft: bool = True) -> None:
        """Ask for a picture of the present state; a draft is followed by the full one."""
        request = self._capture()
        if request is None:
            return
        drafts, fulls = self._workers
        if draft:
            drafts.slot.put(request)
            self._rest.start()
        else:
            fulls.slot.put(request)

    def _capture(self) -> Request | None:
        document = self._document
        if document is None or not document.faces or not self._workers:
            return None
        return Request(
            revision=document.revision,
            portraits=tuple(face.portrait for face in document.faces),
            edits=tuple(face.state for face in document.faces),
            active=document.active,
            renderer=document.renderer_name,
            options=dict(document.renderer_options),
            provenance=self.provenance,
        )

    def _on_opened(self) -> None:
        self.request(draft=True)

    def _on_edited(self, face: int, revision: int) -> None:
        del face, revision
        self.request(draft=True)

    def _hand_rests(self) -> None:
        self.request(draft=False)

    # From the workers

    def _deliver(self, kind: str, value: object) -> None:
        """Called on a worker: keep the newest of each kind, wake the UI thread once."""
        with self._lock:
            quiet = not self._outbox
            self._outbox[kind] = value
        if quiet:
            self._arrived.emit()

    def _collect(self) -> None:
        with self._lock:
            arrived, self._outbox = self._outbox, {}
        document = self._document
        if document is None:
            return
        for kind in ("draft", "full"):
            if kind in arrived:
                document.show(arrived[kind])  # type: ignore[arg-type]
                self._told = ""
        if "achieved" in arrived:
            revision, readings = arrived["achieved"]  # type: ignore[misc]
            for face, reading in readings.items():
                document.put_achieved(face, revision, reading)
        sentence = str(arrived.get("notice", ""))
        if sentence and sentence != self._told:
            self._told = sentence
            document.notice.emit("error", sentence)


class _Worker(threading.Thread):
    """Takes the newest request and works on it; an exception becomes a notice."""

    def __init__(self, name: str, deliver: Deliver) -> None:
        super().__init__(name=name, daemon=True)
        self.slot: Slot[Request] = Slot()
        self._deliver = deliver

    def run(self) -> None:
        last: Request | None = None
        while not self.slot.closed:
            request = self.slot.take(_IDLE_S if last is not None else None)
            if request is None and last is None:
                continue
            try:
                if request is not None:
                    self.work(request)
                    last = request
                elif last is not None:
                    last = last if self.idle(last) else None
            except LikenessError as error:
                last = None
                self._deliver("notice", str(error))
            except Exception:
                last = None
                _log.exception("drawing failed")
                self._deliver("notice", _unexpected())
        self.end()

    def work(self, request: Request) -> None:
        """Draw."""
        raise NotImplementedError

    def idle(self, request: Request) -> bool:
        """Do one piece of work that can wait; False when there is none left."""
        del request
        return False

    def end(self) -> None:
        """Free what the thread holds."""


class _Drafts(_Worker):
    def __init__(self, deliver: Deliver) -> None:
        super().__init__("drafts", deliver)
        self._composer = Composer(DRAFT_PX)

    def work(self, request: Request) -> None:
        self._deliver("draft", self._composer.draw(request))
        if not self.slot.waiting:
            self._composer.warm(request, request.active)


class _Fulls(_Worker):
    def __init__(self, deliver: Deliver) -> None:
        super().__init__("full pictures", deliver)
        self._composer = Composer()
        self._gauge = Gauge()
        self._drawn: Rendered | None = None

    def work(self, request: Request) -> None:
        self._drawn = self._composer.draw(request)
        self._deliver("full", self._drawn)

    def idle(self, request: Request) -> bool:
        drawn, self._drawn = self._drawn, None
        if drawn is None:
            self._composer.warm(request, request.active)
            return False
        readings: dict[int, dict[str, float]] = {}
        for face, edit in enumerate(request.edits):
            if self.slot.waiting:
                return False
            if not edit.empty:
                readings[face] = self._gauge.read(face, request.portraits[face], drawn.pixels)
        self._deliver("achieved", (request.revision, readings))
        return True

    def end(self) -> None:
        self._gauge.close()


def _unexpected() -> str:
    return QCoreApplication.translate(
        "RenderLoop", "The picture could not be drawn; the details are in the log file."
    )
