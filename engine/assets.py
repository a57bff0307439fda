"""Where the files of the installation lie, and whether they are what the manifest says."""

from __future__ import annotations

import hashlib
import sys
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import AssetError

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Asset:
    """One entry of assets/manifest.toml."""

    id: str
    file: str
    source: str
    licence: str
    sha256: str
    credit: str = ""

    @property
    def path(self) -> Path:
        return root() / self.file


@cache
def root() -> Path:
    """The assets folder of a checkout, an installed wheel or a frozen build."""
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [Path(frozen) / "assets"] if frozen else []
    candidates.append(Path(__file__).resolve().parent.parent / "assets")
    for folder in candidates:
        if (folder / "manifest.toml").is_file():
            return folder
    raise AssetError(
        "The assets folder of this installation is missing.", "Please reinstall Likeness."
    )


@cache
def _manifest() -> dict[str, Asset]:
    with (root() / "manifest.toml").open("rb") as file:
        entries = tomllib.load(file)["asset"]
    return {entry["id"]: Asset(**entry) for entry in entries}


def all_assets() -> Iterator[Asset]:
    """Every manifest entry, in file order."""
    return iter(_manifest().values())


@cache
def locate(asset_id: str) -> Path:
    """Path of an asset whose contents match the manifest.

    Raises:
        AssetError: there is no such entry, the file is missing, or its hash differs.
    """
    if asset_id not in _manifest():
        raise AssetError(f"The manifest lists no asset called {asset_id!r}.")
    asset = _manifest()[asset_id]
    problem = verify(asset)
    if problem:
        raise AssetError(problem, "Please reinstall Likeness.")
    return asset.path


def verify(asset: Asset) -> str:
    """A sentence that says what is wrong with an asset's file, or an empty string."""
    if not asset.path.is_file():
        return f"The file {asset.file} is missing from the assets folder."
    if hashlib.sha256(asset.path.read_bytes()).hexdigest() != asset.sha256:
        return f"The file {asset.file} differs from the one the manifest describes."
    return ""
