"""The 52 ARKit shapes, composed from MakeHuman's expression units and face rig."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from face_model.makehuman import FaceRig

from engine.types import ARKIT_INDEX, ARKIT_NAMES

if TYPE_CHECKING:
    from face_model.makehuman import MakeHuman
    from face_model.topology import Topology
    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]

Recipe = tuple[tuple[str, float], ...]

# "rig:<pose unit>" or "unit:<expression target>", and how much of it. Only left and unsided
# shapes are listed; the right ones are their mirror images.
RECIPES: dict[str, Recipe] = {
    "eyeBlinkLeft": (("rig:LeftUpperLidClosed", 1.0), ("rig:LeftLowerLidUp", 0.35)),
    "eyeLookDownLeft": (("rig:LeftUpperLidClosed", 0.4), ("rig:LeftLowerLidUp", -0.35)),
    "eyeLookInLeft": (),
    "eyeLookOutLeft": (),
    "eyeLookUpLeft": (("rig:LeftUpperLidOpen", 0.45),),
    "eyeSquintLeft": (("rig:LeftLowerLidUp", 0.7), ("rig:LeftUpperLidClosed", 0.15)),
    "eyeWideLeft": (("rig:LeftUpperLidOpen", 0.8),),
    "jawForward": (("rig:ChinForward", 1.0),),
    "jawLeft": (("rig:ChinLeft", 1.6),),
    "jawOpen": (("rig:JawDrop", 1.15),),
    "mouthFunnel": (("unit:mouth-eversion", 1.0), ("unit:mouth-open", 0.3)),
    "mouthPucker": (("unit:mouth-protusion", 1.0),),
    "mouthLeft": (("rig:MouthMoveLeft", 1.0),),
    "mouthSmileLeft": (("rig:MouthLeftPullUp", 1.1),),
    "mouthFrownLeft": (("rig:MouthLeftPullDown", 1.3),),
    "mouthDimpleLeft": (("rig:MouthLeftPullSide", 0.8),),
    "mouthStretchLeft": (("rig:MouthLeftPlatysma", 0.8),),
    "mouthRollLower": (("rig:lowerLipBackward", 0.8),),
    "mouthRollUpper": (("rig:UpperLipBackward", 0.8),),
    "mouthShrugLower": (("rig:lowerLipUp", 1.0),),
    "mouthShrugUpper": (("rig:UpperLipForward", 0.4),),
    "mouthPressLeft": (("unit:mouth-compression", 1.0),),
    "mouthLowerDownLeft": (("rig:lowerLipDown", 0.8),),
    "mouthUpperUpLeft": (("unit:mouth-upward-retraction", 0.8),),
    "browDownLeft": (("unit:eyebrows-left-down", 1.0),),
    "browInnerUp": (("unit:eyebrows-left-inner-up", 1.0), ("unit:eyebrows-right-inner-up", 1.0)),
    "browOuterUpLeft": (("unit:eyebrows-left-extern-up", 1.0),),
    "cheekPuff": (("rig:CheeksPump", 1.0),),
    "cheekSquintLeft": (("rig:LeftCheekUp", 1.0),),
    "noseSneerLeft": (("unit:nose-left-elevation", 1.0),),
    "tongueOut": (("rig:TongueOut", 1.0),),
}


def compose(makehuman: MakeHuman, topology: Topology, mean: Floats) -> Floats:
    """(52, V, 3) mm displacements; `mean` (V, 3) is the mean head in the head frame."""
    rig = FaceRig(makehuman)
    rest = topology.place(makehuman.base.vertices)
    cache: dict[str, Floats] = {}

    def unit(key: str) -> Floats:
        if key not in cache:
            kind, _, name = key.partition(":")
            moved = rig.displacement(name) if kind == "rig" else _expression(makehuman, name)
            cache[key] = topology.place(makehuman.base.vertices + moved) - rest
        return cache[key]

    shapes = np.zeros((len(ARKIT_NAMES), *mean.shape))
    mirror = topology.mirror
    for name, recipe in RECIPES.items():
        shape = sum((unit(key) * scale for key, scale in recipe), np.zeros_like(mean))
        shape[topology.groups["eyeball_left"]] = 0
        shape[topology.groups["eyeball_right"]] = 0
        if name.endswith("Left") and name not in ("jawLeft", "mouthLeft"):
            shape = shape * left_half(mean)[:, None]
        flipped = shape[mirror] * [-1, 1, 1]
        if name.endswith("Left"):
            shapes[ARKIT_INDEX[name.replace("Left", "Right")]] = flipped
        else:
            shape = (shape + flipped) / 2
        shapes[ARKIT_INDEX[name]] = shape
    return shapes


def left_half(mean: Floats, width_mm: float = 8.0) -> Floats:
    """(V,) 1 on the person's left, 0 on the right, smooth over `width_mm` each way."""
    t = np.clip((mean[:, 0] + width_mm) / (2 * width_mm), 0, 1)
    return t * t * (3 - 2 * t)


def _expression(makehuman: MakeHuman, name: str) -> Floats:
    races = ("african", "asian", "caucasian")
    return sum(
        (makehuman.target(f"expression/units/{race}/{name}") for race in races),
        np.zeros_like(makehuman.base.vertices),
    ) / len(races)
