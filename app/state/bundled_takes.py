"""The performances that come with the program."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.state.texts import marked as _T

BUNDLED_TAKES: dict[str, str] = {
    "take-smile": _T("BundledTakes", "Smile (sample)"),
    "take-laughing": _T("BundledTakes", "Laugh (sample)"),
    "take-talking": _T("BundledTakes", "Talk (sample)"),
    "take-nod": _T("BundledTakes", "Nod (sample)"),
    "take-idle": _T("BundledTakes", "Idle (sample)"),
}
"""Id of the asset -> name in English."""


def bundled_name(asset: str) -> str:
    """What a take is called on screen."""
    return QCoreApplication.translate("BundledTakes", BUNDLED_TAKES[asset])
