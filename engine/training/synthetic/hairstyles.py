"""Ways to wear hair: where it grows, where it is combed to, how long, how curly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from engine.training.synthetic.randomness import between

if TYPE_CHECKING:
    import numpy as np

    from engine.training.synthetic.ancestry import Ancestry

Combing = Literal["parted", "back", "forward", "up", "out", "tied", "middle"]


@dataclass(frozen=True)
class Hairstyle:
    """Numbers of one way to wear hair.

    Attributes:
        name: for people.
        combing: the field that directs it.
        top_mm, side_mm: length on top and at sides and nape (lowest, highest).
        lift_mm: how far the top stands off the head (lowest, highest).
        weight: how much gravity bends it.
        curl_mm: radius of curls (lowest, highest).
        clump: 0..1 how much hairs run together towards their tips.
        male: share of men among those who wear it.
        african, youth: how much likelier with this ancestry; likelier for the young.
    """

    name: str
    combing: Combing
    top_mm: tuple[float, float]
    side_mm: tuple[float, float]
    lift_mm: tuple[float, float]
    weight: float
    curl_mm: tuple[float, float]
    clump: float
    male: float
    african: float = 1.0


STYLES: tuple[Hairstyle, ...] = (
    Hairstyle("shaved", "out", (1.5, 4), (1.2, 3), (1, 2), 0.0, (0, 0), 0.0, 0.95, 2.5),
    Hairstyle("crop", "forward", (14, 28), (4, 10), (3, 7), 0.1, (0, 1.0), 0.35, 0.95),
    Hairstyle("side part", "parted", (45, 85), (10, 26), (9, 22), 0.25, (0, 1.2), 0.5, 0.93),
    Hairstyle("swept back", "back", (50, 95), (12, 28), (10, 24), 0.1, (0, 1.5), 0.5, 0.85),
    Hairstyle("quiff", "up", (30, 60), (6, 14), (10, 24), 0.0, (0, 1.5), 0.5, 0.95),
    Hairstyle("fringe", "forward", (60, 95), (30, 60), (4, 9), 0.5, (0, 1.5), 0.55, 0.5),
    Hairstyle("pixie", "parted", (60, 90), (35, 60), (8, 18), 0.4, (0, 2.0), 0.5, 0.15),
    Hairstyle("bob", "parted", (150, 210), (120, 190), (8, 20), 1.1, (0, 2.5), 0.45, 0.03),
    Hairstyle("long", "middle", (260, 420), (240, 400), (7, 18), 1.2, (0, 5.0), 0.5, 0.05),
    Hairstyle("long parted", "parted", (260, 420), (240, 400), (8, 20), 1.2, (0, 7.0), 0.5, 0.06),
    Hairstyle("tied", "tied", (90, 140), (90, 140), (2, 6), 0.0, (0, 0.8), 0.35, 0.06),
    Hairstyle("afro", "out", (25, 75), (18, 60), (14, 55), 0.0, (3.0, 5.0), 0.15, 0.45, 3.0),
    Hairstyle("curls", "out", (60, 120), (40, 100), (10, 25), 0.7, (4.0, 8.0), 0.7, 0.35, 1.8),
)


@dataclass(frozen=True)
class GuidedHairstyle:
    """Numbers of one way to wear hair that follows the guides of a mesh.

    Attributes:
        name: for people.
        mesh: whose guides.
        cut: share of the guides' length at which it ends (lowest, highest).
        deep_mm: how far the lowest hairs lie below the guides.
        curl_mm, clump, male, african: see `Hairstyle`.
        open_face: whether what would hang before the face is led aside.
    """

    name: str
    mesh: str
    cut: tuple[float, float]
    deep_mm: float
    curl_mm: tuple[float, float]
    clump: float
    male: float
    open_face: bool
    african: float = 1.0


GUIDED: tuple[GuidedHairstyle, ...] = (
    GuidedHairstyle("side bob", "bob01", (0.85, 1.0), 14, (0, 2.0), 0.35, 0.03, True),
    GuidedHairstyle("chin bob", "bob02", (0.85, 1.0), 14, (0, 2.0), 0.35, 0.03, True),
    GuidedHairstyle("very long", "long01", (0.4, 0.75), 16, (0, 5.0), 0.3, 0.05, True),
    GuidedHairstyle("ponytail", "ponytail01", (0.8, 1.0), 8, (0, 2.0), 0.35, 0.05, True),
    GuidedHairstyle("tousled", "short01", (0.9, 1.0), 14, (2.0, 3.5), 0.6, 0.8, False, 1.2),
    GuidedHairstyle("brushed", "short01", (0.9, 1.0), 12, (0, 1.5), 0.45, 0.9, False),
    GuidedHairstyle("full", "short02", (0.78, 0.95), 16, (0, 1.5), 0.5, 0.85, False),
    GuidedHairstyle("side sweep", "short03", (0.85, 1.0), 14, (0, 1.5), 0.25, 0.3, False),
)


_STRAIGHT = {
    "side part", "swept back", "bob", "long", "fringe", "long parted", "side bob", "chin bob",
    "very long", "brushed", "full", "side sweep",
}  # fmt: skip


def sample_style(
    ancestry: Ancestry, random: np.random.Generator
) -> Hairstyle | GuidedHairstyle:
    """A style that such a person might wear."""
    styles = (*STYLES, *GUIDED)
    weights = [_likely(style, ancestry) for style in styles]
    pick = between(random, 0, sum(weights))
    for style, weight in zip(styles, weights, strict=True):
        pick -= weight
        if pick <= 0:
            return style
    return styles[-1]


def _likely(style: Hairstyle | GuidedHairstyle, ancestry: Ancestry) -> float:
    likely = style.male * ancestry.male + (1 - style.male) * (1 - ancestry.male)
    african = float(ancestry.shares[0])
    likely *= max(style.african, 1.0) * african + (1 - african) * min(1.0, 0.45 / style.african)
    return likely * (1 - 0.6 * african) if style.name in _STRAIGHT else likely
