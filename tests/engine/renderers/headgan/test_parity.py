"""The networks agree with the recorded tensors of the published implementation.

The full-size comparison takes half a minute: `LIKENESS_SLOW=1 pytest tests/engine/renderers`.
"""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
import torch
from torch import Tensor, nn

from engine.renderers.headgan.discriminators import Discriminator
from engine.renderers.headgan.generator import Generator, Painted
from engine.renderers.headgan.layout import Layout
from engine.renderers.headgan.warping import warp

from .conftest import Recording, drawn, recipe_weight

TOLERANCE, ROUNDINGS = 1e-4, 3.0
"""The least that is allowed, and how many times what float32 did to the recording itself: each kind
of CPU rounds its own way."""
REDUCED = Layout(width=4, audio=20)


def _watched(generator: Generator) -> dict[str, Tensor]:
    """A table that forward passes fill with the inner results that were recorded."""
    seen: dict[str, Tensor] = {}
    flow, render = generator.flow_network, generator.rendering_network
    watched: dict[str, nn.Module] = {"flow_raw": flow.dec_flow, "mask_raw": flow.dec_mask}
    for name, modules in {
        "flow_enc": flow.enc, "flow_dec_res": flow.dec_res, "flow_dec_main": flow.dec_main,
        "render_enc": render.cond_enc, "render_spade": render.cond_dec,
        "render_adain": getattr(render, "cond_dec_audio", ()),
    }.items():  # fmt: skip
        watched |= {f"{name}.{number}": module for number, module in enumerate(modules)}
    for name, module in watched.items():
        module.register_forward_hook(
            lambda _module, _inputs, output, name=name: seen.__setitem__(name, output)
        )
    return seen


def _outputs(painted: Painted, inner: dict[str, Tensor]) -> dict[str, Tensor]:
    aligned = painted.aligned
    features = {f"flow_feats.{n}": each for n, each in enumerate(aligned.features)}
    return {
        "image": painted.image, "warped": aligned.rgb, "flow": aligned.flow, "mask": aligned.mask,
        **features, **inner,
    }  # fmt: skip


def _agree(
    ours: dict[str, Tensor], theirs: dict[str, Tensor], steps: dict, rounded: dict | None = None
) -> None:
    assert theirs
    for name, expected in theirs.items():
        cut = tuple(slice(None, None, step) for step in steps.get(name, ()))
        worst = float((ours[name][cut] - expected).abs().max())
        rounding = rounded[name]["fp32_vs_fp64_max_abs"] if rounded else 0.0
        assert worst <= max(TOLERANCE, ROUNDINGS * rounding), f"{name} differs by {worst:.2g}"


def _without_audio(weights: dict[str, Tensor]) -> dict[str, Tensor]:
    return {name: value for name, value in weights.items() if "cond_dec_audio" not in name}


@torch.no_grad()
def _check_generator(recording: Recording, layout: Layout, weights: dict, inputs: dict) -> None:
    steps = recording.about.get("sampled", {})
    for net, audio in (("netG", layout.audio), ("netG_no_audio", 0)):
        generator = Generator(Layout(layout.width, audio)).eval()
        generator.load_state_dict(weights if audio else _without_audio(weights))
        inner = _watched(generator)
        painted = generator(
            inputs["input"], inputs["ref_input"], inputs["audio_feats"] if audio else None
        )
        prefix = f"out/{net}/"
        own = {k.removeprefix(prefix): v for k, v in steps.items() if k.startswith(prefix)}
        rounded = recording.about["tolerance"][net]
        _agree(_outputs(painted, inner), recording.part(f"out/{net}"), own, rounded)


def test_resampling_is_that_of_the_published_kernel(recording: Callable) -> None:
    tensors = recording("headgan").tensors
    ours = warp(tensors["in/resample/img"], tensors["in/resample/flow"])
    assert (ours - tensors["out/resample/out"]).abs().max() < 1e-5


def test_generator_of_reduced_width(recording: Callable) -> None:
    recorded = recording("headgan")
    _check_generator(recorded, REDUCED, recorded.part("weights/netG"), recorded.part("in/netG"))


@torch.no_grad()
def test_discriminators_of_reduced_width(recording: Callable) -> None:
    recorded = recording("headgan")
    inputs = recorded.part("in/netD")
    mouth = (..., slice(20, 52), slice(16, 48))
    for net, condition, cut in (
        ("netD", inputs["real_A"], ...), ("netDm", inputs["audio_feats"], mouth),
    ):  # fmt: skip
        network = Discriminator(condition.shape[1] + 3, width=8).eval()
        network.load_state_dict(recorded.part(f"weights/{net}"))
        ours = {
            f"{kind}.scale{scale}.layer{layer}": value
            for kind, picture in (("real", "real_B"), ("fake", "generated_B"))
            for scale, maps in enumerate(network(condition, inputs[picture][cut]))
            for layer, value in enumerate(maps)
        }
        _agree(ours, recorded.part(f"out/{net}"), {})


def _recipe_weights(recorded: Recording, net: str, network: nn.Module) -> dict[str, Tensor]:
    stored = recorded.part(f"weights/{net}")
    factors = recorded.about["multipliers"].get(net, {})
    return stored | {
        key: recipe_weight(f"{net}/{key}", tuple(value.shape), factors.get(key, 1.0))
        for key, value in network.state_dict().items()
        if key not in stored
    }


def _recipe_inputs(recorded: Recording) -> dict[str, Tensor]:
    def draw(about: dict | list) -> Tensor:
        if isinstance(about, list):
            return torch.cat([draw(each) for each in about], dim=1)
        return drawn(about["name"], tuple(about["shape"]), *about["range"])

    return {name: draw(about) for name, about in recorded.about["inputs"]["netG"].items()}


slow = pytest.mark.skipif(
    not os.environ.get("LIKENESS_SLOW"), reason="takes half a minute: set LIKENESS_SLOW=1"
)


@slow
def test_generator_of_full_width(recording: Callable) -> None:
    torch.set_num_threads(2)
    recorded = recording("headgan.full")
    weights = _recipe_weights(recorded, "netG", Generator(Layout()))
    _check_generator(recorded, Layout(), weights, _recipe_inputs(recorded))


@slow
@torch.no_grad()
def test_discriminators_of_full_width(recording: Callable) -> None:
    torch.set_num_threads(2)
    recorded = recording("headgan.full")
    steps = recorded.about["sampled"]
    picture = drawn("in/real_B", (1, 3, 256, 256), -1, 1)
    nmfc = drawn("in/real_A", (1, 3, 256, 256), 0, 1)
    audio = _recipe_inputs(recorded)["audio_feats"]
    mouth = picture[..., 128:192, 96:160]
    for net, condition, shown in (("netD", nmfc, picture), ("netDm", audio, mouth)):
        network = Discriminator(condition.shape[1] + 3).eval()
        network.load_state_dict(_recipe_weights(recorded, net, network))
        prefix = f"out/{net}/"
        own = {k.removeprefix(prefix): v for k, v in steps.items() if k.startswith(prefix)}
        ours = {
            f"real.scale{scale}.layer{layer}": value
            for scale, maps in enumerate(network(condition, shown))
            for layer, value in enumerate(maps)
        }
        _agree(ours, recorded.part(f"out/{net}"), own)
