"""What a frame says of itself is true of its picture."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.facemodels import Part, load_model
from engine.media import remap
from engine.rasterizers import geometry_maps
from engine.training.synthetic.frames import Label, SyntheticFrame, flow_px, seen_in_source
from engine.training.synthetic.people import sample_person
from engine.training.synthetic.render import render
from engine.training.synthetic.scenes import sample_scene
from engine.training.synthetic.sequences import sample_sequence

Sequence = list[SyntheticFrame]


def test_every_field_has_its_size(sequence: Sequence) -> None:
    for frame in sequence:
        size = frame.params.camera.size_hw
        assert frame.pixels.shape == (*size, 3)
        assert frame.pixels.dtype == np.uint8
        assert frame.parts.shape == frame.depth_mm.shape == size
        assert frame.pncc.shape == (*size, 3)
        assert frame.landmarks478_px.shape == (478, 2)
        assert frame.landmarks68_px.shape == (68, 2)


def test_parts_show_a_dressed_person(sequence: Sequence) -> None:
    shown = set(np.unique(sequence[0].parts))
    assert {0, Part.FACE, Part.LIPS, Part.NECK, Label.HAIR, Label.BROW, Label.CLOTHES} <= shown
    assert shown <= {*Part, *Label}


def test_depth_and_parts_agree_on_the_background(sequence: Sequence) -> None:
    frame = sequence[0]
    np.testing.assert_array_equal(frame.depth_mm == 0, frame.parts == 0)


def test_a_frame_flows_onto_itself(sequence: Sequence) -> None:
    frame = sequence[1]
    flow = flow_px(frame, frame)
    height, width = frame.parts.shape
    grid = np.stack(np.meshgrid(np.arange(width), np.arange(height)), -1)
    on = frame.parts > 0
    assert np.isnan(flow[~on]).all()
    # Hair is drawn as lines of whole pixels, so its point may lie half a pixel aside.
    solid = on & (frame.parts < Label.HAIR)
    assert np.abs(flow - grid)[solid].max() < 0.01
    assert np.abs(flow - grid)[on].max() < 2.0


def test_flow_carries_the_first_picture_onto_the_others(sequence: Sequence) -> None:
    first, moved, still = sequence[0], [], []
    for other in sequence[1:]:
        flow = flow_px(first, other)
        seen = seen_in_source(first, other) & (other.parts < Label.HAIR) & (other.parts > 0)
        carried = remap(first.pixels, *np.moveaxis(np.nan_to_num(flow, nan=-1), -1, 0))
        moved.append(np.abs(carried.astype(float) - other.pixels)[seen].mean())
        still.append(np.abs(first.pixels.astype(float) - other.pixels)[seen].mean())
        assert seen.mean() > 0.1
    # A frame that hardly moves differs by its light and noise as much as by its movement.
    assert (np.asarray(moved) < 0.8 * np.asarray(still)).all()
    assert sum(moved) < 0.55 * sum(still)


def test_landmarks_lie_on_the_surface_they_name(sequence: Sequence) -> None:
    frame = sequence[0]
    x, y = np.rint(frame.landmarks68_px[27:31]).astype(int).T  # the ridge of the nose
    assert np.isin(frame.parts[y, x], (Part.FACE, Label.GLASSES)).all()


def test_pncc_is_that_of_the_face_model(sequence: Sequence) -> None:
    frame = sequence[0]
    maps = geometry_maps(load_model(), frame.params, frame.params.camera.size_hw)
    face = np.isin(frame.parts, (Part.FACE, Part.LIPS)) & (maps.mask == frame.parts)
    assert face.mean() > 0.05
    assert np.abs(frame.pncc - maps.pncc)[face].max() < 0.02
    assert (frame.pncc[frame.parts >= Label.HAIR] == 0).all()


def test_flow_between_two_people_is_refused(sequence: Sequence) -> None:
    other = sample_sequence(32, 1, 96)[0]
    with pytest.raises(ValueError, match="one person"):
        flow_px(sequence[0], other)


def test_given_parameters_are_drawn_as_they_are(sequence: Sequence) -> None:
    person, scene = sample_person(31), sample_scene(31)
    wanted = sequence[0].params.with_coefficient("jawOpen", 0.8)
    frame = render(person, scene, replace(wanted, identity=wanted.identity * 0), (192, 192))
    assert frame.params.same_as(wanted)
    assert (frame.parts == Part.MOUTH_CAVITY).sum() + (frame.parts == Part.TONGUE).sum() > 20
