"""`likeness presets`, `renderers` and `trackers`: what there is to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from engine.cli import console

if TYPE_CHECKING:
    from engine.registry import Registry

JSON = typer.Option(False, "--json", help="Print JSON for programs.")


def presets(json: bool = JSON) -> None:
    """List the expressions that `likeness edit --preset NAME` knows."""
    from engine.drivers.presets import PRESETS

    if json:
        console.answer_json([
            {"name": preset.name, "summary": preset.summary, "values": dict(preset.values)}
            for preset in PRESETS.values()
        ])  # fmt: skip
        return
    console.table(("Preset", "What it does"), ((p.name, p.summary) for p in PRESETS.values()))


def renderers(json: bool = JSON) -> None:
    """List what can draw a picture, its licence, and why something is unavailable."""
    from engine.renderers import RENDERERS

    _registry(RENDERERS, "Renderer", json)


def trackers(json: bool = JSON) -> None:
    """List what can find faces, its licence, and why something is unavailable."""
    from engine.trackers import TRACKERS

    _registry(TRACKERS, "Tracker", json)


def _registry(registry: Registry, title: str, as_json: bool) -> None:
    rows = [
        {
            "name": spec.name,
            "label": spec.label,
            "summary": spec.summary,
            "licence": spec.licence,
            "default": spec.name == registry.default,
            "unavailable": spec.why_unavailable(),
        }
        for spec in registry
    ]
    if as_json:
        console.answer_json(rows)
        return
    console.table(
        (title, "What it is", "Licence", "Available"),
        (
            (str(row["name"]), str(row["summary"]), str(row["licence"]),
             str(row["unavailable"] or ("yes, the default" if row["default"] else "yes")))
            for row in rows
        ),
    )  # fmt: skip
