"""Weights of the lite network as files: safetensors with the layout beside the tensors."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from engine.errors import MediaError
from engine.renderers.headgan.halves import read_halves, require_finite, save_halves
from engine.renderers.headgan.lite.layout import Layout
from engine.renderers.headgan.lite.network import LiteNetwork

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from torch import Tensor

KIND = "headgan-lite"


def save_network(
    path: Path, state: Mapping[str, Tensor], layout: Layout, notes: Mapping[str, str]
) -> None:
    """Write weights as float16, beside and then renamed.

    Args:
        path: ends in .safetensors.
        state: the network's tensors.
        layout: what network they belong to.
        notes: further text to keep in the file.
    """
    save_halves(path, state, {**notes, "kind": KIND, "layout": json.dumps(asdict(layout))})


def load_network(path: Path) -> LiteNetwork:
    """The network of a file, in float32, for evaluation.

    Raises:
        MediaError: the file is anything else.
    """
    from safetensors import SafetensorError

    try:
        about, state = read_halves(path)
        if about.get("kind") != KIND:
            raise MediaError(f"{path.name} holds no weights of HeadGAN lite.")
        network = LiteNetwork(_layout(about["layout"]))
        network.load_state_dict(state)
    except (SafetensorError, RuntimeError, KeyError, ValueError, TypeError) as error:
        raise MediaError(
            f"{path.name} holds weights that this version of HeadGAN lite cannot read."
        ) from error
    require_finite(path, state)
    return network.requires_grad_(False).eval()


def _layout(text: str) -> Layout:
    fields = json.loads(text)
    for name in ("frame", "photo"):
        fields[name] = tuple(int(each) for each in fields[name])
    return Layout(**fields)
