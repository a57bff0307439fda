"""The open portrait under the playhead of a take: small pictures, the newest wins.

It draws with a draft worker of its own beside the render loop's, so that the document, its
revisions and its undo history know nothing of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.jobs.composer import Request
from app.jobs.outbox import Outbox
from app.jobs.workers import Drafts
from app.state.faces import FaceEdit
from engine.drivers.edits import from_params
from engine.drivers.retarget import Retargeted, Retargeting
from engine.errors import LikenessError

if TYPE_CHECKING:
    from app.state.document import Document
    from app.state.faces import Rendered
    from app.state.timeline import Timeline
    from engine.drivers.takes import Take

_PATIENCE_S = 3.0


class TakePreview(QObject):
    """Draws the frame under the playhead while it is asked to.

    Args:
        document: whose active face performs.
        timeline: what it performs.

    Attributes:
        on: whether the canvas should show the take instead of the edit.
        draft_px: longer side of its pictures.
        measuring: never; see `RenderLoop`.

    Signals:
        drawn: a `Rendered`.
        changed: it was switched on or off.
        failed: one sentence; nothing is drawn.
    """

    drawn = Signal(object)
    changed = Signal()
    failed = Signal(str)

    def __init__(
        self, document: Document, timeline: Timeline, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.on = False
        self.draft_px, self.measuring = 512, False
        self._document, self._timeline = document, timeline
        self._worker: Drafts | None = None
        self._targets: tuple[object, Take, Retargeted] | None = None
        self._outbox = Outbox(parent=self)
        self._outbox.arrived.connect(self._collect)
        timeline.moved.connect(self._request)
        timeline.edited.connect(self._request)

    def start(self) -> None:
        """Show the take from now on."""
        if self._document.face is None or self._timeline.source is None:
            return
        if not self.on:
            self.on = True
            self.changed.emit()
        self._request()

    def end(self) -> None:
        """Show the edit again."""
        if self.on:
            self.on = False
            self._targets = None
            self.changed.emit()

    def close(self) -> None:
        """End the thread; waits a moment for the picture in the making."""
        self.end()
        if self._worker is not None:
            self._worker.slot.close()
            self._worker.join(_PATIENCE_S)
            self._worker = None

    def frame_edit(self) -> FaceEdit | None:
        """What the active face does under the playhead, or None where nothing is open.

        Raises:
            UsageError: the edits leave nothing of the take.
        """
        document, timeline = self._document, self._timeline
        face = document.face
        if face is None or timeline.source is None:
            return None
        cut, targets = self._performance()
        index = int(abs(cut.times_s - timeline.played_s).argmin())
        edit = from_params(targets[index], face.portrait.params)
        return FaceEdit(edit, face.identity)

    def _performance(self) -> tuple[Take, Retargeted]:
        """What is played, and the portrait's targets for it; made anew when either changes."""
        document, timeline = self._document, self._timeline
        key = (timeline.edits, timeline.source, document.revision, document.active)
        if self._targets is None or self._targets[0] != key:
            cut = timeline.edits.cut(timeline.layered())
            source = document.target_of(document.active)
            self._targets = (key, cut, Retargeted(cut, source, Retargeting()))
        return self._targets[1:]

    def _request(self) -> None:
        if not self.on:
            return
        try:
            state = self.frame_edit()
        except LikenessError:
            state = None
        if state is None:
            return
        document = self._document
        edits = [face.state for face in document.faces]
        edits[document.active] = state
        request = Request(
            revision=document.revision,
            portraits=tuple(face.portrait for face in document.faces),
            edits=tuple(edits),
            active=document.active,
            renderer=document.renderer_name,
            options=dict(document.renderer_options),
        )
        if self._worker is None:
            self._worker = Drafts(self._outbox.put, self)
            self._worker.start()
        self._worker.slot.put(request)

    def _collect(self) -> None:
        arrived = self._outbox.take()
        picture: Rendered | None = arrived.get("draft")
        if self.on and picture is not None and picture.revision == self._document.revision:
            self.drawn.emit(picture)
        if "notice" in arrived:
            self.end()
            self.failed.emit(str(arrived["notice"]))
