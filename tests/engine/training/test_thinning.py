"""A wide network thinned to a narrower one."""

from __future__ import annotations

from dataclasses import replace

import torch

from engine.renderers.headgan.lite.cost import blank
from engine.renderers.headgan.lite.layout import Layout
from engine.renderers.headgan.lite.network import LiteNetwork
from engine.training.thinning import thinned

_WIDE = Layout(frame=(16, 24, 24, 32), photo=(16, 16, 24), flow=16)
_NARROW = Layout(frame=(8, 16, 8, 16), photo=(8, 8, 8), flow=8)


def _stirred(layout: Layout) -> LiteNetwork:
    torch.manual_seed(0)
    network = LiteNetwork(layout).requires_grad_(False)
    for weight in network.parameters():
        weight.add_(0.02 * torch.randn_like(weight))
    return network.eval()


def _answer(network: LiteNetwork) -> torch.Tensor:
    (picture, parts), frame = blank(network, 64)
    torch.manual_seed(1)
    frame.picture.uniform_(-1, 1)
    picture.uniform_(-1, 1)
    with torch.inference_mode():
        answer = network(frame, network.photo(picture, parts))
    return torch.cat([answer.shift / 8, answer.change], dim=1)


def test_as_wide_as_before_it_is_the_same() -> None:
    network = _stirred(_NARROW)
    torch.testing.assert_close(_answer(thinned(network, _NARROW, _answer)), _answer(network))


def test_channels_that_carry_nothing_are_the_ones_dropped() -> None:
    network = _stirred(_WIDE)
    silenced = torch.randperm(_WIDE.flow)[_NARROW.flow :]
    network.flow.head.weight[:, silenced] = 0
    narrow = replace(_WIDE, flow=_NARROW.flow)
    torch.testing.assert_close(_answer(thinned(network, narrow, _answer)), _answer(network))


def test_a_narrow_network_answers_much_like_the_wide_one() -> None:
    network = _stirred(_WIDE)
    wide, thin = _answer(network), _answer(thinned(network, _NARROW, _answer))
    torch.manual_seed(2)
    other = _answer(_stirred(_NARROW))
    assert (thin - wide).abs().mean() < 0.5 * (other - wide).abs().mean()
