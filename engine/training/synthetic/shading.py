"""The loop that turns the buffer of seen surfaces into light."""

from __future__ import annotations

import numpy as np

from engine.training.synthetic import materials as m
from engine.training.synthetic.compiled import loop
from engine.training.synthetic.folds import WINDOW
from engine.training.synthetic.lookups import ambient, bilinear, lit_share, through_hair
from engine.training.synthetic.surfaces import cloth_colour, eye_colour, skin_colour

_SKIN, _EYE, _TEETH = int(m.Kind.SKIN), int(m.Kind.EYE), int(m.Kind.TEETH)
_WET, _CLOTH, _HARD = int(m.Kind.WET), int(m.Kind.CLOTH), int(m.Kind.HARD)
_MAP, _GLOSS, _SKY, _LIGHT = m.MAP, m.GLOSS, m.SKY, m.LIGHT
_TOP, _LEFT = WINDOW[0].start, WINDOW[1].start
_SMOOTH_MM = 2.5
"""Depth between neighbours up to which they lie on one surface."""
_BLEED = (0.34, 0.12, 0.06)
"""How far each channel of light creeps round an edge under skin."""


@loop
def _normalised(vector):
    size = 1.0 / max(np.sqrt(vector[0] ** 2 + vector[1] ** 2 + vector[2] ** 2), 1e-6)
    vector[0], vector[1], vector[2] = vector[0] * size, vector[1] * size, vector[2] * size


@loop
def shade(
    element, barycentric, depth, triangles, table, material, rows, detail, folds, weave, iris,
    eye, tint, turn, lights, colours, softness, sh, solid_map, hair_map, cover_map, frame, centre,
    picture, normals,
):  # fmt: skip
    """Fill `picture` (H, W, 3) linear RGB and `normals` (H, W, 3) wherever a triangle is seen.

    Args:
        element, barycentric, depth: fragments.
        triangles, table, material, rows: the mesh, see `materials`.
        detail: the skin's map, see `skin.Skin`; folds: what this expression adds to it.
        weave: (N, N, 2) tiling slopes of woven cloth.
        iris: see `eyes.Eyes`.
        eye: (8,) pupil, sclera (3), redness, iris angle rad, reflection size, spare.
        tint: (2, 3) colour of shaved hair on the scalp, and of stubble.
        turn: (3, 3) head to camera rotation.
        lights: (L, 3) unit directions to the lights; colours: (L, 3); the first casts shadows.
        softness: 0..1 how large the lights are.
        sh: (9, 3), see `lookups.ambient`.
        solid_map, hair_map, cover_map, frame, centre: the first light's maps.
    """
    for step in range(2):
        _pass(
            step, element, barycentric, depth, triangles, table, material, rows, detail, folds,
            weave, iris, eye, tint, turn, lights, colours, softness, sh, solid_map, hair_map,
            cover_map, frame, centre, picture, normals,
        )  # fmt: skip


@loop
def _lent(y, x, element, depth, material, rows, triangles, picture):
    """Average the pixel's shaded neighbours into it if all show the same smooth surface."""
    height, width = element.shape
    t = element[y, x]
    row = material[t]
    kind = int(rows[row, 0])
    if kind in (_EYE, _TEETH):
        return False
    z = depth[y, x]
    count = 0
    red = green = blue = 0.0
    for i in range(y - y % 2, y + y % 2 + 1, 2):
        for j in range(x - x % 2, x + x % 2 + 1, 2):
            if i >= height or j >= width:
                return False
            other = element[i, j]
            if other < 0 or other >= material.shape[0] or material[other] != row:
                return False
            if abs(depth[i, j] - z) > _SMOOTH_MM:
                return False
            red += picture[i, j, 0]
            green += picture[i, j, 1]
            blue += picture[i, j, 2]
            count += 1
    picture[y, x, 0], picture[y, x, 1], picture[y, x, 2] = red / count, green / count, blue / count
    return True


