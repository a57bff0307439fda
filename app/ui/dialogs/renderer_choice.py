"""The table of renderers: what each is, under which licence, how fast here, or why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.commands.renderer import ChooseRenderer
from app.jobs.speeds import SIZE_PX, measure_speeds
from app.state.project import personalised, with_network
from app.state.sentences import said
from app.state.speeds import Speeds
from app.ui import icons
from app.ui.dialogs.speed_words import duration, told
from engine.renderers import RENDERERS
from engine.renderers.headgan.personal import RENDERER

if TYPE_CHECKING:
    from app.jobs.tasks import Task
    from app.state.document import Document
    from app.state.settings import Settings
    from engine.registry import Spec

_NAME, _OWN = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
"""Name of the renderer, and whether it draws with weights of the person."""
_LINE_PX, _ICON_PX = 30, 14


class RendererChoice(QWidget):
    """A click on a line draws with that renderer from now on; undo takes it back.

    Speeds that nobody has measured on this machine are measured when the table is first seen.
    """

    def __init__(
        self, settings: Settings, document: Document, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._speeds = Speeds(settings, self)
        self._task: Task | None = None
        self._blank = QIcon(_clear(_ICON_PX))
        self.table = self._make_table()
        self.summary = QLabel(self)
        self.summary.setObjectName("muted")
        self.summary.setWordWrap(True)
        self.summary.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self.summary.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.device = QComboBox(self)
        self.device.setAccessibleName(self.tr("Device"))
        self.again = QPushButton(self.tr("Measure Again"), self)
        self.again.setAutoDefault(False)
        self._lay_out()
        self._fill()
        self.table.currentItemChanged.connect(self._describe)
        self.table.itemClicked.connect(self._choose)
        self.table.itemActivated.connect(self._choose)
        self.device.activated.connect(self._choose_device)
        self.again.clicked.connect(self.measure)
        self._speeds.changed.connect(self._show_speeds)
        document.renderer_changed.connect(self._renew)
        if any(not self._speeds.of(spec.name) for spec in RENDERERS if not spec.why_unavailable()):
            self.measure()

    def measure(self) -> None:
        """Try every renderer for a few seconds; the edit goes on meanwhile."""
        self.again.setEnabled(False)
        self._task = measure_speeds()
        self._task.part.connect(self._speeds.put)
        self._task.ended.connect(self._measured)
        self._show_speeds()

    def stop(self) -> None:
        """End a measurement under way."""
        if self._task is not None:
            self._task.cancel()

    # Building

    def _make_table(self) -> QTreeWidget:
        table = QTreeWidget(self)
        table.setHeaderLabels([
            self.tr("Renderer"), self.tr("Licence"),
            self.tr("A picture of {size} px").format(size=SIZE_PX),
        ])  # fmt: skip
        table.setRootIsDecorated(False)
        table.setAccessibleName(self.tr("Renderer"))
        table.setIconSize(QSize(_ICON_PX, _ICON_PX))
        header = table.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setStretchLastSection(False)
        return table

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        label = QLabel(self.tr("Device"), self)
        label.setBuddy(self.device)
        line.addWidget(label)
        line.addWidget(self.device, 1)
        line.addWidget(self.again)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.summary)
        layout.addLayout(line)

    def _fill(self) -> None:
        self.table.clear()
        for spec in RENDERERS:
            self._add(spec, own=False)
            if spec.name == RENDERER and self._document.network is not None:
                self._add(spec, own=True)
        self.table.setMinimumHeight(_LINE_PX * (self.table.topLevelItemCount() + 2))
        self._mark()
        self._show_speeds()
        self._describe()

    def _add(self, spec: Spec, *, own: bool) -> None:
        label = said(spec.label)
        if own:
            label = self.tr("{renderer}, personalised").format(renderer=label)
        line = QTreeWidgetItem(self.table, [label, spec.licence, ""])
        line.setData(0, _NAME, spec.name)
        line.setData(0, _OWN, own)
        line.setToolTip(1, spec.licence)
        if self._used(line):
            self.table.setCurrentItem(line)

    # Choosing

    def _used(self, line: QTreeWidgetItem) -> bool:
        document = self._document
        same = line.data(0, _NAME) == document.renderer_name
        return same and bool(line.data(0, _OWN)) == personalised(document.renderer_options)

    def _choose(self, line: QTreeWidgetItem, _column: int = 0) -> None:
        name = str(line.data(0, _NAME))
        if not self._used(line) and not RENDERERS.spec(name).why_unavailable():
            document = self._document
            before = document.renderer_options if name == document.renderer_name else {}
            options = with_network(before, document.network if line.data(0, _OWN) else None)
            document.undo_stack.push(ChooseRenderer(document, name, options))
        self._mark()
        self._describe()

    def _choose_device(self) -> None:
        device = str(self.device.currentData())
        document = self._document
        options: dict[str, object] = {} if device == "auto" else {"device": device}
        if personalised(document.renderer_options):
            options = with_network(options, document.network)
        document.undo_stack.push(ChooseRenderer(document, document.renderer_name, options))

    # Showing

    def _lines(self) -> list[QTreeWidgetItem]:
        found = map(self.table.topLevelItem, range(self.table.topLevelItemCount()))
        return [line for line in found if line is not None]

    def _renew(self, _name: str) -> None:
        """Follow what else changes the renderer: weights have been learned, or a step undone."""
        owns = any(line.data(0, _OWN) for line in self._lines())
        if owns != (self._document.network is not None):
            self._fill()
        self._mark()

    def _mark(self) -> None:
        """Put a tick beside the renderer in use."""
        for line in self._lines():
            line.setIcon(0, icons.icon("check") if self._used(line) else self._blank)

    def _show_speeds(self) -> None:
        measuring = self._task is not None and self._task.active
        for line in self._lines():
            spec = RENDERERS.spec(str(line.data(0, _NAME)))
            speeds = self._speeds.of(spec.name)
            if spec.why_unavailable():
                text = self.tr("not available")
            elif speeds:
                text = "\n".join(told(speed, alone=len(speeds) == 1) for speed in speeds)
            else:
                text = self.tr("measuring…") if measuring else "–"
            line.setText(2, text)
        self._show_devices()

    def _show_devices(self) -> None:
        name = self._document.renderer_name
        self.device.clear()
        if not RENDERERS.spec(name).on_torch:
            self.device.addItem(self.tr("CPU"), "auto")
        else:
            self.device.addItem(self.tr("The fastest there is"), "auto")
            for speed in self._speeds.of(name):
                self.device.addItem(said(speed.label), speed.device)
        chosen = self._document.renderer_options.get("device", "auto")
        self.device.setCurrentIndex(max(self.device.findData(chosen), 0))
        self.device.setEnabled(self.device.count() > 1)

    def _describe(self, *_what: object) -> None:
        """Say more about the line one is on."""
        line = self.table.currentItem()
        if line is None:
            return
        spec = RENDERERS.spec(str(line.data(0, _NAME)))
        reason = said(spec.why_unavailable())
        words = [said(spec.summary), reason]
        if line.data(0, _OWN):
            words.insert(1, self.tr("Its weights have learned this person."))
        words += [
            self.tr("A photo is ready after {time} on {device}.").format(
                time=duration(speed.prepare_ms), device=said(speed.label)
            )
            for speed in (() if reason else self._speeds.of(spec.name))
        ]
        self.summary.setText(" ".join(filter(None, words)))
        self._show_devices()

    def _measured(self) -> None:
        self.again.setEnabled(True)
        self._show_speeds()
        self._describe()


def _clear(side: int) -> QPixmap:
    """An icon's room without an icon."""
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    return picture
