"""How well frames agree with the truth, overall and where people look."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from engine.evaluation.metrics import Likenesses

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from engine.evaluation.metrics import Likeness
    from engine.types import ByteArray

WATCHED = ("l1", "l1_mouth", "l1_eyes")


class Tally:
    """Means over frames, of what was made and of the base it was made from."""

    def __init__(self) -> None:
        self._values: dict[str, list[float]] = defaultdict(list)

    def add(
        self,
        made: ByteArray,
        base: ByteArray,
        truth: ByteArray,
        regions: Mapping[str, NDArray[np.bool_]],
    ) -> None:
        """One frame.

        Args:
            made, base, truth: (H, W, 3) uint8.
            regions: (H, W) masks by name; empty ones are left out.
        """
        for prefix, picture in (("", made), ("base_", base)):
            compared = Likenesses(picture, truth)
            self._note(prefix, "", compared.whole())
            for name, mask in regions.items():
                if mask.any():
                    self._note(prefix, f"_{name}", compared.inside(mask))

    def _note(self, prefix: str, suffix: str, likeness: Likeness) -> None:
        for name, value in (
            ("l1", likeness.l1), ("psnr", likeness.psnr_db), ("ssim", likeness.ssim)
        ):  # fmt: skip
            self._values[f"{prefix}{name}{suffix}"].append(value)

    def means(self) -> dict[str, float]:
        """Each measure's mean, and `ratio`: the mean of the watched L1 over the base's."""
        means = {name: float(np.mean(values)) for name, values in self._values.items()}
        ratios = [
            means[name] / max(means[f"base_{name}"], 1e-6) for name in WATCHED if name in means
        ]
        return means | {"ratio": float(np.mean(ratios))}
