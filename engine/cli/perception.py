"""`likeness train perception`: teach the network whose features compare pictures."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from engine.cli import console


def perception(
    examples: Annotated[
        Path, typer.Option("--examples", help="Examples that `train headgan` prepared (lite).")
    ],
    out: Annotated[Path, typer.Option("--out", help="Folder of the run.")],
    steps: Annotated[int, typer.Option(min=1, help="Of the optimiser.")] = 4000,
    batch: Annotated[int, typer.Option(min=1, help="Examples a step.")] = 8,
    cut: Annotated[int, typer.Option(min=64, max=256, help="Side of the cuts in px.")] = 192,
    rate: Annotated[float, typer.Option(help="Highest learning rate.")] = 2e-3,
    validate_every: Annotated[int, typer.Option(min=1, help="Steps.")] = 500,
    seed: Annotated[int, typer.Option(help="Of the order of examples.")] = 0,
    device: Annotated[str, typer.Option(metavar="auto|cpu|cuda|mps", help="Where.")] = "auto",
) -> None:
    """Train the perceptual distance that `train headgan --perception` uses.

    A small network learns to tell the parts of a face and how textures were spoilt (blurred,
    doubled, noisy, compressed). Its features then say how different two pictures look, in place of
    VGG's. It goes on where it was stopped.

    Example: `likeness train perception --examples run/examples --out perception`, and then
    `likeness train headgan --out run --perception perception/best.safetensors`.
    """
    import torch

    from engine.device import best_device
    from engine.drivers.jobs import Job
    from engine.renderers.headgan.painter import uses_bfloat16
    from engine.training.perception_learner import PerceptionLearner
    from engine.training.settings import Settings
    from engine.training.trainer import Run

    settings = Settings(
        steps=steps, batch=batch, cut_px=cut, rate=rate, portraits=0.35,
        validate_every=validate_every, save_every=100, warm_up=100, seed=seed,
    )  # fmt: skip
    where = torch.device(best_device(device))
    learner = PerceptionLearner(settings, where, bfloat16=uses_bfloat16("auto", where))
    run = Run.on_examples(out, learner, settings, examples)
    with console.progress("Learning") as report:
        facts = run.train(Job(report, notice=console.notice))
    for name in ("accuracy", "iou", "unseen"):
        if name in (facts["best"] or {}):
            console.answer(f"{name}: {facts['best'][name]:.3f}")
    console.answer(str(out / "best.safetensors"))
