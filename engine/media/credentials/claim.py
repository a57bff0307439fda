"""What a credential states of an edited file, as the manifest that C2PA signs.

It holds no name, no place, no time and no picture: not even a small one of the photo before the
edit, which an edited portrait should not carry around.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine import __version__
from engine.media.metadata import WITH_NETWORK, WITHOUT_NETWORK

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import BinaryIO

EDIT_LABEL = "likeness.edit"
"""Of the assertion that lists what was edited."""

UNKNOWN_MEDIA = "application/octet-stream"
_MEDIA_TYPES = {
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp",
    "tif": "image/tiff", "tiff": "image/tiff", "heic": "image/heic", "heif": "image/heif",
    "avif": "image/avif", "gif": "image/gif", "mp4": "video/mp4", "m4v": "video/mp4",
    "mov": "video/quicktime",
}  # fmt: skip


def media_type(format: str) -> str:
    """The media type of a format that can carry credentials; otherwise one that says nothing.

    Args:
        format: its name or a suffix, with or without the dot.
    """
    return _MEDIA_TYPES.get(format.lower().lstrip("."), UNKNOWN_MEDIA)


@dataclass(frozen=True)
class Source:
    """A file that the signed one was made of; credentials of its own are kept.

    Attributes:
        data: its bytes, or its path.
        format: "JPEG", "mp4" ...: the name of a format, or a suffix without the dot.
    """

    data: bytes | Path = field(repr=False)
    format: str

    @property
    def media_type(self) -> str:
        """Such as "image/jpeg"."""
        return media_type(self.format)

    @property
    def sha256(self) -> str:
        """Of the whole file, in hexadecimal."""
        if isinstance(self.data, bytes):
            return hashlib.sha256(self.data).hexdigest()
        with self.data.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()


@dataclass(frozen=True)
class Claim:
    """What is stated.

    Attributes:
        renderer: name of what drew.
        made_by_network: whether a trained network painted any of it.
        changes: what was changed, one JSON object for each face that was; empty when nothing was.
            No lists of numbers: the library takes them for bytes.
        photo: what was edited.
        inputs: what else went in, such as the video of a performance.
        resized: it has another size than the photo.
        with_values: state how far the sliders were moved, not only which.
    """

    renderer: str
    made_by_network: bool
    changes: tuple[Mapping[str, Any], ...]
    photo: Source
    inputs: tuple[Source, ...] = ()
    resized: bool = False
    with_values: bool = True

    def manifest(self) -> dict[str, Any]:
        """The definition that C2PA's builder takes; it adds that the photo was opened."""
        assertions: list[dict[str, Any]] = []
        if actions := self._actions():
            # The builder puts the opening of the photo before these.
            assertions.append({"label": "c2pa.actions", "data": {"actions": actions}})
        assertions.append({"label": EDIT_LABEL, "data": self._edit()})
        generator = {"name": "Likeness", "version": __version__}
        return {"claim_generator_info": [generator], "assertions": assertions}

    def _actions(self) -> list[dict[str, Any]]:
        actions: list[dict[str, Any]] = []
        if self.changes:
            kind = WITH_NETWORK if self.made_by_network else WITHOUT_NETWORK
            actions.append({
                "action": "c2pa.edited",
                "digitalSourceType": kind,
                "description": "The face was edited.",
            })  # fmt: skip
        if self.resized:
            actions.append({"action": "c2pa.resized"})
        return actions

    def _edit(self) -> dict[str, Any]:
        changes = list(self.changes) if self.with_values else list(map(_names, self.changes))
        return {
            "renderer": self.renderer,
            "painted_by_network": self.made_by_network and bool(self.changes),
            "faces": changes,
            "photo_sha256": self.photo.sha256,
        }


def _names(change: Mapping[str, Any]) -> dict[str, Any]:
    """A change without its numbers: which sliders, not how far."""
    return {
        key: sorted(value) if isinstance(value, dict) else _told(value)
        for key, value in change.items()
    }


def _told(value: Any) -> Any:
    return True if isinstance(value, (int, float, list, tuple)) else value


def opened(source: Source) -> BinaryIO:
    """The source as a readable stream."""
    return io.BytesIO(source.data) if isinstance(source.data, bytes) else source.data.open("rb")
