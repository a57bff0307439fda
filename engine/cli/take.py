"""`likeness take`: what a take holds, and what is done to it after it was recorded."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engine.cli import console
from engine.cli.options import Json

if TYPE_CHECKING:
    from engine.drivers.take_edits import TakeEdits
    from engine.drivers.take_files import OpenedTake

app = typer.Typer(
    help="Trim, join, smooth and retime takes. Without `-o` the recording stays as it is and the "
    "edit goes into a list beside it, which every command plays; with `-o` a new take is written.",
    no_args_is_help=True,
)

TakePath = Annotated[Path, typer.Argument(metavar="TAKE", help="A Live Link Face CSV.")]
Out = Annotated[Path | None, typer.Option("-o", "--out", help="New take to write, with its sound.")]


@app.command()
def info(take: TakePath, json: Json = False) -> None:
    """Say what a TAKE holds."""
    from engine.drivers.take_files import open_take

    opened = open_take(take)
    _told(opened)
    recorded, played = opened.recorded, opened.played()
    facts = {
        "frames": len(recorded),
        "fps": round(recorded.fps, 3),
        "duration_s": round(recorded.duration_s, 3),
        "unseen_frames": int((~recorded.seen).sum()),
        "sound": opened.sound.name if opened.sound else None,
        "edited": opened.edited,
        "played_s": round(played.duration_s, 3),
        "edits": opened.edits.to_json() if opened.edited else None,
    }
    if json:
        console.answer_json(facts)
        return
    console.table(("What", "Value"), ((name, str(value)) for name, value in facts.items()))


@app.command()
def trim(
    take: TakePath,
    start: Annotated[float, typer.Option("--from", metavar="SECONDS", min=0)] = 0.0,
    end: Annotated[float | None, typer.Option("--to", metavar="SECONDS")] = None,
    out: Out = None,
) -> None:
    """Play only a part of a TAKE; times count in the recording.

    Examples:

    - `likeness take trim take.csv --from 1.5 --to 8`
    """
    opened = _opened(take)
    _finish(opened, replace(opened.edits, start_s=start, end_s=end), out)


@app.command()
def smooth(
    take: TakePath,
    amount: Annotated[float, typer.Argument(metavar="AMOUNT", min=0, max=1)],
    group: Annotated[
        list[str] | None,
        typer.Option(metavar="brows|eyes|gaze|mouth|jaw|head", help="May be repeated; else all."),
    ] = None,
    out: Out = None,
) -> None:
    """Calm a TAKE: 0 as recorded, 1 very calm.

    Examples:

    - `likeness take smooth take.csv 0.5 --group head`
    """
    from engine.drivers.groups import GROUPS

    opened = _opened(take)
    amounts = dict.fromkeys(group or GROUPS, amount)
    _finish(opened, replace(opened.edits, smooth={**opened.edits.smooth, **amounts}), out)  # type: ignore[arg-type]


@app.command()
def retime(
    take: TakePath,
    speed: Annotated[
        float, typer.Argument(metavar="SPEED", help="2 is twice as fast; the pitch stays.")
    ],
    start: Annotated[
        float, typer.Option("--from", metavar="SECONDS", min=0, help="From here on.")
    ] = 0.0,
    out: Out = None,
) -> None:
    """Play a TAKE faster or slower, from a moment of the recording on.

    Examples:

    - `likeness take retime take.csv 0.5 --from 3`
    """
    opened = _opened(take)
    turns = sorted({**dict(opened.edits.tempo), start: speed}.items())
    _finish(opened, replace(opened.edits, tempo=tuple(turns)), out)


@app.command()
def join(
    takes: Annotated[list[Path], typer.Argument(metavar="TAKE TAKE...", help="In this order.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="Take to write, with its sound.")],
    blend: Annotated[
        float, typer.Option(metavar="SECONDS", min=0, help="How long two takes melt together.")
    ] = 0.3,
) -> None:
    """Put takes one after the other, blended where they meet.

    Examples:

    - `likeness take join idle.csv talk.csv idle.csv -o all.csv --blend 0.4`
    """
    from engine.cli.opening import check_files
    from engine.drivers.take_files import resampled_sounds, save_take
    from engine.drivers.take_joining import join_sounds, join_takes
    from engine.errors import UsageError

    if len(takes) < 2:
        raise UsageError("Joining takes at least two takes.")
    for take in takes:
        check_files(take, out)
    opened = [_opened(take) for take in takes]
    played = [each.played() for each in opened]
    joined = join_takes(played, blend)
    sounds = resampled_sounds([each.played_sound() for each in opened])
    save_take(out, joined, join_sounds(sounds, [each.duration_s for each in played], blend))
    console.answer(f"{out} ({len(joined)} frames, {joined.duration_s:.1f} s)")


@app.command()
def bake(take: TakePath, out: Annotated[Path, typer.Option("-o", "--out")]) -> None:
    """Write a TAKE as it is played, edits included, as a new take."""
    opened = _opened(take)
    _finish(opened, opened.edits, out)


@app.command()
def reset(take: TakePath) -> None:
    """Forget every edit: the TAKE plays as it was recorded."""
    from engine.drivers.take_edits import TakeEdits

    _finish(_opened(take), TakeEdits(), None)


def _opened(take: Path) -> OpenedTake:
    from engine.drivers.take_files import open_take

    opened = open_take(take)
    _told(opened)
    return opened


def _told(opened: OpenedTake) -> None:
    if opened.notice:
        console.notice(opened.notice)


def _finish(opened: OpenedTake, edits: TakeEdits, out: Path | None) -> None:
    from engine.cli.opening import check_files
    from engine.drivers.take_files import save_take, write_edits

    changed = replace(opened, edits=edits)
    played = changed.played()
    if out is None:
        write_edits(opened.path, edits)
    else:
        check_files(opened.path, out)
        save_take(out, played, changed.played_sound())
    console.answer(f"{out or opened.path} ({len(played)} frames, {played.duration_s:.1f} s)")
