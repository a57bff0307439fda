"""The 52 ARKit shapes: MakeHuman's expression units and face rig, corrected, and formulas.

Only left and unsided shapes are written; the right ones are their exact mirror images.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.facemodels.parts import Part
from engine.types import ARKIT_INDEX, ARKIT_NAMES
from face_model import lids
from face_model.makehuman import FaceRig
from face_model.mouth import Mouth, smooth_step

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from face_model.makehuman import MakeHuman
    from face_model.topology import Topology

    Floats = NDArray[np.floating[Any]]

Recipe = tuple[tuple[str, float], ...]

# "rig:<pose unit>" or "unit:<expression target>", and how much of it; "jaw" in degrees.
RECIPES: dict[str, Recipe] = {
    "mouthSmileLeft": (("unit:mouth-corner-puller", 0.9), ("unit:mouth-elevation", 0.15)),
    "mouthFrownLeft": (("unit:mouth-depression", 0.85),),
    "mouthDimpleLeft": (("unit:mouth-retraction", 0.75), ("unit:mouth-compression", 0.12)),
    "mouthStretchLeft": (("unit:mouth-retraction", 0.9), ("unit:neck-platysma", 0.5)),
    "mouthPressLeft": (("unit:mouth-compression", 0.45),),
    "mouthLowerDownLeft": (("rig:lowerLipDown", 0.55),),
    "mouthUpperUpLeft": (("unit:mouth-elevation", 0.9),),
    "mouthFunnel": (("unit:mouth-eversion", 0.6), ("unit:mouth-pursing", 0.45)),
    "mouthPucker": (("unit:mouth-pursing", 0.75), ("rig:LipsKiss", 0.15)),
    "browDownLeft": (("unit:eyebrows-left-down", 0.55), ("rig:LeftBrowDown", 0.35)),
    "browInnerUp": (("rig:LeftInnerBrowUp", 0.8), ("rig:RightInnerBrowUp", 0.8)),
    "browOuterUpLeft": (("rig:LeftOuterBrowUp", 0.9),),
    "cheekPuff": (("rig:CheeksPump", 0.5),),
    "noseSneerLeft": (("unit:nose-left-elevation", 1.1), ("rig:NasolabialDeepener", 0.6)),
    "jawOpen": (("jaw:degree", 17.0), ("rig:JawDrop", 0.45), ("jaw:degree", -0.45 * 20.2)),
}  # fmt: skip
CLOSED_LIPS = (
    "mouthSmileLeft", "mouthFrownLeft", "mouthDimpleLeft", "mouthStretchLeft", "mouthPressLeft",
    "mouthPucker", "cheekPuff", "noseSneerLeft", "mouthLeft", "mouthShrugLower",
    "mouthShrugUpper", "mouthRollLower", "mouthRollUpper", "jawForward", "jawLeft",
    "cheekSquintLeft",
)  # fmt: skip
BROWS = ("browDownLeft", "browInnerUp", "browOuterUpLeft")
JAW_OPENING_MM = 37.0
JAW_STEP_DEG = 18.0
"""The jaw's turn is taken as the straight way to where this angle brings it."""
NEGLIGIBLE_MM = 0.02
SPLIT_MM = {"mouthLowerDownLeft": 12.0, "mouthUpperUpLeft": 12.0, "mouthSmileLeft": 10.0}
"""Half the width over which a shape fades out across the midline."""


