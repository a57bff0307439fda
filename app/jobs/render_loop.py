"""The render loop: pictures of the newest edit, made off the UI thread, latest wins.

Two threads draw (see `workers`): a quick one makes drafts while the hand moves, a patient one
the full picture once it rests. Each waits at a one-place slot, so requests never queue up; what
they have for the UI thread waits in an `Outbox`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.jobs.composer import Request
from app.jobs.outbox import Outbox
from app.jobs.workers import Drafts, Fulls

if TYPE_CHECKING:
    from app.jobs.workers import Worker
    from app.state.document import Document

REST_MS = 150
"""How long the hand must rest before the full picture is made."""
_PATIENCE_S = 3.0


class RenderLoop(QObject):
    """Draws a document whenever it changes.

    Attributes:
        provenance: whether pictures also say where each pixel comes from.
        draft_px: longer side of drafts.
        measuring: whether finished pictures are measured for the needles of the sliders.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.provenance = False
        self.draft_px = 512
        self.measuring = True
        self._document: Document | None = None
        self._workers: tuple[Worker, ...] = ()
        self._outbox = Outbox(parent=self)
        self._told = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._hand_rests)
        self._outbox.arrived.connect(self._collect)

    def start(self, document: Document) -> None:
        """Follow the document's signals and draw what it shows."""
        self._document = document
        self._workers = (Drafts(self._outbox.put, self), Fulls(self._outbox.put, self))
        for worker in self._workers:
            worker.start()
        document.opened.connect(self._on_opened)
        document.edited.connect(self._on_edited)
        if document.faces:
            self._on_opened()

    def stop(self) -> None:
        """End the threads; waits a moment for the pictures in the making."""
        self._rest.stop()
        if self._document is not None:
            self._document.opened.disconnect(self._on_opened)
            self._document.edited.disconnect(self._on_edited)
            self._document = None
        for worker in self._workers:
            worker.slot.close()
        for worker in self._workers:
            worker.join(_PATIENCE_S)
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

    def _collect(self) -> None:
        arrived = self._outbox.take()
        document = self._document
        if document is None:
            return
        for kind in ("draft", "full"):
            if kind in arrived:
                document.show(arrived[kind])
                self._told = ""
        if "achieved" in arrived:
            revision, readings = arrived["achieved"]
            for face, reading in readings.items():
                document.put_achieved(face, revision, reading)
        sentence = str(arrived.get("notice", ""))
        if sentence and sentence != self._told:
            self._told = sentence
            document.notice.emit("error", sentence)
