"""Named expressions: natural mixtures of ARKit coefficients, as data.

A preset replaces the expression of the regions it speaks for and leaves the others as they are in
the photo: a wink keeps the smile. Values are slightly asymmetric where faces are (a smile pulls a
little more to one side) and stay below 1, so that teeth and lids look natural.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.drivers.edits import Edit
from engine.errors import UsageError
from engine.types import ARKIT_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping

GAZE = tuple(name for name in ARKIT_NAMES if name.startswith("eyeLook"))
LIDS = tuple(name for name in ARKIT_NAMES if name.startswith("eye") and name not in GAZE)
BROWS = tuple(name for name in ARKIT_NAMES if name.startswith("brow"))
MOUTH = tuple(name for name in ARKIT_NAMES if not name.startswith(("eye", "brow")))
FACE = (*LIDS, *BROWS, *MOUTH)


@dataclass(frozen=True)
class Preset:
    """A named expression.

    Attributes:
        name: what the user types.
        summary: what it does, in a few words.
        values: slider name -> value, in the slider's unit.
        region: the ARKit names it decides about; those without a value become 0.
    """

    name: str
    summary: str
    values: Mapping[str, float]
    region: tuple[str, ...]

    def edit(self) -> Edit:
        """The edit that applies this preset."""
        return Edit({**dict.fromkeys(self.region, 0.0), **self.values})


def _both(**values: float | tuple[float, float]) -> dict[str, float]:
    """Left and Right coefficients from one value, or from a (left, right) pair."""
    sides: dict[str, float] = {}
    for name, value in values.items():
        left, right = value if isinstance(value, tuple) else (value, value)
        sides |= {f"{name}Left": left, f"{name}Right": right}
    return sides


_PRESETS = (
    Preset("neutral", "the face at rest, looking where it looked", {}, FACE),
    Preset(
        "smile", "a warm smile that reaches the eyes",
        _both(mouthSmile=(0.85, 0.8), cheekSquint=(0.5, 0.46), eyeSquint=0.28, mouthDimple=0.12,
              mouthUpperUp=0.22, mouthLowerDown=0.12, mouthStretch=0.1),
        FACE,
    ),
    Preset(
        "grin", "a wide smile that shows the teeth",
        {"jawOpen": 0.08, "browInnerUp": 0.08}
        | _both(mouthSmile=(1.0, 0.94), cheekSquint=0.6, eyeSquint=0.38, mouthUpperUp=0.4,
                mouthLowerDown=0.32, mouthDimple=0.15, mouthStretch=0.18),
        FACE,
    ),
    Preset(
        "laugh", "an open laugh",
        {"jawOpen": 0.36, "browInnerUp": 0.12}
        | _both(mouthSmile=(0.85, 0.82), cheekSquint=0.7, eyeSquint=0.55, eyeBlink=0.12,
                mouthUpperUp=0.35, mouthLowerDown=0.3, noseSneer=0.12, mouthStretch=0.12),
        FACE,
    ),
    Preset(
        "surprise", "raised brows, wide eyes, the jaw dropped",
        {"jawOpen": 0.45, "browInnerUp": 0.8, "mouthFunnel": 0.18}
        | _both(browOuterUp=(0.72, 0.68), eyeWide=0.65),
        FACE,
    ),
    Preset(
        "sad", "inner brows up, corners of the mouth down",
        {"browInnerUp": 0.8, "mouthShrugLower": 0.45, "mouthRollLower": 0.08}
        | _both(mouthFrown=(0.8, 0.85), browDown=0.1, eyeSquint=0.15, eyeBlink=0.12,
                mouthPress=0.1),
        FACE,
    ),
    Preset(
        "angry", "lowered brows, pressed lips",
        {"jawForward": 0.15, "mouthShrugLower": 0.15, "mouthRollUpper": 0.15}
        | _both(browDown=(0.85, 0.82), eyeSquint=0.45, noseSneer=(0.3, 0.35), mouthPress=0.4,
                mouthFrown=0.25),
        FACE,
    ),
    Preset(
        "fear", "brows up and together, tense mouth",
        {"browInnerUp": 0.85, "jawOpen": 0.18}
        | _both(browOuterUp=0.3, browDown=0.15, eyeWide=0.7, mouthStretch=(0.5, 0.45),
                mouthLowerDown=0.2),
        FACE,
    ),
    Preset(
        "disgust", "wrinkled nose, raised upper lip",
        {"mouthShrugLower": 0.2, "jawOpen": 0.04}
        | _both(noseSneer=(0.75, 0.65), mouthUpperUp=(0.42, 0.35), browDown=0.45, eyeSquint=0.4,
                cheekSquint=0.35, mouthFrown=0.2),
        FACE,
    ),
    Preset(
        "contempt", "one corner of the mouth tightened",
        {"mouthSmileLeft": 0.65, "mouthDimpleLeft": 0.7, "mouthPressLeft": 0.4,
         "cheekSquintLeft": 0.35, "mouthLeft": 0.2, "browOuterUpRight": 0.12}
        | _both(eyeSquint=0.15),
        FACE,
    ),
    Preset(
        "skeptical", "one brow up, one down, a doubting mouth",
        {"browOuterUpLeft": 0.95, "browInnerUp": 0.15, "browDownRight": 0.7,
         "eyeSquintRight": 0.45, "mouthPucker": 0.2, "mouthRight": 0.3,
         "mouthPressRight": 0.2, "eyeWideLeft": 0.12},
        FACE,
    ),
    Preset(
        "wink-left", "the person's left eye closed",
        {"eyeBlinkLeft": 1.0, "eyeSquintLeft": 0.45, "cheekSquintLeft": 0.45,
         "browDownLeft": 0.2},
        LIDS,
    ),
    Preset(
        "wink-right", "the person's right eye closed",
        {"eyeBlinkRight": 1.0, "eyeSquintRight": 0.45, "cheekSquintRight": 0.45,
         "browDownRight": 0.2},
        LIDS,
    ),
    Preset("blink", "both eyes closed", _both(eyeBlink=1.0), LIDS),
    Preset(
        "sleepy", "heavy lids, a slack jaw",
        {"browInnerUp": 0.15, "jawOpen": 0.06}
        | _both(eyeBlink=(0.55, 0.5), browDown=0.08, mouthFrown=0.08),
        FACE,
    ),
    Preset("wide-eyes", "both eyes wide open", _both(eyeWide=0.8, browOuterUp=0.2), LIDS),
    Preset(
        "kiss", "lips pushed forward",
        {"mouthPucker": 1.0, "mouthFunnel": 0.15, "jawForward": 0.08} | _both(cheekSquint=0.08),
        MOUTH,
    ),
    Preset("puff", "cheeks full of air", {"cheekPuff": 1.0, "mouthPucker": 0.3}
           | _both(mouthPress=0.3), MOUTH),
    Preset("tongue-out", "the tongue shown", {"tongueOut": 1.0, "jawOpen": 0.3}
           | _both(mouthLowerDown=0.15), MOUTH),
    Preset("speak-aa", "as in father", {"jawOpen": 0.5}
           | _both(mouthLowerDown=0.22, mouthUpperUp=0.1), MOUTH),
    Preset("speak-ee", "as in see", {"jawOpen": 0.1}
           | _both(mouthStretch=0.45, mouthSmile=0.28, mouthLowerDown=0.3, mouthUpperUp=0.2),
           MOUTH),
    Preset("speak-ih", "as in sit", {"jawOpen": 0.18}
           | _both(mouthStretch=0.22, mouthSmile=0.15, mouthLowerDown=0.25, mouthUpperUp=0.12),
           MOUTH),
    Preset("speak-oh", "as in go", {"jawOpen": 0.32, "mouthFunnel": 0.5, "mouthPucker": 0.3},
           MOUTH),
    Preset("speak-oo", "as in you", {"jawOpen": 0.1, "mouthPucker": 0.7, "mouthFunnel": 0.35},
           MOUTH),
    Preset("speak-fv", "the lower lip under the upper teeth",
           {"jawOpen": 0.06, "mouthRollLower": 0.55, "mouthShrugLower": 0.12}
           | _both(mouthUpperUp=0.3), MOUTH),
    Preset("speak-mbp", "lips closed and pressed",
           {"mouthRollLower": 0.3, "mouthRollUpper": 0.25} | _both(mouthPress=0.4), MOUTH),
    Preset("look-left", "eyes to the person's left", {"gazeYaw": 24.0, "gazePitch": 0.0}, ()),
    Preset("look-right", "eyes to the person's right", {"gazeYaw": -24.0, "gazePitch": 0.0}, ()),
    Preset("look-up", "eyes up", {"gazeYaw": 0.0, "gazePitch": 16.0}, ()),
    Preset("look-down", "eyes down", {"gazeYaw": 0.0, "gazePitch": -18.0}
           | _both(eyeBlink=0.18), ()),
)  # fmt: skip

PRESETS: dict[str, Preset] = {preset.name: preset for preset in _PRESETS}
"""All presets by name."""


def preset(name: str) -> Preset:
    """The preset called `name`.

    Raises:
        UsageError: there is none; the nearest name is suggested.
    """
    if name not in PRESETS:
        near = difflib.get_close_matches(name.lower(), PRESETS, n=1, cutoff=0.4)
        hint = f"Did you mean {near[0]}?" if near else "`likeness presets` lists them."
        raise UsageError(f"There is no preset called {name!r}.", hint)
    return PRESETS[name]