class Sculptor:
    """Makes the shapes on one mean head (V, 3), head frame."""

    def __init__(self, makehuman: MakeHuman, topology: Topology, mean: Floats) -> None:
        self._makehuman, self.topology, self.mean = makehuman, topology, mean
        self._rig = FaceRig(makehuman)
        self._rest = topology.place(makehuman.base.vertices)
        self._units: dict[str, Floats] = {}
        self.mouth = Mouth(mean, topology)
        self.lids = lids.LeftLids(mean, topology)
        self._calm = lids.quiet_near(mean, topology, "left") * lids.quiet_near(
            mean, topology, "right"
        )
        self.soft = self._softness()

    def unit(self, key: str) -> Floats:
        """(V, 3) mm displacement of one MakeHuman unit."""
        if key not in self._units:
            kind, _, name = key.partition(":")
            if kind == "rig":
                moved = self._rig.displacement(name)
            elif kind == "jaw":
                moved = self._rig.turned("jaw", (JAW_STEP_DEG, 0.0, 0.0)) / JAW_STEP_DEG
            else:
                moved = _expression(self._makehuman, name)
            base = self._makehuman.base.vertices
            self._units[key] = self.topology.place(base + moved, base) - self._rest
        return self._units[key]

    def mixed(self, name: str) -> Floats:
        """(V, 3) mm of a recipe."""
        return sum(
            (self.unit(key) * scale for key, scale in RECIPES[name]), np.zeros_like(self.mean)
        )

    def _softness(self) -> Floats:
        """(V,) 1 on skin and cavity, 0 on eyeballs, teeth, gums, tongue, ears and torso."""
        soft = (Part.FACE, Part.LIPS, Part.LID_LEFT, Part.LID_RIGHT, Part.NECK, Part.SCALP,
                Part.MOUTH_CAVITY)  # fmt: skip
        out = np.zeros(len(self.mean))
        out[np.unique(self.topology.triangles[np.isin(self.topology.part, soft)])] = 1.0
        return out

    def draw(self) -> dict[str, Floats]:
        """Left and unsided shapes by name, before symmetry and locality are enforced."""
        shapes = {name: self.mixed(name) for name in RECIPES}
        shapes |= {name: self.lids.shape(closing) for name, closing in lids.CLOSINGS.items()}
        self._jaw(shapes)
        self._lips(shapes)
        self._cheeks(shapes)
        for name in BROWS:
            shapes[name] *= self._calm[:, None]
        return shapes

    def _jaw(self, shapes: dict[str, Floats]) -> None:
        groups = self.topology.groups
        weight = np.clip(self.topology.scalar(self._rig.subtree_weight("jaw")), 0, 1)[:, None]
        weight[groups["teeth_lower"]] = weight[groups["tongue"]] = 1.0
        shapes["jawForward"] = weight * [0.0, -0.6, 4.5]
        shapes["jawLeft"] = weight * [6.0, -0.6, -0.6]
        opened = shapes["jawOpen"]
        middle = np.abs(self.mean[self.mouth.upper, 0]).argmin(), np.abs(
            self.mean[self.mouth.lower, 0]
        ).argmin()
        gap = opened[self.mouth.upper[middle[0]], 1] - opened[self.mouth.lower[middle[1]], 1]
        opened *= JAW_OPENING_MM / gap
        opened[groups["teeth_upper"]] = 0
        # The tongue sinks to the floor of the mouth, and the lower teeth show.
        rows = groups["tongue"]
        opened[rows] += np.sqrt(self._along_tongue())[:, None] * [0.0, -11.0, -3.0]
        lift = self.mouth.field(1.0, 0.0, 14.0, 10.0) * self.mouth.across(1.1)
        opened += lift[:, None] * [0.0, 2.2, 0.0]
        shapes["mouthClose"] = self._closed(opened) - opened
        small = 0.17 * opened
        shapes["tongueOut"] = small + self._tongue(small)

    def _closed(self, opened: Floats) -> Floats:
        """The open jaw with lips together: they keep their shape and hang half way."""
        lips = self.mouth.field(1.0, 1.0, 34.0, 16.0, plateau=9.0)[:, None]
        hang = 0.33 * JAW_OPENING_MM
        soft = self.soft[:, None]
        return opened + soft * lips * (np.array([0.0, -hang, -1.5]) - opened)

    def _along_tongue(self) -> Floats:
        """(N,) 0 at the tongue's root, 1 at its tip."""
        z = self.mean[self.topology.groups["tongue"], 2]
        return (z - z.min()) / np.ptp(z)

    def _tongue(self, jaw: Floats) -> Floats:
        """The tongue drawn out over the lower lip: longer and flatter the nearer to its tip."""
        rows = self.topology.groups["tongue"]
        points = self.mean[rows]
        along = self._along_tongue()
        out = np.zeros_like(self.mean)
        edge = self.mean[self.mouth.lower] + jaw[self.mouth.lower]
        lip = edge[np.abs(edge[:, 0]).argmin()]
        front = smooth_step((along - 0.25) / 0.75)
        middle_y = points[along > 0.6, 1].mean()
        goal_y = lip[1] + 2.2
        flat = 1 - 0.45 * front
        y = points[:, 1] + front * (goal_y - middle_y) + (flat - 1) * (points[:, 1] - middle_y)
        reach = lip[2] + 13.0 - points[:, 2].max()
        z = points[:, 2] + reach * smooth_step(along) * (0.3 + 0.7 * along)
        over = np.clip(z - lip[2] - 1.0, 0, None)
        y -= 0.035 * over**2
        out[rows] = np.stack([-0.12 * front * points[:, 0], y - points[:, 1], z - points[:, 2]], 1)
        out[rows] -= jaw[rows]
        return out

    def _lips(self, shapes: dict[str, Floats]) -> None:
        mouth, mean = self.mouth, self.mean
        around = mouth.blob(mouth.line, np.array([62.0, 38.0, 70.0]))
        shapes["mouthLeft"] = around[:, None] * self._sideways(7.0)
        corner = mean[self.topology.groups["mouth_corner_left"][0]]
        pulled = mouth.blob(corner + [4.0, 0, 0], np.array([26.0, 24.0, 30.0]))
        shapes["mouthStretchLeft"] = shapes["mouthStretchLeft"] + pulled[:, None] * [4.0, -2.0, 2.0]
        raised = mouth.blob(mouth.line - [0, 8, 0], np.array([38.0, 26.0, 50.0]))
        shapes["mouthShrugLower"] = raised[:, None] * [0.0, 5.0, 1.2]
        upper = mouth.field(1.0, 0.55, 15.0, 12.0) * mouth.across(1.5)
        shapes["mouthShrugUpper"] = upper[:, None] * [0.0, 3.2, 1.6]
        shapes["mouthRollUpper"] = mouth.roll(True, 3.0, 0.75)
        shapes["mouthRollLower"] = mouth.roll(False, 3.0, 0.75)
        press = mouth.roll(True, 0.4, 0.35) + mouth.roll(False, 0.4, 0.35)
        shapes["mouthPressLeft"] = shapes["mouthPressLeft"] + press
        open_round = mouth.field(0.45, -0.55, 16.0, 14.0) * mouth.across(1.0)
        shapes["mouthFunnel"] = mouth.meet(shapes["mouthFunnel"], 14.0)
        shapes["mouthFunnel"] += open_round[:, None] * [0.0, 13.0, 0.0]
        shapes["mouthFunnel"] += around[:, None] * np.array([0.0, 0.0, 3.0])
        for name, keep in (("mouthUpperUpLeft", 1.0), ("mouthLowerDownLeft", -1.0)):
            shapes[name] = shapes[name] * mouth.one_lip(keep)[:, None]
        for name in CLOSED_LIPS:
            if name in shapes:
                share = 0.25 if name.startswith("jaw") else 0.5
                shapes[name] = mouth.meet(shapes[name], 14.0, share)

    def _sideways(self, shift_mm: float) -> Floats:
        """(V, 3) a turn about a vertical axis behind the mouth: sideways along the jaw's curve."""
        axis_z = self.mouth.line[2] - 45.0
        angle = shift_mm / 45.0
        x, z = self.mean[:, 0], self.mean[:, 2] - axis_z
        return np.stack(
            [x * (np.cos(angle) - 1) + z * np.sin(angle), np.zeros_like(x),
             z * (np.cos(angle) - 1) - x * np.sin(angle)], axis=1,
        )  # fmt: skip

    def _cheeks(self, shapes: dict[str, Floats]) -> None:
        eye = self.lids.centre
        cheek = self.mouth.blob(eye + [6.0, -27.0, 8.0], np.array([26.0, 21.0, 40.0]))
        raised = cheek[:, None] * [0.6, 4.2, 1.6] * self._calm[:, None]
        shapes["cheekSquintLeft"] = raised + 0.6 * self.lids.shape(lids.Closing(0.0, 0.3))
        smile = shapes["mouthSmileLeft"]
        shapes["mouthSmileLeft"] = smile * self._calm[:, None]
        shapes["noseSneerLeft"] = shapes["noseSneerLeft"] * self._calm[:, None]
        shapes["cheekPuff"] = shapes["cheekPuff"] * self._calm[:, None]


