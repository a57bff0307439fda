"""How wide the networks are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.errors import AssetError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FIRST = "flow_network.enc.0.1.0.weight"
_AUDIO = "rendering_network.cond_dec_audio.0.norm1.fc.weight"


@dataclass(frozen=True)
class Layout:
    """Widths of the generator; the defaults are the published ones.

    Attributes:
        width: channels at full size; four times as many at each halving.
        audio: length of the audio vector, 0 for the variant without sound.
        frames: driving NMFC pictures in a stack.
    """

    width: int = 32
    audio: int = 300
    frames: int = 3

    @property
    def channels(self) -> tuple[int, int, int]:
        """Channels at full, half and quarter size."""
        return self.width, 4 * self.width, 16 * self.width

    @property
    def driving_channels(self) -> int:
        return 3 * self.frames

    @classmethod
    def of(cls, shapes: Mapping[str, Sequence[int]]) -> Layout:
        """The layout that folded weights with these shapes belong to.

        Raises:
            AssetError: they are no generator's.
        """
        if _FIRST not in shapes:
            raise AssetError("The stored HeadGAN weights lack their first layer.")
        return cls(
            width=shapes[_FIRST][0], audio=shapes[_AUDIO][1] if _AUDIO in shapes else 0
        )


PUBLISHED = (Layout(), Layout(audio=0))
"""What released checkpoints can hold: with and without sound."""
