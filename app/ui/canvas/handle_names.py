"""What the handles of the face are called on screen, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP as _T

from app.state.texts import Words

if TYPE_CHECKING:
    from engine.drivers.grab import Handle

HANDLE_NAMES = {
    "mouth_corner_left": _T("Handles", "Left corner of the mouth"),
    "mouth_corner_right": _T("Handles", "Right corner of the mouth"),
    "lip_upper": _T("Handles", "Upper lip"),
    "lip_upper_left": _T("Handles", "Left upper lip"),
    "lip_upper_right": _T("Handles", "Right upper lip"),
    "lip_lower": _T("Handles", "Lower lip"),
    "lip_lower_left": _T("Handles", "Left lower lip"),
    "lip_lower_right": _T("Handles", "Right lower lip"),
    "lid_upper_left": _T("Handles", "Left upper lid"),
    "lid_upper_right": _T("Handles", "Right upper lid"),
    "lid_lower_left": _T("Handles", "Left lower lid"),
    "lid_lower_right": _T("Handles", "Right lower lid"),
    "brow_inner_left": _T("Handles", "Left inner brow"),
    "brow_inner_right": _T("Handles", "Right inner brow"),
    "brow_left": _T("Handles", "Left brow"),
    "brow_right": _T("Handles", "Right brow"),
    "nostril_left": _T("Handles", "Left side of the nose"),
    "nostril_right": _T("Handles", "Right side of the nose"),
    "cheek_left": _T("Handles", "Left cheek"),
    "cheek_right": _T("Handles", "Right cheek"),
    "cheek_bone_left": _T("Handles", "Left cheek bone"),
    "cheek_bone_right": _T("Handles", "Right cheek bone"),
    "jaw": _T("Handles", "Chin"),
    "pupil_left": _T("Handles", "Left pupil"),
    "pupil_right": _T("Handles", "Right pupil"),
    "nose_tip": _T("Handles", "Tip of the nose: turns the head"),
}


def handle_words(handle: Handle) -> Words:
    """A handle in any language; one that is not in the table in English."""
    return Words("Handles", str(HANDLE_NAMES.get(handle.name, handle.label)))


def handle_name(handle: Handle) -> str:
    """A handle in the language of the user."""
    return str(handle_words(handle))
