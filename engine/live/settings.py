"""What a person sets about a live session; replaced as a whole while it runs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

from engine.drivers.live_retarget import LiveRetargeting
from engine.errors import UsageError

Background = Literal["photo", "transparent", "green", "blur"]
_SMALLEST_PX, _LARGEST_PX = 128, 2048


@dataclass(frozen=True)
class LiveSettings:
    """How a session runs.

    Attributes:
        retargeting: how the performance is carried over.
        size_px: longer side of the pictures shown; the ladder works at less when it must.
        adapt: let the ladder lower the quality to hold the frame rate.
        background: the photo's own, the same out of focus, or none: transparent (`Shown.alpha`),
            or green for programs that cut green out.
        face: which face of the camera picture is followed, 1 the largest.
        sound_delay_ms: how much later than the microphone's stamps say the sound belongs; makes
            up for a camera that is slow to hand over its pictures.
        voice: let the sound move the mouth where the camera does not see it.
    """

    retargeting: LiveRetargeting = field(default_factory=LiveRetargeting)
    size_px: int = 512
    adapt: bool = True
    background: Background = "photo"
    face: int = 1
    sound_delay_ms: float = 0.0
    voice: bool = True

    def __post_init__(self) -> None:
        if not _SMALLEST_PX <= self.size_px <= _LARGEST_PX:
            raise UsageError(
                f"A size of {self.size_px} px is outside {_SMALLEST_PX} to {_LARGEST_PX}."
            )
        if self.background not in get_args(Background):
            raise UsageError(f"There is no background {self.background!r}.")
