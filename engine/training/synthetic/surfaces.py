"""Colour, relief and gloss of each kind of surface at one point."""

from __future__ import annotations

import numpy as np

from engine.training.synthetic import chart
from engine.training.synthetic import materials as m
from engine.training.synthetic.compiled import loop
from engine.training.synthetic.lookups import bilinear
from engine.training.synthetic.pigments import skin_channel

_MELANIN, _BLOOD, _GLOSS, _WET = m.MELANIN, m.BLOOD, m.GLOSS, m.WET
_COVER, _SCALP, _MAP, _HEM = m.COVER, m.SCALP, m.MAP, m.HEM
_PER_RAD, _REACH = chart.PX_PER_RAD, chart.REACH_RAD
_STRIPES, _BANDS = int(m.Pattern.STRIPES), int(m.Pattern.BANDS)
_CHECK, _KNIT, _SPECKLED = int(m.Pattern.CHECK), int(m.Pattern.KNIT), int(m.Pattern.SPECKLED)
_KINDS_HARD = int(m.Kind.HARD)
_FOLD_DARK = (0.45, 0.7, 0.8)
"""Per mm of depth, by channel."""


@loop
def skin_colour(value, sample, fold, turn, tint, smooth, bumped, albedo):
    """Fill `albedo`, bend `smooth` and `bumped`; give gloss and the highlight's sharpness."""
    cover, scalp = value[_COVER], value[_SCALP]
    wet = value[_WET]
    rough = 1 - 0.7 * wet
    for c in range(3):
        skin = skin_channel(c, value[_MELANIN] + sample[0], value[_BLOOD] + sample[1])
        speckle = min(max(0.55 + 6.0 * sample[2], 0.25), 1.0)
        skin += (tint[1, c] - skin) * min(cover * speckle * 0.75, 0.9)
        # In a fold little light arrives, and what is left has been through skin: red lasts.
        folded = np.exp(-_FOLD_DARK[c] * fold[2])
        albedo[c] = folded * (skin + (tint[0, c] - skin) * min(scalp, 0.96))
    angle = value[_MAP] / _PER_RAD - _REACH
    cos, sin = np.cos(angle), np.sin(angle)
    # Slopes across and down the map, carried into the camera frame.
    ax, az = sample[2] * cos * rough, -sample[2] * sin * rough
    down = sample[3] * rough
    for d in range(3):
        bumped[d] -= turn[d, 0] * ax + turn[d, 2] * az - turn[d, 1] * down
        # Folds are wider than light creeps under skin: they bend what all its colours see.
        bent = turn[d, 0] * fold[0] * cos - turn[d, 2] * fold[0] * sin - turn[d, 1] * fold[1]
        smooth[d] -= 0.7 * bent
        bumped[d] -= bent
    gloss = value[_GLOSS] * (1 - 0.6 * max(cover, scalp)) * (1 - 1.5 * min(sample[0], 0.3))
    return max(gloss, 0.02) * 1.3 + wet, 14.0 + 45.0 * value[_GLOSS] + 90.0 * wet


@loop
def eye_colour(value, row, iris, eye, detail, view, sample, bumped, albedo):
    """Fill `albedo`, flatten `bumped` over the iris; give how much the cornea mirrors."""
    du, dv = value[_MAP] - 0.5, value[_MAP + 1] - 0.5
    # The iris lies behind the cornea: the view ray meets it a little further in.
    vx = view[0] - row[1] * (view[0] * row[1] + view[1] * row[2] + view[2] * row[3])
    vy = view[1] - row[2] * (view[0] * row[1] + view[1] * row[2] + view[2] * row[3])
    rim = eye[5] / (2 * np.pi)
    du -= vx * rim * 0.18
    dv -= vy * rim * 0.18
    radius = np.sqrt(du * du + dv * dv) / rim
    angle = np.arctan2(dv, du) / (2 * np.pi)
    if angle < 0:
        angle += 1
    edge = min(max((radius - 0.97) / 0.09, 0.0), 1.0)
    pupil = eye[0]
    place = (radius - pupil) / (1 - pupil)
    bilinear(iris, angle * (iris.shape[1] - 1), place * (iris.shape[0] - 1), sample)
    dark = min(max((pupil + 0.05 - radius) / 0.09, 0.0), 1.0)
    away = max(radius - 1, 0.0)
    veins = eye[4] * (0.05 + 0.10 * min(away, 2.5))
    red0, red1 = sample[0], sample[1]
    red2 = sample[2]
    bilinear(detail, 300 + du * 900, 200 + dv * 900, sample)
    veins = max(veins * (1 + 4.0 * sample[1]), 0.0)
    inner = (red0, red1, red2)
    for c in range(3):
        white = eye[1 + c] * (1 - veins * (0.25 if c == 0 else 1.0))
        seen = inner[c] * (1 - dark) + 0.004 * dark
        albedo[c] = seen * (1 - edge) + white * edge
    # The iris is a shallow bowl: it is lit from the side that the cornea turns away.
    bowl = (1 - edge) * 1.5
    out = bumped[0] * row[1] + bumped[1] * row[2] + bumped[2] * row[3]
    if bowl > 0.0:
        for d in range(3):
            bumped[d] -= bowl * 0.35 * (bumped[d] - out * row[1 + d])
    return 1.0 - 0.55 * edge


@loop
def cloth_colour(value, row, weave, bumped, albedo):
    """Fill `albedo` and bend `bumped`; give gloss and the sharpness of the highlight."""
    u, v = value[_MAP], value[_MAP + 1]
    pattern, period = int(row[7]), row[8]
    second = 0.0
    if pattern == _STRIPES:
        second = 1.0 if (u / period) % 1.0 < 0.3 else 0.0
    elif pattern == _BANDS:
        second = 1.0 if (v / period) % 1.0 < 0.45 else 0.0
    elif pattern == _CHECK:
        second = 0.5 * ((u / period) % 1.0 < 0.4) + 0.5 * ((v / period) % 1.0 < 0.4)
    elif pattern == _KNIT:
        second = 0.5 + 0.5 * np.sin(u * 6.28 / period)
    size = weave.shape[0]
    i, j = int(v * 2.2) % size, int(u * 2.2) % size
    across, down = weave[i, j, 0] * row[11], weave[i, j, 1] * row[11]
    if pattern == _SPECKLED:
        second = min(max(0.5 + weave[i, j, 0], 0.0), 1.0)
    seam = 1.0
    edge = value[_HEM] - row[12]
    if edge < 0.0:
        # The hem is knitted in ribs of the first colour.
        second = 0.0
        across += 0.3 * np.sin(u * 2.6)
    if abs(edge) < 0.9:
        seam = 0.55
    for c in range(3):
        albedo[c] = seam * (row[1 + c] + (row[4 + c] - row[1 + c]) * second)
    if int(row[0]) != _KINDS_HARD:
        bumped[0] += across
        bumped[1] += down
    return row[9], row[10]
