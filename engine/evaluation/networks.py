"""The networks whose speed is compared, each ready to paint one frame over and over.

Each is calculated as its renderer does it: the lite one on one core.

Weights are random: how long a frame takes does not depend on them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import torch
from torch.utils.flop_counter import FlopCounterMode

from engine.renderers.headgan.blocks import channels_last
from engine.renderers.headgan.generator import Generator
from engine.renderers.headgan.layout import PUBLISHED
from engine.renderers.headgan.lite.cost import blank
from engine.renderers.headgan.lite.layout import Layout
from engine.renderers.headgan.lite.network import Frame, LiteNetwork
from engine.renderers.headgan.lite.painter import one_core

if TYPE_CHECKING:
    from collections.abc import Callable

    from torch import Tensor, nn

SIZE_PX = 256

Precision = Literal["float32", "bfloat16"]


@dataclass(frozen=True)
class Subject:
    """A network and its inputs on a device.

    Attributes:
        network: in evaluation mode, channels last.
        frame: paints one frame with it, everything of the photo being known already.
    """

    network: nn.Module
    frame: Callable[[], Tensor]


def _lite(where: torch.device) -> Subject:
    network = channels_last(LiteNetwork(Layout()).eval().to(where))
    photo, frame = blank(network, SIZE_PX)
    features = network.photo(*(each.to(where) for each in photo))
    there = Frame(*(each.to(where) for each in vars(frame).values()))

    def change() -> Tensor:
        with one_core(where):
            return network(there, features).change

    return Subject(network, change)


def _published(where: torch.device) -> Subject:
    layout = PUBLISHED[0]
    network = channels_last(Generator(layout, spectral=False).eval().to(where))
    grey = torch.full((1, 9, SIZE_PX, SIZE_PX), 0.5, device=where)
    driving = grey.contiguous(memory_format=torch.channels_last)
    photo = network.flow_network.encode(driving[:, :6])
    audio = torch.zeros(1, layout.audio, device=where)
    return Subject(network, lambda: network(driving, photo, audio).image)


NETWORKS: dict[str, Callable[[torch.device], Subject]] = {
    "headgan-lite": _lite,
    "headgan": _published,
}
"""By the names of their renderers; the one that others are compared with comes last."""


@torch.inference_mode()
def subject(name: str, device_name: str) -> Subject:
    """A network of `NETWORKS` on a device, with random weights."""
    return NETWORKS[name](torch.device(device_name))


@torch.inference_mode()
def paint(ready: Subject, precision: Precision) -> None:
    """Paint one frame, and wait until the device has done so."""
    where = next(ready.network.parameters()).device
    with torch.autocast(where.type, torch.bfloat16, enabled=precision == "bfloat16"):
        ready.frame()
    if where.type == "cuda":
        torch.cuda.synchronize(where)
    elif where.type == "mps":
        torch.mps.synchronize()


def gmacs(ready: Subject) -> float:
    """Multiply-accumulates of one frame in 10^9: convolutions and matrix products, as torch counts.

    Normalisation, sampling and resizing are not among them.
    """
    with FlopCounterMode(display=False) as counter:
        paint(ready, "float32")
    return counter.get_total_flops() / 2e9


def parameters(ready: Subject) -> int:
    """How many numbers the network learned."""
    return sum(weight.numel() for weight in ready.network.parameters())
