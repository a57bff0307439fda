"""What of a `.likeness` project is of use without the program: its photo, renderer and network.

The whole of it is read and written by the desktop program; both keep to the names of this page.
"""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.errors import MediaError
from engine.media.archive import Archive, damaged, newer, opened
from engine.media.files import atomic, require_readable, require_writable
from engine.renderers.headgan.personal import MOST_BYTES, RENDERER, PersonalNetwork, kept

if TYPE_CHECKING:
    from collections.abc import Iterator

SUFFIX = ".likeness"
SCHEMA_VERSION = 1
DESCRIPTION = "project.json"
MOST_DESCRIPTION, MOST_PHOTO = 16 << 20, 400 << 20
_NETWORKS = "networks/"
_SHA256 = re.compile(r"[0-9a-f]{64}")


def is_project(path: Path) -> bool:
    """Whether a file calls itself a project."""
    return path.suffix.lower() == SUFFIX


def photo_entry(name: str) -> str:
    """Where the photo lies; of its name only the suffix matters to readers."""
    suffix = Path(name).suffix.lower()
    return f"photo/photo{suffix if suffix[1:].isalnum() else ''}"


def network_entry(sha256: str) -> str:
    """Where weights of a person lie, called after what they are."""
    return f"{_NETWORKS}{sha256}.safetensors"


def stored_network(archive: Archive, data: dict[str, Any]) -> PersonalNetwork | None:
    """The personalised weights of a project, or None where it has none.

    Args:
        archive: the project.
        data: its description.

    Raises:
        MediaError: they are damaged, or anything else than weights of HeadGAN lite.
    """
    digest = data.get("network")
    if digest is None:
        return None
    if not isinstance(digest, str) or not _SHA256.fullmatch(digest):
        raise MediaError("The personalised weights are damaged.")
    content = archive.read(network_entry(digest), MOST_BYTES)
    if hashlib.sha256(content).hexdigest() != digest:
        raise MediaError("The personalised weights are damaged.")
    return kept(content)


def project_photo(path: Path) -> tuple[str, bytes]:
    """Name and bytes of the photo of a project.

    Raises:
        MediaError: it is missing, damaged, hostile, or from a newer version.
    """
    with opened(require_readable(path)) as archive:
        name = str(_description(archive, path.name).get("photo"))
        return name, archive.read(photo_entry(name), MOST_PHOTO)


def project_renderer(path: Path) -> str:
    """Name of the renderer that a project is drawn by.

    Raises:
        MediaError: the project cannot be read.
    """
    with opened(require_readable(path)) as archive:
        return _description(archive, path.name)["renderer"]["name"]


def project_network(path: Path) -> PersonalNetwork | None:
    """The personalised weights of a project file, or None where it is not drawn with any.

    Raises:
        MediaError: the file or the weights cannot be used.
    """
    with opened(require_readable(path)) as archive:
        data = _description(archive, path.name)
        return stored_network(archive, data) if _personalised(data) else None


def require_storable(path: Path) -> None:
    """Refuse a project that weights cannot be stored with, before any are made.

    Raises:
        MediaError: it is missing, damaged, from a newer version, or cannot be written.
    """
    with opened(require_readable(path)) as archive:
        _description(archive, path.name)
    require_writable(path)


def store_network(path: Path, network: PersonalNetwork) -> None:
    """Let a project be drawn with weights of a person; all else in it stays.

    Raises:
        MediaError: the project cannot be read or written; it stays as it was.
    """
    with opened(require_readable(path)) as archive:
        data = _description(archive, path.name)
        device = data["renderer"].get("options")
        data["renderer"] = {"name": RENDERER, "options": device, "personalised": True}
        data["network"] = network.sha256
        with atomic(path) as beside, zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as out:
            out.writestr(DESCRIPTION, json.dumps(data, indent=1, allow_nan=False))
            for name in _others(archive):
                packing = zipfile.ZIP_DEFLATED if archive.packed(name) else zipfile.ZIP_STORED
                out.writestr(name, archive.read(name), packing)
            out.writestr(network_entry(network.sha256), network.data, zipfile.ZIP_STORED)


def _others(archive: Archive) -> Iterator[str]:
    return (name for name in archive if name != DESCRIPTION and not name.startswith(_NETWORKS))


def _personalised(data: dict[str, Any]) -> bool:
    return data["renderer"].get("personalised") is True and data["renderer"]["name"] == RENDERER


def _description(archive: Archive, name: str) -> dict[str, Any]:
    try:
        data = json.loads(archive.read(DESCRIPTION, MOST_DESCRIPTION))
        version = data["schema_version"]
        usable = isinstance(data["renderer"]["name"], str) and isinstance(version, int)
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise damaged(name) from error
    if not usable:
        raise damaged(name)
    if version > SCHEMA_VERSION:
        raise newer(name)
    return data
