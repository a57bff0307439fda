"""G: the flow network and the rendering network together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from torch import Tensor, nn

from engine.renderers.headgan.flow_network import Alignment, FlowNetwork, Reference
from engine.renderers.headgan.rendering_network import RenderingNetwork

if TYPE_CHECKING:
    from engine.renderers.headgan.layout import Layout


@dataclass(frozen=True)
class Painted:
    """One batch of frames: `image` (N, 3, H, W) in [-1, 1], and the alignment behind it."""

    image: Tensor
    aligned: Alignment


class Generator(nn.Module):
    """The published generator; height and width must be multiples of 4.

    Args:
        layout: widths.
        spectral: whether weights carry spectral norm, as in training and in checkpoints, or are
            folded into plain ones, for inference.
    """

    def __init__(self, layout: Layout, *, spectral: bool = True) -> None:
        super().__init__()
        self.layout = layout
        self.flow_network = FlowNetwork(layout, spectral=spectral)
        self.rendering_network = RenderingNetwork(layout, spectral=spectral)

    def forward(
        self, driving: Tensor, reference: Tensor | Reference, audio: Tensor | None = None
    ) -> Painted:
        """Paint a frame.

        Args:
            driving: (N, 9, H, W), three NMFC pictures in [0, 1], oldest first.
            reference: (N, 6, H, W), see `FlowNetwork.encode`, or what that gave.
            audio: (N, A) when the layout has audio, else None.

        Raises:
            ValueError: the audio vector and the layout do not go together.
        """
        if (audio is None) == bool(self.layout.audio):
            raise ValueError("An audio vector goes with a network with audio, and only with one.")
        if isinstance(reference, Tensor):
            reference = self.flow_network.encode(reference)
        aligned = self.flow_network(reference, driving)
        return Painted(self.rendering_network(driving, aligned, audio), aligned)
