"""`likeness train`: teach a network, from synthetic people or from clips."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engine.cli import console
from engine.cli.perception import perception as train_perception

if TYPE_CHECKING:

    from engine.training.preparation import Order
    from engine.training.settings import Settings

app = typer.Typer(
    help="Train networks. Everything can be stopped and started again.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)
app.command("perception")(train_perception)
_SYNTHETIC = "synthetic"


class Preset(StrEnum):
    """Which networks."""

    lite = "lite"
    paper = "paper"


class Precision(StrEnum):
    """What to calculate in."""

    auto = "auto"
    float32 = "float32"
    bfloat16 = "bfloat16"


class Schedule(StrEnum):
    """How the learning rate falls."""

    cosine = "cosine"
    constant = "constant"


@app.command()
def headgan(
    out: Annotated[Path, typer.Option("--out", help="Folder of the run.")],
    preset: Annotated[Preset, typer.Option(help="Which networks.")] = Preset.lite,
    data: Annotated[
        str,
        typer.Option(metavar="synthetic|FOLDER", help="Synthetic people, or a folder of clips."),
    ] = _SYNTHETIC,
    examples: Annotated[
        Path | None, typer.Option(help="Where examples are kept; by default within the run.")
    ] = None,
    people: Annotated[int, typer.Option(min=1, help="Synthetic people to learn from.")] = 1200,
    held_out: Annotated[int, typer.Option(min=0, help="Synthetic people to measure with.")] = 24,
    targets: Annotated[int, typer.Option(min=2, help="Pictures of each beside the photo.")] = 6,
    portraits: Annotated[
        Path | None, typer.Option(help="Folder of photos to turn and turn back as well.")
    ] = None,
    turns: Annotated[int, typer.Option(min=1, help="Turns of each photo.")] = 60,
    processes: Annotated[
        int, typer.Option(min=0, help="That prepare examples at once; 0 for one a core.")
    ] = 0,
    prepare_only: Annotated[
        bool, typer.Option("--prepare-only", help="Make the examples and stop.")
    ] = False,
    no_prepare: Annotated[
        bool, typer.Option("--no-prepare", help="Train on the examples that are there.")
    ] = False,
    start: Annotated[
        Path | None, typer.Option(help="Weights of the lite network to begin with.")
    ] = None,
    perception: Annotated[
        Path | None,
        typer.Option(help="From `train perception`; else VGG if imported, or the bundled."),
    ] = None,
    steps: Annotated[int, typer.Option(min=1, help="Of the optimiser.")] = 20_000,
    batch: Annotated[int, typer.Option(min=1, help="Examples a step and process.")] = 6,
    cut: Annotated[int, typer.Option(min=64, max=256, help="Side of the cuts in px.")] = 192,
    rate: Annotated[
        float | None, typer.Option(help="Highest learning rate; by default the preset's.")
    ] = None,
    schedule: Annotated[Schedule, typer.Option(help="Of the learning rate.")] = Schedule.cosine,
    adversarial_from: Annotated[
        int | None, typer.Option(help="Step from which discriminators play.")
    ] = None,
    validate_every: Annotated[int, typer.Option(min=1, help="Steps.")] = 500,
    patience: Annotated[
        int, typer.Option(min=0, help="Stop after so many validations without a better one.")
    ] = 0,
    seed: Annotated[int, typer.Option(help="Of the order of examples.")] = 0,
    device: Annotated[str, typer.Option(metavar="auto|cpu|cuda|mps", help="Where.")] = "auto",
    precision: Annotated[Precision, typer.Option(help="Of the calculation.")] = Precision.auto,
) -> None:
    """Train HeadGAN.

    First the examples are prepared, then the network learns; both go on where they were stopped.
    The run's folder holds the log, TensorBoard's files, sheets of samples, and `best.safetensors`,
    which `--weights` of `edit` and `reenact` takes. Several graphics cards or machines:
    `torchrun --nproc-per-node N -m engine.cli train headgan ...` after `--prepare-only`.

    Examples:

    - `likeness train headgan --out run --people 300 --portraits photos --prepare-only`
    - `likeness train headgan --out run --steps 20000`
    - `likeness train headgan --out run --data clips --preset paper`
    """
    from engine.training.presets import RATES
    from engine.training.settings import Settings

    settings = Settings(
        steps=steps, batch=batch, cut_px=cut, rate=rate or RATES[preset.value],
        schedule=schedule.value,
        adversarial_from=adversarial_from, validate_every=validate_every, patience=patience,
        seed=seed,
    )  # fmt: skip
    folder = examples or out / "examples"
    if not no_prepare:
        orders = _orders(data, people, held_out, targets, portraits, turns)
        _prepare(folder, orders, preset.value, processes)
    if not prepare_only:
        _train(out, folder, preset.value, settings, device, precision.value, start, perception)


def _orders(
    data: str, people: int, held_out: int, targets: int, portraits: Path | None, turns: int
) -> dict[str, list[Order]]:
    """What to prepare, by the folder it goes to."""
    from engine.training.preparation import Person, Turn, photos_in
    from engine.training.synthetic.people import FIRST_HELD_OUT

    orders: dict[str, list[Order]] = {}
    if data == _SYNTHETIC:
        orders["held-out"] = [Person(FIRST_HELD_OUT + n, targets) for n in range(held_out)]
    if portraits is not None:
        photos = photos_in(portraits)
        orders["portraits"] = [Turn(photo, n) for n in range(turns) for photo in photos]
    if data == _SYNTHETIC:
        orders["people"] = [Person(n, targets) for n in range(people)]
    else:
        orders |= _clip_orders(Path(data), targets)
    return orders


def _clip_orders(folder: Path, targets: int) -> dict[str, list[Order]]:
    from engine.training.clips import segments
    from engine.training.preparation import Stretch

    learn, measure = segments(folder)
    return {
        "held-out": [Stretch(segment, targets) for segment in measure],
        "people": [Stretch(segment, targets) for segment in learn],
    }


def _prepare(folder: Path, orders: dict[str, list[Order]], preset: str, processes: int) -> None:
    from engine import device
    from engine.drivers.jobs import Job
    from engine.training.preparation import prepare

    for name, wanted in orders.items():
        with console.progress(f"Preparing {name}") as report:
            rejected = prepare(
                folder / name, wanted,
                preset=preset, processes=processes or device.cores(), job=Job(report),
            )  # fmt: skip
        if rejected:
            console.notice(f"{rejected} of {len(wanted)} {name} could not be used.")


def _train(
    out: Path,
    examples: Path,
    preset: str,
    settings: Settings,
    device: str,
    precision: str,
    start: Path | None,
    perception: Path | None,
) -> None:
    from engine.device import best_device
    from engine.drivers.jobs import Job
    from engine.renderers.headgan.painter import uses_bfloat16
    from engine.training.presets import learner
    from engine.training.ranks import rank
    from engine.training.trainer import Run

    with rank(best_device(device)) as (own, where):
        learning = learner(
            preset, settings, where,
            bfloat16=uses_bfloat16(precision, where),  # type: ignore[arg-type]
            shared=own.count > 1, start=start, perception=perception,
        )  # fmt: skip
        run = Run.on_examples(out, learning, settings, examples, own)
        with console.progress("Learning") as report:
            facts = run.train(Job(report, notice=console.notice))
    best = facts["best"] or {}
    for name in ("l1", "psnr", "ssim", "ratio"):
        if name in best:
            console.answer(f"{name}: {best[name]:.4f} (base {best.get(f'base_{name}', 1):.4f})")
    console.answer(str(out / "best.safetensors"))
