"""The recorded tensors of the published implementation, and weights made by their recipe."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import load_file
from torch import Tensor

_PARITY = Path(__file__).resolve().parents[5] / "shared" / "parity"


@dataclass(frozen=True)
class Recording:
    """One recorded run: tensors by name, and the text that describes them."""

    tensors: Mapping[str, Tensor]
    about: Mapping[str, Any]

    def part(self, prefix: str) -> dict[str, Tensor]:
        """The tensors below `prefix/`, as float32."""
        return {
            name.removeprefix(f"{prefix}/"): tensor.float()
            for name, tensor in self.tensors.items()
            if name.startswith(f"{prefix}/")
        }


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="session")
def recording() -> Callable[[str], Recording]:
    """`recording("headgan")` or `recording("headgan.full")`."""

    def read(name: str) -> Recording:
        if not (_PARITY / f"{name}.safetensors").is_file():
            pytest.skip("needs the recorded tensors in ../shared/parity")
        about = json.loads((_PARITY / f"{name}.json").read_text())
        return Recording(load_file(_PARITY / f"{name}.safetensors"), about)

    return read


@pytest.fixture(scope="session")
def manifest() -> list[dict[str, Any]]:
    """Keys and shapes of each released file."""
    path = _PARITY / "headgan.manifest.json"
    if not path.is_file():
        pytest.skip("needs the recorded tensors in ../shared/parity")
    return json.loads(path.read_text())["files"]


def drawn(name: str, shape: tuple[int, ...], low: float, high: float) -> Tensor:
    """The recipe's numbers for one name."""
    stream = np.random.Generator(np.random.PCG64(zlib.crc32(name.encode())))
    values = low + (high - low) * stream.random(prod(shape))
    return torch.from_numpy(values.astype(np.float32).reshape(shape))


def recipe_weight(name: str, shape: tuple[int, ...], factor: float = 1.0) -> Tensor:
    """The recipe's weight called `<net>/<state-dict key>`."""
    if len(shape) == 1:
        low, high = (0.5, 1.5) if name.endswith("weight") else (-0.1, 0.1)
    else:
        high = (6 / prod(shape[1:])) ** 0.5
        low = -high
    return drawn(name, shape, factor * low, factor * high)
