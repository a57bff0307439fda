"""What a run writes down: a log of rows, TensorBoard's curves, and sample sheets."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image

from engine.media import atomic

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from engine.types import ByteArray

_LOG = "log.jsonl"


class Journal:
    """Of one run; TensorBoard's part is left out where the package is not installed.

    Args:
        folder: of the run.
        step: rows of later steps are from a run that was killed before it could save, and go.
    """

    def __init__(self, folder: Path, step: int) -> None:
        self._folder = folder
        self._path = folder / _LOG
        kept = [row for row in read_log(folder) if row["step"] <= step]
        with atomic(self._path) as draft:
            draft.write_text("".join(json.dumps(row) + "\n" for row in kept), encoding="utf-8")
        self._board = _board(folder / "tensorboard", step)

    def row(self, kind: str, step: int, values: Mapping[str, float]) -> None:
        """One line: `kind` is "training" or "validation"."""
        rounded = {name: float(f"{value:.6g}") for name, value in values.items()}
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"kind": kind, "step": step, **rounded}) + "\n")
        if self._board is not None:
            for name, value in values.items():
                self._board.add_scalar(f"{kind}/{name}", value, step)

    def sheet(self, step: int, pixels: ByteArray) -> Path:
        """A sheet of samples (H, W, 3)."""
        path = self._folder / "sheets" / f"{step:07d}.png"
        path.parent.mkdir(exist_ok=True)
        with atomic(path) as draft:
            Image.fromarray(np.ascontiguousarray(pixels)).save(draft)
        if self._board is not None:
            self._board.add_image("samples", pixels, step, dataformats="HWC")
        return path

    def close(self) -> None:
        """Finish writing."""
        if self._board is not None:
            self._board.close()


def read_log(folder: Path) -> list[dict[str, Any]]:
    """Every row of a run's log; a line that was cut off by a kill is left out."""
    path = folder / _LOG
    if not path.is_file():
        return []
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        try:
            rows.append(json.loads(line))
        except ValueError:
            continue
    return rows


def _board(folder: Path, step: int) -> Any:
    try:
        from torch.utils.tensorboard import SummaryWriter
    except ImportError:
        return None
    return SummaryWriter(folder, purge_step=step + 1)
