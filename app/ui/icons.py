"""Monochrome icons, drawn from one sheet of symbols in the colours of the look in use."""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.ui import theme
from engine import assets

_SYMBOL = re.compile(r'<symbol id="([^"]+)" viewBox="([^"]+)">(.*?)</symbol>', re.DOTALL)
_PEN = 'fill="none" stroke="{0}" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"'


@cache
def icon(name: str, on: str = "") -> QIcon:
    """The icon called `name`; it changes colour with the look by itself.

    Args:
        name: a symbol of assets/icons/symbols.svg.
        on: token of its colour when checked; "accent" if empty.

    Raises:
        KeyError: there is no such symbol.
    """
    return QIcon(_engine(name, on or "accent"))


def names() -> tuple[str, ...]:
    """Every symbol there is."""
    return tuple(_symbols())


def application_icon() -> QIcon:
    """The program's own icon."""
    return QIcon(str(assets.locate("application-icon")))


def pixmap(name: str, side: int, token: str, ratio: float = 1.0) -> QPixmap:
    """A symbol as a square picture, in a token's colour.

    Args:
        name: the symbol.
        side: in device-independent px.
        token: name of a colour of the look.
        ratio: device pixels per px.
    """
    return _drawn(name, QSize(round(side * ratio), round(side * ratio)), _hex(token), ratio)


@cache
def _engine(name: str, on: str) -> QIconEngine:
    if name not in _symbols():
        raise KeyError(name)
    return _SymbolEngine(name, on)


@cache
def _symbols() -> dict[str, tuple[str, str]]:
    sheet = assets.locate("icon-symbols").read_text(encoding="utf-8")
    return {name: (box, body) for name, box, body in _SYMBOL.findall(sheet)}


def _hex(token: str) -> str:
    return getattr(theme.tokens(), token)


@cache
def _drawn(name: str, size: QSize | tuple[int, int], colour: str, ratio: float) -> QPixmap:
    picture = QPixmap(size if isinstance(size, QSize) else QSize(*size))
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        _renderer(name, colour).render(painter, QRectF(picture.rect()))
    picture.setDevicePixelRatio(ratio)
    return picture


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    box, body = _symbols()[name]
    pen = _PEN.format(colour)
    document = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"><g {pen}>{body}</g></svg>'
    return QSvgRenderer(QByteArray(document.replace("currentColor", colour).encode()))


class _SymbolEngine(QIconEngine):
    """Draws one symbol; asked anew for every repaint, so a new look needs no new icons."""

    def __init__(self, name: str, on: str) -> None:
        super().__init__()
        self._name = name
        self._on = on

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        _renderer(self._name, self._colour(mode, state)).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        return picture

    def clone(self) -> QIconEngine:
        return _SymbolEngine(self._name, self._on)

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            return _hex("faint")
        return _hex(self._on if state == QIcon.State.On else "text")
