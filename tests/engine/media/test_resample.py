"""Resampling keeps type, shape and known values."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.media import blur, fill_holes, remap, resize
from engine.media.resample import (
    connected_components,
    dilate,
    distance_inside,
    grow,
    mirrored,
    shrink,
    square_means,
    stacked,
)

DTYPES = [np.uint8, np.uint16, np.int32, np.float16, np.float32, np.bool_]
SHAPES = [(40, 50), (40, 50, 1), (40, 50, 2), (40, 50, 3), (40, 50, 6)]


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("shape", SHAPES)
def test_any_type_and_channel_count(dtype: type, shape: tuple[int, ...]) -> None:
    values = (np.random.default_rng(0).random(shape) * 200).astype(dtype)
    columns, rows = np.meshgrid(np.arange(33, dtype=np.float32), np.arange(22, dtype=np.float32))
    moved = remap(values, columns, rows)
    np.testing.assert_array_equal(moved, values[:22, :33])
    for result in (resize(values, (20, 30)), resize(values, (80, 90)), blur(values, 1.5)):
        assert result.dtype == values.dtype
        assert result.shape[2:] == values.shape[2:]
    np.testing.assert_array_equal(mirrored(values), values[:, ::-1])
    hole = np.zeros(shape[:2], bool)
    hole[10:30, 5:45] = True
    np.testing.assert_array_equal(fill_holes(values, hole)[~hole], values[~hole])


@pytest.mark.parametrize("size_hw", [(120, 160), (60, 80), (40, 50), (29, 37), (15, 20)])
def test_shrinking_quickly_shows_the_same(size_hw: tuple[int, int]) -> None:
    rows, columns = np.mgrid[:120, :160] / 20
    values = np.rint(127 + 60 * np.sin(rows) + 60 * np.cos(columns)).astype(np.uint8)
    quick, thorough = shrink(values, size_hw), resize(values, size_hw)
    assert quick.shape == size_hw
    assert quick.dtype == np.uint8
    assert np.abs(quick.astype(float) - thorough).mean() < 1.5


def test_the_same_size_costs_nothing() -> None:
    values = np.zeros((4, 5, 3), np.uint8)
    assert resize(values, (4, 5)) is values


@pytest.mark.parametrize("dtype", [np.uint8, np.float32, np.bool_])
def test_stacking(dtype: type) -> None:
    colours = (np.random.default_rng(0).random((5, 7, 3)) * 2).astype(dtype)
    result = stacked(colours, colours[..., 1], colours[:, :, 1:])
    wanted = np.concatenate([colours, colours[..., 1:2], colours[..., 1:]], axis=2)
    assert result.dtype == dtype
    np.testing.assert_array_equal(result, wanted)


def test_labels_are_not_mixed() -> None:
    labels = np.zeros((10, 10), np.uint8)
    labels[5:] = 9
    assert set(np.unique(resize(labels, (37, 23), smooth=False))) == {0, 9}


def test_borders() -> None:
    line = np.arange(1, 6, dtype=np.float32)[None].repeat(3, 0)
    x, y = np.array([[-2.0]], np.float32), np.array([[1.0]], np.float32)
    assert remap(line, x, y, border="reflect")[0, 0] == 3
    assert remap(line, x, y, border="replicate")[0, 0] == 1
    assert remap(line, x, y, border="constant")[0, 0] == 0


@given(value=st.integers(0, 255), top=st.integers(0, 30), height=st.integers(1, 60))
def test_a_hole_in_one_colour_takes_that_colour(value: int, top: int, height: int) -> None:
    hole = np.zeros((64, 64), bool)
    hole[top : top + height, 3:61] = True
    pixels = np.full((64, 64, 3), value, np.uint8)
    hurt = np.where(hole[..., None], 255 - pixels, pixels)
    np.testing.assert_array_equal(fill_holes(hurt, hole), pixels)


def test_a_hole_in_a_ramp_is_smooth() -> None:
    ramp = np.tile(np.arange(128, dtype=np.float32), (128, 1))
    hole = np.zeros((128, 128), bool)
    hole[40:88, 40:88] = True
    assert np.abs(fill_holes(np.where(hole, 0, ramp), hole) - ramp).max() < 12


def test_nothing_known_gives_nothing() -> None:
    assert not fill_holes(np.full((20, 20), 7, np.uint8), np.ones((20, 20))).any()


def test_masks() -> None:
    mask = np.zeros((40, 40), bool)
    mask[10:20, 10:20] = True
    mask[30:33, 30:33] = True
    grown = dilate(mask, 2)
    assert grown.dtype == mask.dtype
    assert grown[8, 15]
    assert not grown[7, 15]
    np.testing.assert_array_equal(dilate(mask, -1)[10:20, 10], False)
    assert distance_inside(mask)[15, 10] == 1
    labels, boxes = connected_components(mask)
    assert labels.max() == 2
    assert boxes[labels[15, 15]].tolist() == [10, 10, 10, 10, 100]


def test_distances_do_not_depend_on_where_they_lie_in_memory() -> None:
    rng = np.random.default_rng(0)
    for size_hw in rng.integers(20, 200, (60, 2)):
        mask = rng.random(size_hw) < 0.99
        room, seen = [], set()
        for _ in range(6):
            room.append(np.empty(rng.integers(1, 100_000), np.uint8))
            seen.add(distance_inside(mask).tobytes())
        assert len(seen) == 1


def test_square_means_count_what_lies_within() -> None:
    ramp = np.arange(30, dtype=np.float32).reshape(5, 6)
    means = square_means(ramp, 3)
    assert means[2, 3] == pytest.approx(ramp[1:4, 2:5].mean())
    assert means[0, 0] == pytest.approx(ramp[:2, :2].mean())
    assert means[4, 5] == pytest.approx(ramp[3:, 4:].mean())


def test_squares_have_corners_and_discs_have_none() -> None:
    dot = np.zeros((9, 9), np.uint8)
    dot[4, 4] = 1
    square, disc = dilate(dot, 2, disc=False), dilate(dot, 2)
    assert square.sum() == 25
    assert disc.sum() < 25


def test_growing_does_not_overshoot() -> None:
    step = np.zeros((4, 4), np.float32)
    step[:, 2:] = 1
    grown = grow(step, (16, 16))
    assert grown.min() == 0
    assert grown.max() == 1
    assert resize(step, (16, 16)).max() > 1


def test_a_look_up_may_be_written_where_it_belongs() -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (20, 30, 3), np.uint8)
    rows, columns = np.mgrid[:20, :30].astype(np.float32)
    part = np.s_[4:12, 5:25]
    out = np.zeros_like(pixels)
    remap(pixels, columns[part] + 0.5, rows[part], out=out[part])
    wanted = remap(pixels, columns + 0.5, rows)
    np.testing.assert_array_equal(out[part], wanted[part])
    assert out.any(axis=2).sum() <= 8 * 20
