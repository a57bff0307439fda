"""What a face does in one frame: expression, gaze and the turn of the head."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.facemodels.gaze import expression_with_gaze
from engine.training.synthetic.randomness import between, chance
from engine.types import ARKIT_INDEX, Pose

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.types import FloatArray

    Triple = tuple[float, float, float]

_NECK_MM = np.array([0.0, -95.0, -15.0])
"""About where the head turns on the neck, head frame."""


@dataclass(frozen=True, eq=False)
class Performance:
    """One moment, the same for whoever plays it.

    Attributes:
        expression: (52,) float32 ARKit coefficients, gaze among them.
        turn_rad: yaw, pitch and roll of the head as the camera sees it.
        shift_mm: (3,) of the neck away from its rest, camera frame.
        shoulders: (yaw, pitch, roll) radians and (x, y, z) mm added to the shoulders' rest.
    """

    expression: FloatArray
    turn_rad: Triple
    shift_mm: Triple = (0.0, 0.0, 0.0)
    shoulders: tuple[Triple, Triple] = ((0.0, 0.0, 0.0), (0.0, 0.0, 0.0))

    def poses(self, rest: Pose) -> tuple[Pose, Pose]:
        """Head pose and shoulder pose, given the shoulders' rest in a scene."""
        (yaw, pitch, roll), moved = self.shoulders
        body = Pose(
            rest.yaw_rad + yaw, rest.pitch_rad + pitch, rest.roll_rad + roll,
            _triple(np.add(rest.translation_mm, moved)),
        )  # fmt: skip
        neck = body.rotation() @ _NECK_MM + np.array(body.translation_mm)
        turned = Pose(*self.turn_rad)
        place = neck + np.array(self.shift_mm) - turned.rotation() @ _NECK_MM
        head = Pose(*self.turn_rad, _triple(place))
        return head, body


def _triple(values: NDArray[Any]) -> Triple:
    first, second, third = values
    return float(first), float(second), float(third)


_TALK: tuple[dict[str, float], ...] = (
    {"jawOpen": 0.55}, {"jawOpen": 0.3, "mouthStretch": 0.3},
    {"jawOpen": 0.2, "mouthFunnel": 0.7}, {"mouthPucker": 0.8, "jawOpen": 0.1},
    {"mouthRollLower": 0.5, "jawOpen": 0.05, "mouthUpperUp": 0.2},
    {"mouthPress": 0.5, "mouthRollUpper": 0.3, "mouthRollLower": 0.3},
    {"jawOpen": 0.15, "mouthLowerDown": 0.5, "mouthUpperUp": 0.3, "mouthStretch": 0.2},
    {"jawOpen": 0.35, "mouthLowerDown": 0.4, "mouthUpperUp": 0.3},
    {"jawOpen": 0.12, "mouthClose": 0.1, "mouthShrugUpper": 0.2},
    {"jawOpen": 0.85}, {"jawOpen": 0.25, "mouthSmile": 0.3, "mouthLowerDown": 0.3},
)  # fmt: skip
_MOODS: tuple[tuple[float, dict[str, float]], ...] = (
    (0.26, {}),
    (0.14, {"mouthSmile": 0.5, "cheekSquint": 0.25, "mouthDimple": 0.15}),
    (0.13, {"mouthSmile": 0.9, "cheekSquint": 0.6, "eyeSquint": 0.35, "jawOpen": 0.12,
            "mouthUpperUp": 0.3, "mouthLowerDown": 0.2}),
    (0.05, {"mouthSmile": 0.9, "cheekSquint": 0.8, "eyeSquint": 0.5, "jawOpen": 0.5,
            "mouthUpperUp": 0.35, "mouthLowerDown": 0.35}),
    (0.08, {"browInnerUp": 0.8, "browOuterUp": 0.8, "eyeWide": 0.6, "jawOpen": 0.4}),
    (0.07, {"browDown": 0.65, "eyeSquint": 0.35, "mouthPress": 0.4, "noseSneer": 0.2}),
    (0.05, {"noseSneer": 0.8, "mouthUpperUp": 0.5, "browDown": 0.5, "eyeSquint": 0.4}),
    (0.06, {"mouthFrown": 0.7, "browInnerUp": 0.6, "mouthShrugLower": 0.4}),
    (0.05, {"browInnerUp": 0.5, "browOuterUp": 0.3}),
    (0.03, {"cheekPuff": 0.8, "mouthPucker": 0.3}), (0.02, {"tongueOut": 0.9, "jawOpen": 0.45}),
    (0.03, {"mouthRollLower": 0.7, "mouthRollUpper": 0.6, "mouthPress": 0.4}),
    (0.03, {"jawForward": 0.5, "mouthShrugLower": 0.5}),
)  # fmt: skip
_PORTRAIT_SMILE = {
    "mouthSmile": 0.85, "cheekSquint": 0.5, "eyeSquint": 0.25, "mouthUpperUp": 0.4,
    "mouthLowerDown": 0.3, "jawOpen": 0.08,
}  # fmt: skip
_SMILING = 0.35
"""Share of calm portraits that show their teeth."""


