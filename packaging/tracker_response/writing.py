"""The asset's file and its entry in assets/manifest.toml."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from typing import TYPE_CHECKING

import numpy as np

from engine.fitting.response import ASSET, response_table

if TYPE_CHECKING:
    from pathlib import Path

    from engine.fitting.response import TrackerResponse

FILE = "tracker-response.npz"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_ENTRY = """[[asset]]
id = "{id}"
file = "{file}"
source = "measured by packaging/build_tracker_response.py on drawings of public-domain portraits"
licence = "CC0-1.0"
sha256 = "{sha256}"
"""


def write(folder: Path, response: TrackerResponse) -> None:
    """Write the response into the assets folder and enter its hash; other entries stay."""
    path = folder / FILE
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array in sorted(response_table(response).items()):
            buffer = io.BytesIO()
            np.lib.format.write_array(buffer, np.ascontiguousarray(array), allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", date_time=_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, buffer.getvalue())
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    manifest = folder / "manifest.toml"
    own = _ENTRY.format(id=ASSET, file=FILE, sha256=digest)
    entries = re.split(r"(?m)^(?=\[\[asset\]\])", manifest.read_text())
    others = [each.rstrip() + "\n" for each in entries if each.strip() and ASSET not in each]
    manifest.write_text("\n".join([*others, own]))
