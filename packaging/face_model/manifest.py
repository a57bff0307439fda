"""The face model's entry in assets/manifest.toml; the other entries stay as they are."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = """[[asset]]
id = "face-model"
file = "{file}"
source = "built by packaging/build_face_model.py from the MakeHuman base mesh, targets, face rig, \
teeth and tongue (makehumancommunity.org)"
licence = "CC0-1.0"
sha256 = "{sha256}"
credit = "Made with MakeHuman's CC0 assets, (c) 2020 Data Collection AB, Joel Palmius, Jonas \
Hauquier."
"""


def enter(path: Path, asset: Path) -> None:
    """Add or replace the entry with id "face-model"."""
    text = path.read_text() if path.is_file() else ""
    entries = [entry for entry in re.split(r"(?m)^(?=\[\[asset\]\])", text) if entry.strip()]
    others = [entry.rstrip() + "\n" for entry in entries if 'id = "face-model"' not in entry]
    digest = hashlib.sha256(asset.read_bytes()).hexdigest()
    own = ENTRY.format(file=asset.name, sha256=digest)
    path.write_text("\n".join([own, *others]))
