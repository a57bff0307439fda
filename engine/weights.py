"""Network weights that a user brought: where they lie, and what is known of them.

`assets` holds what ships with the program and is never written to. Weights under other licences
are imported by the user, once, into the user's own data folder, and a manifest beside them says
for each file what it is, where it came from, and under which licence.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from engine import folders
from engine.errors import AssetError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Weights:
    """One entry of the manifest.

    Attributes:
        id: what the program calls them, one set of weights each.
        file: name in the weights folder.
        sha256: of that file.
        source: name of the file they were imported from.
        source_sha256: of the file they were imported from.
        licence: SPDX expression.
        note: what the licence means for the user, in one sentence.
        imported: when, ISO 8601 in UTC.
    """

    id: str
    file: str
    sha256: str
    source: str
    source_sha256: str
    licence: str
    note: str
    imported: str

    @property
    def path(self) -> Path:
        return folder() / self.file


def folder() -> Path:
    """Where imported weights lie; may not exist yet."""
    return folders.user_data() / "weights"


def all_weights() -> list[Weights]:
    """Every manifest entry, by id.

    Raises:
        AssetError: the manifest cannot be read.
    """
    path = folder() / _MANIFEST
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
        return [Weights(**entry) for entry in entries]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, TypeError) as error:
        raise AssetError(
            f"The list of imported weights {path} cannot be read.",
            "Remove it and import the weights again.",
        ) from error


def find(weights_id: str) -> Weights | None:
    """The entry called `weights_id` when its file is there, else None."""
    for entry in all_weights():
        if entry.id == weights_id and entry.path.is_file():
            return entry
    return None


def locate(weights_id: str) -> Path:
    """Path of imported weights whose contents match the manifest.

    Raises:
        AssetError: they were not imported, or the file is not the one that was.
    """
    entry = find(weights_id)
    if entry is None:
        raise AssetError(f"The weights {weights_id} are not imported.")
    if sha256(entry.path) != entry.sha256:
        raise AssetError(
            f"The weights {weights_id} differ from those that were imported.",
            "Please import them again.",
        )
    return entry.path


def store(
    weights_id: str, write: Callable[[Path], None], *, source: Path, licence: str, note: str
) -> Weights:
    """Add weights to the folder, in place of any of the same id.

    Args:
        weights_id: what to call them.
        write: writes the .safetensors file to the path it is given.
        source: the file they come from.
        licence, note: see `Weights`.

    Raises:
        OSError: the folder cannot be written; nothing of the old weights is lost then.
    """
    folder().mkdir(parents=True, exist_ok=True)
    name = f"{weights_id}.safetensors"
    with _replacing(folder() / name) as draft:
        write(draft)
        digest = sha256(draft)
    entry = Weights(
        weights_id, name, digest, source.name, sha256(source), licence, note,
        datetime.now(UTC).isoformat(timespec="seconds"),
    )  # fmt: skip
    others = [each for each in all_weights() if each.id != weights_id]
    entries = [asdict(each) for each in sorted([*others, entry], key=lambda each: each.id)]
    with _replacing(folder() / _MANIFEST) as draft:
        draft.write_text(json.dumps(entries, indent=2) + "\n", encoding="utf-8")
    return entry


def sha256(path: Path) -> str:
    """Hash of a file of any size."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """A sibling to write to, that takes the place of `path` when nothing went wrong."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=path.suffix)
    os.close(descriptor)
    draft = Path(name)
    try:
        yield draft
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
