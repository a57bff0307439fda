"""Files dropped on the canvas: what can be done with them, and the hint while they hover."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.state.file_kinds import Files, sorted_files
from app.ui import theme
from app.ui.canvas.words import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDropEvent

    from app.ui.canvas.picture_canvas import PictureCanvas

_LARGER = 1.5
"""Words over a photo, against those of panels."""
_EXPRESSION_SHARE = 0.34
"""The lower part of the canvas takes the expression of a dropped photo."""


@dataclass(frozen=True)
class Drop:
    """Files that hover over the canvas."""

    files: Files

    @classmethod
    def of(cls, data: QMimeData) -> Drop | None:
        """The files of a drag, or None where it brings none of this computer's."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        return cls(sorted_files(paths)) if paths else None

    @property
    def paths(self) -> tuple[Path, ...]:
        """All of them."""
        return self.files.known + self.files.unknown

    @property
    def is_photo(self) -> bool:
        """Whether it is one photo and nothing else."""
        return len(self.paths) == len(self.files.photos) == 1

    def gives_expression(
        self, at: QPointF, modifiers: Qt.KeyboardModifier, bounds: QRectF, *, editing: bool
    ) -> bool:
        """Whether dropping here takes the photo's expression instead of opening it.

        Args:
            at: where the pointer is.
            modifiers: with Ctrl, the whole canvas takes the expression.
            bounds: of the widget.
            editing: whether a face is open that could take it.
        """
        if not editing or not self.is_photo:
            return False
        held = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        return held or _expression_zone(bounds).contains(at)


class DropTarget:
    """Takes files for the canvas and shows what will become of them."""

    def __init__(self, canvas: PictureCanvas) -> None:
        self._canvas = canvas
        self._drop: Drop | None = None
        self._expression = False

    def handle(self, event: QEvent) -> bool:
        """Deal with drag events; False leaves others alone."""
        kind = event.type()
        if kind == QEvent.Type.DragLeave:
            self._drop = None
            self._canvas.update()
        elif kind in (QEvent.Type.DragEnter, QEvent.Type.DragMove):
            self._over(cast("QDropEvent", event))
        elif kind == QEvent.Type.Drop:
            self._take(cast("QDropEvent", event))
        else:
            return False
        return True

    def paint(self, painter: QPainter) -> None:
        """Draw where the file can be dropped."""
        if self._drop is not None:
            bounds, editing = QRectF(self._canvas.rect()), self._editing
            paint_drop(painter, self._drop, bounds, expression=self._expression, editing=editing)

    @property
    def _editing(self) -> bool:
        return bool(self._canvas.document.faces)

    def _over(self, event: QDropEvent) -> None:
        self._drop = Drop.of(event.mimeData())
        if self._drop is None:
            event.ignore()
        else:
            self._expression = self._drop.gives_expression(
                event.position(),
                event.modifiers(),
                QRectF(self._canvas.rect()),
                editing=self._editing,
            )
            event.acceptProposedAction()
        self._canvas.update()

    def _take(self, event: QDropEvent) -> None:
        self._over(event)
        drop, self._drop = self._drop, None
        if drop is not None:
            if self._expression:
                self._canvas.expression_dropped.emit(str(drop.paths[0]))
            else:
                self._canvas.files_dropped.emit(drop.paths)


def _expression_zone(bounds: QRectF) -> QRectF:
    height = bounds.height() * _EXPRESSION_SHARE
    return QRectF(bounds.left(), bounds.bottom() - height, bounds.width(), height)


def paint_drop(
    painter: QPainter, drop: Drop, bounds: QRectF, *, expression: bool, editing: bool
) -> None:
    """Draw where the file can be dropped, the chosen place brighter."""
    painter.fillRect(bounds, QColor(10, 12, 15, 165))
    zone = _expression_zone(bounds)
    if not (editing and drop.is_photo):
        _card(painter, bounds, _promise(drop.files), chosen=bool(drop.files.known))
        return
    above = QRectF(bounds.topLeft(), QPointF(bounds.right(), zone.top()))
    name = drop.paths[0].name
    _card(painter, above, tr("Open {name}").format(name=name), chosen=not expression)
    text = tr("Take the expression from {name}").format(name=name)
    _card(painter, zone, text, chosen=expression)


def _promise(files: Files) -> str:
    """What will become of the files."""
    if not files.known:
        names = ", ".join(path.name for path in files.unknown)
        return tr("{names} cannot be opened here").format(names=names)
    if len(files.known) == 1:
        return tr("Open {name}").format(name=files.known[0].name)
    return tr("Open {count} files").format(count=len(files.known))


def _card(painter: QPainter, place: QRectF, text: str, *, chosen: bool) -> None:
    card = place.adjusted(16, 16, -16, -16)
    accent = theme.color("accent")
    fill = QColor(accent)
    fill.setAlpha(70 if chosen else 0)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setBrush(fill)
    edge = accent if chosen else QColor(255, 255, 255, 110)
    painter.setPen(QPen(edge, 2.0, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(card, 8, 8)
    font = painter.font()
    font.setBold(chosen)
    font.setPointSizeF(_LARGER * font.pointSizeF())
    painter.setFont(font)
    painter.setPen(QColor(255, 255, 255, 255 if chosen else 190))
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(card.adjusted(16, 8, -16, -8), int(flags), text)
