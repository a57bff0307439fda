"""Where the person is: hair, hat and shoulders against the background.

MediaPipe's selfie segmentation (Apache-2.0, bundled), 256 x 256 pixels a picture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.media import resample
from engine.media.quiet import hush_environment, quiet_native
from engine.types import FaceBox, PersonMask

if TYPE_CHECKING:
    from engine.types import ByteArray

_SIDE_PX = 256
_REACH_FACES = 3.2
"""Side of the square looked at, in face widths: the network wants head and shoulders."""


def find_person(pixels: ByteArray, face: FaceBox) -> PersonMask:
    """The person around one face.

    Args:
        pixels: (H, W, 3) uint8 RGB.
        face: where the face is.
    """
    side = _REACH_FACES * max(face.width, face.height)
    left = face.left + 0.5 * face.width - 0.5 * side
    top = face.top + 0.5 * face.height - 0.45 * side
    return _looked_at(pixels, FaceBox(left, top, side, side))


def find_people(pixels: ByteArray) -> PersonMask:
    """Everybody in the whole of a picture, coarser than `find_person` around a face.

    Args:
        pixels: (H, W, 3) uint8 RGB.
    """
    height, width = pixels.shape[:2]
    side = float(max(height, width))
    return _looked_at(pixels, FaceBox((width - side) / 2, (height - side) / 2, side, side))


def _looked_at(pixels: ByteArray, box: FaceBox) -> PersonMask:
    """What the network says of a square of the picture; its border repeats beyond it."""
    hush_environment()
    with quiet_native():
        from mediapipe.python.solutions import selfie_segmentation

        network = selfie_segmentation.SelfieSegmentation(model_selection=0)
    step = box.width / _SIDE_PX
    places = (np.arange(_SIDE_PX, dtype=np.float32) + 0.5) * step - 0.5
    x, y = np.meshgrid(places + np.float32(box.left), places + np.float32(box.top))
    height, width = pixels.shape[:2]
    shrunk = max(int(step), 1)
    small = resample.resize(pixels, (max(height // shrunk, 1), max(width // shrunk, 1)))
    crop = resample.remap(
        small, (x + 0.5) / shrunk - 0.5, (y + 0.5) / shrunk - 0.5, border="replicate"
    )
    with network, quiet_native():
        coverage = network.process(crop).segmentation_mask  # type: ignore[attr-defined]
    return PersonMask(np.ascontiguousarray(coverage, np.float32), box)
