"""Small examples with a rule that a network can learn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from engine.renderers.headgan.lite.layout import Layout
from engine.renderers.headgan.lite.views import FRAME_BYTES, PHOTO_BYTES
from engine.training.shards import write_shard

SIZE = 64
SMALL = Layout(frame=(8, 8, 16, 16), photo=(8, 8, 8), flow=8)


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def small_fields(seed: int, frames: int = 2) -> dict[str, NDArray[Any]]:
    """Fields of a shard in which the truth is the base, a little darker and redder."""
    random = np.random.default_rng(seed)
    smooth = random.integers(60, 200, (frames, 8, 8, FRAME_BYTES)).astype(np.uint8)
    picture = smooth.repeat(SIZE // 8, axis=1).repeat(SIZE // 8, axis=2)
    picture[..., -1] = 255
    truth = picture[..., :3].astype(int) + (10, -25, -25)
    view = {
        "picture": picture,
        "parts": np.full((frames, SIZE // 2, SIZE // 2), 2, np.uint8),
        "motion": np.zeros((frames, SIZE // 4, SIZE // 4, 2), np.float16),
    }
    unmoved = np.zeros((frames, SIZE // 4, SIZE // 4, 3), np.float16)
    return {
        "photo_picture": picture[0][..., :PHOTO_BYTES],
        "photo_parts": np.ones((SIZE // 2, SIZE // 2), np.uint8),
        **view,
        **{f"later_{name}": value for name, value in view.items()},
        "truth": np.clip(truth, 0, 255).astype(np.uint8),
        "shift": unmoved,
        "carried": unmoved + np.float16([0, 0, 1]),
    }


@pytest.fixture
def examples(tmp_path: Path) -> Path:
    """A folder with `people` and `held-out` of small shards."""
    folder = tmp_path / "examples"
    for number in range(3):
        write_shard(folder / "people", f"person-{number}", small_fields(number), {})
    write_shard(folder / "held-out", "person-9", small_fields(9), {})
    return folder
