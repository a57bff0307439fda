"""A few random actions in the real program go well, and what goes wrong is told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MONKEY = ROOT / "packaging" / "monkey.py"


def _play(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(MONKEY), *arguments],
        capture_output=True, text=True, timeout=150, cwd=ROOT,
    )  # fmt: skip


def test_random_actions_go_well() -> None:
    done = _play("--actions", "20", "--seed", "3", "--minutes", "1")
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]
    assert "20 actions" in done.stdout
