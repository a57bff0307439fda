"""Take the best weights of a training run into assets/, with their card, log and manifest entries.

    python packaging/bundle_weights.py ../runs/lite
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

_ID = "headgan-lite"
_FIELDS = {
    "source": "trained by `likeness train headgan` on synthetic people and public-domain portraits",
    "licence": "Apache-2.0",
}
_WORKS = (
    "On three real clips, which it was not trained on, and on held-out synthetic people it is "
    "nearer to the truth than the warp in L1, PSNR and SSIM, in the mouth and the eyes as well."
)
_FALLS_SHORT = (
    "To the eye it is not better than the warp yet, so the warp stays the default: beside a head "
    "turned by 20 degrees or more it paints soft patches where the photo shows nothing (hair edge, "
    "neck, collar), and fine detail in an opened mouth is soft. It was trained for an hour on two "
    "cores, without discriminators, on 285 synthetic people."
)


def bundle(run: Path) -> None:
    """Copy weights and card; every validation of the log goes into the card."""
    weights = assets.root() / f"{_ID}.safetensors"
    shutil.copyfile(run / "best.safetensors", weights)
    network = cost(load_network(weights))
    card = json.loads((run / "best.json").read_text(encoding="utf-8"))
    card |= {
        "weights": weights.name,
        "works": _WORKS,
        "falls_short": _FALLS_SHORT,
        "frame_gmacs": round(network.frame_gmacs, 3),
        "photo_gmacs": round(network.photo_gmacs, 3),
        "parameters": network.parameters,
        "validations": [row for row in read_log(run) if row["kind"] == "validation"],
        "losses": [row for row in read_log(run) if row["kind"] == "training"][::10],
    }
    described = assets.root() / f"{_ID}.json"
    described.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    enter(weights, _ID, _FIELDS)
    enter(described, f"{_ID}-card", _FIELDS)


if __name__ == "__main__":
    bundle(Path(sys.argv[1]))
