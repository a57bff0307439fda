"""Subjects -> what the networks are trained on, by the code that the renderers use."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.facemodels import load_model
from engine.renderers import RENDERERS
from engine.renderers.headgan.lite.framing import SIZE_PX
from engine.renderers.headgan.lite.views import Viewer
from engine.training.alignment import carried, true_shift
from engine.training.moments import a_moment_later
from engine.training.paper_examples import paper_examples

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from engine.renderers.headgan.lite.views import FrameView
    from engine.training.subjects import Subject
    from engine.types import FaceParams

    Arrays = dict[str, NDArray[Any]]


def lite_examples(subject: Subject, base: str = "warp", size_px: int = SIZE_PX) -> Arrays:
    """Fields of a shard for the lite network.

    `photo_picture`, `photo_parts`, `picture`, `parts` and `motion` are what the renderer gives its
    network (see `headgan.lite.views`); `truth` (K, S, S, 3) bytes is the true picture in the same
    square; `shift` (K, S / 4, S / 4, 3) is the true correction of the flow in pixels (x, y) and
    whether it is known. `later_picture`, `later_parts` and `later_motion` are the frame of a moment
    later, when the head has turned a little, and `carried` (K, S / 4, S / 4, 3) is where it shows
    what the frame shows.

    Args:
        subject: one person.
        base: the renderer whose frames the network will correct.
        size_px: side of the network's picture.
    """
    portrait = subject.portrait
    photo = portrait.picture.pixels
    viewer = Viewer(portrait, load_model(), size_px)
    prepared = RENDERERS.load(base).prepare(portrait)
    random = np.random.default_rng(zlib.crc32(viewer.photo.picture.tobytes()))
    rows: dict[str, list[NDArray[Any]]] = {}

    def seen(params: FaceParams) -> FrameView:
        return viewer.frame(params, prepared.render(params).pixels, photo)

    for target in subject.targets:
        view, square = seen(target.params), viewer.square(target.params)
        later = seen(a_moment_later(target.params, random))
        row = {
            **_fields(view),
            **{f"later_{name}": value for name, value in _fields(later).items()},
            "carried": carried(view, later),
            "truth": square.cut(target.pixels),
            "shift": true_shift(view, square, viewer.square(portrait.params), target.flow_px),
        }
        for field, value in row.items():
            rows.setdefault(field, []).append(value)
    return {
        "photo_picture": viewer.photo.picture,
        "photo_parts": viewer.photo.parts,
        **{field: np.stack(values) for field, values in rows.items()},
    }


def _fields(view: FrameView) -> Arrays:
    motion = view.motion.astype(np.float16)
    return {"picture": view.picture, "parts": view.parts, "motion": motion}


EXAMPLES: dict[str, Callable[[Subject], Arrays]] = {
    "lite": lite_examples,
    "paper": paper_examples,
}
"""How each preset's networks see a subject."""
