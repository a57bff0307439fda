"""What the controls are called and how they are grouped, as data."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.state.texts import Words
from app.state.texts import marked as _T


@dataclass(frozen=True)
class Group:
    """A titled group of sliders.

    Attributes:
        id: the fold is remembered under it.
        title: in English, context "Sliders".
        rows: slider name -> friendly name in English.
    """

    id: str
    title: str
    rows: dict[str, str]


GROUPS: tuple[Group, ...] = (
    Group("pose", _T("Sliders", "Head"), {
        "yaw": _T("Sliders", "Turn"),
        "pitch": _T("Sliders", "Nod"),
        "roll": _T("Sliders", "Tilt"),
        "x": _T("Sliders", "Move sideways"),
        "y": _T("Sliders", "Move up"),
        "scale": _T("Sliders", "Size"),
    }),
    Group("brows", _T("Sliders", "Brows"), {
        "browInnerUp": _T("Sliders", "Inner brows up"),
        "browOuterUpLeft": _T("Sliders", "Outer brow up, left"),
        "browOuterUpRight": _T("Sliders", "Outer brow up, right"),
        "browDownLeft": _T("Sliders", "Brow down, left"),
        "browDownRight": _T("Sliders", "Brow down, right"),
    }),
    Group("eyes", _T("Sliders", "Eyes and gaze"), {
        "gazeYaw": _T("Sliders", "Gaze sideways"),
        "gazePitch": _T("Sliders", "Gaze up"),
        "eyeBlinkLeft": _T("Sliders", "Close eye, left"),
        "eyeBlinkRight": _T("Sliders", "Close eye, right"),
        "eyeWideLeft": _T("Sliders", "Widen eye, left"),
        "eyeWideRight": _T("Sliders", "Widen eye, right"),
        "eyeSquintLeft": _T("Sliders", "Squint, left"),
        "eyeSquintRight": _T("Sliders", "Squint, right"),
        "eyeLookUpLeft": _T("Sliders", "Look up, left"),
        "eyeLookUpRight": _T("Sliders", "Look up, right"),
        "eyeLookDownLeft": _T("Sliders", "Look down, left"),
        "eyeLookDownRight": _T("Sliders", "Look down, right"),
        "eyeLookInLeft": _T("Sliders", "Look in, left"),
        "eyeLookInRight": _T("Sliders", "Look in, right"),
        "eyeLookOutLeft": _T("Sliders", "Look out, left"),
        "eyeLookOutRight": _T("Sliders", "Look out, right"),
    }),
    Group("cheeks", _T("Sliders", "Cheeks and nose"), {
        "cheekPuff": _T("Sliders", "Puff cheeks"),
        "cheekSquintLeft": _T("Sliders", "Raise cheek, left"),
        "cheekSquintRight": _T("Sliders", "Raise cheek, right"),
        "noseSneerLeft": _T("Sliders", "Wrinkle nose, left"),
        "noseSneerRight": _T("Sliders", "Wrinkle nose, right"),
    }),
    Group("jaw", _T("Sliders", "Jaw"), {
        "jawOpen": _T("Sliders", "Open jaw"),
        "jawForward": _T("Sliders", "Jaw forward"),
        "jawLeft": _T("Sliders", "Jaw to the left"),
        "jawRight": _T("Sliders", "Jaw to the right"),
    }),
    Group("mouth", _T("Sliders", "Mouth"), {
        "mouthSmileLeft": _T("Sliders", "Smile, left"),
        "mouthSmileRight": _T("Sliders", "Smile, right"),
        "mouthFrownLeft": _T("Sliders", "Frown, left"),
        "mouthFrownRight": _T("Sliders", "Frown, right"),
        "mouthPucker": _T("Sliders", "Pucker"),
        "mouthFunnel": _T("Sliders", "Funnel"),
        "mouthClose": _T("Sliders", "Close lips"),
        "mouthLeft": _T("Sliders", "Mouth to the left"),
        "mouthRight": _T("Sliders", "Mouth to the right"),
        "mouthUpperUpLeft": _T("Sliders", "Raise upper lip, left"),
        "mouthUpperUpRight": _T("Sliders", "Raise upper lip, right"),
        "mouthLowerDownLeft": _T("Sliders", "Lower lip down, left"),
        "mouthLowerDownRight": _T("Sliders", "Lower lip down, right"),
        "mouthStretchLeft": _T("Sliders", "Stretch, left"),
        "mouthStretchRight": _T("Sliders", "Stretch, right"),
        "mouthDimpleLeft": _T("Sliders", "Dimple, left"),
        "mouthDimpleRight": _T("Sliders", "Dimple, right"),
        "mouthPressLeft": _T("Sliders", "Press lips, left"),
        "mouthPressRight": _T("Sliders", "Press lips, right"),
        "mouthRollUpper": _T("Sliders", "Roll in upper lip"),
        "mouthRollLower": _T("Sliders", "Roll in lower lip"),
        "mouthShrugUpper": _T("Sliders", "Shrug upper lip"),
        "mouthShrugLower": _T("Sliders", "Shrug lower lip"),
    }),
    Group("tongue", _T("Sliders", "Tongue"), {
        "tongueOut": _T("Sliders", "Tongue out"),
    }),
)  # fmt: skip
"""Every slider of the engine, once."""

SHAPE_GROUP = ("shape", _T("Sliders", "Face shape"))
SHAPES: dict[str, str] = {
    "age": _T("Sliders", "Age"),
    "weight": _T("Sliders", "Fullness"),
    "masculinity": _T("Sliders", "Masculinity"),
    "faceWidth": _T("Sliders", "Face width"),
    "faceLength": _T("Sliders", "Face length"),
    "jawWidth": _T("Sliders", "Jaw width"),
    "eyeSize": _T("Sliders", "Eye size"),
    "eyeDistance": _T("Sliders", "Eye distance"),
    "noseWidth": _T("Sliders", "Nose width"),
    "noseLength": _T("Sliders", "Nose length"),
    "mouthWidth": _T("Sliders", "Mouth width"),
    "lipFullness": _T("Sliders", "Lip fullness"),
}
"""Traits and lengths of the face that can be changed: see `app.state.shapes`."""
SHAPE_NOTES: dict[str, str] = {
    "age": _T("Sliders", "The shape of lids, lips, cheeks and jaw as they change with the years. "
              "Shape only: no wrinkles, no grey hair."),
    "weight": _T("Sliders", "Slimmer or fuller cheeks, chin and neck. Shape only."),
    "masculinity": _T("Sliders", "More feminine to the left, more masculine to the right. "
                      "Shape only."),
}
"""What the name of a trait does not say."""

UNITS = {"": "", "deg": "°", "mm": " mm", "x": "×"}
"""Unit of the engine -> what follows the number on screen."""

_OPPOSITES = frozenset({"jawLeft", "jawRight", "mouthLeft", "mouthRight"})


NAMES: dict[str, str] = {key: name for group in GROUPS for key, name in group.rows.items()} | SHAPES
"""Slider or length -> friendly name in English."""


def translated(text: str) -> str:
    """A name of these tables in the user's language."""
    return QCoreApplication.translate("Sliders", text)


def slider_words(key: str) -> Words:
    """What a slider is called on screen, in any language."""
    return Words("Sliders", NAMES[key])


def slider_name(key: str) -> str:
    """What a slider is called on screen."""
    return str(slider_words(key))


def linkable(name: str) -> bool:
    """Whether the slider has a twin on the other half of the face that may move with it."""
    return name.endswith(("Left", "Right")) and name not in _OPPOSITES
