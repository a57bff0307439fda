"""A hand that moves at 60 events a second, and an eye that sees when a picture is painted."""

from __future__ import annotations

import math
import threading
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.state.faces import Rendered
    from app.ui.main_window import MainWindow

EVENTS_PER_S = 60.0
_PAINTED = QEvent.Type(QEvent.registerEventType())
_NONE, _LEFT = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton


def post(
    widget: QWidget,
    kind: QEvent.Type,
    at: tuple[float, float],
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Put a mouse event into the queue of the UI thread; may be called from any thread."""
    button = _NONE if kind == QEvent.Type.MouseMove else _LEFT
    held = _NONE if kind == QEvent.Type.MouseButtonRelease else _LEFT
    place = QPointF(*at)
    event = QMouseEvent(kind, place, place, place, button, held, modifiers)
    QCoreApplication.postEvent(widget, event)


class Drag(threading.Thread):
    """Press, move for a while, release, at a pace that does not wait for the program.

    Args:
        widget: what is dragged on.
        start: where it is pressed, widget pixels.
        path: seconds since the press -> widget position.
        seconds: how long.
    """

    def __init__(
        self,
        widget: QWidget,
        start: tuple[float, float],
        path: Callable[[float], tuple[float, float]],
        seconds: float,
    ) -> None:
        super().__init__(name="hand", daemon=True)
        self._widget, self._first, self._path, self._seconds = widget, start, path, seconds
        self.moved_s: list[float] = []
        self.done = threading.Event()

    def run(self) -> None:
        began = time.monotonic()
        post(self._widget, QEvent.Type.MouseButtonPress, self._first)
        count = round(self._seconds * EVENTS_PER_S)
        for number in range(1, count + 1):
            time.sleep(max(began + number / EVENTS_PER_S - time.monotonic(), 0.0))
            now = time.monotonic()
            self.moved_s.append(now)
            post(self._widget, QEvent.Type.MouseMove, self._path(now - began))
        post(self._widget, QEvent.Type.MouseButtonRelease, self._path(time.monotonic() - began))
        self.done.set()


def swing(
    start: tuple[float, float], reach: tuple[float, float], period_s: float = 1.6
) -> Callable[[float], tuple[float, float]]:
    """A path to and fro beside `start`, never twice at the same place in a row."""

    def at(seconds: float) -> tuple[float, float]:
        turn = 2.0 * math.pi * seconds / period_s
        return (
            start[0] + reach[0] * math.sin(turn),
            start[1] + reach[1] * (1.0 - math.cos(turn)) / 2.0,
        )

    return at


class Eye(QObject):
    """Notes which revision was painted when."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.edits: list[tuple[float, int]] = []
        self.painted: list[tuple[float, int, bool]] = []
        self._canvas = window.canvas
        self._document = window.document
        self._newest: Rendered | None = None
        self._painting = (0, False)
        self._document.edited.connect(self._edited)
        self._document.rendered.connect(self._rendered)
        self._canvas.installEventFilter(self)

    def close(self) -> None:
        """Look no more."""
        self._document.edited.disconnect(self._edited)
        self._document.rendered.disconnect(self._rendered)
        self._canvas.removeEventFilter(self)

    def latencies_ms(self, moved_s: list[float]) -> list[float]:
        """For each mouse event, how long until a picture that includes it was painted.

        Events that changed nothing, or whose picture never came, are left out.
        """
        found = []
        for moved in moved_s:
            revision = next((number for when, number in self.edits if when >= moved), None)
            shown = next(
                (when for when, number, _ in self.painted
                 if revision is not None and number >= revision and when >= moved),
                None,
            )  # fmt: skip
            if shown is not None:
                found.append(1000.0 * (shown - moved))
        return found

    def pictures_ms(self, moved_s: list[float]) -> list[float]:
        """For each draft painted, how old the mouse event was that it answers."""
        found, seen = [], set()
        for when, number, _ in self.painted:
            edited = next((at for at, one in self.edits if one == number), None)
            if edited is None or number in seen:
                continue
            seen.add(number)
            cause = max((moved for moved in moved_s if moved <= edited), default=edited)
            found.append(1000.0 * (when - cause))
        return found

    def full_after_ms(self, moved_s: list[float]) -> float | None:
        """From the last mouse event to the full picture of the last edit."""
        last = max((number for _, number in self.edits), default=0)
        for when, number, full in self.painted:
            if full and number >= last and when >= moved_s[-1]:
                return 1000.0 * (when - moved_s[-1])
        return None

    def pictures_per_s(self, moved_s: list[float]) -> float:
        """Different pictures painted per second of the drag."""
        times = {n: w for w, n, _ in reversed(self.painted) if moved_s[0] <= w <= moved_s[-1]}
        return len(times) / max(moved_s[-1] - moved_s[0], 1e-6)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._newest is not None:
            full = not self._newest.draft and not self._canvas.layers.showing_draft
            self._painting = (self._newest.revision, full)
            # Comes round after the picture is painted and handed to the screen.
            QCoreApplication.postEvent(self, QEvent(_PAINTED))
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == _PAINTED:
            self.painted.append((time.monotonic(), *self._painting))
            return True
        return super().event(event)

    def _edited(self, _face: int, revision: int) -> None:
        self.edits.append((time.monotonic(), revision))

    def _rendered(self, rendered: Rendered) -> None:
        self._newest = rendered
