"""Projects where commands take a photo or weights."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from pathlib import Path


def photo_in(path: Path) -> Path:
    """The photo to work on: of a project the one it holds, as it was before any edit.

    It lies in a folder that ends with the program.

    Raises:
        MediaError: the project cannot be read.
    """
    from engine.drivers.project_files import is_project, photo_entry, project_photo

    if not is_project(path):
        return path
    name, data = project_photo(path)
    folder = tempfile.mkdtemp(prefix="likeness-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    photo = Path(folder) / Path(photo_entry(name)).name
    photo.write_bytes(data)
    return photo


def drawn_by(photo: Path, renderer: str | None, weights: Path | None) -> tuple[str, Path | None]:
    """What to draw with: name of the renderer, and weights of a person or None.

    Args:
        photo: a photo, or a project, which says what draws it and may have weights of its own.
        renderer: what was asked for, or None for the project's or the default.
        weights: a .safetensors file or a project; they go before all else.

    Raises:
        MediaError: the project or its weights cannot be read.
        UsageError: a project was named for its weights and has none.
    """
    from engine.drivers.project_files import is_project, project_network, project_renderer
    from engine.errors import UsageError
    from engine.renderers import RENDERERS
    from engine.renderers.headgan.personal import RENDERER

    if weights is not None and is_project(weights):
        network = project_network(weights)
        if network is None:
            raise UsageError(
                f"{weights.name} is not personalised.",
                f"Make it so with: likeness personalise PHOTO_OR_CLIP --project {weights.name}",
            )
        return RENDERER, network.path
    if weights is not None:
        return RENDERER, weights
    if not is_project(photo):
        return renderer or RENDERERS.default, None
    renderer = renderer or project_renderer(photo)
    network = project_network(photo) if renderer == RENDERER else None
    return renderer, network and network.path
