"""Is this installation complete, and what does this computer have? The work of `doctor`."""

from __future__ import annotations

import importlib
import os
import platform
import re
import shutil
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from packaging.requirements import Requirement

from engine import __version__, assets, device
from engine.errors import AssetError
from engine.media import devices

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.registry import Registry

_DESKTOP_ONLY = {"PySide6-Essentials", "pyvista", "sounddevice", "face-alignment"}
"""Packages that the command line's default path does without."""

_LEAST_FREE_MB = 500
_LEAST_MEMORY_MB = 2000


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        area: what kind of thing ("package", "device" ...).
        name: which one.
        value: what it is: a version, a size, a list.
        problem: a sentence about what is wrong and what helps, or empty.
        essential: whether the problem keeps the program from working.
    """

    area: str
    name: str
    value: str
    problem: str = ""
    essential: bool = True


def examine() -> Iterator[Finding]:
    """Look at everything; the slow parts (torch, cameras) take a few seconds."""
    yield Finding("program", "likeness", __version__)
    yield _python()
    yield from _packages()
    yield from _asset_files()
    yield from _choices()
    yield from _devices()
    yield from _folders()
    yield from _media()


def _python() -> Finding:
    fits = (3, 11) <= sys.version_info[:2] < (3, 13)
    problem = "" if fits else "Likeness needs Python 3.11 or 3.12; please install one of them."
    value = f"{platform.python_version()} on {platform.platform(terse=True)}"
    return Finding("program", "python", value, problem)


def requirements() -> list[Requirement]:
    """What the program asks for: by pyproject.toml in a checkout, else as it was installed."""
    project = Path(__file__).resolve().parents[2] / "pyproject.toml"
    if project.is_file():
        with project.open("rb") as file:
            lines = tomllib.load(file)["project"]["dependencies"]
    else:
        lines = metadata.requires("likeness") or []
    parsed = [Requirement(line) for line in lines]
    return [each for each in parsed if not each.marker or each.marker.evaluate({"extra": ""})]


def _packages() -> Iterator[Finding]:
    for wanted in requirements():
        essential = wanted.name not in _DESKTOP_ONLY
        try:
            version = metadata.version(wanted.name)
        except metadata.PackageNotFoundError:
            problem = f'The package {wanted.name} is missing: pip install "{wanted}".'
            yield Finding("package", wanted.name, "missing", problem, essential)
            continue
        fits = wanted.specifier.contains(version, prereleases=True)
        problem = "" if fits else (
            f"{wanted.name} {version} is installed, but {wanted.specifier} is needed: "
            f'pip install "{wanted}".'
        )  # fmt: skip
        yield Finding("package", wanted.name, version, problem, essential)


def _asset_files() -> Iterator[Finding]:
    try:
        entries = list(assets.all_assets())
    except AssetError as error:
        yield Finding("file", "assets", "missing", str(error))
        return
    for entry in entries:
        problem = assets.verify(entry)
        value = "damaged or missing"
        if not problem:
            value = f"{entry.path.stat().st_size / 1e6:.1f} MB, sha256 {entry.sha256[:12]}"
        yield Finding("file", entry.id, value, problem and f"{problem} Please reinstall Likeness.")


def _choices() -> Iterator[Finding]:
    """The trackers and renderers; only the default ones are essential."""
    from engine.rasterizers import RASTERIZERS
    from engine.renderers import RENDERERS
    from engine.trackers import TRACKERS

    registries: tuple[Registry, ...] = (TRACKERS, RASTERIZERS, RENDERERS)
    for registry in registries:
        for spec in registry:
            reason = spec.why_unavailable()
            problem = reason and f"The {registry.kind} {spec.name} cannot be used: {reason}"
            value = "unavailable" if reason else "available"
            essential = spec.name == registry.default
            yield Finding(registry.kind, spec.name, value, problem, essential)


def _devices() -> Iterator[Finding]:
    try:
        found = device.describe_devices()
    except (ImportError, OSError) as error:
        yield Finding("device", "torch", "broken", f"PyTorch cannot be loaded: {error}.")
        return
    for each in found:
        facts = (each.label, f"{each.memory_mb} MB", *each.features)
        problem = ""
        if each.memory_mb < _LEAST_MEMORY_MB:
            problem = f"{each.label} has only {each.memory_mb} MB of memory; pictures may not fit."
        yield Finding("device", each.name, ", ".join(facts), problem, essential=False)


def _folders() -> Iterator[Finding]:
    yield _folder("current folder", Path.cwd(), "choose another folder for the results")
    yield _folder(
        "temporary files", Path(tempfile.gettempdir()), "set TMPDIR to a folder with room"
    )
    cache = _compiler_cache()
    if cache is None:
        problem = (
            "No folder can hold the compiled loops, so each start takes some seconds longer: "
            "set NUMBA_CACHE_DIR to a folder that can be written."
        )
        yield Finding("folder", "compiled loops", "none", problem, essential=False)
    else:
        yield Finding("folder", "compiled loops", str(cache))


def _folder(name: str, path: Path, help_: str) -> Finding:
    """Temporary space and the place for results: writable, and with room."""
    if not os.access(path, os.W_OK):
        return Finding("folder", name, str(path), f"{path} cannot be written; {help_}.", False)
    free = shutil.disk_usage(path).free >> 20
    problem = f"Only {free} MB are free in {path}; {help_}." if free < _LEAST_FREE_MB else ""
    return Finding("folder", name, f"{path}, {free} MB free", problem, essential=False)


def _compiler_cache() -> Path | None:
    """The folder that holds the rasteriser's machine code, or None."""
    try:
        kernels = importlib.import_module("engine.rasterizers.kernels")
    except ImportError:
        return None
    path = kernels.raster_band.stats.cache_path
    return Path(path) if path else None


def _media() -> Iterator[Finding]:
    for name, has in devices.encoders(("libx264", "aac")).items():
        problem = "" if has else f"The video library cannot write {name}: reinstall the package av."
        yield Finding("video", f"{name} encoder", "present" if has else "absent", problem)
    cameras = devices.cameras()
    problem = "" if cameras else "No camera was found; photos and videos work without one."
    if any("no permission" in name for name in cameras):
        problem = "A camera may not be opened: add yourself to the group video."
    yield Finding("camera", "cameras", "; ".join(cameras) or "none", problem, essential=False)
    microphones, problem = devices.sound_devices()
    if "PortAudio" in problem and sys.platform == "linux":
        problem = f"{problem[:-1]}: sudo apt-get install libportaudio2."
    problem = problem or ("" if microphones else "No microphone was found.")
    yield Finding("sound", "microphones", _listed(microphones), problem, essential=False)


def _listed(names: list[str]) -> str:
    """The first few names, each on one line without the driver's spacing."""
    short = [re.sub(r"\s+", " ", name) for name in names[:4]]
    more = f" and {len(names) - 4} more" if len(names) > 4 else ""
    return "; ".join(short) + more if names else "none"
