"""The photo, its newest picture, and how they are shown: before, after, or side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPixmap

from app.ui.canvas.frame import Frame
from app.ui.canvas.images import as_image
from app.ui.canvas.part import part_of
from app.ui.canvas.pyramid import Pyramid, build

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.state.document import Rendered
    from app.ui.canvas.background import Background
    from app.ui.canvas.view import View
    from engine.types import ByteArray, Picture

_AT_ONCE_PX = 700_000
"""Pictures up to this many pixels are made ready in a few milliseconds, so without a worker."""
_CHECKER_PX = 8


class Layers(QObject):
    """Holds the photo and what the newest picture changes of it, ready to be painted.

    A draft has fewer pixels than the photo. Where it shows nothing but the photo, the photo
    itself is shown: only what the edit moves is soft while the hand moves.

    Signals:
        changed: something else would be painted now.
    """

    changed = Signal()

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._picture: Picture | None = None
        self._photo: Pyramid | None = None
        self._result: Pyramid | None = None
        self._result_order = (-1, False)
        self._live: Pyramid | None = None
        self._frame = Frame()
        self._stale = QRectF()
        self._checkers = _checkerboard()

    @property
    def photo_ready(self) -> bool:
        return self._photo is not None

    @property
    def showing_draft(self) -> bool:
        """Whether the newest picture is still a draft."""
        return self._result is not None and self._result.is_draft

    def open(self, picture: Picture | None) -> None:
        """Show another photo; None for an empty canvas."""
        for kind in ("photo", "result"):
            self._background.forget(kind)
        self._picture = picture
        self._photo = self._result = self._live = None
        self._result_order = (-1, False)
        self._frame.forget()
        if picture is not None:
            pixels, alpha = picture.pixels, picture.alpha
            self._run("photo", pixels, lambda: build(pixels, alpha), self._take_photo)
        self.changed.emit()

    def show(self, rendered: Rendered) -> None:
        """Take a picture from the render loop."""
        picture = self._picture
        order = (rendered.revision, not rendered.draft)
        if picture is None or rendered.size_hw != picture.size_hw or order < self._result_order:
            return
        self._result_order = order
        pixels = rendered.part.pixels

        def job() -> Pyramid | None:
            return part_of(rendered, see_through=picture.alpha is not None)

        self._run("result", pixels, job, self._take_result)

    @property
    def live(self) -> bool:
        """Whether a live picture is shown in place of the edit."""
        return self._live is not None

    def show_live(self, pixels: ByteArray | None) -> None:
        """Show a small picture of the whole photo in place of the edit; None ends that."""
        if self._picture is None or pixels is None:
            self._live = None
        else:
            height, width = self._picture.size_hw
            step = width / pixels.shape[1], height / pixels.shape[0]
            self._live = Pyramid((as_image(pixels),), step)

    def paint(
        self, painter: QPainter, view: View, exposed: QRectF, ratio: float, ground: QColor
    ) -> None:
        """Draw the newest picture; the photo where nothing newer is ready.

        Args:
            painter: on the widget.
            view: where the photo lies.
            exposed: the part of the widget to draw, in its pixels.
            ratio: screen pixels for each widget pixel.
            ground: colour of the widget around the photo.
        """
        if self._live is not None:
            painter.fillRect(exposed, ground)
            self._live.paint(painter, view, exposed, ratio)
            return

        def draw(onto: QPainter, part: QRectF) -> None:
            onto.fillRect(part, ground)
            self._draw(onto, view, part, ratio)

        self._frame.forget(view.rect(self._stale))
        self._stale = QRectF()
        self._frame.paint(painter, exposed, (view, ground.rgb()), draw)

    def _draw(self, painter: QPainter, view: View, exposed: QRectF, ratio: float) -> None:
        self._paint_ground(painter, view, exposed)
        result = self._result
        see_through = self._picture is not None and self._picture.alpha is not None
        if result is None or not see_through:
            self.paint_photo(painter, view, exposed, ratio, ground=False)
        if result is not None:
            result.paint(painter, view, exposed, ratio)

    def paint_photo(
        self, painter: QPainter, view: View, exposed: QRectF, ratio: float, *, ground: bool = True
    ) -> None:
        """Draw the photo as it was."""
        if ground:
            self._paint_ground(painter, view, exposed)
        if self._photo is not None:
            self._photo.paint(painter, view, exposed, ratio)

    def _paint_ground(self, painter: QPainter, view: View, exposed: QRectF) -> None:
        """The checkerboard that shows where a photo is transparent."""
        if self._picture is None or self._picture.alpha is None:
            return
        height, width = self._picture.size_hw
        photo = QRectF(view.left, view.top, width * view.scale, height * view.scale)
        painter.setBrushOrigin(photo.topLeft())
        painter.fillRect(photo & exposed, self._checkers)

    def _run(
        self,
        kind: str,
        pixels: ByteArray,
        job: Callable[[], Pyramid | None],
        take: Callable[[Pyramid | None], None],
    ) -> None:
        """Small pictures at once; the UI thread must not wait for larger ones."""
        if pixels.shape[0] * pixels.shape[1] <= _AT_ONCE_PX:
            self._background.forget(kind)
            take(job())
        else:
            self._background.submit(kind, job, take)

    def _take_photo(self, pyramid: Pyramid | None) -> None:
        self._photo = pyramid
        self._frame.forget()
        self.changed.emit()

    def _take_result(self, pyramid: Pyramid | None) -> None:
        for one in (self._result, pyramid):
            if one is not None:
                self._stale |= one.place
        self._result = pyramid
        self.changed.emit()


def _checkerboard() -> QBrush:
    tile = QImage(2 * _CHECKER_PX, 2 * _CHECKER_PX, QImage.Format.Format_RGB32)
    tile.fill(QColor(205, 205, 205))
    with QPainter(tile) as painter:
        for x, y in ((0, 0), (_CHECKER_PX, _CHECKER_PX)):
            painter.fillRect(x, y, _CHECKER_PX, _CHECKER_PX, QColor(165, 165, 165))
    return QBrush(QPixmap.fromImage(tile))
