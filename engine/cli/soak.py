"""`likeness soak`: a long live session, measured."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engine.cli import console
from engine.cli.live_opening import SizePx, live_session, source_of
from engine.cli.opening import studio
from engine.cli.options import DEFAULT_TRACKER, Json, RendererName

if TYPE_CHECKING:
    from engine.evaluation.live import LiveScore


def soak(
    clip: Annotated[str, typer.Argument(metavar="CLIP", help="A video of a face, as a camera.")],
    minutes: Annotated[float, typer.Option(min=0.1, help="How long.")] = 30.0,
    photo: Annotated[Path | None, typer.Option(help="The bundled portrait by default.")] = None,
    size: SizePx = 512,
    renderer: RendererName = None,
    json: Json = False,
) -> None:
    """Run a live session for long and measure rate, latency, drops and memory.

    Examples: `likeness soak clip.mp4`, `likeness soak clip.mp4 --minutes 0.5`.
    """
    from engine import assets
    from engine.evaluation.live import measure_live
    from engine.live.settings import LiveSettings

    portrait = studio(DEFAULT_TRACKER).portrait(photo or assets.locate("sample-portrait"))
    session = live_session(
        portrait, source_of(clip, 0, loop=True), renderer, LiveSettings(size_px=size)
    )

    def line(score: LiveScore) -> None:
        console.notice(f"{score.seconds:6.0f} s  {_numbers(score)}  {score.memory_mb[-1]:.0f} MB")

    score = measure_live(session, 60 * minutes, None if json else line)
    if json:
        console.answer_json({**asdict(score), "growth_mb": score.growth_mb})
    else:
        dropped = ", ".join(f"{name} {count}" for name, count in score.drops.items() if count)
        console.answer(
            f"{_numbers(score)}, longest gap {score.longest_gap_ms:.0f} ms, {score.cpu_cores:.2f} "
            f"cores, memory {score.growth_mb:+.1f} MB, rung {score.rung}; dropped: "
            f"{dropped or 'nothing'}"
        )


def _numbers(score: LiveScore) -> str:
    return (
        f"{score.rate_hz:.1f} pictures a second, {score.latency_ms:.0f} ms behind the camera "
        f"(95 %: {score.latency_p95_ms:.0f} ms)"
    )
