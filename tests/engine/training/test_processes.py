"""Several processes that learn one network together."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from engine.renderers.headgan.lite.weights import load_network


def test_two_processes_learn_the_same_network(tmp_path: Path, examples: Path) -> None:
    out = tmp_path / "run"
    done = subprocess.run(
        [
            sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2",
            "-m", "engine.cli", "train", "headgan", "--out", str(out), "--examples", str(examples),
            "--no-prepare", "--steps", "3", "--batch", "1", "--cut", "64", "--device", "cpu",
            "--validate-every", "3", "--adversarial-from", "1",
        ],
        capture_output=True, text=True, timeout=280, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    card = json.loads((out / "best.json").read_text())
    assert card["samples_seen"] == 6
    assert card["step"] == 3
    load_network(out / "best.safetensors")
