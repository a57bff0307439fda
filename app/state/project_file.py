"""`.likeness` files: a zip of JSON and media, written at once or not at all.

    project.json        schema_version, faces with their fits and edits, renderer, presets
    photo/NAME          the bytes of the photo's file, as they came
    faces/N/ARRAY.f32   arrays of a fit
    takes/N.f32         rows of time, 52 coefficients, yaw, pitch, roll, x, y, z, seen
    networks/SHA256.safetensors   weights of this person, see `engine.drivers.project_files`

Opening never runs anything out of the file and never writes its names to the disk: entries are
read by the names this page lists, into memory, within limits.
"""

from __future__ import annotations

import json
import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from app.state import portrait_json
from app.state.faces import FaceEdit
from app.state.migrations import SCHEMA_VERSION, migrated
from app.state.project import Project, with_network
from engine import __version__
from engine.drivers.edits import Edit
from engine.drivers.jobs import QUIET
from engine.drivers.project_files import (
    DESCRIPTION,
    MOST_DESCRIPTION,
    MOST_PHOTO,
    network_entry,
    photo_entry,
    stored_network,
)
from engine.drivers.takes import Take
from engine.errors import LikenessError, MediaError
from engine.facemodels import load_model
from engine.media import atomic, read_picture
from engine.media.archive import Archive, damaged, opened
from engine.media.files import require_readable
from engine.renderers import RENDERERS
from engine.renderers.headgan.personal import RENDERER
from engine.types import ARKIT_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.types import Picture

_MOST_TAKE = 64 << 20
_MOST_FACES = 32
_COLUMNS = 1 + len(ARKIT_NAMES) + 3 + 3 + 1


def write_project(path: Path, project: Project) -> None:
    """Save a project, beside and then renamed.

    Raises:
        MediaError: the file cannot be written.
    """
    with atomic(path) as beside, zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr(DESCRIPTION, json.dumps(_described(project), indent=1, allow_nan=False))
        # A photo is packed already.
        zipped.writestr(photo_entry(project.photo_name), project.photo, zipfile.ZIP_STORED)
        for number, portrait in enumerate(project.portraits):
            for name, data in portrait_json.arrays(portrait).items():
                zipped.writestr(f"faces/{number}/{name}.f32", data)
        for number, take in enumerate(project.takes.values()):
            zipped.writestr(f"takes/{number}.f32", _take_rows(take))
        if (network := project.network) is not None:
            entry = network_entry(network.sha256)
            zipped.writestr(entry, network.data, zipfile.ZIP_STORED)


def read_project(path: Path, notice: Callable[[str], None] = QUIET.notice) -> Project:
    """Open a project.

    Args:
        path: the file.
        notice: told of weights that cannot be used; the rest of the project comes without them.

    Raises:
        MediaError: it is missing, damaged, hostile, no project, or from a newer version.
    """
    source = require_readable(path)
    with opened(source) as archive:
        try:
            data = json.loads(archive.read(DESCRIPTION, MOST_DESCRIPTION))
            project = _project(archive, migrated(data, source.name))
            return _with_network(project, archive, data, source.name, notice)
        except MediaError:
            raise
        except LikenessError as error:
            sentence = f"{source.name} cannot be used: {error.sentence}"
            raise MediaError(sentence, error.hint) from error
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
            raise damaged(source.name) from error


def _described(project: Project) -> dict[str, Any]:
    return {
        "schema_version": SCHEMA_VERSION,
        "program": f"Likeness {__version__}",
        "photo": Path(project.photo_name).name,
        "active": project.active,
        "faces": [
            {
                "fit": portrait_json.to_json(portrait),
                "edit": project.edit_of(number).edit.to_json(),
                "identity": list(project.edit_of(number).identity),
            }
            for number, portrait in enumerate(project.portraits)
        ],
        "renderer": {
            "name": project.renderer,
            "options": with_network(project.renderer_options, None),
            "personalised": project.personalised,
        },
        "network": project.network and project.network.sha256,
        "presets": {name: edit.to_json() for name, edit in project.presets.items()},
        "takes": list(project.takes),
        "calibrated_takes": [name for name, take in project.takes.items() if take.calibrated],
    }


