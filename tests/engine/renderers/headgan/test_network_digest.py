"""Weights are told apart by their numbers, not by where they came from."""

from __future__ import annotations

import copy

import torch
from torch import nn

from engine.renderers import RENDERERS
from engine.renderers.base import fingerprint_of
from engine.renderers.headgan.lite.renderer import LiteRenderer
from engine.renderers.headgan.network_digest import network_digest


def test_one_changed_number_is_noticed() -> None:
    network = nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4))
    same = copy.deepcopy(network)
    assert network_digest(same) == network_digest(network)
    with torch.no_grad():
        same[0].weight[1, 2, 0, 1] += 1e-6
    assert network_digest(same) != network_digest(network)
    assert network_digest(network.half()) != network_digest(same)


def test_renderers_are_told_apart_by_weights_and_base() -> None:
    warp, lite = RENDERERS.load("warp"), LiteRenderer(device="cpu", precision="float32")
    assert fingerprint_of(warp) == fingerprint_of(RENDERERS.load("warp"))
    trained = copy.deepcopy(lite._network)
    with torch.no_grad():
        next(iter(trained.parameters())).add_(0.01)
    others = [
        LiteRenderer(device="cpu", precision="float32"),
        LiteRenderer(network=trained, device="cpu", precision="float32"),
        LiteRenderer(device="cpu", precision="bfloat16"),
    ]
    prints = [fingerprint_of(one) for one in (lite, *others)]
    assert prints[0] == prints[1]
    assert len({*prints, fingerprint_of(warp)}) == 4
