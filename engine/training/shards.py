"""Training examples on disk: a folder of shards, one a person, each a few memory-mapped arrays.

A shard is written beside and then renamed, so that whatever is there is whole: preparation may be
killed and started again at any time, and several processes may write at once.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.errors import MediaError
from engine.tables import map_array

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    Arrays = Mapping[str, NDArray[Any]]

_INDEX = "shard.json"
_DRAFT = ".draft-"
_REJECTED = ".rejected.json"
ONCE = "photo_"
"""Fields whose name begins so belong to the person; all others have one row a frame."""


@dataclass(frozen=True)
class Shard:
    """One person's examples.

    Attributes:
        folder: where its arrays lie.
        frames: how many examples there are.
        fields: names of its arrays.
    """

    folder: Path
    frames: int
    fields: tuple[str, ...]

    def read(self, frame: int) -> dict[str, NDArray[Any]]:
        """One example, by field; only its own bytes are read from the disk."""
        return {name: self._array(name, frame) for name in self.fields}

    def _array(self, name: str, frame: int) -> NDArray[Any]:
        mapped = map_array(self.folder / f"{name}.npy")
        return np.array(mapped if name.startswith(ONCE) else mapped[frame])


class Examples:
    """Every shard of a folder, as one row of examples.

    Args:
        folder: holds shards; it may be growing.

    Raises:
        MediaError: there is nothing in it yet.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.shards = tuple(_shards(folder))
        if not self.shards:
            raise MediaError(f"There are no training examples in {folder}.")

    def __len__(self) -> int:
        return int(self._ends[-1])

    @cached_property
    def _ends(self) -> NDArray[np.int64]:
        return np.cumsum([shard.frames for shard in self.shards])

    def read(self, number: int) -> dict[str, NDArray[Any]]:
        """Example `number`, 0 <= number < len."""
        which = int(np.searchsorted(self._ends, number, side="right"))
        before = int(self._ends[which - 1]) if which else 0
        return self.shards[which].read(number - before)


def write_shard(folder: Path, name: str, arrays: Arrays, about: Mapping[str, Any]) -> None:
    """Store one person's examples as `folder/name`.

    Args:
        folder: is made when it is missing.
        name: of the shard; what was there under it is replaced.
        arrays: by field; those not called `photo_...` have the same number of rows.
        about: what to remember of them, as JSON.
    """
    (frames,) = {len(array) for field, array in arrays.items() if not field.startswith(ONCE)}
    draft = folder / f"{_DRAFT}{name}"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    for field, array in arrays.items():
        np.save(draft / f"{field}.npy", np.ascontiguousarray(array), allow_pickle=False)
    index = {"frames": frames, "fields": sorted(arrays), **about}
    (draft / _INDEX).write_text(json.dumps(index), encoding="utf-8")
    shutil.rmtree(folder / name, ignore_errors=True)
    draft.rename(folder / name)


def reject(folder: Path, name: str, why: str) -> None:
    """Remember that nothing can be made of `name`, so that no later run tries again."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}{_REJECTED}"
    path.write_text(json.dumps({"why": why}), encoding="utf-8")


def missing(folder: Path, names: Iterable[str]) -> list[str]:
    """Those of `names` that were neither written nor rejected yet."""
    there = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    return [name for name in names if not {name, f"{name}{_REJECTED}"} & there]


def _shards(folder: Path) -> Iterable[Shard]:
    for path in sorted(folder.glob(f"*/{_INDEX}")):
        if path.parent.name.startswith(_DRAFT):
            continue
        index = json.loads(path.read_text(encoding="utf-8"))
        yield Shard(path.parent, int(index["frames"]), tuple(index["fields"]))
