"""Make a narrower lite network out of a wide one, to go on training from.

    python packaging/thin_network.py wide.safetensors ../runs/lite/examples thin.safetensors
"""

from __future__ import annotations

import sys
from pathlib import Path

import torch

from engine.renderers.headgan.lite.layout import Layout
from engine.renderers.headgan.lite.weights import load_network, save_network
from engine.training import batches
from engine.training.shards import Examples
from engine.training.thinning import thinned

_LOOKS, _BATCH = 96, 8


def thin(weights: Path, examples: Path, out: Path) -> None:
    """Thin the network of a file to the layout of today by what it does with held-out people."""
    seen = Examples(examples / "held-out")
    step = max(len(seen) // _LOOKS, 1)
    samples = [seen.read(number) for number in range(0, len(seen), step)]

    def look(network: torch.nn.Module) -> None:
        for start in range(0, len(samples), _BATCH):
            batch = batches.collate(samples[start : start + _BATCH], torch.device("cpu"))
            network(batch.frame, network.photo(*batch.photo))

    network = thinned(load_network(weights), Layout(), look)
    save_network(out, network.state_dict(), Layout(), {"thinned from": weights.name})


if __name__ == "__main__":
    thin(*(Path(each) for each in sys.argv[1:]))
