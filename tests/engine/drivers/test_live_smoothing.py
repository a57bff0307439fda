"""A still face before a noisy camera stands still; a blink keeps its depth; really tracked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from engine import assets
from engine.drivers.calibration import Calibration
from engine.drivers.live_retarget import LiveRetarget, LiveRetargeting
from engine.drivers.live_smoothing import LiveFilter
from engine.drivers.performance import Performance
from engine.drivers.photo import read_portrait
from engine.drivers.video import Performer
from engine.facemodels import load_model, projection
from engine.media import read_picture
from engine.renderers import RENDERERS
from engine.trackers import TRACKERS
from engine.types import ARKIT_INDEX, Frame

if TYPE_CHECKING:
    from engine.types import ByteArray, FaceParams, FloatArray, Portrait

FPS, STILL, SHUT = 30, 60, 20
BLINK = (0.0, 0.5, 1.0, 0.5, 0.0)
"""120 ms from open to open at 30 frames a second."""
LIDS = [ARKIT_INDEX["eyeBlinkLeft"], ARKIT_INDEX["eyeBlinkRight"]]
STEADY = ("jawOpen", "mouthSmileLeft", "mouthPucker", "browInnerUp", "browDownLeft")


@pytest.fixture(scope="module")
def portrait() -> Portrait:
    """The bundled portrait, 512 px; performer and portrait in one."""
    picture = read_picture(assets.locate("sample-portrait"))
    return read_portrait(picture, tracker=TRACKERS.load("mediapipe"), model=load_model())


@pytest.fixture(scope="module")
def relative(portrait: Portrait) -> list[Performance]:
    """Still, one blink, still, then shut for good: rendered, with sensor noise, and tracked."""
    prepared = RENDERERS.load("warp").prepare(portrait)

    def lids(closed: float) -> ByteArray:
        params = portrait.params
        for name in ("eyeBlinkLeft", "eyeBlinkRight"):
            own = float(params.expression[ARKIT_INDEX[name]])
            params = params.with_coefficient(name, max(own, closed))
        return prepared.render(params).pixels

    pictures = {closed: lids(closed) for closed in (0.0, 0.5, 1.0)}
    closings = [0.0] * STILL + list(BLINK) + [0.0] * 10 + [1.0] * SHUT
    rng = np.random.default_rng(5)
    performer = Performer(TRACKERS.load("mediapipe"), load_model(), smooth=0.0)
    seen = []
    for number, closed in enumerate(closings):
        noisy = pictures[closed] + rng.normal(0, 5, pictures[closed].shape)
        frame = Frame(np.clip(noisy, 0, 255).astype(np.uint8), number / FPS, number)
        found = performer.see(frame)
        assert found is not None
        seen.append(Performance.of(found[1].params, frame.time_s, number))
    calibration = Calibration.at_rest(seen[5:45])
    return [calibration.relative(each) for each in seen]


def shown(portrait: Portrait, relative: list[Performance], smooth: float) -> list[FaceParams]:
    smoothed, retarget = LiveFilter(smooth), LiveRetarget(portrait.params)
    how = LiveRetargeting(smooth=smooth)
    return [retarget.target(smoothed(each), how) for each in relative]


def points_px(params: FaceParams) -> FloatArray:
    model = load_model()
    vertices = model.shape(params.identity, params.expression)
    points, _ = projection.project(projection.to_camera(vertices, params.pose), params.camera)
    return points[model.triangles[model.embeddings["mediapipe478"].triangle].ravel()]


@pytest.mark.parametrize("smooth", [0.25, 0.5, 1.0])
def test_a_still_face_moves_less_than_a_third_of_a_pixel(
    portrait: Portrait, relative: list[Performance], smooth: float
) -> None:
    still = np.stack([points_px(each) for each in shown(portrait, relative, smooth)[20:STILL]])
    away = still - still.mean(axis=0)
    assert np.sqrt((away**2).sum(axis=2).mean()) < 0.3
    assert np.sqrt((away**2).sum(axis=2).mean(axis=0)).max() < 0.5


@pytest.mark.parametrize("smooth", [0.0, 0.5, 1.0])
def test_a_blink_of_120_ms_reaches_four_fifths_of_its_depth(
    portrait: Portrait, relative: list[Performance], smooth: float
) -> None:
    lids = np.array([each.expression[LIDS] for each in shown(portrait, relative, smooth)])
    open_, shut = lids[20:STILL].mean(axis=0), lids[-5:].mean(axis=0)
    deepest = lids[STILL : STILL + 10].max(axis=0)
    assert (shut - open_ > 0.5).all()
    assert ((deepest - open_) / (shut - open_) > 0.8).all()


def test_more_smoothing_is_calmer(relative: list[Performance]) -> None:
    def unrest(smooth: float) -> float:
        smoothed = LiveFilter(smooth)
        values = np.array([smoothed(each).expression for each in relative[:STILL]])
        return float(values[20:, [ARKIT_INDEX[name] for name in STEADY]].std(axis=0).sum())

    levels = [unrest(smooth) for smooth in (0.0, 0.3, 0.6, 1.0)]
    assert levels == sorted(levels, reverse=True)
    assert levels[-1] < 0.6 * levels[0]
