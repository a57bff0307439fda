"""The photo, its newest picture, and how they are shown: before, after, or side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPixmap

from app.ui.canvas.pyramid import Pyramid, as_image, build, transparent_image
from engine.media import blur, resize

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from app.state.document import Rendered
    from app.ui.canvas.background import Background
    from app.ui.canvas.view import View
    from engine.types import ByteArray, Picture

_AT_ONCE_PX = 700_000
"""Pictures up to this many pixels are made ready in a few milliseconds, so without a worker."""
_NOISE_LEVELS = 2
_SOFT_EDGE_PX = 1.2
_CHECKER_PX = 8


class Layers(QObject):
    """Holds the photo and the newest picture of it, ready to be painted.

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
        self._small_photo: dict[tuple[int, int], ByteArray] = {}
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
        self._small_photo = {}
        if picture is not None:
            self._make("photo", picture.pixels, picture.alpha, self._take_photo)
        self.changed.emit()

    def show(self, rendered: Rendered) -> None:
        """Take a picture from the render loop."""
        picture = self._picture
        order = (rendered.revision, not rendered.draft)
        if picture is None or rendered.size_hw != picture.size_hw or order < self._result_order:
            return
        self._result_order = order
        if rendered.pixels.shape[:2] == picture.size_hw:
            self._make("result", rendered.pixels, rendered.alpha, self._take_result)
        else:
            self._run("result", rendered.pixels, self._draft(rendered, picture), self._take_result)

    @property
    def live(self) -> bool:
        """Whether a live picture is shown in place of the edit."""
        return self._live is not None

    def show_live(self, pixels: ByteArray | None) -> None:
        """Show a small picture of the whole photo in place of the edit; None ends that."""
        if self._picture is None or pixels is None:
            self._live = None
        else:
            self._live = Pyramid(self._picture.size_hw, (as_image(pixels),))

    def paint(self, painter: QPainter, view: View, exposed: QRectF, ratio: float) -> None:
        """Draw the newest picture; the photo where nothing newer is ready."""
        self._paint_ground(painter, view, exposed)
        if self._live is not None:
            self._live.paint(painter, view, exposed, ratio)
            return
        result = self._result
        see_through = self._picture is not None and self._picture.alpha is not None
        if result is None or (result.is_draft and not see_through):
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

    def _make(
        self,
        kind: str,
        pixels: ByteArray,
        alpha: NDArray[Any] | None,
        take: Callable[[Pyramid], None],
    ) -> None:
        assert self._picture is not None
        size_hw = self._picture.size_hw

        def job() -> Pyramid:
            return build(pixels, size_hw, alpha)

        self._run(kind, pixels, job, take)

    def _run(
        self,
        kind: str,
        pixels: ByteArray,
        job: Callable[[], Pyramid],
        take: Callable[[Pyramid], None],
    ) -> None:
        """Small pictures at once; the UI thread must not wait for larger ones."""
        if pixels.shape[0] * pixels.shape[1] <= _AT_ONCE_PX:
            self._background.forget(kind)
            take(job())
        else:
            self._background.submit(kind, job, take)

    def _take_photo(self, pyramid: Pyramid) -> None:
        self._photo = pyramid
        self.changed.emit()

    def _take_result(self, pyramid: Pyramid) -> None:
        self._result = pyramid
        self.changed.emit()

    def _draft(self, rendered: Rendered, picture: Picture) -> Callable[[], Pyramid]:
        size_hw = rendered.pixels.shape[0], rendered.pixels.shape[1]
        photo = None if picture.alpha is not None else self._small_photo.get(size_hw)
        if photo is None and picture.alpha is None:
            self._ask_small_photo(picture, size_hw)

        def job() -> Pyramid:
            if photo is None:
                image = as_image(rendered.pixels, rendered.alpha)
            else:
                image = transparent_image(rendered.pixels, _changed(rendered.pixels, photo))
            return Pyramid(picture.size_hw, (image,))

        return job

    def _ask_small_photo(self, picture: Picture, size_hw: tuple[int, int]) -> None:
        def keep(small: ByteArray) -> None:
            if self._picture is picture:
                self._small_photo[size_hw] = small

        name = f"small photo {size_hw}"
        self._background.submit(name, lambda: resize(picture.pixels, size_hw), keep)


def _changed(draft: ByteArray, photo: ByteArray) -> ByteArray:
    """(h, w) uint8: 255 where the draft differs from the photo, soft at the border."""
    differs = np.abs(draft.astype(np.int16) - photo).max(axis=2) > _NOISE_LEVELS
    grown = blur(differs.astype(np.float32) * 4.0, _SOFT_EDGE_PX)
    return np.rint(np.minimum(grown, 1.0) * 255).astype(np.uint8)


def _checkerboard() -> QBrush:
    tile = QImage(2 * _CHECKER_PX, 2 * _CHECKER_PX, QImage.Format.Format_RGB32)
    tile.fill(QColor(205, 205, 205))
    painter = QPainter(tile)
    for x, y in ((0, 0), (_CHECKER_PX, _CHECKER_PX)):
        painter.fillRect(x, y, _CHECKER_PX, _CHECKER_PX, QColor(165, 165, 165))
    painter.end()
    return QBrush(QPixmap.fromImage(tile))
