"""The networks that can be trained, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import torch

    from engine.renderers.headgan.perceptual import Perceptual
    from engine.training.perceiving import Distance
    from engine.training.settings import Settings
    from engine.training.trainer import Learner

PRESETS: Mapping[str, str] = {
    "lite": "the network of the renderer headgan-lite: small, corrects another renderer's frames",
    "paper": "the published HeadGAN networks at 256 px, without sound",
}


RATES: Mapping[str, float] = {"lite": 6e-4, "paper": 2e-4}
"""Highest learning rate unless the user asks for another."""


def learner(
    preset: str,
    settings: Settings,
    device: torch.device,
    *,
    bfloat16: bool,
    shared: bool,
    start: Path | None = None,
    perception: Path | None = None,
) -> Learner:
    """What learns.

    Args:
        preset: one of `PRESETS`.
        settings: of the run.
        device: where.
        bfloat16: whether to calculate in it.
        shared: whether several processes learn together.
        start: weights to begin with, or None to begin anew.
        perception: weights of a perceptual distance of our own; by default VGG's where the user
            imported it, else the bundled ones.

    Raises:
        UsageError: there is no such preset, or it takes no weights to begin with or no perception.
        MediaError: a file of weights holds something else.
    """
    if preset == "lite":
        from engine.renderers.headgan.lite.layout import Layout
        from engine.renderers.headgan.lite.weights import load_network
        from engine.training.lite_learner import LiteLearner

        network = load_network(start) if start else None
        return LiteLearner(
            network.layout if network else Layout(), settings, device,
            bfloat16=bfloat16, shared=shared, start=network.state_dict() if network else None,
            distance=_distance(perception, device),
        )  # fmt: skip
    if preset == "paper":
        from engine.training.paper_learner import PaperLearner

        if start is not None or perception is not None:
            raise UsageError("--start and --perception are of the lite network only.")
        return PaperLearner(settings, device, shared=shared, perceptual=_vgg(device))
    raise UsageError(f"There is no preset called {preset!r}.", f"There are: {', '.join(PRESETS)}.")


def _distance(perception: Path | None, device: torch.device) -> Distance:
    from engine import assets
    from engine.renderers.headgan.blocks import channels_last
    from engine.training.perception import load_perception

    vgg = None if perception else _vgg(device)
    if vgg is not None:
        return vgg
    weights = perception or assets.locate("perception")
    return channels_last(load_perception(weights).to(device))


def _vgg(device: torch.device) -> Perceptual | None:
    from engine.renderers.headgan.blocks import channels_last
    from engine.renderers.headgan.perceptual import imported_perceptual

    perceptual = imported_perceptual()
    return channels_last(perceptual.to(device)) if perceptual else None
