"""A person's own weights of HeadGAN lite, as bytes that may have come from anywhere.

They are kept in the program's cache under the hash of what they are, so that whoever hands them
over chooses neither a name nor a place. Imports nothing heavy before weights are read.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from engine import folders
from engine.errors import MediaError
from engine.media.files import atomic, require_readable

RENDERER = "headgan-lite"
MOST_BYTES = 32 << 20
"""Nine times the bundled weights."""
_MOST_HEADER = 1 << 20
_MOST_CHANNELS = 512
"""A layout is built before its tensors are compared: this bounds what it may ask for."""
_KNOWN = ("frame_bytes", "photo_bytes", "groups")
"""What of a layout must be that of this version, or its views do not fit the network."""


@dataclass(frozen=True)
class PersonalNetwork:
    """Checked weights. `kept` makes them.

    Attributes:
        path: where they lie in the cache.
        data: the bytes of the file: the cache may be emptied at any time.
    """

    path: Path
    data: bytes = field(repr=False, compare=False)

    @property
    def sha256(self) -> str:
        """What they are called, here and in a project."""
        return self.path.stem


def read_personal(path: Path) -> PersonalNetwork:
    """The weights of a file.

    Raises:
        MediaError: it cannot be read, or holds anything else.
    """
    source = require_readable(path)
    if source.stat().st_size > MOST_BYTES:
        raise _too_large()
    return kept(source.read_bytes())


def kept(data: bytes) -> PersonalNetwork:
    """The weights with a place in the cache, once they are known to be what they should be.

    Args:
        data: a .safetensors file.

    Raises:
        MediaError: they are too large, damaged, of another network or not finite, or the cache
            cannot be written.
    """
    if len(data) > MOST_BYTES:
        raise _too_large()
    digest = hashlib.sha256(data).hexdigest()
    path = folders.user_cache() / "networks" / f"{digest}.safetensors"
    network = PersonalNetwork(path, data)
    if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
        return network
    _require_fitting(data)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise MediaError(f"The folder {path.parent} cannot be made.") from error
    with atomic(path) as beside:
        beside.write_bytes(data)
        _require_whole(beside)
    return network


def _require_fitting(data: bytes) -> None:
    about = _metadata(data)
    if about.get("kind") != RENDERER:
        raise MediaError("The personalised weights are of another network.")
    if not _fits(about.get("layout")):
        raise MediaError("The personalised weights do not fit this version of HeadGAN lite.")


def _require_whole(path: Path) -> None:
    from engine.renderers.headgan.lite.weights import load_network

    try:
        load_network(path)
    except MediaError as error:
        raise _damaged() from error


def _metadata(data: bytes) -> dict[str, object]:
    """What a safetensors file says of itself: eight bytes of length, then JSON."""
    length = int.from_bytes(data[:8], "little")
    if not 2 <= length <= min(_MOST_HEADER, len(data) - 8):
        raise _damaged()
    try:
        about = json.loads(data[8 : 8 + length])["__metadata__"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _damaged() from error
    if not isinstance(about, dict):
        raise _damaged()
    return about


def _fits(layout: object) -> bool:
    from engine.renderers.headgan.lite.layout import Layout

    try:
        fields = json.loads(str(layout))
        usual = Layout()
        widths = [*fields["frame"], *fields["photo"], fields["flow"]]
        lengths = [len(fields["frame"]), len(fields["photo"])]
        same = all(fields[name] == getattr(usual, name) for name in _KNOWN)
    except (ValueError, KeyError, TypeError, RecursionError):
        return False
    bounded = all(type(width) is int and 1 <= width <= _MOST_CHANNELS for width in widths)
    return same and bounded and lengths == [len(usual.frame), len(usual.photo)]


def _damaged() -> MediaError:
    return MediaError("The personalised weights are damaged.")


def _too_large() -> MediaError:
    return MediaError("The personalised weights are larger than any of HeadGAN lite.")
