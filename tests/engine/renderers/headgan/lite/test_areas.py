"""Where a frame may be changed, and how that falls off."""

from __future__ import annotations

import numpy as np
import torch
from torch.nn import functional

from engine.facemodels.parts import Part
from engine.renderers.headgan.lite.areas import labels_of, open_to_change
from engine.renderers.headgan.lite.views import FRAME_BYTES, SEEN, gates

SHOWN, HIDDEN = np.ones((32, 32), np.float32), np.zeros((32, 32), np.float32)


def label(part: Part) -> int:
    (only,) = labels_of((part,))
    return only


def square(part: Part) -> np.ndarray:
    """One part, in the middle of a frame."""
    parts = np.zeros((32, 32), np.uint8)
    parts[8:24, 8:24] = label(part)
    return parts


def test_what_may_move_falls_off_around_the_face_as_torchs_means_do() -> None:
    shown = np.random.default_rng(2).random((40, 24)) > 0.98
    moved, _ = open_to_change(label(Part.FACE) * shown.astype(np.uint8), np.ones((40, 24)))
    mask = torch.from_numpy(shown).float()[None, None]
    means = functional.avg_pool2d(mask, 15, 1, 7, count_include_pad=False)
    assert 0 < means.max() < 1
    np.testing.assert_allclose(moved, means[0, 0].numpy(), atol=1e-6)


def test_lips_and_lids_may_be_painted_unseen() -> None:
    for part, allowed in (
        (Part.LIPS, 1), (Part.LID_LEFT, 1), (Part.FACE, 0), (Part.TONGUE, 0)
    ):  # fmt: skip
        _, painted = open_to_change(square(part), HIDDEN)
        assert painted[16, 16] == allowed
        assert not painted[:, :1].any()


def test_the_mouth_reaches_four_places_beyond_the_lips() -> None:
    _, painted = open_to_change(square(Part.LIPS), HIDDEN)
    assert np.flatnonzero(painted[16] == 1).tolist() == list(range(6, 26))
    assert np.flatnonzero(painted[16]).tolist() == list(range(2, 30))


def test_what_is_inside_the_mouth_stays_the_bases() -> None:
    mouth = square(Part.LIPS)
    mouth[13:19, 10:22] = label(Part.TEETH_UPPER)
    _, painted = open_to_change(mouth, HIDDEN)
    assert painted[14:18, 12:20].max() < 0.05
    assert painted[9, 12:20].min() > 0.5


def test_only_the_face_is_moved() -> None:
    for part, allowed in ((Part.FACE, 1), (Part.NECK, 0), (Part.SCALP, 0)):
        moved, _ = open_to_change(np.full((32, 32), label(part), np.uint8), SHOWN)
        assert (moved == allowed).all()


def test_colours_change_only_in_the_face_that_the_photo_shows() -> None:
    """Hair, ears, background and what the photo hides are moved at most."""
    parts = np.full((32, 32), label(Part.FACE), np.uint8)
    parts[:, :16] = label(Part.SCALP)
    picture = np.full((64, 64, FRAME_BYTES), 255, np.uint8)
    picture[48:, :, SEEN] = 0
    _, painted = gates(picture, parts)
    assert not painted[:, :26].any()
    assert painted[:42, 38:].min() == 1
    assert not painted[54:].any()


def test_what_may_not_be_changed_is_closed() -> None:
    parts = np.full((32, 32), label(Part.FACE), np.uint8)
    picture = np.full((64, 64, FRAME_BYTES), 255, np.uint8)
    picture[:, 20:, -1] = 51
    picture[:, 40:, -1] = 0
    open_ = gates(picture, parts)
    np.testing.assert_allclose(open_[:, 32, [10, 30, 50]], [[1, 0.2, 0]] * 2, atol=1e-6)
