"""Photos as subjects without a second picture of the person.

The base renderer turns the photo into another expression and pose; that picture is then taken for
the photo, and the photo itself is what it should turn into. The truth is a real photo.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from engine.drivers.photo import read_portrait, resize_portrait
from engine.renderers import RENDERERS
from engine.renderers.headgan.lite.framing import SIZE_PX, Framing
from engine.trackers.person import find_person
from engine.training.subjects import Subject, Target, carried_over, understood
from engine.training.synthetic.performances import sample_performance
from engine.types import Picture

if TYPE_CHECKING:
    from engine.facemodels.model import FaceModel
    from engine.trackers.base import Tracker
    from engine.types import FaceParams, Portrait

_SCALES = (0.85, 1.25)
"""Side of the network's square in the photo, over the network's own."""
_READ_AGAIN = 0.5
"""Share of turned pictures that are fitted anew, errors of the fit included."""
_TURN_SHARE = 0.5
"""Of the turns of synthetic heads: the base should not have to invent much of the photo itself."""


class CyclePhoto:
    """Makes subjects of one photo.

    Args:
        picture: with a face.
        tracker, model: as the program uses them.
        base: the renderer that turns the photo.

    Raises:
        NoFaceError: the photo shows no face.
    """

    def __init__(
        self, picture: Picture, *, tracker: Tracker, model: FaceModel, base: str = "warp"
    ) -> None:
        self._tracker, self._model = tracker, model
        self._renderer = RENDERERS.load(base)
        self._portrait = read_portrait(picture, tracker=tracker, model=model)
        square = Framing(model, model.neutral(self._portrait.params.identity)).square(
            self._portrait.params
        )
        self._side_px = square.side

    def subject(self, random: np.random.Generator) -> Subject:
        """One turned picture and the way back.

        Raises:
            NoFaceError: the turned picture shows none.
        """
        factor = random.uniform(*_SCALES) * SIZE_PX / self._side_px
        portrait = resize_portrait(
            self._portrait, round(max(self._portrait.picture.size_hw) * min(factor, 1.0))
        )
        turned = _turned(portrait.params, random)
        pixels = self._renderer.prepare(portrait).render(turned).pixels
        source, back = self._understood(portrait, pixels, turned, random)
        return Subject(source, (Target(back, portrait.picture.pixels),))

    def _understood(
        self,
        portrait: Portrait,
        pixels: np.ndarray,
        turned: FaceParams,
        random: np.random.Generator,
    ) -> tuple[Portrait, FaceParams]:
        if random.random() < _READ_AGAIN:
            source = understood(pixels, self._tracker, self._model)
            return source, carried_over([turned, portrait.params], source.params)[0]
        person = find_person(pixels, portrait.landmarks.box)
        known = replace(portrait, picture=Picture(pixels), params=turned, person=person)
        return known, portrait.params


def _turned(params: FaceParams, random: np.random.Generator) -> FaceParams:
    """The same head in another random moment."""
    moment = sample_performance(random)
    pose = params.pose
    yaw, pitch, roll = (
        own + _TURN_SHARE * turn
        for own, turn in zip(
            (pose.yaw_rad, pose.pitch_rad, pose.roll_rad), moment.turn_rad, strict=True
        )
    )
    turned = replace(pose, yaw_rad=yaw, pitch_rad=pitch, roll_rad=roll)
    return replace(params, expression=moment.expression, pose=turned)
