"""Sets of frames that belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.training.synthetic.people import sample_person
from engine.training.synthetic.performances import sample_performance
from engine.training.synthetic.randomness import stream
from engine.training.synthetic.render import render
from engine.training.synthetic.scenes import sample_scene

if TYPE_CHECKING:
    from engine.training.synthetic.frames import SyntheticFrame

DEFAULT_PX = 320
_CALM_SHARE = 0.6
"""Of the first frames, which serve as portraits."""


def sample_sequence(seed: int, count: int, size_px: int = DEFAULT_PX) -> list[SyntheticFrame]:
    """One person in one scene: `count` moments, the first one mostly calm as in a portrait.

    The frames of a seed do not depend on `count`.
    """
    person, scene = sample_person(seed), sample_scene(seed)
    frames = []
    for number in range(count):
        random = stream(seed, f"performance {number}")
        calm = number == 0 and random.random() < _CALM_SHARE
        acted = sample_performance(random, calm=calm)
        frames.append(render(person, scene, acted, (size_px, size_px), number))
    return frames


def cross_identity(
    seed: int, people: int = 2, count: int = 1, size_px: int = DEFAULT_PX
) -> list[list[SyntheticFrame]]:
    """The same performances by different people, each in a scene of their own.

    Person n is that of seed + n; row n of the result holds their `count` frames.
    """
    acts = [sample_performance(stream(seed, f"performance {number}")) for number in range(count)]
    rows = []
    for each in range(seed, seed + people):
        person, scene = sample_person(each), sample_scene(each)
        size_hw = size_px, size_px
        rows.append([render(person, scene, act, size_hw, n) for n, act in enumerate(acts)])
    return rows
