"""Eyeballs that turn about their centres, and lids that slide over them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.types import Pose

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from numpy.typing import NDArray

    from engine.types import FloatArray

SIDES = ("left", "right")
CLEARANCE_MM = 0.25
"""The least distance between a lid's inner face and the eyeball."""
_CORNEA_COS = float(np.cos(np.deg2rad(30.0)))
"""Beyond this angle from the optical axis the cornea has run out into the sphere."""


@dataclass(frozen=True)
class Eye:
    """Vertex lists of one eye: the ball, its equator ring and the lid vertices that slide.

    The ball's first vertex is the cornea's tip, its last one the rear pole.
    """

    ball: NDArray[Any]
    equator: NDArray[Any]
    lid: NDArray[Any]

    @classmethod
    def of(cls, groups: Mapping[str, NDArray[Any]], side: str) -> Eye:
        """The "left" or "right" eye of a model's groups."""
        return cls(
            groups[f"eyeball_{side}"], groups[f"eye_equator_{side}"], groups[f"lid_slide_{side}"]
        )

    def centre(self, vertices: FloatArray) -> FloatArray:
        """(3,) centre of the ball on a mesh (V, 3): the equator is a vertex ring."""
        return vertices[self.equator].mean(0)

    def turn(self, out: FloatArray, neutral: FloatArray, gaze: FloatArray) -> None:
        """Write the ball turned by gaze (yaw, pitch) radians into `out`, and clear the lids."""
        centre = self.centre(neutral)
        rotation = Pose(yaw_rad=float(gaze[0]), pitch_rad=float(gaze[1])).rotation()
        ball = (neutral[self.ball] - centre) @ rotation.T
        out[self.ball] = ball + centre
        radius = float(np.linalg.norm(ball[-1]))
        tip = float(np.linalg.norm(ball[0]))
        self._clear(out, centre, radius, tip - radius, ball[0] / tip)

    def _clear(
        self, out: FloatArray, centre: FloatArray, radius: float, cornea: float, axis: FloatArray
    ) -> None:
        """Push lid vertices out along the radius where they would enter the ball."""
        relative = out[self.lid] - centre
        distance = np.sqrt(np.einsum("nd,nd->n", relative, relative))
        towards_axis = (relative @ axis / distance - _CORNEA_COS) / (1.0 - _CORNEA_COS)
        needed = radius + CLEARANCE_MM + cornea * np.clip(towards_axis, 0, 1)
        inside = np.flatnonzero(distance < needed)
        push = (needed[inside] / distance[inside])[:, None]
        out[self.lid[inside]] = centre + relative[inside] * push
