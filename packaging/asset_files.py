"""Tables as .npz files whose bytes depend on their contents only, and their manifest entries."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

_EPOCH = (1980, 1, 1, 0, 0, 0)


def write_table(path: Path, table: Mapping[str, NDArray[Any]]) -> None:
    """Write a compressed .npz; equal tables give equal bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array in sorted(table.items()):
            buffer = io.BytesIO()
            np.lib.format.write_array(buffer, np.ascontiguousarray(array), allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", date_time=_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, buffer.getvalue())


def enter(asset: Path, asset_id: str, fields: Mapping[str, str]) -> None:
    """Add or replace an asset's entry in the manifest.toml beside it; other entries stay."""
    digest = hashlib.sha256(asset.read_bytes()).hexdigest()
    told = {"id": asset_id, "file": asset.name, **fields, "sha256": digest}
    own = "[[asset]]\n" + "".join(f'{name} = "{value}"\n' for name, value in told.items())
    manifest = asset.parent / "manifest.toml"
    text = manifest.read_text() if manifest.is_file() else ""
    entries = [each for each in re.split(r"(?m)^(?=\[\[asset\]\])", text) if each.strip()]
    mark = f'id = "{asset_id}"'
    others = [each.rstrip() + "\n" for each in entries if mark not in each]
    manifest.write_text("\n".join([*others, own]))
