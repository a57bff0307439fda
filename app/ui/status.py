"""The status bar: what a drag would do, device, time a stage, resolution, zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QStatusBar, QToolButton, QWidget

from app.state.project import personalised
from app.state.sentences import said
from app.state.texts import marked as _T
from engine.renderers import RENDERERS

if TYPE_CHECKING:
    from app.state.document import Document, Rendered

_ZOOMS = (0.25, 0.5, 1.0, 2.0, 4.0)
_WIDE_PX = 1240
"""A narrower window has no room for the time of every stage."""
STAGES: dict[str, str] = {
    "shape": _T("Stages", "shape"),
    "rasterise": _T("Stages", "rasterise"),
    "flow": _T("Stages", "flow"),
    "paint": _T("Stages", "paint"),
    "paste": _T("Stages", "paste"),
    "view": _T("Stages", "view"),
    "network": _T("Stages", "network"),
    "blend": _T("Stages", "blend"),
}
"""What renderers call their stages -> the word on screen."""


class Status(QStatusBar):
    """Small print at the foot of the window.

    Signals:
        zoom_asked: screen pixels per photo pixel, 0 to fit.
    """

    zoom_asked = Signal(float)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.setSizeGripEnabled(False)
        self.hint = QLabel(self)
        self.hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.device, self.stages = QLabel(self), QLabel(self)
        self.speed, self.resolution = QLabel(self), QLabel(self)
        self.zoom = QToolButton(self)
        self.zoom.setText("100 %")
        self.zoom.setMinimumWidth(QFontMetrics(self.font()).horizontalAdvance("1000 %") + 14)
        self.zoom.setToolTip(self.tr("Zoom"))
        self.zoom.setAccessibleName(self.tr("Zoom"))
        self.zoom.clicked.connect(self._offer_zooms)
        self.addWidget(self.hint, 1)
        for widget in (self.stages, self.speed, self.device, self.resolution, self.zoom):
            self.addPermanentWidget(widget)
        document.rendered.connect(self.show_picture)
        document.renderer_changed.connect(self._show_renderer)
        document.opened.connect(self._opened)
        self._show_renderer()

    def show_hint(self, text: str) -> None:
        """Say what a drag would do now."""
        self.hint.setText(text)

    def show_zoom(self, zoom: float) -> None:
        """Say how large the photo is shown."""
        if self._document.picture is None:
            return
        self.zoom.setText(f"{zoom:.0%}".replace("%", " %"))

    def show_picture(self, rendered: Rendered) -> None:
        """Say how large, how fast and on what the newest picture was made."""
        height, width = rendered.drawn_hw
        whole_h, whole_w = rendered.size_hw
        size = f"{width} × {height}"
        if (height, width) != (whole_h, whole_w):
            size = self.tr("{size} of {whole}").format(size=size, whole=f"{whole_w} × {whole_h}")
        self.resolution.setText(size)
        total = rendered.timings_ms.get("total")
        if total is not None:
            kind = self.tr("draft") if rendered.draft else self.tr("full")
            shown = [f"{_stage(name)} {QLocale().toString(float(ms), 'f', 1)}"
                     for name, ms in rendered.timings_ms.items() if name != "total"]  # fmt: skip
            # Nothing is drawn of a photo that shows itself.
            self.speed.setText(f"{kind} {total:.0f} ms" if shown else "")
            self.stages.setText(" · ".join(shown))
            self.speed.setToolTip("\n".join(f"{line} ms" for line in shown))
        if rendered.device is not None:
            on_cpu = rendered.device.name == "cpu"
            self._show_renderer(device="CPU" if on_cpu else rendered.device.label)
            self.device.setToolTip(f"{self.device.toolTip()}\n{said(rendered.device.label)}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.stages.setVisible(self.width() >= _WIDE_PX)

    def _opened(self) -> None:
        picture = self._document.picture
        if picture is not None:
            height, width = picture.size_hw
            self.resolution.setText(f"{width} × {height}")
            self.speed.clear()
            self.stages.clear()
        self._show_renderer()

    def _show_renderer(self, _name: str = "", *, device: str = "") -> None:
        """Name the renderer, and what it calculates on once that is known."""
        spec = RENDERERS.spec(self._document.renderer_name)
        label = said(spec.label)
        if personalised(self._document.renderer_options):
            label = self.tr("{renderer}, personalised").format(renderer=label)
        self.device.setText(f"{label} · {device}" if device else label)
        self.device.setToolTip(f"{said(spec.summary)}\n{spec.licence}")

    def _offer_zooms(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Fit in Window"), lambda: self.zoom_asked.emit(0.0))
        menu.addSeparator()
        for zoom in _ZOOMS:
            menu.addAction(f"{zoom:.0%}".replace("%", " %"),
                           lambda zoom=zoom: self.zoom_asked.emit(zoom))  # fmt: skip
        menu.popup(self.zoom.mapToGlobal(QPoint(0, -menu.sizeHint().height())))


def _stage(name: str) -> str:
    return QCoreApplication.translate("Stages", STAGES[name]) if name in STAGES else name
