"""What the engine's presets are called on screen, as data."""

from __future__ import annotations

from app.state.texts import Words
from app.state.texts import marked as _T

PRESET_NAMES: dict[str, str] = {
    "neutral": _T("Presets", "Neutral"),
    "smile": _T("Presets", "Smile"),
    "grin": _T("Presets", "Grin"),
    "laugh": _T("Presets", "Laugh"),
    "surprise": _T("Presets", "Surprise"),
    "sad": _T("Presets", "Sad"),
    "angry": _T("Presets", "Angry"),
    "fear": _T("Presets", "Fear"),
    "disgust": _T("Presets", "Disgust"),
    "contempt": _T("Presets", "Contempt"),
    "skeptical": _T("Presets", "Sceptical"),
    "wink-left": _T("Presets", "Wink left"),
    "wink-right": _T("Presets", "Wink right"),
    "blink": _T("Presets", "Eyes closed"),
    "sleepy": _T("Presets", "Sleepy"),
    "wide-eyes": _T("Presets", "Wide eyes"),
    "kiss": _T("Presets", "Kiss"),
    "puff": _T("Presets", "Puff"),
    "tongue-out": _T("Presets", "Tongue out"),
    "speak-aa": _T("Presets", "Say “ah”"),
    "speak-ee": _T("Presets", "Say “ee”"),
    "speak-ih": _T("Presets", "Say “ih”"),
    "speak-oh": _T("Presets", "Say “oh”"),
    "speak-oo": _T("Presets", "Say “oo”"),
    "speak-fv": _T("Presets", "Say “f”"),
    "speak-mbp": _T("Presets", "Say “m”"),
    "look-left": _T("Presets", "Look left"),
    "look-right": _T("Presets", "Look right"),
    "look-up": _T("Presets", "Look up"),
    "look-down": _T("Presets", "Look down"),
}


def preset_words(name: str) -> Words | str:
    """The name of a preset in any language; one's own presets are called what they are called."""
    return Words("Presets", PRESET_NAMES[name]) if name in PRESET_NAMES else name


def shown_name(name: str) -> str:
    """The name of a preset on screen."""
    return str(preset_words(name))
