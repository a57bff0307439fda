"""Whether the bundled weights are there. Imports nothing heavy: menus ask this."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine import assets
from engine.errors import AssetError

if TYPE_CHECKING:
    from pathlib import Path

ASSET_ID = "headgan-lite"


def bundled() -> Path:
    """The default weights.

    Raises:
        AssetError: they are missing or differ from the manifest.
    """
    return assets.locate(ASSET_ID)


def unavailable() -> str:
    """Why the default weights cannot be used, in one sentence, or an empty string."""
    if all(asset.id != ASSET_ID for asset in assets.all_assets()):
        return "Its weights do not come with this installation; give some with --weights FILE."
    try:
        bundled()
    except AssetError as error:
        return error.sentence
    return ""
