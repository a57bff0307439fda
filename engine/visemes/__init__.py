"""What a mouth does when a voice is heard: sound -> ARKit coefficients of mouth and jaw.

A trained network belongs here as one more `Spec`: a module with a class of the `MouthReader`
protocol (`base.py`), made with `rate_hz` and `top_dbfs`; its weights go through `engine.assets` or
`engine.weights`, and `unavailable` says why they are missing. `engine.sound.low_level` gives the
features of HeadGAN for it. Nothing else has to change: recording, live sessions and
`likeness reenact` ask this table.
"""

from __future__ import annotations

from engine.registry import Registry, Spec
from engine.visemes.base import HeardMouth, MouthReader

__all__ = ["VISEMES", "HeardMouth", "MouthReader"]

VISEMES = Registry(
    "viseme reader",
    (
        Spec(
            "formants",
            "Formants",
            "Loudness and resonances of the voice; knows no words, needs no weights.",
            "engine.visemes.formants:FormantMouth",
            "Apache-2.0",
        ),
    ),
)
