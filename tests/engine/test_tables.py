"""Arrays are read whole, by name, and nothing in their files is run."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from engine.errors import AssetError
from engine.tables import installed_table, map_array, read_table


@pytest.fixture
def hasty() -> Iterator[None]:
    """Threads that take turns, in the middle of a collection of garbage too."""

    def yield_turn(*_what: object) -> None:
        time.sleep(0)

    before, garbage = sys.getswitchinterval(), gc.get_threshold()
    sys.setswitchinterval(1e-6)
    gc.set_threshold(20)
    gc.callbacks.append(yield_turn)
    yield
    gc.callbacks.remove(yield_turn)
    sys.setswitchinterval(before)
    gc.set_threshold(*garbage)


def test_a_table_is_read_by_name(tmp_path: Path) -> None:
    path = tmp_path / "table.npz"
    np.savez(path, one=np.arange(3), two=np.eye(2))
    table = read_table(path)
    assert sorted(table) == ["one", "two"]
    np.testing.assert_array_equal(table["two"], np.eye(2))


@pytest.mark.parametrize("spoil", ["missing", "cut", "other version", "other arrays"])
def test_a_table_of_the_installation_is_of_its_version_or_refused(
    tmp_path: Path, spoil: str
) -> None:
    path = tmp_path / "table.npz"
    np.savez(path, format=np.array(3), one=np.arange(500))
    with installed_table(path, 3, "The table is damaged.") as table:
        assert sorted(table) == ["one"]
    if spoil == "missing":
        path.unlink()
    elif spoil == "cut":
        path.write_bytes(path.read_bytes()[:400])
    version, name = (4, "one") if spoil == "other version" else (3, "two")
    with (
        pytest.raises(AssetError, match="The table is damaged"),
        installed_table(path, version, "The table is damaged.") as table,
    ):
        table[name]


def test_pickles_are_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "bad.npz", bad=np.array([{"a": 1}], object))
    np.save(tmp_path / "bad.npy", np.array([{"a": 1}], object), allow_pickle=True)
    with pytest.raises(ValueError, match="allow_pickle"):
        read_table(tmp_path / "bad.npz")
    with pytest.raises(ValueError, match=r"objects|allow_pickle"):
        map_array(tmp_path / "bad.npy")


def test_many_threads_may_read_at_once(tmp_path: Path, hasty: None) -> None:
    path = tmp_path / "array.npy"
    np.save(path, np.arange(12, dtype=np.float16).reshape(3, 4))
    with ThreadPoolExecutor(8) as pool:
        sums = list(pool.map(lambda _: float(map_array(path)[1].sum()), range(2000)))
    assert set(sums) == {22.0}