def compose(makehuman: MakeHuman, topology: Topology, mean: Floats) -> Floats:
    """(52, V, 3) mm displacements; `mean` (V, 3) is the mean head in the head frame."""
    sculptor = Sculptor(makehuman, topology, mean)
    shapes = np.zeros((len(ARKIT_NAMES), *mean.shape))
    for name, drawn in sculptor.draw().items():
        inner = name.startswith("jaw") or name in ("mouthClose", "tongueOut")
        shape = drawn if inner else drawn * sculptor.soft[:, None]
        shape = shape * _mask(name, mean)[:, None]
        shape[np.linalg.norm(shape, axis=1) < NEGLIGIBLE_MM] = 0
        flipped = shape[topology.mirror] * [-1, 1, 1]
        if name.endswith("Left"):
            shapes[ARKIT_INDEX[name.replace("Left", "Right")]] = flipped
        else:
            shape = (shape + flipped) / 2
        shapes[ARKIT_INDEX[name]] = shape
    return shapes


def _mask(name: str, mean: Floats) -> Floats:
    """(V,) where a shape may act: its own side, above or below the eyes, not the shoulders."""
    mask = smooth_step((mean[:, 1] + 190.0) / 60.0)
    if name.endswith("Left") and name not in ("jawLeft", "mouthLeft"):
        width = SPLIT_MM.get(name, 1.0 if name.startswith("eye") else 7.0)
        mask = mask * smooth_step((mean[:, 0] + width) / (2 * width))
    if name == "noseSneerLeft":
        mask = mask * (1 - smooth_step((mean[:, 1] - 12.0) / 14.0))
    if name.startswith(("mouth", "jaw", "tongue")):
        mask = mask * (1 - smooth_step((mean[:, 1] + 6.0) / 14.0))
    return mask


def _expression(makehuman: MakeHuman, name: str) -> Floats:
    races = ("african", "asian", "caucasian")
    return sum(
        (makehuman.target(f"expression/units/{race}/{name}") for race in races),
        np.zeros_like(makehuman.base.vertices),
    ) / len(races)