def _project(archive: Archive, data: dict[str, Any]) -> Project:
    name = str(data["photo"])
    photo = archive.read(photo_entry(name), MOST_PHOTO)
    picture = _decoded(photo, name)
    faces = data["faces"]
    if not 1 <= len(faces) <= _MOST_FACES:
        raise ValueError("no faces")
    vertices = len(load_model().vertices_mm)
    portraits = []
    for number, face in enumerate(faces):

        def read(part: str, size: int, number: int = number) -> bytes:
            data = archive.read(f"faces/{number}/{part}.f32", size)
            if len(data) != size:
                raise ValueError(f"{part} is cut off")
            return data

        portraits.append(portrait_json.from_json(face["fit"], read, picture, vertices))
    renderer = RENDERERS.spec(str(data["renderer"]["name"])).name
    return Project(
        photo=photo,
        photo_name=name,
        picture=picture,
        portraits=tuple(portraits),
        edits=tuple(_face_edit(face) for face in faces),
        active=int(data["active"]),
        renderer=renderer,
        renderer_options=_renderer_options(data["renderer"]["options"]),
        presets={str(key): _edit(value) for key, value in data["presets"].items()},
        takes={
            str(key): replace(
                _take(archive.read(f"takes/{number}.f32", _MOST_TAKE)),
                # Projects from before takes could be calibrated do not have this list.
                calibrated=key in data.get("calibrated_takes", ()),
            )
            for number, key in enumerate(data["takes"])
        },
    )


def _renderer_options(options: Any) -> dict[str, object]:
    """Only what the window offers: others, such as paths, are not for a file to choose."""
    device = dict(options).get("device")
    return {"device": device} if isinstance(device, str) else {}


def _with_network(
    project: Project,
    archive: Archive,
    data: dict[str, Any],
    name: str,
    notice: Callable[[str], None],
) -> Project:
    """The project with its personalised weights, if they are what they say."""
    try:
        network = stored_network(archive, data)
    except MediaError as error:
        notice(f"{name} is drawn with the ordinary weights. {error.sentence}")
        return project
    if network is None:
        return project
    options = project.renderer_options
    if data["renderer"].get("personalised") is True and project.renderer == RENDERER:
        options = with_network(options, network)
    return replace(project, network=network, renderer_options=options)


def _decoded(photo: bytes, name: str) -> Picture:
    """The photo, from a file of our own naming."""
    with tempfile.TemporaryDirectory(prefix="likeness-") as folder:
        place = Path(folder) / Path(photo_entry(name)).name
        place.write_bytes(photo)
        return read_picture(place)


def _face_edit(face: dict[str, Any]) -> FaceEdit:
    identity = np.array([float(value) for value in face["identity"]], np.float64)
    if identity.ndim != 1 or len(identity) > 1000 or not np.isfinite(identity).all():
        raise ValueError("not an identity")
    return FaceEdit(_edit(face["edit"]), tuple(identity.tolist()))


def _edit(data: Any) -> Edit:
    edit, _ = Edit.from_json(data).within_range()
    return edit


def _take_rows(take: Take) -> bytes:
    table = np.column_stack([
        take.times_s, take.expression, take.head_rad, take.translation_mm, take.seen,
    ])  # fmt: skip
    return np.ascontiguousarray(table, "<f8").tobytes()


def _take(data: bytes) -> Take:
    table = np.frombuffer(data, "<f8").reshape(-1, _COLUMNS)
    times = table[:, 0]
    if not len(table) or not np.isfinite(table).all() or (np.diff(times) < 0).any():
        raise ValueError("not a take")
    arkit = 1 + len(ARKIT_NAMES)
    small = table.astype(np.float32)
    return Take(
        times.copy(), small[:, 1:arkit], small[:, arkit : arkit + 3],
        small[:, arkit + 3 : arkit + 6], table[:, -1] > 0.5,
    )  # fmt: skip
