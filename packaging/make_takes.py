"""Rebuild the bundled takes in assets/takes: hand-made, smooth, human-like motion.

    python packaging/make_takes.py

The motion is written down as curves, not recorded from anybody: minimum-jerk moves between held
values, slow sway from a few sines whose periods never meet, and blinks with the fast closing and
slower opening of real lids. The files are identical whenever they are rebuilt.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.drivers.motion_curves import blinks, keyed, sway
from engine.drivers.takes import Take, write_take
from engine.facemodels.gaze import expression_with_gaze
from engine.types import ARKIT_INDEX

FOLDER = Path(__file__).resolve().parent.parent / "assets" / "takes"
FPS = 30

Curve = NDArray[np.float64]
Keys = list[tuple[float, float]]


def take(
    duration_s: float,
    curves: dict[str, Curve | Keys],
    blink_starts: list[float],
    phase: float,
) -> Take:
    """A take from curves by slider name; angles in degrees, the rest are coefficients."""
    times_s = np.arange(round(duration_s * FPS) + 1) / FPS
    drawn = {
        name: keyed(times_s, curve) if isinstance(curve, list) else curve
        for name, curve in curves.items()
    }
    zero = np.zeros_like(times_s)
    expression = np.zeros((len(times_s), 52), np.float32)
    for name in drawn.keys() & ARKIT_INDEX.keys():
        expression[:, ARKIT_INDEX[name]] = drawn[name]
    lids = blinks(times_s, blink_starts)
    for name in ("eyeBlinkLeft", "eyeBlinkRight"):
        expression[:, ARKIT_INDEX[name]] = np.maximum(expression[:, ARKIT_INDEX[name]], lids)
    head = np.stack([
        drawn.get(name, zero) + sway(times_s, amount, phase + offset)
        for name, amount, offset in (("yaw", 1.1, 0.0), ("pitch", 0.8, 1.3), ("roll", 0.6, 2.1))
    ], axis=1)  # fmt: skip
    gaze = np.radians(np.stack([drawn.get("gazeYaw", zero), drawn.get("gazePitch", zero)], axis=1))
    expression = np.stack([
        expression_with_gaze(e, np.array([g, g])) for e, g in zip(expression, gaze, strict=True)
    ])  # fmt: skip
    return replace(Take.of(times_s, expression, np.radians(head)), calibrated=True)


def both(name: str, keys: Keys, right: float = 1.0) -> dict[str, Curve | Keys]:
    """A left and a right curve, the right one a little weaker."""
    return {f"{name}Left": keys, f"{name}Right": [(at, value * right) for at, value in keys]}


def idle() -> Take:
    """Eight calm seconds: blinks, a glance aside, breathing sway."""
    return take(
        8.0,
        {
            "gazeYaw": [(0, 0), (2.9, 0), (2.98, 9), (4.1, 9), (4.18, -1), (5.5, -1), (5.6, 0)],
            "gazePitch": [(0, 0), (2.9, 0), (2.98, 2), (4.1, 2), (4.18, 0), (8, 0)],
            "yaw": [(0, 0), (3.0, 0), (3.6, 2.5), (4.2, 2.5), (4.9, 0), (8, 0)],
            "browInnerUp": [(0, 0), (5.4, 0), (5.7, 0.18), (6.1, 0.18), (6.6, 0), (8, 0)],
            "mouthPressLeft": [(0, 0), (6.2, 0), (6.5, 0.2), (6.7, 0.2), (7.1, 0), (8, 0)],
            "mouthPressRight": [(0, 0), (6.2, 0), (6.5, 0.25), (6.7, 0.25), (7.1, 0), (8, 0)],
        },
        [1.2, 2.86, 4.14, 6.9],
        0.4,
    )


def nod() -> Take:
    """Five seconds: three nods of agreement with a small smile."""
    return take(
        5.0,
        {
            "pitch": [
                (0, 0), (0.9, 0), (1.1, 2), (1.4, -9), (1.7, 1.5), (2.0, -8), (2.3, 1),
                (2.6, -5), (3.1, 0), (5, 0),
            ],
            "gazePitch": [
                (0, 0), (0.9, 0), (1.1, -1), (1.4, 7), (1.7, -1), (2.0, 6), (2.3, -1),
                (2.6, 4), (3.1, 0), (5, 0),
            ],
            "browInnerUp": [(0, 0), (0.8, 0), (1.1, 0.22), (2.2, 0.1), (3.2, 0), (5, 0)],
            **both("mouthSmile", [(0, 0), (1.6, 0), (2.4, 0.3), (3.8, 0.28), (4.8, 0)], 0.92),
            **both("cheekSquint", [(0, 0), (1.7, 0), (2.5, 0.15), (3.8, 0.14), (4.8, 0)]),
        },
        [0.5, 3.0, 4.4],
        1.7,
    )  # fmt: skip


def smile() -> Take:
    """Six seconds: surprise melts into a smile, the head tilts, a wink, and back to rest."""
    return take(
        6.0,
        {
            "browInnerUp": [(0, 0), (0.7, 0), (1.0, 0.65), (1.5, 0.5), (2.1, 0.08), (6, 0)],
            **both("browOuterUp", [(0, 0), (0.7, 0), (1.0, 0.5), (1.5, 0.4), (2.1, 0), (6, 0)]),
            **both("eyeWide", [(0, 0), (0.7, 0), (0.95, 0.45), (1.5, 0.3), (2.0, 0), (6, 0)]),
            "jawOpen": [
                (0, 0), (0.75, 0), (1.1, 0.24), (1.6, 0.16), (2.2, 0.05), (4.6, 0.04), (5.4, 0),
            ],
            **both(
                "mouthSmile", [(0, 0), (1.4, 0), (2.1, 0.7), (4.4, 0.66), (5.5, 0.06), (6, 0)], 0.94
            ),
            **both("cheekSquint", [(0, 0), (1.5, 0), (2.2, 0.4), (4.4, 0.38), (5.4, 0)]),
            **both("eyeSquint", [(0, 0), (1.6, 0), (2.3, 0.25), (4.4, 0.22), (5.3, 0)]),
            **both("mouthUpperUp", [(0, 0), (1.5, 0), (2.2, 0.16), (4.4, 0.14), (5.4, 0)]),
            "eyeBlinkLeft": [(0, 0), (3.2, 0), (3.34, 1), (3.5, 1), (3.75, 0), (6, 0)],
            "cheekSquintLeft": [
                (0, 0), (1.5, 0), (2.2, 0.4), (3.2, 0.4), (3.36, 0.65), (3.5, 0.65), (3.8, 0.4),
                (4.4, 0.38), (5.4, 0),
            ],
            "yaw": [(0, 0), (1.8, 0), (2.8, -7), (3.8, -7), (4.9, 0), (6, 0)],
            "roll": [(0, 0), (1.9, 0), (2.9, 5), (3.9, 5), (5.0, 0), (6, 0)],
            "gazeYaw": [(0, 0), (1.8, 0), (2.8, 6), (3.8, 6), (4.9, 0), (6, 0)],
        },
        [0.4, 1.75, 4.6],
        2.9,
    )  # fmt: skip


PHONES: dict[str, dict[str, float]] = {
    "_": {},
    "a": {"jawOpen": 0.56, "mouthLowerDown": 0.22, "mouthUpperUp": 0.08},
    "e": {"jawOpen": 0.38, "mouthStretch": 0.16, "mouthLowerDown": 0.12},
    "i": {"jawOpen": 0.22, "mouthStretch": 0.26, "mouthSmile": 0.12, "mouthLowerDown": 0.1},
    "o": {"jawOpen": 0.4, "mouthFunnel": 0.36, "mouthPucker": 0.12},
    "u": {"jawOpen": 0.16, "mouthPucker": 0.55, "mouthFunnel": 0.2},
    "m": {"jawOpen": 0.03, "mouthClose": 0.03, "mouthPress": 0.28, "mouthRollLower": 0.12},
    "f": {"jawOpen": 0.06, "mouthRollLower": 0.34, "mouthUpperUp": 0.16},
    "s": {"jawOpen": 0.05, "mouthStretch": 0.14, "mouthLowerDown": 0.18, "mouthUpperUp": 0.06},
    "S": {"jawOpen": 0.08, "mouthFunnel": 0.4, "mouthPucker": 0.16},
    "l": {"jawOpen": 0.22, "mouthLowerDown": 0.1},
    "w": {"jawOpen": 0.08, "mouthPucker": 0.42, "mouthFunnel": 0.22},
}
"""Mouth shapes of groups of sounds, by eye in a mirror; a name without a side means both."""

SENTENCES = (
    (0.5, "hello there", "_el ow_le wl_"),
    (1.6, "my name is not important", "mai_neim_is_nol_imwoltl_"),
    (3.7, "but I am very glad you came", "ml_ai_am_fewi_lal_yu_keim_"),
    (5.9, "shall we begin", "Sal_wi_mikil_"),
)
"""When each is spoken, its words, and its sounds, 75 ms each; `_` is a short rest."""
PHONE_S = 0.075


def spoken() -> dict[str, Curve | Keys]:
    """Curves of the mouth for the sentences: each sound is aimed for, few are reached."""
    keys: dict[str, Keys] = {}
    names = sorted({name for shape in PHONES.values() for name in shape})
    for start, _, sounds in SENTENCES:
        moments = [start + PHONE_S * number for number in range(len(sounds))]
        shapes = [PHONES.get(sound, PHONES["l"] if sound != " " else {}) for sound in sounds]
        # A rest inside a sentence only loosens the sound before it.
        for number in range(1, len(shapes) - 1):
            if sounds[number] in "_ ":
                shapes[number] = {n: 0.45 * v for n, v in shapes[number - 1].items()}
        for name in names:
            values = [shape.get(name, 0.0) for shape in shapes]
            mixed = np.convolve(np.pad(values, 1), (0.12, 0.76, 0.12), mode="valid")
            keys.setdefault(name, [(0.0, 0.0)])
            keys[name] += [(start - 0.12, 0.0), *zip(moments, mixed.tolist(), strict=True)]
            keys[name] += [(moments[-1] + 0.14, 0.0)]
    curves: dict[str, Curve | Keys] = {}
    for name, curve in keys.items():
        paired = f"{name}Left" in ARKIT_INDEX
        curves.update(both(name, curve, 0.95) if paired else {name: curve})
    return curves


def talking() -> Take:
    """Eight seconds of four short sentences, with nods on what is stressed."""
    return take(
        8.0,
        {
            **spoken(),
            "pitch": [
                (0, 0), (0.4, 0), (0.65, -3), (1.0, 0.5), (1.7, -1.5), (2.3, 1), (2.6, -3.5),
                (3.1, 0), (3.8, 0.5), (4.5, -2.5), (5.0, 1), (5.6, 0), (6.0, -3), (6.5, 2),
                (7.4, 0),
            ],
            "yaw": [(0, 0), (1.4, 0), (2.1, 3.5), (3.3, 3), (4.1, -3), (5.2, -2), (6.0, 0)],
            "roll": [(0, 0), (3.4, 0), (4.2, -2.5), (5.4, -2), (6.3, 1.5), (7.5, 0)],
            "gazeYaw": [
                (0, 0), (1.6, 0), (1.68, -4), (2.4, -4), (2.48, 0), (3.6, 0), (3.68, 5), (4.2, 5),
                (4.28, 0),
            ],
            "browInnerUp": [
                (0, 0), (0.4, 0), (0.7, 0.3), (1.2, 0.05), (2.4, 0.05), (2.65, 0.28), (3.2, 0),
                (4.3, 0), (4.55, 0.2), (5.2, 0), (5.8, 0.05), (6.2, 0.35), (6.9, 0.15), (7.6, 0),
            ],
            **both("browOuterUp", [(0, 0), (5.8, 0), (6.2, 0.3), (6.9, 0.1), (7.6, 0)], 0.85),
            **both("cheekSquint", [(0, 0), (4.4, 0), (4.9, 0.14), (5.8, 0.08), (7.6, 0)]),
        },
        [1.25, 2.95, 3.62, 5.5, 7.2],
        3.3,
    )  # fmt: skip


def laughing() -> Take:
    """Seven seconds: a smile breaks into laughter twice and fades into a smile again."""
    times_s = np.arange(round(7.0 * FPS) + 1) / FPS
    swell = keyed(times_s, [
        (0, 0), (1.0, 0), (1.25, 1), (2.6, 0.5), (2.95, 0.12), (3.3, 0.8), (4.5, 0.3), (5.1, 0),
    ])  # fmt: skip
    # Bursts of voice follow each other about five times a second, slower as breath runs out.
    phase = (
        np.cumsum(keyed(times_s, [(0, 5.2), (1.2, 5.2), (2.8, 4.2), (3.2, 5.0), (5, 3.8)])) / FPS
    )
    burst = swell * np.clip(0.5 - 0.5 * np.cos(2 * np.pi * phase), 0, 1) ** 1.5
    breath = keyed(
        times_s, [(0, 0), (2.65, 0), (2.95, 0.2), (3.2, 0), (5.2, 0), (5.6, 0.1), (6, 0)]
    )
    lift = keyed(times_s, [
        (0, 0), (0.9, 0), (1.6, 7), (2.6, 4), (3.0, -3), (3.6, -6), (4.4, -4), (5.4, 0),
    ])  # fmt: skip
    return take(
        7.0,
        {
            "jawOpen": 0.1 * swell + 0.3 * burst + breath,
            "pitch": lift + 1.6 * burst,
            "yaw": [(0, 0), (1.0, 0), (1.9, -4), (2.9, 1), (3.8, 6), (4.8, 4), (6.2, 0)],
            "roll": [(0, 0), (1.1, 0), (2.0, 4), (3.2, 1), (4.0, -4), (5.2, -2), (6.4, 0)],
            "gazePitch": [(0, 0), (1.2, 0), (1.7, -5), (2.8, 0), (3.6, 5), (4.8, 0)],
            "browInnerUp": [(0, 0), (0.8, 0), (1.2, 0.22), (2.8, 0.1), (3.4, 0.25), (5, 0)],
            **both(
                "mouthSmile", [(0, 0), (0.5, 0), (1.2, 0.82), (4.6, 0.7), (6.2, 0.3), (7, 0)], 0.95
            ),
            **both("cheekSquint", [(0, 0), (0.7, 0), (1.4, 0.6), (4.4, 0.5), (6, 0.15), (7, 0)]),
            **both("eyeSquint", [(0, 0), (0.8, 0), (1.4, 0.5), (4.4, 0.42), (6, 0.1), (7, 0)]),
            **both("mouthUpperUp", [(0, 0), (0.9, 0), (1.4, 0.22), (4.4, 0.18), (5.6, 0)]),
            **both("mouthLowerDown", [(0, 0), (0.9, 0), (1.4, 0.2), (4.4, 0.15), (5.6, 0)]),
            **both("noseSneer", [(0, 0), (0.9, 0), (1.4, 0.18), (4.4, 0.12), (5.6, 0)]),
            **both("eyeBlink", [(0, 0), (3.3, 0), (3.5, 0.45), (4.2, 0.4), (4.6, 0)]),
        },
        [0.35, 2.7, 4.9, 6.3],
        5.1,
    )


def main() -> None:
    """Write the files and print their hashes for assets/manifest.toml."""
    import hashlib

    FOLDER.mkdir(parents=True, exist_ok=True)
    for make in (idle, nod, smile, talking, laughing):
        path = FOLDER / f"{make.__name__}.csv"
        write_take(path, make())
        print(hashlib.sha256(path.read_bytes()).hexdigest(), path.relative_to(FOLDER.parent))


if __name__ == "__main__":
    main()
