"""The table of subcommands."""

from __future__ import annotations

import typer

from engine import __version__
from engine.cli import (
    bench,
    demo,
    doctor,
    edit,
    evaluate,
    fit,
    frontalize,
    listings,
    live,
    models,
    personalise,
    reenact,
    soak,
    studio,
    synthesize,
    take,
    train,
    verify,
)

app = typer.Typer(
    name="likeness",
    help="Edit the expression and pose of a face in a photo, turn it to the front, or bring it "
    "to life from a video or a recorded take. Everything runs on this computer. "
    "Without a command the editor opens.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"likeness {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def options(
    context: typer.Context,
    version: bool = typer.Option(
        False, "--version", callback=_show_version, is_eager=True, help="Print the version."
    ),
) -> None:
    del version
    if context.invoked_subcommand is None:
        studio.studio()


app.command("studio")(studio.studio)
app.command("fit")(fit.fit)
app.command("edit")(edit.edit)
app.command("frontalize")(frontalize.frontalize)
app.command("reenact")(reenact.reenact)
app.command("track")(reenact.track)
app.add_typer(take.app, name="take")
app.command("live")(live.live)
app.command("soak")(soak.soak)
app.command("verify")(verify.verify)
app.command("presets")(listings.presets)
app.command("renderers")(listings.renderers)
app.command("trackers")(listings.trackers)
app.add_typer(models.app, name="models")
app.command("demo")(demo.demo)
app.command("doctor")(doctor.doctor)
app.command("bench")(bench.bench)
app.command("evaluate")(evaluate.evaluate)
app.command("synthesize")(synthesize.synthesize)
app.add_typer(train.app, name="train")
app.command("personalise")(personalise.personalise)
