"""A perceptual distance of our own: what a network that knows faces sees differ in two pictures.

The network learns to tell the parts of a face and how a texture was spoilt (`PerceptionLearner`);
here are the features it does that with, and the distance between two pictures' features. It serves
those who have no VGG.
"""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.errors import MediaError
from engine.renderers.headgan.halves import read_halves, require_finite, save_halves
from engine.renderers.headgan.lite.layers import conv
from engine.renderers.headgan.perceptual import weighed_mean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

KIND = "perception"
_HINT = "`likeness train perception` makes such a file."
CHANNELS = (32, 48, 64)
"""Of the stages, at a half, a quarter and an eighth of the picture's size; 0.2 GMACs at 192 px."""
_KEEN = 4.0
"""How much larger details are made: textures are faint beside colours, and go unlearned else."""
_QUIET = 0.05
"""Root mean square below which features are not made larger: even skin shows nothing."""


class Eye(nn.Module):
    """Convolutions in stages. Halving is by means, so that little depends on single pixels.

    The first stage gets the picture in squares of 2 x 2 pixels, as their mean and their details
    (Haar, 1910): all that the picture holds, at a third of the cost of features at full size.

    Args:
        channels: of the stages.
    """

    def __init__(self, channels: Sequence[int] = CHANNELS) -> None:
        super().__init__()
        self.channels = tuple(channels)
        self.stages = nn.ModuleList(
            nn.Sequential(conv(before, own), nn.ReLU(), conv(own, own), nn.ReLU())
            for before, own in pairwise((3 * 4, *self.channels))
        )

    def forward(self, picture: Tensor) -> list[Tensor]:
        """(N, 3, H, W) in [-1, 1] to features (N, C, H / 2^k, W / 2^k) of stages k = 1, 2 ..."""
        features: list[Tensor] = []
        x = _mean_and_details(picture)
        for stage in self.stages:
            features.append(stage(functional.avg_pool2d(x, 2) if features else x))
            x = features[-1]
        return features


class Perception(nn.Module):
    """L1 between the features of two pictures, at each place over their size there.

    The normalisation is that of LPIPS (Zhang et al., 2018), without weights learned from people.

    Args:
        eye: a trained one; it is not trained further.
    """

    def __init__(self, eye: Eye) -> None:
        super().__init__()
        self.eye = eye.requires_grad_(False).eval()

    def forward(self, picture: Tensor, target: Tensor, importance: Tensor | None = None) -> Tensor:
        """Scalar distance; no gradient reaches `target`.

        Args:
            picture, target: (N, 3, H, W) in [-1, 1], sides multiples of 8.
            importance: (N, 1, H, W) of each place, not negative; or None for the same everywhere.
        """
        with torch.no_grad():
            wanted = [_normalised(each) for each in self.eye(target)]
        seen = [_normalised(each) for each in self.eye(picture)]
        away = [(a - b).abs().mean(dim=1, keepdim=True) for a, b in zip(seen, wanted, strict=True)]
        return torch.stack([weighed_mean(each, importance) for each in away]).mean()


def save_eye(path: Path, eye: Eye, notes: Mapping[str, str]) -> None:
    """Write an eye as float16 safetensors, beside and then renamed."""
    about = {**notes, "kind": KIND, "channels": json.dumps(eye.channels)}
    save_halves(path, eye.state_dict(), about)


def load_perception(path: Path) -> Perception:
    """The distance by the eye of a file, in float32.

    Raises:
        MediaError: the file is anything else.
    """
    from safetensors import SafetensorError

    try:
        about, state = read_halves(path)
        if about.get("kind") != KIND:
            raise MediaError(f"{path.name} holds no weights of a perception.", _HINT)
        eye = Eye([int(each) for each in json.loads(about["channels"])])
        eye.load_state_dict(state)
    except (SafetensorError, RuntimeError, KeyError, ValueError, TypeError) as error:
        raise MediaError(f"{path.name} holds weights that cannot be read.", _HINT) from error
    require_finite(path, state, _HINT)
    return Perception(eye)


def _mean_and_details(picture: Tensor) -> Tensor:
    """(N, 3, H, W) to (N, 12, H / 2, W / 2): means, then details across, down and aslant."""
    squares = functional.pixel_unshuffle(picture, 2).unflatten(1, (3, 4))
    a, b, c, d = (each / 4 for each in squares.unbind(2))
    details = _KEEN * torch.cat([a - b + c - d, a + b - c - d, a - b - c + d], dim=1)
    return torch.cat([a + b + c + d, details], dim=1)


def _normalised(features: Tensor) -> Tensor:
    features = features.float()
    return features / torch.sqrt(features.square().mean(dim=1, keepdim=True) + _QUIET**2)
