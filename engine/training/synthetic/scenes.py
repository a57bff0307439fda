"""Where a person is seen: lights, background, camera and how they sit before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.training.synthetic.backgrounds import sample_background
from engine.training.synthetic.lights import Lights, sample_lights
from engine.training.synthetic.looks import Look, sample_look
from engine.training.synthetic.randomness import between, stream
from engine.types import Camera, Pose

if TYPE_CHECKING:
    from engine.types import FloatArray

HEAD_HEIGHT_MM = 232.0
"""Chin to the top of the hair."""


@dataclass(frozen=True, eq=False)
class Scene:
    """Everything about a shot but the person.

    Attributes:
        seed: what it was drawn from.
        lights, look: see those modules.
        background: (N, N, 3) float32 linear RGB.
        head_share: height of the head over that of the picture, at rest.
        distance_mm: from the camera to the head, at rest.
        rest_pose: of the shoulders.
    """

    seed: int
    lights: Lights
    look: Look
    background: FloatArray
    head_share: float
    distance_mm: float
    rest_pose: Pose

    def camera(self, size_hw: tuple[int, int]) -> Camera:
        """The camera for a picture of this size."""
        height, width = size_hw
        focal = self.head_share * height * self.distance_mm / HEAD_HEIGHT_MM
        return Camera(focal, ((width - 1) / 2, (height - 1) / 2), size_hw)


def sample_scene(seed: int) -> Scene:
    """The scene of a seed."""
    random = stream(seed, "scene")
    share = between(random, 0.52, 0.72)
    distance = float(np.exp(random.uniform(np.log(480), np.log(2000))))
    # The head's origin lies about 15 mm below its middle.
    frame_mm = HEAD_HEIGHT_MM / share
    x = random.normal(0, 0.035) * frame_mm
    y = -15.0 + (random.normal(0.045, 0.025)) * frame_mm
    rest = Pose(
        yaw_rad=float(np.deg2rad(np.clip(random.normal(0, 13), -30, 30))),
        pitch_rad=float(np.deg2rad(random.normal(0, 3))),
        roll_rad=float(np.deg2rad(random.normal(0, 2.5))),
        translation_mm=(float(x), float(y), -distance),
    )
    return Scene(
        seed=seed, lights=sample_lights(stream(seed, "lights")),
        look=sample_look(stream(seed, "look")),
        background=sample_background(stream(seed, "background")),
        head_share=share, distance_mm=distance, rest_pose=rest,
    )  # fmt: skip
