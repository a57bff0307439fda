"""The asset's file and its entry in assets/manifest.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asset_files import enter, write_table
from engine.fitting.response import ASSET, response_table

if TYPE_CHECKING:
    from pathlib import Path

    from engine.fitting.response import TrackerResponse

FILE = "tracker-response.npz"


def write(folder: Path, response: TrackerResponse) -> None:
    """Write the response into the assets folder and enter its hash; other entries stay."""
    path = folder / FILE
    write_table(path, response_table(response))
    enter(path, ASSET, {
        "source": "measured by packaging/build_tracker_response.py on drawings of "
        "public-domain portraits",
        "licence": "CC0-1.0",
    })  # fmt: skip