def sample_performance(random: np.random.Generator, *, calm: bool = False) -> Performance:
    """A random moment.

    Args:
        random: stream to draw from.
        calm: as people look into a camera for a portrait: turned little, eyes mostly open.
    """
    expression = np.zeros(len(ARKIT_INDEX), np.float32)
    if calm and chance(random, _SMILING):
        _add(expression, _PORTRAIT_SMILE, between(random, 0.6, 1.1), random)
    else:
        _add(expression, _mood(random.random()), between(random, 0.4, 1.1), random)
    if chance(random, 0.25 if calm else 0.6):
        _add(expression, _TALK[random.integers(len(_TALK))], between(random, 0.3, 1.2), random)
    if chance(random, 0.25):
        side = random.choice(["Left", "Right"])
        expression[ARKIT_INDEX["mouth" + side]] += between(random, 0.05, 0.5)
    if chance(random, 0.15):
        side = random.choice(["Left", "Right"])
        expression[ARKIT_INDEX["jaw" + side]] = between(random, 0.05, 0.5)
    expression += np.abs(random.normal(0, 0.035, len(expression))) * (expression == 0)
    expression[ARKIT_INDEX["tongueOut"]] *= expression[ARKIT_INDEX["tongueOut"]] > 0.2
    _blink(expression, random, 0.04 if calm else 0.16)
    spread = np.array([9.0, 6.0, 4.0]) if calm else np.array([15.5, 8.0, 6.0])
    turn = np.deg2rad((random.standard_t(5, 3) * spread).clip([-45, -25, -20], [45, 25, 20]))
    # Eyes mostly look at the camera: against the turn of the head.
    gaze = np.array([-0.75 * turn[0], -0.7 * turn[1]]) + np.deg2rad(random.normal(0, [7, 3.5]))
    gaze = np.clip(gaze, np.deg2rad([-33, -24]), np.deg2rad([33, 22]))
    both = np.tile(gaze, (2, 1)).astype(np.float32)
    expression = expression_with_gaze(np.clip(expression, 0, 1), both)
    stirred = 1.0 if chance(random, 0.3) else 0.0
    leant = stirred * np.deg2rad(random.normal(0, [4.0, 2.0, 2.0]))
    moved = stirred * random.normal(0, [7.0, 4.0, 12.0])
    return Performance(
        np.clip(expression, 0, 1).astype(np.float32),
        _triple(turn),
        _triple(random.normal(0, [4.0, 2.0, 8.0])),
        (_triple(leant), _triple(moved)),
    )


def _mood(pick: float) -> dict[str, float]:
    for share, mood in _MOODS:
        pick -= share
        if pick <= 0:
            return mood
    return {}


def _add(
    expression: FloatArray, shapes: dict[str, float], strength: float, random: np.random.Generator
) -> None:
    """Add shapes, those with two sides nearly alike."""
    for name, value in shapes.items():
        amount = value * strength * between(random, 0.7, 1.2)
        if name in ARKIT_INDEX:
            expression[ARKIT_INDEX[name]] += amount
            continue
        lean = random.normal(0, 0.12)
        expression[ARKIT_INDEX[name + "Left"]] += amount * (1 + lean)
        expression[ARKIT_INDEX[name + "Right"]] += amount * (1 - lean)


def _blink(expression: FloatArray, random: np.random.Generator, share: float) -> None:
    closed = between(random, 0.3, 1.0) if chance(random, share) else between(random, 0.0, 0.15)
    both = [closed, closed]
    if closed > 0.3 and chance(random, 0.15):
        both[random.integers(2)] = between(random, 0.0, 0.2)
    if closed > 0.3 and chance(random, 0.5):
        both = [1.0 if value > 0.25 else value for value in both]
    expression[[ARKIT_INDEX["eyeBlinkLeft"], ARKIT_INDEX["eyeBlinkRight"]]] = both
