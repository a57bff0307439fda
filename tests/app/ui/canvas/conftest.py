"""Fixtures of the canvas's tests: a canvas on the sample, and a hand that uses it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from app.ui.canvas.picture_canvas import PictureCanvas

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from app.state.document import Document

_NONE = Qt.KeyboardModifier.NoModifier


class Hand:
    """Presses, drags and keys on a canvas, as Qt would send them."""

    def __init__(self, canvas: PictureCanvas) -> None:
        self.canvas = canvas
        canvas.underMouse = lambda: True

    def at(self, name: str) -> QPointF:
        """Where a handle is in the widget."""
        return QPointF(*self.canvas.view.to_widget(*self.canvas.handles.points()[name]))

    def send(
        self,
        kind: QEvent.Type,
        at: QPointF,
        modifiers: Qt.KeyboardModifier = _NONE,
        button: Qt.MouseButton = Qt.MouseButton.LeftButton,
        *,
        down: bool = True,
    ) -> None:
        moved = kind == QEvent.Type.MouseMove
        event = QMouseEvent(
            kind,
            at,
            self.canvas.mapToGlobal(at),
            Qt.MouseButton.NoButton if moved else button,
            button if down else Qt.MouseButton.NoButton,
            modifiers,
        )
        QApplication.sendEvent(self.canvas, event)

    def hover(self, at: QPointF) -> None:
        self.send(QEvent.Type.MouseMove, at, down=False)
        settle(lambda: False, 0.05)

    def press(self, at: QPointF, modifiers: Qt.KeyboardModifier = _NONE, **how: object) -> None:
        self.send(QEvent.Type.MouseButtonPress, at, modifiers, **how)

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier = _NONE, **how: object) -> None:
        self.send(QEvent.Type.MouseMove, at, modifiers, **how)

    def release(self, at: QPointF, **how: object) -> None:
        self.send(QEvent.Type.MouseButtonRelease, at, down=False, **how)

    def drag(
        self,
        start: QPointF,
        by: QPointF,
        modifiers: Qt.KeyboardModifier = _NONE,
        steps: int = 12,
        **how: object,
    ) -> None:
        self.press(start, modifiers, **how)
        for step in range(1, steps + 1):
            self.move(start + by * (step / steps), modifiers, **how)
            settle(lambda: False, 0.01)
        self.release(start + by, **how)

    def wheel(self, at: QPointF, steps: int, modifiers: Qt.KeyboardModifier = _NONE) -> None:
        event = QWheelEvent(
            at,
            self.canvas.mapToGlobal(at),
            QPointF(0, 0).toPoint(),
            QPointF(0, 120 * steps).toPoint(),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.canvas, event)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE, *, up: bool = True) -> None:
        kinds = [QEvent.Type.KeyPress] + ([QEvent.Type.KeyRelease] if up else [])
        for kind in kinds:
            QApplication.sendEvent(self.canvas, QKeyEvent(kind, key, modifiers))


def settle(done: Callable[[], bool], seconds: float = 5.0) -> bool:
    """Let events run until `done`, at most so long; returns whether it came to pass."""
    end = time.monotonic() + seconds
    while not done() and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.002)
    return done()


@pytest.fixture
def wait() -> Callable[..., bool]:
    return settle


@pytest.fixture
def canvas(document: Document) -> Iterator[PictureCanvas]:
    """A canvas of 800 x 600 on the sample portrait."""
    widget = PictureCanvas(document)
    widget.resize(800, 600)
    widget.show()
    settle(lambda: widget.layers.photo_ready)
    yield widget
    widget.stop()
    widget.close()


@pytest.fixture
def hand(canvas: PictureCanvas) -> Hand:
    return Hand(canvas)


@pytest.fixture
def pixel(canvas: PictureCanvas) -> Callable[[float, float], tuple[int, int, int]]:
    """RGB that the canvas shows at a point of the photo."""

    def read(x: float, y: float) -> tuple[int, int, int]:
        at = canvas.view.to_widget(x, y)
        colour: QColor = canvas.grab().toImage().pixelColor(int(at[0]), int(at[1]))
        return colour.red(), colour.green(), colour.blue()

    return read


@pytest.fixture
def screenshots(tmp_path: Path) -> Path:
    """Where pictures to look at go: $LIKENESS_SCREENSHOTS, or nowhere that lasts."""
    folder = Path(os.environ.get("LIKENESS_SCREENSHOTS") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    return folder
