"""`likeness bench`: how fast is this computer at each stage."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from engine.cli import console
from engine.errors import UsageError

if TYPE_CHECKING:
    from engine.evaluation.bench import BenchResult
    from engine.evaluation.network_bench import NetworkResult


def bench(
    sizes: str = typer.Option(
        "256,512,1024", "--sizes", help="Longer sides of the picture in px, with commas between."
    ),
    stage: list[str] = typer.Option(
        [], "--stage", help="Measure this stage only; may be given several times."
    ),
    photo: Path | None = typer.Option(
        None, "--photo", help="A photo with a face; the bundled portrait by default."
    ),
    networks: bool = typer.Option(
        False, "--networks", help="Measure the networks instead of the stages."
    ),
    compiled: bool = typer.Option(
        False, "--compiled", help="Measure them through torch.compile too."
    ),
    json: bool = typer.Option(False, "--json", help="Print JSON for programs."),
) -> None:
    """Measure milliseconds and peak memory of each stage on this computer.

    Each stage runs in a fresh process; its memory includes everything it needs before it. Networks
    take turns in one process, with random weights, at 256 px.

    Examples: `likeness bench`, `likeness bench --sizes 512 --stage render --json`,
    `likeness bench --networks`.
    """
    if networks:
        _networks(compiled, json)
        return
    from engine import assets
    from engine.evaluation.bench import bench as measure

    path = photo or assets.locate("sample-portrait")
    with console.progress("Measuring") as report:
        result = measure(path, _numbers(sizes), stage, report)
    if json:
        console.answer_json(asdict(result))
    else:
        _print(result)


def _networks(compiled: bool, json: bool) -> None:
    from engine.evaluation.network_bench import bench_networks

    with console.progress("Measuring") as report:
        results = bench_networks(compiled=compiled, report=report)
    if json:
        console.answer_json([asdict(each) for each in results])
    else:
        _print_networks(results)


def _numbers(sizes: str) -> list[int]:
    try:
        return [int(size) for size in sizes.split(",")]
    except ValueError:
        raise UsageError(
            f"{sizes!r} is not a list of sizes.", "Write it like --sizes 256,512."
        ) from None


def _print(result: BenchResult) -> None:
    console.table(
        ("Stage", "Size", "Median ms", "p10", "p90", "First", "Peak MB"),
        (
            (
                each.stage,
                f"{each.size_px}" if each.size_px else "",
                f"{each.median_ms:.2f}",
                f"{each.p10_ms:.2f}",
                f"{each.p90_ms:.2f}",
                f"{each.first_ms:.1f}",
                f"{each.peak_mb:.0f}",
            )
            for each in result.stages
        ),
        title=f"{result.computer}, {result.photo}",
    )


def _print_networks(results: list[NetworkResult]) -> None:
    from engine.evaluation.network_bench import ratios
    from engine.evaluation.report.wording import figure

    console.table(
        ("Network", "Device", "Precision", "Mode", "Median ms", "p10", "p90", "CPU ms", "GMACs",
         "Million", "Peak MB"),
        (
            (
                each.network,
                each.device,
                each.precision + (" (emulated)" if each.emulated else ""),
                each.mode,
                figure(each.median_ms, 2),
                figure(each.p10_ms, 2),
                figure(each.p90_ms, 2),
                figure(each.cpu_ms, 2),
                f"{each.gmacs:.2f}",
                f"{each.parameters / 1e6:.2f}",
                figure(each.peak_mb, 0),
            )
            for each in results
        ),
        title="One frame at 256 px, weights random; million parameters; in turns in one process",
    )  # fmt: skip
    for sentence in ratios(results):
        console.answer(sentence)
    for problem in dict.fromkeys(each.problem for each in results if each.problem):
        console.notice(problem)
