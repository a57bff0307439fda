"""Traits: directions of identity along which people differ by age, weight and sex.

They say what is usual for the shape of a head and nothing of skin or hair. packaging/
build_identity_traits.py finds them among the people the face model was built from.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from engine import assets
from engine.tables import installed_table

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from engine.types import FloatArray

ASSET = "identity-traits"
FORMAT = 1
_DAMAGED = "The identity traits file cannot be read: it is damaged or of another version."


@dataclass(frozen=True, eq=False)
class Traits:
    """How traits and identity belong together.

    Attributes:
        names: "age", "weight", "masculinity".
        directions: (I, N) identity change that goes with one standard deviation of each trait
            while the others stay.
    """

    names: tuple[str, ...]
    directions: FloatArray

    @property
    def readings(self) -> FloatArray:
        """(N, I) standard deviations of each trait per unit of each identity direction.

        With identity `c = E t + rest` of unit covariance, the best unbiased linear estimate of
        the traits t is the pseudoinverse of E (generalised least squares: the covariance of the
        rest is 1 - E E', and its inverse cancels).
        """
        return np.linalg.pinv(self.directions).astype(np.float32)


@cache
def load_traits() -> Traits:
    """The traits of the default face model.

    Raises:
        AssetError: the file is missing or damaged.
    """
    return read_traits(assets.locate(ASSET))


def read_traits(path: Path) -> Traits:
    """Read a traits file.

    Raises:
        AssetError: the file is missing, damaged or of another format.
    """
    with installed_table(path, FORMAT, _DAMAGED) as table:
        names, directions = tuple(table["names"].tolist()), table["directions"]
        if directions.ndim != 2 or directions.shape[1] != len(names):
            raise ValueError("shape")
        return Traits(names, directions.astype(np.float32))


def traits_table(traits: Traits) -> dict[str, NDArray[Any]]:
    """What a traits file holds, by name."""
    return {
        "format": np.array(FORMAT, np.int32),
        "names": np.array(traits.names),
        "directions": traits.directions,
    }
