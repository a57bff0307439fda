"""Rebuild the bundled takes in assets/takes: hand-made, smooth, human-like motion.

    python packaging/make_takes.py

The motion is written down as curves, not recorded from anybody: minimum-jerk moves between held
values, slow sway from a few sines whose periods never meet, and blinks with the fast closing and
slower opening of real lids. The files are identical whenever they are rebuilt.
"""

from __future__ import annotations

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
    return Take.of(times_s, expression, np.radians(head))


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


def main() -> None:
    """Write the files and print their hashes for assets/manifest.toml."""
    import hashlib

    FOLDER.mkdir(parents=True, exist_ok=True)
    for make in (idle, nod, smile):
        path = FOLDER / f"{make.__name__}.csv"
        write_take(path, make())
        print(hashlib.sha256(path.read_bytes()).hexdigest(), path.relative_to(FOLDER.parent))


if __name__ == "__main__":
    main()
