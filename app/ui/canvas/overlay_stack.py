"""The overlays that are switched on, kept up to date beside the UI thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QPainter

from app.ui.canvas.legend import confidence_entries, paint_legend, provenance_entries
from app.ui.canvas.overlays import (
    Overlay,
    OverlayImage,
    paint_landmarks,
    provenance_image,
    surface_overlay,
)

if TYPE_CHECKING:
    from app.state.document import Rendered
    from app.ui.canvas.images import Image
    from app.ui.canvas.picture_canvas import PictureCanvas

__all__ = ["Overlay", "OverlayStack"]

_SURFACES = (Overlay.PNCC, Overlay.CONFIDENCE, Overlay.WIREFRAME)


class OverlayStack(QObject):
    """Draws the overlays over the canvas and has them made anew when edit or view change.

    Attributes:
        on: the overlays that are switched on.
    """

    def __init__(self, canvas: PictureCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.on: set[Overlay] = set()
        self._surfaces: dict[Overlay, OverlayImage] = {}
        self._provenance: Image | None = None

    def switch(self, overlay: Overlay, on: bool) -> bool:
        """Switch one; returns whether that changed anything."""
        if on == (overlay in self.on):
            return False
        (self.on.add if on else self.on.discard)(overlay)
        self._surfaces.pop(overlay, None)
        newest = self._canvas.document.newest
        if overlay is Overlay.PROVENANCE:
            self._provenance = None
            if on and newest is not None:
                self.take_provenance(newest)
        self.refresh()
        self._canvas.update()
        return True

    def refresh(self) -> None:
        """Have the overlays drawn for the present edit and view."""
        heads, canvas = self._canvas.heads.all, self._canvas
        if not heads:
            self._surfaces.clear()
            self._provenance = None
            return
        size, ratio = (canvas.width(), canvas.height()), canvas.devicePixelRatioF()
        for kind in _SURFACES:
            if kind in self.on:
                job = partial(surface_overlay, kind, heads, canvas.view, size, ratio)
                canvas.background.submit(kind, job, partial(self._take, kind))

    def take_provenance(self, rendered: Rendered) -> None:
        """Keep the map that came with a picture, if there is one."""
        if Overlay.PROVENANCE in self.on and rendered.provenance is not None:
            self._provenance = provenance_image(rendered.provenance)
            self._canvas.update()

    def paint(self, painter: QPainter) -> None:
        """Draw them over the picture."""
        canvas = self._canvas
        view = canvas.view
        if Overlay.PROVENANCE in self.on and self._provenance is not None:
            height, width = canvas.size_hw
            where = QRectF(view.left, view.top, width * view.scale, height * view.scale)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
            painter.drawImage(where, self._provenance.image)
        for kind in _SURFACES:
            if kind in self.on and kind in self._surfaces:
                self._surfaces[kind].paint(painter, view)
        if Overlay.LANDMARKS in self.on:
            by_confidence = Overlay.CONFIDENCE in self.on
            paint_landmarks(painter, canvas.heads.all, view, by_confidence=by_confidence)
        entries = [
            *(provenance_entries() if Overlay.PROVENANCE in self.on else ()),
            *(confidence_entries() if Overlay.CONFIDENCE in self.on else ()),
        ]
        if entries:
            paint_legend(painter, entries, QRectF(canvas.rect()))

    def _take(self, kind: Overlay, image: OverlayImage) -> None:
        if kind in self.on:
            self._surfaces[kind] = image
            self._canvas.update()
