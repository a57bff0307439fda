"""Model cards: what weights are, what they learned from and how well they do."""

from __future__ import annotations

import json
import platform
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from engine import __version__
from engine.media import atomic
from engine.weights import sha256

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from engine.training.settings import Settings

LICENCE = "Apache-2.0"


def write_card(
    path: Path,
    weights: Path,
    facts: Mapping[str, Any],
    settings: Settings,
    examples: Mapping[str, int],
) -> None:
    """Write a card as JSON.

    Args:
        path: of the card.
        weights: the file it is about.
        facts: of the run: step, samples, seconds, best validation.
        settings: of the run.
        examples: how many of each kind there were.
    """
    import torch

    card = {
        "weights": weights.name,
        "sha256": sha256(weights),
        "kind": facts["kind"],
        "licence": LICENCE,
        "examples": dict(examples),
        "step": facts["step"],
        "samples_seen": facts["samples"],
        "training_seconds": round(float(facts["seconds"])),
        "validation": facts["best"],
        "settings": asdict(settings),
        "made_with": {
            "likeness": __version__,
            "torch": torch.__version__,
            "machine": platform.machine(),
        },
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    with atomic(path) as draft:
        draft.write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")
