"""Counting and timing of networks, on ones so small that it is known what they cost."""

from __future__ import annotations

import math
import time

import pytest
import torch
from torch import nn

from engine.evaluation import network_bench, networks
from engine.evaluation.network_bench import NetworkResult, ratios
from engine.evaluation.networks import Subject


def test_the_lite_network_costs_what_its_own_count_says() -> None:
    from engine.renderers.headgan.lite.cost import cost
    from engine.renderers.headgan.lite.layout import Layout
    from engine.renderers.headgan.lite.network import LiteNetwork

    ready = networks.subject("headgan-lite", "cpu")
    known = cost(LiteNetwork(Layout()).eval())
    assert networks.gmacs(ready) == pytest.approx(known.frame_gmacs)
    assert networks.gmacs(ready) < 6
    assert networks.parameters(ready) == known.parameters


def test_one_convolution_is_counted_exactly() -> None:
    layer = nn.Conv2d(3, 5, 3, padding=1, bias=False).eval()
    picture = torch.zeros(1, 3, 20, 30)
    ready = Subject(layer, lambda: layer(picture))
    assert networks.gmacs(ready) == pytest.approx(3 * 5 * 9 * 600 / 1e9)
    assert networks.parameters(ready) == 3 * 5 * 9


def sleeper(seconds: float):
    def make(where: torch.device) -> Subject:
        layer = nn.Conv2d(1, 1, 1).to(where)

        def frame() -> torch.Tensor:
            time.sleep(seconds)
            return layer(torch.zeros(1, 1, 2, 2, device=where))

        return Subject(layer, frame)

    return make


def test_networks_take_turns_and_their_ratio_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        networks, "NETWORKS", {"headgan-lite": sleeper(0.005), "headgan": sleeper(0.05)}
    )
    monkeypatch.setattr(network_bench, "NETWORKS", networks.NETWORKS)
    monkeypatch.setattr(network_bench, "_TURN_S", 0.02)
    monkeypatch.setattr(network_bench, "run_fresh", lambda what, measure, entry: 100.0)
    monkeypatch.setattr(network_bench.device, "describe_devices", lambda: [_Cpu()])
    told: list[tuple[int, int | None]] = []
    results = network_bench.bench_networks(report=lambda *step: told.append(step))
    assert told[-1][0] == told[-1][1]
    assert [(each.network, each.precision) for each in results] == [
        ("headgan-lite", "float32"), ("headgan", "float32"),
        ("headgan-lite", "bfloat16"), ("headgan", "bfloat16"),
    ]  # fmt: skip
    small, large = results[:2]
    assert 5 <= small.p10_ms <= small.median_ms <= small.p90_ms
    assert large.median_ms >= 50
    assert 0 < large.cpu_ms < 40  # asleep, it does not work
    assert small.frames > large.frames >= 5
    sentences = ratios(results)
    assert len(sentences) == 2
    assert "cpu, float32, eager" in sentences[0]
    times = float(sentences[0].partition("1/")[2].partition(" ")[0])
    assert times == round(large.median_ms / small.median_ms)


def test_without_a_compiler_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network_bench.shutil, "which", lambda name: None)
    entry = network_bench._Entry("headgan-lite", "cpu", "float32", "compiled")
    _, problem = network_bench._compiled(entry)
    assert "C++ compiler" in problem
    nothing = NetworkResult(
        "headgan-lite", "cpu", "float32", "compiled", False, 1.5, 10, *[math.nan] * 5, 0, problem
    )
    assert ratios([nothing]) == []


class _Cpu:
    name = "cpu"
