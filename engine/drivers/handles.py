"""The points of a face that can be taken hold of, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["surface", "gaze", "turn"]


@dataclass(frozen=True)
class Handle:
    """A point of the face that can be taken hold of.

    Attributes:
        name: identifier, such as "mouth_corner_left".
        label: what a tooltip shows.
        landmark: its number in the scheme mediapipe478.
        sliders: what it moves, the most natural first, with the cost of moving each: a slider of
            cost 3 moves a third as readily as one of cost 1.
        kind: "surface" moves with the expression, "gaze" turns the eyes, "turn" the head.
    """

    name: str
    label: str
    landmark: int
    sliders: tuple[tuple[str, float], ...]
    kind: Kind = "surface"

    @property
    def names(self) -> tuple[str, ...]:
        """The sliders it moves."""
        return tuple(name for name, _ in self.sliders)


def _pair(
    name: str, label: str, left: int, right: int, own: dict[str, float], shared: dict[str, float]
) -> tuple[Handle, Handle]:
    """A handle on each side; `own` sliders get the side's suffix."""

    def one(side: str, landmark: int) -> Handle:
        sliders = [(slider + side, cost) for slider, cost in own.items()]
        return Handle(
            f"{name}_{side.lower()}", f"{side} {label}", landmark, (*sliders, *shared.items())
        )

    return one("Left", left), one("Right", right)


_HANDLES = (
    *_pair(
        "mouth_corner", "corner of the mouth", 291, 61,
        {"mouthSmile": 1, "mouthFrown": 1, "mouthStretch": 1, "mouthDimple": 2},
        {"mouthPucker": 1.5, "mouthLeft": 3, "mouthRight": 3},
    ),
    Handle(
        "lip_upper", "Upper lip", 0,
        (("mouthUpperUpLeft", 1), ("mouthUpperUpRight", 1), ("mouthRollUpper", 1),
         ("mouthShrugUpper", 1), ("mouthLeft", 2), ("mouthRight", 2)),
    ),
    *_pair(
        "lip_upper", "upper lip", 269, 39, {"mouthUpperUp": 1},
        {"mouthRollUpper": 1.5, "mouthShrugUpper": 2, "mouthLeft": 3, "mouthRight": 3},
    ),
    Handle(
        "lip_lower", "Lower lip", 17,
        (("jawOpen", 1), ("mouthLowerDownLeft", 2), ("mouthLowerDownRight", 2),
         ("mouthRollLower", 1.5), ("mouthShrugLower", 1.5), ("mouthLeft", 2), ("mouthRight", 2)),
    ),
    *_pair(
        "lip_lower", "lower lip", 405, 181, {"mouthLowerDown": 1},
        {"jawOpen": 3, "mouthRollLower": 1.5, "mouthShrugLower": 2, "mouthLeft": 3,
         "mouthRight": 3},
    ),
    *_pair("lid_upper", "upper lid", 386, 159, {"eyeBlink": 1, "eyeWide": 1}, {}),
    *_pair("lid_lower", "lower lid", 374, 145, {"eyeSquint": 1, "eyeWide": 1.5}, {}),
    *_pair("brow_inner", "inner brow", 336, 107, {"browDown": 1}, {"browInnerUp": 1}),
    *_pair("brow", "brow", 334, 105, {"browOuterUp": 1, "browDown": 1.5}, {}),
    *_pair("nostril", "side of the nose", 358, 129, {"noseSneer": 1}, {}),
    *_pair("cheek", "cheek", 425, 205, {}, {"cheekPuff": 1}),
    *_pair("cheek_bone", "cheek bone", 347, 118, {"cheekSquint": 1}, {}),
    Handle("jaw", "Chin", 199, (("jawOpen", 1), ("jawLeft", 1), ("jawRight", 1))),
    Handle("pupil_left", "Left pupil", 473, (("gazeYaw", 1), ("gazePitch", 1)), "gaze"),
    Handle("pupil_right", "Right pupil", 468, (("gazeYaw", 1), ("gazePitch", 1)), "gaze"),
    Handle("nose_tip", "Tip of the nose: turns the head", 4, (("yaw", 1), ("pitch", 1)), "turn"),
)  # fmt: skip

HANDLES: dict[str, Handle] = {handle.name: handle for handle in _HANDLES}
"""All handles by name."""


def mirrored(slider: str) -> str:
    """The slider of the other half of the face; the slider itself when it has none."""
    for side, other in (("Left", "Right"), ("Right", "Left")):
        if slider.endswith(side) and slider not in _MIDDLE:
            return slider.removesuffix(side) + other
    return slider


_MIDDLE = frozenset({"jawLeft", "jawRight", "mouthLeft", "mouthRight"})