@loop
def _pass(
    step, element, barycentric, depth, triangles, table, material, rows, detail, folds, weave,
    iris, eye, tint, turn, lights, colours, softness, sh, solid_map, hair_map, cover_map, frame,
    centre, picture, normals,
):  # fmt: skip
    """Step 0 shades every second pixel of every second row; step 1 fills in the others."""
    height, width = element.shape
    value = np.zeros(m.COLUMNS, np.float32)
    sample, fold = np.zeros(4, np.float32), np.zeros(3, np.float32)
    albedo, bumped, smooth = np.zeros(3), np.zeros(3), np.zeros(3)
    view, shine, total = np.zeros(3), np.zeros(3), np.zeros(3)
    for y in range(height):
        for x in range(width):
            t = element[y, x]
            if t < 0 or t >= material.shape[0] or (step == 0) != (y % 2 == 0 and x % 2 == 0):
                continue
            if step == 1 and _lent(y, x, element, depth, material, rows, triangles, picture):
                continue
            i, j, k = triangles[t, 0], triangles[t, 1], triangles[t, 2]
            p, q, r = barycentric[y, x, 0], barycentric[y, x, 1], barycentric[y, x, 2]
            for c in range(m.COLUMNS):
                value[c] = p * table[i, c] + q * table[j, c] + r * table[k, c]
            row = rows[material[t]]
            kind = int(row[0])
            for d in range(3):
                smooth[d] = value[d]
                view[d] = -value[3 + d]
            _normalised(smooth)
            _normalised(view)
            bumped[:] = smooth
            gloss, power = 0.3, 30.0
            bleed = 0.0
            mirror = 0.0
            if kind == _SKIN:
                bilinear(detail, value[_MAP], value[_MAP + 1], sample)
                bilinear(folds, value[_MAP] - _LEFT, value[_MAP + 1] - _TOP, fold)
                gloss, power = skin_colour(
                    value, sample, fold, turn, tint, smooth, bumped, albedo
                )  # fmt: skip
                _normalised(smooth)
                bleed = 1.0
            elif kind == _EYE:
                mirror = eye_colour(value, row, iris, eye, detail, view, sample, bumped, albedo)
                gloss, power = 0.5, 220.0
                bleed = 0.6
            elif kind == _TEETH:
                albedo[0], albedo[1], albedo[2] = row[1], row[2], row[3]
                gloss, power, bleed = 0.9, 90.0, 0.8
            elif kind == _WET:
                albedo[0], albedo[1], albedo[2] = row[1], row[2], row[3]
                gloss, power, bleed = 0.8, 70.0, 0.8
            else:
                gloss, power = cloth_colour(value, row, weave, bumped, albedo)
            _normalised(bumped)
            facing = max(bumped[0] * view[0] + bumped[1] * view[1] + bumped[2] * view[2], 0.0)
            lit = 1.0
            px, py, pz = value[3] - centre[0], value[4] - centre[1], value[5] - centre[2]
            slope = smooth[0] * lights[0, 0] + smooth[1] * lights[0, 1] + smooth[2] * lights[0, 2]
            if slope > -0.4:
                lit = lit_share(solid_map, frame, px, py, pz, 4.0 + 5.0 * (1 - max(slope, 0.0)))
                if kind in (_WET, _TEETH):
                    # Lips let some light through and scatter it about the mouth; white teeth pass
                    # most of it on.
                    least = 0.55 if kind == _TEETH else 0.3
                    lit = least + (1 - least) * lit
                if kind != _HARD:
                    lit *= through_hair(hair_map, cover_map, frame, px, py, pz)
            total[:] = 0.0
            shine[:] = 0.0
            for n in range(lights.shape[0]):
                if colours[n, 1] < 0.01:
                    continue
                lx, ly, lz = lights[n, 0], lights[n, 1], lights[n, 2]
                flat = smooth[0] * lx + smooth[1] * ly + smooth[2] * lz
                rough = bumped[0] * lx + bumped[1] * ly + bumped[2] * lz
                reach = lit if n == 0 else 0.35 + 0.65 * value[_SKY]
                wide = 0.18 * softness
                for c in range(3):
                    wrap = _BLEED[c] * bleed + wide
                    mixed = flat if c == 0 else 0.4 * flat + 0.6 * rough
                    if bleed == 0.0:
                        mixed = rough
                    got = max((mixed + wrap) / ((1 + wrap) * (1 + wrap)), 0.0)
                    # Blood lets red light through the edge of a shadow.
                    edge = reach if c else reach + 0.45 * bleed * (np.sqrt(reach) - reach)
                    total[c] += got * edge * colours[n, c]
                hx, hy, hz = lx + view[0], ly + view[1], lz + view[2]
                size = 1.0 / max(np.sqrt(hx * hx + hy * hy + hz * hz), 1e-6)
                half = max((bumped[0] * hx + bumped[1] * hy + bumped[2] * hz) * size, 0.0)
                if rough > 0.0 and half > 0.5:
                    bend = 1 - max((view[0] * hx + view[1] * hy + view[2] * hz) * size, 0.0)
                    fresnel = 0.03 + 0.97 * bend**5
                    # Trowbridge and Reitz's distribution: a sharp core with wide skirts.
                    narrow = 2.0 / (power + 2.0)
                    spread = half * half * (narrow - 1) + 1
                    lobe = 0.16 * narrow / (spread * spread)
                    glint = gloss * fresnel * lobe * min(rough * 4, 1.0) * reach
                    for c in range(3):
                        shine[c] += glint * colours[n, c]
                if mirror > 0.0:
                    # The cornea shows the lamp itself: a soft-edged patch about its direction.
                    lamp = eye[6]
                    patch = min(max((half - (1 - lamp)) / (0.35 * lamp), 0.0), 1.0)
                    for c in range(3):
                        shine[c] += mirror * patch * (lit * 0.7 + 0.3) * 0.55 * colours[n, c]
            sky = value[_SKY]
            rx = 2 * facing * bumped[0] - view[0]
            ry = 2 * facing * bumped[1] - view[1]
            rz = 2 * facing * bumped[2] - view[2]
            edge_on = 0.03 + 0.22 * (1 - facing) ** 4
            for c in range(3):
                around = ambient(sh, bumped[0], bumped[1], bumped[2], c)
                # Light that bounces between neighbouring surfaces keeps their colour.
                open_sky = sky / (1 - 0.8 * albedo[c] * (1 - sky))
                light = total[c] + around * open_sky
                glance = ambient(sh, rx, ry, rz, c) * (gloss + mirror) * edge_on * sky
                colour = albedo[c] * light + shine[c] + glance
                picture[y, x, c] = colour * value[_LIGHT]
                normals[y, x, c] = bumped[c]
