"""A long film written in parts, so that a program that dies need not begin again.

Beside the film lies a hidden folder `.NAME.parts` with the finished parts, the performance they
show, and a fingerprint of everything that shapes the pictures. The next run of the same command
finds it and goes on after the last whole part; any other run starts anew.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.drivers.takes import Take
from engine.media import atomic
from engine.tables import read_table

if TYPE_CHECKING:
    from pathlib import Path

    from engine.types import FaceParams

_PLAN, _PERFORMANCE = "plan.json", "performance.npz"
_FIELDS = ("times_s", "expression", "head_rad", "translation_mm", "seen")


class Parts:
    """The folder beside one film.

    Args:
        out: the film.
    """

    def __init__(self, out: Path) -> None:
        self.folder = out.with_name(f".{out.name}.parts")

    def begin(self, fingerprint: str) -> list[Path]:
        """The parts that are there already; those of another film are thrown away."""
        if self._plan().get("film") != fingerprint:
            for part in self.folder.glob("*.mp4"):
                part.unlink()
        self._write_plan(film=fingerprint)
        parts: list[Path] = []
        while (part := self.path(len(parts))).is_file():
            parts.append(part)
        return parts

    def path(self, number: int) -> Path:
        """Where a part belongs."""
        return self.folder / f"{number:06d}.mp4"

    def performance(self, source: str) -> Take | None:
        """The performance of an earlier run, if it comes from the same source."""
        if self._plan().get("source") != source:
            return None
        try:
            arrays = read_table(self.folder / _PERFORMANCE)
            times_s, expression, head_rad, translation_mm, seen = (
                arrays[name] for name in _FIELDS
            )
            return Take(times_s, expression, head_rad, translation_mm, seen)
        except (OSError, ValueError, KeyError):
            return None

    def keep_performance(self, source: str, take: Take) -> None:
        """Keep a performance for the next run."""
        self._write_plan(source=source)
        with atomic(self.folder / _PERFORMANCE) as part:
            np.savez(part, **{name: getattr(take, name) for name in _FIELDS})

    def clear(self) -> None:
        """Remove everything."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def clear_if_useless(self) -> None:
        """Remove everything where no part is finished."""
        if not self.path(0).is_file():
            self.clear()

    def _plan(self) -> dict[str, Any]:
        try:
            plan = json.loads((self.folder / _PLAN).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return plan if isinstance(plan, dict) else {}

    def _write_plan(self, **changes: str) -> None:
        self.folder.mkdir(exist_ok=True)
        with atomic(self.folder / _PLAN) as part:
            part.write_text(json.dumps({**self._plan(), **changes}), encoding="utf-8")


def source_fingerprint(path: Path) -> str:
    """What tells one driving file from another without reading it all."""
    status = path.stat()
    return _digest(path.resolve().as_posix(), status.st_size, status.st_mtime_ns)


def film_fingerprint(pixels: Any, params: FaceParams, take: Take, *settings: object) -> str:
    """What tells one film from another: photo, fitted face, performance and settings."""
    return _digest(
        pixels, params.identity, params.expression, params.pose, params.camera,
        *(getattr(take, name) for name in _FIELDS), take.calibrated, *settings,
    )  # fmt: skip


def _digest(*parts: object) -> str:
    digest = hashlib.sha256()
    for part in parts:
        data = np.ascontiguousarray(part).data if isinstance(part, np.ndarray) else repr(part)
        digest.update(data.encode() if isinstance(data, str) else data)
        digest.update(b"\0")
    return digest.hexdigest()
