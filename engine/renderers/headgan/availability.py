"""Whether the published weights are there. Imports nothing heavy: menus ask this."""

from __future__ import annotations

from engine import weights
from engine.errors import AssetError

WEIGHTS_ID = "headgan"


def unavailable() -> str:
    """Why this renderer cannot run here, in one sentence, or an empty string."""
    try:
        found = weights.find(WEIGHTS_ID)
    except AssetError as error:
        return error.sentence
    if found:
        return ""
    return (
        "Its published weights (for non-commercial use only) are not imported; get HeadGAN's "
        "latest_net_G.pth from its authors and run: likeness models import headgan FILE."
    )
