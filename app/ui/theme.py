"""Light and dark looks: palette, style sheet, and following the system."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from app.ui.theme_style import style_sheet
from app.ui.theme_tokens import DARK, LIGHT, Tokens

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

MODES = ("system", "light", "dark")
_PROPERTY = "likenessTheme"
_FOLLOWS = "likenessFollowsSystem"


def tokens() -> Tokens:
    """The look in use; ask when painting, not before."""
    app = QGuiApplication.instance()
    return LIGHT if app is not None and app.property(_PROPERTY) == "light" else DARK


def color(name: str) -> QColor:
    """One colour of the look in use, by token name."""
    return QColor(getattr(tokens(), name))


def apply(app: QApplication, mode: str = "system") -> None:
    """Give every window the look; "system" also follows when the desktop changes.

    Args:
        app: the application.
        mode: one of `MODES`; anything else counts as "system".
    """
    hints = app.styleHints()
    if not app.property(_FOLLOWS):
        hints.colorSchemeChanged.connect(partial(_follow, app))
        app.setProperty(_FOLLOWS, True)
        app.setStyle("Fusion")
    app.setProperty("likenessThemeMode", mode)
    chosen = mode if mode in ("light", "dark") else _of_system(hints.colorScheme())
    if app.property(_PROPERTY) == chosen:
        return
    app.setProperty(_PROPERTY, chosen)
    app.setPalette(_palette(tokens()))
    app.setStyleSheet(style_sheet(tokens()))


def _follow(app: QApplication, _scheme: Qt.ColorScheme) -> None:
    if app.property("likenessThemeMode") == "system":
        apply(app, "system")


def _of_system(scheme: Qt.ColorScheme) -> str:
    """An unknown scheme counts as dark: photos are judged best on a dark ground."""
    return "light" if scheme == Qt.ColorScheme.Light else "dark"


def _palette(look: Tokens) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: look.window,
        role.WindowText: look.text,
        role.Base: look.field,
        role.AlternateBase: look.panel,
        role.Text: look.text,
        role.PlaceholderText: look.faint,
        role.Button: look.raised,
        role.ButtonText: look.text,
        role.BrightText: look.error,
        role.Highlight: look.accent,
        role.HighlightedText: look.on_accent,
        role.ToolTipBase: look.raised,
        role.ToolTipText: look.text,
        role.Link: look.accent,
        role.LinkVisited: look.accent,
        role.Light: look.hover,
        role.Midlight: look.raised,
        role.Mid: look.edge,
        role.Dark: look.border,
        role.Shadow: look.border,
        role.Accent: look.accent,
    }
    for key, value in colours.items():
        palette.setColor(key, QColor(value))
    for key in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, QColor(look.faint))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(look.groove))
    return palette
