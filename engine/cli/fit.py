"""`likeness fit`: measure the face in a photo."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from engine.cli import console
from engine.cli.opening import check_files, check_pictures, studio
from engine.cli.options import DEFAULT_TRACKER, Face, Json, Photo, TrackerName

if TYPE_CHECKING:
    from engine.types import ByteArray, Portrait


def fit(
    photo: Photo,
    out: Annotated[Path | None, typer.Option("-o", "--out", help="fit.json to write.")] = None,
    overlay: Annotated[
        Path | None, typer.Option(help="Picture to write: the mesh over the photo.")
    ] = None,
    pncc: Annotated[
        Path | None, typer.Option(help="Picture to write: the head in PNCC colours.")
    ] = None,
    mesh: Annotated[
        Path | None,
        typer.Option(help="Mesh to write: .obj, .ply or .glb (with 52 morph targets)."),
    ] = None,
    face: Face = "largest",
    tracker: TrackerName = DEFAULT_TRACKER,
    json: Json = False,
) -> None:
    """Fit the 3D head to the face in a PHOTO: shape, expression, pose, gaze and camera.

    Examples:

    - `likeness fit me.jpg`
    - `likeness fit me.jpg -o fit.json --overlay overlay.png`
    - `likeness fit group.jpg --face 2 --mesh head.glb`
    """
    check_pictures(photo, overlay, pncc)
    check_files(photo, out, overlay, pncc, mesh)
    if mesh:
        from engine.media.meshes import require_mesh_format

        require_mesh_format(mesh)
    from engine.export.fit_json import fit_to_json, write_fit

    opened = studio(tracker)
    portrait = opened.portrait(photo, face)
    found = fit_to_json(portrait, model=opened.model.name, tracker=tracker)
    if out:
        write_fit(out, found)
    if overlay:
        from engine.export.picture import overlay_picture

        _write(overlay, portrait, overlay_picture(portrait, opened.model))
    if pncc:
        from engine.export.picture import pncc_picture

        _write(pncc, portrait, pncc_picture(portrait, opened.model))
    if mesh:
        from engine.export.mesh import save_mesh

        save_mesh(mesh, portrait, opened.model)
    if json:
        console.answer_json(found)
    else:
        _summary(found)


def _write(path: Path, portrait: Portrait, pixels: ByteArray) -> None:
    from engine.media import write_picture

    picture = replace(portrait.picture, pixels=pixels, alpha=None, deep_pixels=None)
    write_picture(path, picture, made_by_network=False)


def _summary(found: dict[str, Any]) -> None:
    pose, box = found["pose"], found["face_box"]
    strongest = sorted(found["expression"].items(), key=lambda item: -item[1])[:6]
    expression = ", ".join(f"{name} {value:.2f}" for name, value in strongest if value >= 0.05)
    console.table(("", ""), [
        ("face", f"{box['width']:.0f} x {box['height']:.0f} px"),
        ("pose", f"yaw {pose['yaw']:.1f}, pitch {pose['pitch']:.1f}, roll {pose['roll']:.1f} deg"),
        ("expression", expression or "at rest"),
        ("landmark error", f"{found['landmark_error_iod']:.4f} of the distance of the eyes"),
    ])  # fmt: skip
