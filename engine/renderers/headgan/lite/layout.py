"""How wide the lite network is."""

from __future__ import annotations

from dataclasses import dataclass

from engine.renderers.headgan.lite import surface
from engine.renderers.headgan.lite.views import FRAME_BYTES, PHOTO_BYTES


@dataclass(frozen=True)
class Layout:
    """Channels by level; the defaults are those of the bundled weights.

    Attributes:
        frame: of the frame at 1/2, 1/4, 1/8 and 1/16 of its size.
        photo: of the photo's features at 1/4, 1/8 and 1/16.
        flow: of F's last layer.
        frame_bytes, photo_bytes, groups: what the views hold.
    """

    frame: tuple[int, int, int, int] = (16, 32, 64, 96)
    photo: tuple[int, int, int] = (16, 32, 64)
    flow: int = 16
    frame_bytes: int = FRAME_BYTES
    photo_bytes: int = PHOTO_BYTES
    groups: int = len(surface.GROUPS)
