"""Photos become smaller without harm."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine import assets
from engine.drivers.photo import read_portrait, resize_portrait
from engine.facemodels import load_model
from engine.media import read_picture
from engine.trackers import TRACKERS
from engine.types import Portrait


@pytest.fixture(scope="module")
def portrait() -> Portrait:
    tracker = TRACKERS.load(TRACKERS.default)
    picture = read_picture(assets.locate("sample-portrait"))
    return read_portrait(picture, tracker=tracker, model=load_model())


@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
def test_hidden_colours_do_not_bleed_into_edges(portrait: Portrait, depth: type) -> None:
    most = np.iinfo(depth).max
    height, width = portrait.picture.size_hw
    colours = np.zeros((height, width, 3), depth)
    colours[:, : width // 2] = (most, most // 2, 0)
    colours[:, width // 2 :] = (0, most, 0)  # Green that nobody is to see.
    alpha = np.zeros((height, width), depth)
    alpha[:, : width // 2] = most
    picture = replace(
        portrait.picture,
        pixels=(colours // (257 if depth is np.uint16 else 1)).astype(np.uint8),
        deep_pixels=colours if depth is np.uint16 else None,
        alpha=alpha,
    )
    small = resize_portrait(replace(portrait, picture=picture), 171).picture
    shown = small.pixels if small.deep_pixels is None else small.deep_pixels
    assert small.alpha is not None
    visible = small.alpha > most // 100
    assert ((small.alpha > 0) & (small.alpha < most)).any()
    assert np.abs(shown[visible].astype(int) - (most, most // 2, 0)).max() <= most // 60


def test_opaque_photos_shrink_as_they_did(portrait: Portrait) -> None:
    from engine.media import resize

    small = resize_portrait(portrait, 128).picture
    np.testing.assert_array_equal(small.pixels, resize(portrait.picture.pixels, (128, 128)))
