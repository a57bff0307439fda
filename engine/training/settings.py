"""How a run is trained."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

Schedule = Literal["cosine", "constant"]


@dataclass(frozen=True)
class Settings:
    """Of one run; a run may be resumed with others.

    Attributes:
        steps: of the optimiser, over all resumptions.
        batch: examples a step and process.
        cut_px: side of the cuts that are trained on, a multiple of 16.
        rate: highest learning rate.
        schedule: "cosine" falls to a fiftieth of `rate` at the last step; "constant" stays.
        warm_up: steps over which the rate rises.
        decay: of the weights (AdamW); average: of the moving average of the weights.
        portraits: share of examples that come from portraits, where there are any.
        adversarial_from: step from which the discriminators play, or None for never.
        validate_every, save_every: steps; patience: validations without a better one, 0 for any.
        seed: of the order of examples.
    """

    steps: int = 20_000
    batch: int = 6
    cut_px: int = 192
    rate: float = 6e-4
    schedule: Schedule = "cosine"
    warm_up: int = 200
    decay: float = 1e-4
    average: float = 0.998
    portraits: float = 0.2
    adversarial_from: int | None = None
    validate_every: int = 500
    save_every: int = 250
    patience: int = 0
    seed: int = 0

    def rate_at(self, step: int) -> float:
        """The learning rate of one step."""
        rise = min(1.0, (step + 1) / max(self.warm_up, 1))
        if self.schedule == "constant":
            return self.rate * rise
        done = min(step / max(self.steps, 1), 1.0)
        return self.rate * rise * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * done)))
