"""A synthetic person: everything about them that stays from frame to frame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.facemodels import load_model
from engine.training.synthetic.ancestry import Ancestry, sample_ancestry, sample_identity
from engine.training.synthetic.beards import sample_beard, sample_stubble
from engine.training.synthetic.brows import sample_brows
from engine.training.synthetic.caps import sample_cap
from engine.training.synthetic.eyes import sample_eyes
from engine.training.synthetic.garments import sample_clothes
from engine.training.synthetic.glasses import sample_glasses
from engine.training.synthetic.hair import sample_colour, sample_hair
from engine.training.synthetic.lashes import sample_lashes
from engine.training.synthetic.lenses import sample_lenses
from engine.training.synthetic.mouths import sample_mouth
from engine.training.synthetic.randomness import stream
from engine.training.synthetic.skin import sample_skin
from engine.training.synthetic.volume import of_head

if TYPE_CHECKING:
    from engine.training.synthetic.eyes import Eyes
    from engine.training.synthetic.hair import Hair
    from engine.training.synthetic.lashes import Lashes
    from engine.training.synthetic.lenses import Lenses
    from engine.training.synthetic.mouths import Mouth
    from engine.training.synthetic.pieces import Piece
    from engine.training.synthetic.skin import Skin
    from engine.training.synthetic.strands import Rooted
    from engine.types import FloatArray

FIRST_HELD_OUT = 1_000_000
"""Seeds below are people to train on; from here on, people to measure with."""


@dataclass(frozen=True, eq=False)
class Person:
    """One person.

    Attributes:
        seed: what they were drawn from.
        ancestry: origin, sex and age.
        identity: (I,) float32 coefficients of the face model.
        offsets_mm: (V, 3) float32 what their neutral head has beyond that.
        neutral: (V, 3) float32 head-frame mm, both together.
        skin, eyes, mouth, hair, lashes: see those modules.
        brows, beard: hairs that ride on the face; beard may be None.
        worn: clothes and whatever else they wear.
        lenses: of their glasses, None without.
    """

    seed: int
    ancestry: Ancestry
    identity: FloatArray
    offsets_mm: FloatArray
    neutral: FloatArray
    skin: Skin
    eyes: Eyes
    mouth: Mouth
    hair: Hair
    brows: Rooted
    lashes: Lashes
    beard: Rooted | None
    worn: tuple[Piece, ...]
    lenses: Lenses | None


def sample_person(seed: int) -> Person:
    """The person of a seed: the same one in every process."""
    ancestry = sample_ancestry(stream(seed, "ancestry"))
    identity = sample_identity(ancestry, stream(seed, "identity"))
    model = load_model()
    offsets = np.zeros_like(model.vertices_mm)
    neutral = model.neutral(identity) + offsets
    colour, grey = sample_colour(ancestry, stream(seed, "hair colour"))
    stubble = sample_stubble(ancestry, stream(seed, "stubble"))
    space = of_head(neutral)
    cap = sample_cap(space, stream(seed, "cap"))
    glasses = sample_glasses(ancestry, neutral, stream(seed, "glasses"))
    worn = [*sample_clothes(neutral, space, stream(seed, "clothes"))]
    worn += [piece for piece in (glasses and glasses[0], cap and cap.piece) if piece]
    return Person(
        seed=seed, ancestry=ancestry, identity=identity, offsets_mm=offsets, neutral=neutral,
        skin=sample_skin(ancestry, stream(seed, "skin"), stream(seed, "folds"), stubble),
        eyes=sample_eyes(ancestry, stream(seed, "eyes")),
        mouth=sample_mouth(ancestry, stream(seed, "mouth")),
        hair=sample_hair(ancestry, neutral, space, cap, colour, grey, stream(seed, "hair")),
        brows=sample_brows(ancestry, colour, grey, stream(seed, "brows")),
        lashes=sample_lashes(ancestry, colour, stream(seed, "lashes")),
        beard=sample_beard(ancestry, colour, grey, stream(seed, "beard")),
        worn=tuple(worn),
        lenses=sample_lenses(glasses[1], stream(seed, "lenses")) if glasses else None,
    )  # fmt: skip
