"""Take the best weights of a training run into assets/, with their card, log and manifest entries.

    python packaging/bundle_weights.py ../runs/lite
    python packaging/bundle_weights.py ../runs/perception
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from asset_files import enter
from engine import assets
from engine.renderers.headgan.lite.cost import cost
from engine.renderers.headgan.lite.weights import load_network
from engine.training.journal import read_log

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
        "turn flickers a little more than the warp's (0.0040 against 0.0035), and poses read "
        "from the clips are farther off (by 0.07 degrees). It began with the weights of an "
        "earlier run (55 minutes, 257 people) and went on for 49 minutes on two cores, on 237 "
        "synthetic people and five portraits, without discriminators; what steadies it was "
        "weighed 10, 4 and, for the shift, three times as much from steps 0, 500 and 2500 on."
    ),
    "perception": (
        "It hardly learned to tell ghosting and JPEG's traces (97 and 87 % of their variance stay "
        "unexplained), nor teeth and tongue (IoU 0.17 and 0.12). Five minutes on one core."
    ),
}
_EVERY = 10
"""One training row in so many is kept in the card."""


def bundle(run: Path) -> None:
    """Copy weights and card; every validation of the log goes into the card."""
    card = json.loads((run / "best.json").read_text(encoding="utf-8"))
    kind = card["kind"]
    weights = assets.root() / f"{_NAMES[kind]}.safetensors"
    shutil.copyfile(run / "best.safetensors", weights)
    card |= {
        "weights": weights.name,
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


def _cost(weights: Path) -> dict[str, float]:
    network = cost(load_network(weights))
    return {
        "frame_gmacs": round(network.frame_gmacs, 3),
        "photo_gmacs": round(network.photo_gmacs, 3),
        "parameters": network.parameters,
    }


if __name__ == "__main__":
    bundle(Path(sys.argv[1]))
