"""What can be laid over the picture to see how the program understands it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import starmap
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app.ui.canvas.confidence import confidence_colours, landmark_confidence, vertex_confidence
from app.ui.canvas.images import Image, transparent_image
from engine.export.picture import PROVENANCE_COLOURS
from engine.facemodels import Part
from engine.rasterizers import interpolate, rasterize
from engine.types import PROVENANCE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from app.ui.canvas.geometry import HeadGeometry
    from app.ui.canvas.view import View
    from engine.rasterizers import Fragments
    from engine.types import ByteArray, FloatArray

    Mask = NDArray[np.bool_]

_WIRE = np.array([120, 235, 215], np.uint8)
_WIRE_OPACITY = 0.75
_CLEAR_HEIGHT_PX, _FAINTEST = 6.0, 0.3
_PNCC_OPACITY = 0.82
_CONFIDENCE_OPACITY = 0.62
_PROVENANCE_OPACITY = 0.6
_LARGEST_PROVENANCE_PX = 1600
_OTHER_FACES = 0.45
"""How strong the faces are drawn that the controls do not speak of."""
_HIDDEN_PARTS = (Part.TEETH_UPPER, Part.TEETH_LOWER, Part.TONGUE, Part.MOUTH_CAVITY, Part.GUMS)


class Overlay(StrEnum):
    """The overlays, by the name that actions and settings use."""

    LANDMARKS = "landmarks"
    WIREFRAME = "wireframe"
    PNCC = "pncc"
    PROVENANCE = "provenance"
    CONFIDENCE = "confidence"
    HANDLES = "handles"


@dataclass(frozen=True)
class OverlayImage:
    """An overlay drawn for one view; a later view shows it moved until a new one is ready."""

    image: Image
    view: View
    ratio: float

    def paint(self, painter: QPainter, view: View) -> None:
        """Draw it where `view` has what it was drawn for."""
        grown = view.scale / self.view.scale
        left = view.left - self.view.left * grown
        top = view.top - self.view.top * grown
        picture = self.image.image
        factor = grown / self.ratio
        where = QRectF(left, top, picture.width() * factor, picture.height() * factor)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, grown != 1.0)
        painter.drawImage(where, picture)


def surface_overlay(
    kind: Overlay, heads: Sequence[HeadGeometry], view: View, widget_wh: tuple[int, int],
    ratio: float,
) -> OverlayImage:  # fmt: skip
    """Mesh, PNCC or confidence, drawn at the resolution of the screen. For a worker thread.

    Args:
        kind: which of the three.
        heads: the edited heads; the last one is the chosen one and is drawn over the others,
            which are fainter.
        view: where the photo lies.
        widget_wh: size of the widget.
        ratio: screen pixels for each widget pixel.
    """
    size_hw = max(round(widget_wh[1] * ratio), 1), max(round(widget_wh[0] * ratio), 1)
    colours, opacity = np.zeros((*size_hw, 3), np.uint8), np.zeros(size_hw, np.float32)
    for head in heads:
        strength = 1.0 if head is heads[-1] else _OTHER_FACES
        points = head.points_in(view, ratio)
        fragments = rasterize(points, head.depth_mm, head.model.triangles, size_hw)
        covered = fragments.triangle >= 0
        colours[covered], drawn = _DRAWN[kind](head, points, fragments, covered)
        opacity[covered] = strength * drawn
    return OverlayImage(transparent_image(colours, opacity), view, ratio)


def _pncc(
    head: HeadGeometry, _points: FloatArray, fragments: Fragments, covered: Mask
) -> tuple[ByteArray, FloatArray]:
    colours = _painted(fragments, head, head.model.pncc, covered)
    return colours, np.full(len(colours), _PNCC_OPACITY, np.float32)


def _confidence(
    head: HeadGeometry, _points: FloatArray, fragments: Fragments, covered: Mask
) -> tuple[ByteArray, FloatArray]:
    vertices = confidence_colours(vertex_confidence(head.portrait, head.model))
    colours = _painted(fragments, head, vertices, covered)
    return colours, np.full(len(colours), _CONFIDENCE_OPACITY, np.float32)


def _painted(
    fragments: Fragments, head: HeadGeometry, colours: FloatArray, covered: Mask
) -> ByteArray:
    """(N, 3) vertex colours (V, 3) in 0..1 at the covered pixels."""
    values = interpolate(fragments, head.model.triangles, colours)[covered]
    return np.rint(values * 255).astype(np.uint8)


def _wireframe(
    head: HeadGeometry, points: FloatArray, fragments: Fragments, covered: Mask
) -> tuple[ByteArray, FloatArray]:
    """Edges of the visible triangles.

    A pixel's distance to an edge is its barycentric coordinate times the triangle's height over
    that edge. Lines get thinner with the triangles, so that a small face is not a solid patch.
    """
    model = head.model
    heights = _heights(points, model.triangles)
    shown = ~np.isin(model.triangle_part, _HIDDEN_PARTS)
    triangle = fragments.triangle[covered]
    distance = (fragments.barycentric[covered] * heights[triangle]).min(axis=1)
    height = heights[triangle].min(axis=1)
    line = np.clip(np.minimum(0.22 * height, 0.55) - distance + 0.5, 0.0, 1.0)
    line *= np.clip(height / _CLEAR_HEIGHT_PX, _FAINTEST, 1.0) * shown[triangle]
    return np.broadcast_to(_WIRE, (len(line), 3)), line * _WIRE_OPACITY


_DRAWN = {
    Overlay.WIREFRAME: _wireframe, Overlay.PNCC: _pncc, Overlay.CONFIDENCE: _confidence,
}  # fmt: skip


def _heights(points: FloatArray, triangles: np.ndarray) -> FloatArray:
    """(T, 3) px: the height of each triangle over the edge opposite to each corner."""
    corner = points[triangles]
    edges = corner[:, [2, 0, 1]] - corner[:, [1, 2, 0]]
    lengths = np.linalg.norm(edges, axis=2)
    area = np.abs(edges[:, 0, 0] * edges[:, 1, 1] - edges[:, 0, 1] * edges[:, 1, 0])
    return (area[:, None] / np.maximum(lengths, 1e-3)).astype(np.float32)


def provenance_image(provenance: ByteArray) -> Image:
    """Colours of a (H, W) provenance map, clear where the photo was left alone."""
    step = max(1, -(-max(provenance.shape) // _LARGEST_PROVENANCE_PX))
    small = np.ascontiguousarray(provenance[::step, ::step])
    changed = small != PROVENANCE["untouched"]
    return transparent_image(PROVENANCE_COLOURS[small], changed * _PROVENANCE_OPACITY)


def paint_landmarks(
    painter: QPainter, heads: Sequence[HeadGeometry], view: View, *, by_confidence: bool
) -> None:
    """Dots at the landmarks; coloured by how sure the tracker was, or plain.

    The last head is the chosen one, the others are fainter.
    """
    for head in heads:
        painter.setOpacity(1.0 if head is heads[-1] else _OTHER_FACES)
        _paint_landmarks(painter, head, view, by_confidence=by_confidence)
    painter.setOpacity(1.0)


def _paint_landmarks(
    painter: QPainter, head: HeadGeometry, view: View, *, by_confidence: bool
) -> None:
    points = (head.landmarks_px + 0.5) * view.scale + (view.left, view.top)
    box = head.face_box
    size = min(max((box[2] - box[0]) * view.scale / 130, 1.6), 5.0)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    dots = _polygon(points)
    _paint_dots(painter, dots, QColor(0, 0, 0, 120), size + 1.4)
    if not by_confidence:
        _paint_dots(painter, dots, QColor(255, 196, 74), size)
        return
    confidence = landmark_confidence(head.portrait)
    colours = np.rint(confidence_colours(np.round(confidence * 8) / 8) * 255).astype(int)
    for colour in np.unique(colours, axis=0):
        same = (colours == colour).all(axis=1)
        _paint_dots(painter, _polygon(points[same]), QColor(*(int(c) for c in colour)), size)


def _polygon(points: FloatArray) -> QPolygonF:
    return QPolygonF(list(starmap(QPointF, points.tolist())))


def _paint_dots(painter: QPainter, dots: QPolygonF, colour: QColor, size: float) -> None:
    style = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    painter.setPen(QPen(colour, size, *style))
    painter.drawPoints(dots)
