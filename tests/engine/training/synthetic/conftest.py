"""A few people, rendered once for all tests of this folder."""

from __future__ import annotations

import pytest

from engine.training.synthetic.frames import SyntheticFrame
from engine.training.synthetic.sequences import sample_sequence

SEED, SIZE_PX = 31, 192


@pytest.fixture(scope="session")
def sequence() -> list[SyntheticFrame]:
    """Four moments of one person."""
    return sample_sequence(SEED, 4, SIZE_PX)
