"""Contact sheets of the built model, to be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image, ImageDraw

from engine.types import ARKIT_INDEX, ARKIT_NAMES
from face_model import painting, render

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from engine.facemodels.model import FaceModel

    Floats = NDArray[np.floating[Any]]

COMBINATIONS: tuple[dict[str, float], ...] = (
    {"jawOpen": 0.5, "mouthSmileLeft": 1, "mouthSmileRight": 1},
    {"jawOpen": 1, "mouthClose": 1},
    {"jawOpen": 0.5, "mouthClose": 0.5},
    {"eyeBlinkLeft": 1, "eyeBlinkRight": 1, "eyeSquintLeft": 1, "eyeSquintRight": 1},
    {"eyeBlinkLeft": 0.5, "eyeBlinkRight": 0.5},
    {"mouthPucker": 1, "mouthFunnel": 1},
    {"eyeLookDownLeft": 1, "eyeLookDownRight": 1},
    {"eyeLookUpLeft": 1, "eyeLookUpRight": 1, "eyeWideLeft": 0.5, "eyeWideRight": 0.5},
    {"eyeLookOutLeft": 1, "eyeLookInRight": 1},
    {"mouthSmileLeft": 1, "mouthSmileRight": 1, "cheekSquintLeft": 1, "cheekSquintRight": 1,
     "eyeSquintLeft": 0.6, "eyeSquintRight": 0.6, "jawOpen": 0.15, "mouthUpperUpLeft": 0.3,
     "mouthUpperUpRight": 0.3, "mouthLowerDownLeft": 0.3, "mouthLowerDownRight": 0.3},
    {"browInnerUp": 1, "browOuterUpLeft": 1, "browOuterUpRight": 1, "eyeWideLeft": 1,
     "eyeWideRight": 1, "jawOpen": 0.6},
    {"browDownLeft": 1, "browDownRight": 1, "noseSneerLeft": 0.6, "noseSneerRight": 0.6,
     "mouthPressLeft": 0.6, "mouthPressRight": 0.6},
    {"tongueOut": 1, "jawOpen": 0.6},
    {"mouthFrownLeft": 1, "mouthFrownRight": 1, "mouthShrugLower": 0.6, "browInnerUp": 0.7},
    {"mouthFunnel": 1, "jawOpen": 0.35},
    {"mouthPucker": 1, "jawOpen": 0.15},
)  # fmt: skip


class Painter:
    """Draws one model from one place."""

    def __init__(self, model: FaceModel, size: int = 420, scale: float = 2.0) -> None:
        self.model, self.size, self.scale = model, size, scale
        self.centre = np.array([0.0, -25.0, 60.0])
        self.colours = painting.paint(model, model.uv, painting.SKINS[0])

    def draw(
        self, vertices: Floats, yaw: float = 0, pitch: float = 0, label: str = ""
    ) -> Image.Image:
        """One picture of a head (V, 3)."""
        triangles = self.model.triangles
        points = render.view(vertices, self.size, yaw, pitch, self.centre, self.scale)
        normals = render.turn(render.vertex_normals(vertices, triangles), yaw, pitch)
        picture = Image.fromarray(
            render.shade(points, normals, triangles, self.colours, self.size)
        )
        ImageDraw.Draw(picture).text((6, 4), label, fill=(0, 0, 0))
        return picture


def tile(pictures: list[Image.Image], columns: int) -> Image.Image:
    """Pictures of one size in rows."""
    width, height = pictures[0].size
    rows = -(-len(pictures) // columns)
    sheet = Image.new("RGB", (columns * width, rows * height), (255, 255, 255))
    for i, picture in enumerate(pictures):
        sheet.paste(picture, (i % columns * width, i // columns * height))
    return sheet


def draw_all(model: FaceModel, folder: Path) -> None:
    """Random identities, the 52 shapes, combinations and half-way shapes."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(7)
    plain = Painter(model, 380, 1.5)
    none = np.zeros(len(ARKIT_NAMES), np.float32)
    heads = [
        plain.draw(model.neutral(rng.normal(0, 1, len(model.identity_mm))), yaw)
        for yaw in (0, 35) * 12
    ]
    tile(heads, 6).save(folder / "identities.png")
    neutral = model.vertices_mm
    close = Painter(model, 420, 2.4)
    shapes = []
    for name in ARKIT_NAMES:
        one = none.copy()
        one[ARKIT_INDEX[name]] = 1
        shapes.append(close.draw(model.express(neutral, one), 0, 0, name))
    for page in range(0, 52, 18):
        tile(shapes[page : page + 18], 6).save(folder / f"shapes-{page // 18 + 1}.png")
    mixes = []
    for mix in COMBINATIONS:
        both = none.copy()
        for name, value in mix.items():
            both[ARKIT_INDEX[name]] = value
        posed = model.express(neutral, both)
        label = "\n".join(f"{name} {value}" for name, value in list(mix.items())[:4])
        mixes += [close.draw(posed, 0, 0, label), close.draw(posed, 40)]
    tile(mixes, 8).save(folder / "combinations.png")
