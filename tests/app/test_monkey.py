"""A few random actions in the real program go well, and what goes wrong is told."""

from __future__ import annotations

import importlib
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
MONKEY = ROOT / "packaging" / "monkey.py"


@pytest.fixture
def growth(monkeypatch: pytest.MonkeyPatch) -> Callable[[list[tuple[float, float]]], Any]:
    """`driving.memory.growth`."""
    monkeypatch.syspath_prepend(str(MONKEY.parent))
    return importlib.import_module("driving.memory").growth


def _play(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(MONKEY), *arguments],
        capture_output=True, text=True, timeout=150, cwd=ROOT,
    )  # fmt: skip


def test_random_actions_go_well() -> None:
    done = _play("--actions", "20", "--seed", "3", "--minutes", "1")
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]
    assert "20 actions" in done.stdout


def _hour(mb_per_min: float) -> list[tuple[float, float]]:
    """Memory of an hour's session: it fills up at first, then pictures come and go."""
    chance = random.Random(3)
    return [
        (
            float(second),
            700.0
            + min(second, 500) * 0.5
            + mb_per_min * second / 60.0
            + chance.choice((0.0, 0.0, 80.0, 300.0)),
        )
        for second in range(0, 3600, 2)
    ]


@pytest.mark.parametrize(
    ("mb_per_min", "too_much"), [(0.0, False), (0.5, False), (2.0, True), (6.0, True)]
)
def test_growing_memory_is_told_from_pictures_that_come_and_go(
    growth: Callable[[list[tuple[float, float]]], Any], mb_per_min: float, too_much: bool
) -> None:
    found = growth(_hour(mb_per_min))
    assert found is not None
    assert found.mb_per_min == pytest.approx(mb_per_min, abs=0.3)
    assert found.too_much is too_much


def test_a_short_run_tells_nothing_about_memory(
    growth: Callable[[list[tuple[float, float]]], Any],
) -> None:
    assert growth([(float(second), 700.0 + second) for second in range(240)]) is None
    assert growth([]) is None
