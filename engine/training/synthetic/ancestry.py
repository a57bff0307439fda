"""Where somebody comes from, and what that says of face, skin, hair and eyes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.training.synthetic.randomness import between
from engine.training.synthetic.wardrobe import wardrobe

if TYPE_CHECKING:
    from engine.types import FloatArray

AFRICAN, ASIAN, CAUCASIAN = range(3)
_MELANIN = np.array([2.0, 0.75, 0.35])
_MELANIN_SPREAD = np.array([0.45, 0.35, 0.25])
_DETAIL = 0.8
"""Share of the model's spread that people of one origin keep: the ends look like caricatures."""


@dataclass(frozen=True)
class Ancestry:
    """Shares of african, asian and caucasian (3,), sex 0 female .. 1 male, age 0 young .. 1 old."""

    shares: FloatArray
    male: float
    age: float

    @property
    def years(self) -> float:
        """20 to 80."""
        return 20.0 + 60.0 * self.age


def sample_ancestry(random: np.random.Generator) -> Ancestry:
    """Anybody: near-pure to mixed, both sexes, more young people than old."""
    shares = random.dirichlet(np.full(3, 0.4)).astype(np.float32)
    male = float(np.clip(random.choice([0.06, 0.94]) + random.normal(0, 0.08), 0, 1))
    return Ancestry(shares, male, float(random.beta(1.1, 1.8)))


def sample_identity(ancestry: Ancestry, random: np.random.Generator) -> FloatArray:
    """(I,) identity coefficients of one person of this origin."""
    store = wardrobe()
    sex = np.array([1 - ancestry.male, ancestry.male])
    age = np.array([1 - ancestry.age, ancestry.age])
    typical = np.einsum("rsai,r,s,a->i", store.origin_identity, ancestry.shares, sex, age)
    own = random.normal(size=len(typical)).clip(-2.2, 2.2) * store.origin_spread * _DETAIL
    return (typical + own).astype(np.float32)


def sample_melanin(ancestry: Ancestry, random: np.random.Generator) -> float:
    """Epidermal melanin in the unit of `pigments`: 0.1 very fair .. 2.8 very dark."""
    level = ancestry.shares @ _MELANIN + random.normal(0, ancestry.shares @ _MELANIN_SPREAD)
    return float(np.clip(level, 0.08, 2.8)) + between(random, 0.0, 0.1)
