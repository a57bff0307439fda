"""A narrower lite network out of a wide one, to go on learning from.

Of each group of channels those stay that carry most to the layers that read them: the energy of
the channel times that of the weights it meets (structured pruning by output energy). What the
others carried on average goes into the readers' biases. Channels of one residual stream are kept
or dropped together wherever it is written or read.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor, nn

from engine.renderers.headgan.lite.network import LiteNetwork

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from engine.renderers.headgan.lite.layout import Layout


@dataclass(frozen=True)
class Wiring:
    """Which group of channels a layer reads and which it writes.

    Attributes:
        reads, writes: names of groups; None for channels that are not chosen among.
        before: channels it reads before those of its group.
        copies: how many channels it writes for one of the group: pieces of a pixel that lie
            beside one another, or with `in_blocks` one whole group after the other.
    """

    reads: str | None
    writes: str | None
    before: int = 0
    copies: int = 1
    in_blocks: bool = False


def _block(name: str, stream: str, guide: str | None = None) -> dict[str, Wiring]:
    """Of a `layers.Block`, or of a `layers.Guided`."""
    inner = f"within {name}"
    wires = {f"{name}.first": Wiring(stream, inner), f"{name}.second": Wiring(inner, stream)}
    if guide:
        wires[f"{name}.guide"] = Wiring(guide, inner, copies=2, in_blocks=True)
    return wires


_WIRING: Mapping[str, Wiring] = {
    "photo.colours": Wiring(None, "photo fine"),
    "photo.parts": Wiring(None, "photo fine"),
    **_block("photo.fine", "photo fine"),
    "photo.to_middle": Wiring("photo fine", "photo middle"),
    **_block("photo.middle", "photo middle"),
    "photo.to_coarse": Wiring("photo middle", "photo coarse"),
    **_block("photo.coarse", "photo coarse"),
    "frame.stem": Wiring(None, "half"),
    "frame.to_fine": Wiring("half", "fine"),
    "frame.beside": Wiring("photo fine", "fine", before=2),
    **_block("frame.fine", "fine"),
    "frame.to_middle": Wiring("fine", "middle"),
    **_block("frame.middle", "middle"),
    "frame.to_coarse": Wiring("middle", "coarse"),
    **_block("frame.coarse.0", "coarse"),
    **_block("frame.coarse.1", "coarse"),
    "flow.coarse": Wiring("coarse", "middle"),
    "flow.middle": Wiring("middle", "fine"),
    "flow.fine": Wiring("fine", "flow"),
    "flow.head": Wiring("flow", None),
    **_block("paint.coarse", "coarse", "photo coarse"),
    "paint.to_middle": Wiring("coarse", "middle"),
    **_block("paint.middle", "middle", "photo middle"),
    "paint.to_fine": Wiring("middle", "fine"),
    **_block("paint.fine", "fine", "photo fine"),
    "paint.to_large": Wiring("fine", "half", copies=4),
    "paint.large": Wiring("half", "half"),
    "paint.head": Wiring("half", None),
}
"""By layer of the lite network."""


@dataclass
class _Heard:
    """Mean and energy of what a layer reads, by channel."""

    total: Tensor = field(default_factory=lambda: torch.zeros(()))
    energy: Tensor = field(default_factory=lambda: torch.zeros(()))
    count: int = 0

    def add(self, x: Tensor) -> None:
        x = x.double()
        self.total = self.total + x.sum(dim=(0, 2, 3))
        self.energy = self.energy + x.square().sum(dim=(0, 2, 3))
        self.count += x[:, 0].numel()


@torch.no_grad()
def thinned(
    network: LiteNetwork, layout: Layout, look: Callable[[LiteNetwork], Any]
) -> LiteNetwork:
    """A network of the layout that answers as the given one does, as far as it can.

    Args:
        network: at least as wide everywhere.
        layout: how wide the new one is.
        look: runs the network on examples of what it will see.
    """
    layers, wanted = _layers(network), LiteNetwork(layout)
    heard = _listen(network, layers, look)
    kept = _choose(layers, heard, _sizes(wanted))
    state = {}
    for name, wire in _WIRING.items():
        layer = layers[name]
        inside = _inputs(wire, kept, layer.in_channels)
        outside = _outputs(wire, kept, layer.out_channels)
        mean = heard[name].total / heard[name].count
        mean[inside] = 0
        told = torch.einsum("oiyx,i->o", layer.weight.double(), mean).float()
        state[f"{name}.weight"] = layer.weight[outside][:, inside]
        state[f"{name}.bias"] = (layer.state_dict()["bias"] + told)[outside]
    wanted.load_state_dict(state)
    return wanted.eval()


def _layers(network: LiteNetwork) -> dict[str, nn.Conv2d]:
    return {
        name: layer for name, layer in network.named_modules() if isinstance(layer, nn.Conv2d)
    }


def _listen(
    network: LiteNetwork, layers: Mapping[str, nn.Conv2d], look: Callable[[LiteNetwork], Any]
) -> dict[str, _Heard]:
    heard: dict[str, _Heard] = defaultdict(_Heard)

    def ear(name: str) -> Callable[[nn.Module, tuple[Tensor, ...]], None]:
        return lambda _, given: heard[name].add(given[0])

    hooks = [layer.register_forward_pre_hook(ear(name)) for name, layer in layers.items()]
    try:
        look(network)
    finally:
        for hook in hooks:
            hook.remove()
    return heard


def _sizes(network: LiteNetwork) -> dict[str, int]:
    """How many channels each group has."""
    layers = _layers(network)
    return {
        wire.writes: layers[name].out_channels // wire.copies
        for name, wire in _WIRING.items()
        if wire.writes
    }


def _choose(
    layers: Mapping[str, nn.Conv2d], heard: Mapping[str, _Heard], sizes: Mapping[str, int]
) -> dict[str, Tensor]:
    """Indices of the channels that stay, by group."""
    carried: dict[str, Any] = defaultdict(float)
    for name, wire in _WIRING.items():
        if wire.reads is None:
            continue
        weight = layers[name].weight.double().square().sum(dim=(0, 2, 3))
        energy = (heard[name].energy * weight)[wire.before :]
        carried[wire.reads] += energy / energy.sum().clamp(min=1e-12)
    return {
        group: energy.topk(sizes[group]).indices.sort().values for group, energy in carried.items()
    }


def _inputs(wire: Wiring, kept: Mapping[str, Tensor], count: int) -> Tensor:
    if wire.reads is None:
        return torch.arange(count)
    return torch.cat([torch.arange(wire.before), wire.before + kept[wire.reads]])


def _outputs(wire: Wiring, kept: Mapping[str, Tensor], count: int) -> Tensor:
    if wire.writes is None:
        return torch.arange(count)
    channels, copy = kept[wire.writes], torch.arange(wire.copies)
    if wire.in_blocks:
        return (copy[:, None] * (count // wire.copies) + channels).flatten()
    return (channels[:, None] * wire.copies + copy).flatten()
