"""What every reader of visemes gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from engine.types import AudioBlock, FloatArray


@dataclass(frozen=True)
class HeardMouth:
    """The mouth that belongs to one moment of sound.

    Attributes:
        time_s: on the clock of the sound.
        expression: (52,) float32 ARKit coefficients; 0 outside mouth, jaw and tongue.
        voice: how much speech is heard, 0..1.
    """

    time_s: float
    expression: FloatArray
    voice: float


class MouthReader(Protocol):
    """Turns a stream of sound into mouths; the same ones whatever the size of the blocks."""

    def push(self, block: AudioBlock) -> list[HeardMouth]:
        """Add the next block; gives the moments that are certain now, in order."""
        ...

    def finish(self) -> list[HeardMouth]:
        """The moments that waited for sound which will not come."""
        ...
