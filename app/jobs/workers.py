"""The threads of the render loop: one for drafts, one for full pictures."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication

from app.jobs.composer import Composer, Request
from app.jobs.measuring import Gauge
from app.state.sentences import said
from engine.errors import LikenessError
from engine.live.slot import Slot

if TYPE_CHECKING:
    from app.jobs.composer import Preparation
    from app.state.faces import Rendered
    from engine.renderers import PreparedPortrait

_log = logging.getLogger(__name__)

_IDLE_S = 0.25
STEP_PX = 2048
"""A photo with a longer side is first shown at this size: whole it takes seconds."""

_HEAD_FACES = 2.2
"""Size of what a renderer moves, over the size of the face."""
_MOST_ENLARGED = 3.0

Deliver = Callable[[str, object], None]


class Wishes(Protocol):
    """What the user may change while the threads run."""

    draft_px: int
    measuring: bool


class Worker(threading.Thread):
    """Takes the newest request and works on it; an exception becomes a notice."""

    def __init__(self, name: str, deliver: Deliver, wishes: Wishes) -> None:
        super().__init__(name=name, daemon=True)
        self.slot: Slot[Request] = Slot()
        self._deliver, self._wishes = deliver, wishes

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
                self._deliver("notice", said(str(error)))
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


class Drafts(Worker):
    """Small pictures at once, while the hand moves."""

    def __init__(self, deliver: Deliver, wishes: Wishes) -> None:
        super().__init__("drafts", deliver, wishes)
        self._composer = Composer(wishes.draft_px)

    def work(self, request: Request) -> None:
        """Draw a draft; before the first edit, get ready for it."""
        longest_px = draft_px(request, self._wishes.draft_px)
        if self._composer.longest_px != longest_px:
            self._composer = Composer(longest_px)
        self._deliver("draft", self._composer.draw(request))
        if not self.slot.waiting:
            self._composer.warm(request, request.active)


def draft_px(request: Request, wished_px: int) -> int:
    """Longer side of a draft: larger where the face is small, for only its surroundings cost time.

    Args:
        request: whose active face is edited.
        wished_px: longer side of a draft whose picture is filled by the head.
    """
    portrait = request.portraits[request.active]
    box = portrait.landmarks.box
    share = _HEAD_FACES * max(box.width, box.height) / max(portrait.picture.size_hw)
    return round(wished_px * min(max(1.0 / max(share, 0.01), 1.0), _MOST_ENLARGED))


class Fulls(Worker):
    """Full pictures when the hand rests.

    A large photo is drawn at `STEP_PX` first, and whole once another thread has prepared it. When
    nothing is left to draw, the newest picture is measured.
    """

    def __init__(self, deliver: Deliver, wishes: Wishes) -> None:
        super().__init__("full pictures", deliver, wishes)
        self._composer, self._step = Composer(), Composer(STEP_PX)
        self._gauge = Gauge()
        self._drawn: Rendered | None = None
        self._latest: Request | None = None
        self._owed = False
        self._preparing: tuple[Preparation, Future[PreparedPortrait]] | None = None

    def work(self, request: Request) -> None:
        """Draw the full picture, or the next best one until it can be drawn."""
        self._latest = request
        self._adopt()
        missing = self._composer.missing(request)
        large = _is_large(request) and any(not edit.empty for edit in request.edits)
        if large:
            self._deliver("draft", self._step.draw(request))
        self._owed = large and bool(missing)
        if self._owed:
            self._prepare(request, missing[0])
        if self._owed or (large and self.slot.waiting):
            return
        self._drawn = self._composer.draw(request)
        self._deliver("full", self._drawn)

    def idle(self, request: Request) -> bool:
        """Measure what was drawn, then get ready for the first edit."""
        drawn, self._drawn = self._drawn, None
        if drawn is None or not self._wishes.measuring:
            self._warm(request)
            return False
        readings: dict[int, dict[str, float]] = {}
        for face, edit in enumerate(request.edits):
            if self.slot.waiting:
                return False
            if not edit.empty:
                readings[face] = self._gauge.read(face, request.portraits[face], drawn)
        self._deliver("achieved", (request.revision, readings))
        return True

    def end(self) -> None:
        """Free the tracker; a preparation under way is left alone."""
        self._gauge.close()

    def _warm(self, request: Request) -> None:
        if _is_large(request):
            self._step.warm(request, request.active)
            if not self._composer.holds(request, request.active):
                self._prepare(request, request.active)
        else:
            self._composer.warm(request, request.active)

    def _prepare(self, request: Request, face: int) -> None:
        """Begin the long work, unless some is under way; what is owed is drawn after it."""
        if self._preparing is not None:
            return
        work = self._composer.preparation(request, face)
        future: Future[PreparedPortrait] = Future()
        self._preparing = (work, future)

        def run() -> None:
            try:
                future.set_result(work())
            except Exception as error:  # Raised again on the thread that adopts.
                future.set_exception(error)
            if self._owed and self._latest is not None:
                self.slot.offer(self._latest)

        # A daemon: the program need not wait for it to end.
        threading.Thread(target=run, name="preparing", daemon=True).start()

    def _adopt(self) -> None:
        if self._preparing is None or not self._preparing[1].done():
            return
        work, future = self._preparing
        self._preparing = None
        self._composer.adopt(work, future.result())


def _is_large(request: Request) -> bool:
    return max(request.portraits[0].picture.size_hw) > 1.25 * STEP_PX


def _unexpected() -> str:
    return QCoreApplication.translate(
        "RenderLoop", "The picture could not be drawn; the details are in the log file."
    )
