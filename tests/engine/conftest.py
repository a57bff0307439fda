"""Fixtures of more than one room."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

_CONVOLUTIONS = (0, 2, 5, 7, 10, 12, 14, 16, 19, 21, 23, 25, 28)
"""Numbers that VGG-19's have in torchvision's `features`, up to conv5_1."""


@pytest.fixture
def vgg_file(tmp_path: Path) -> Path:
    """A stand-in for VGG-19's file: its names, a few channels."""
    torch.manual_seed(0)
    state, inside = {}, 3
    for place, number in enumerate(_CONVOLUTIONS):
        scale = (2 / (9 * inside)) ** 0.5
        state[f"features.{number}.weight"] = scale * torch.randn(4 + place, inside, 3, 3)
        state[f"features.{number}.bias"] = torch.zeros(4 + place)
        inside = 4 + place
    state["classifier.0.weight"] = torch.zeros(2, 2)
    path = tmp_path / "vgg19.pth"
    torch.save(state, path)
    return path
