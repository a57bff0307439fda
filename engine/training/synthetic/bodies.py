"""A person as one mesh and one set of hairs, ready to be posed frame by frame."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from engine.facemodels import Part, load_model
from engine.training.synthetic import chart, regions
from engine.training.synthetic import materials as m
from engine.training.synthetic.frames import Label
from engine.training.synthetic.mouths import tooth_of_triangle
from engine.training.synthetic.pieces import follow_weight
from engine.training.synthetic.wardrobe import wardrobe

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.training.synthetic.people import Person
    from engine.training.synthetic.pieces import Piece
    from engine.types import ByteArray, FloatArray

EYE_ROWS = (1, 2)
_FIRST_TOOTH = 6


@dataclass(frozen=True, eq=False)
class Body:
    """The face model, what is worn over it, and the hairs, in one numbering.

    Attributes:
        triangles: (T, 3) int32, the face model's first.
        labels: (E,) uint8 of each element: triangles, then hair segments.
        elements: (E, 3) int32 points of each element, see `frames.Surface`.
        table: (N, COLUMNS) float32 what the shading loop reads, normals and positions left open.
        material: (T,) int32 row of `rows`.
        rows: (M, ROW) float32.
        worn_mm: (N - V, 3) float32 vertices of what is worn, head frame.
        follow: (N,) float32 how much each vertex moves with the head.
        hair_follow: (S, K) float32 the same for the hair's points, empty without hair.
    """

    triangles: NDArray[np.int32]
    labels: ByteArray
    elements: NDArray[np.int32]
    table: FloatArray
    material: NDArray[np.int32]
    rows: FloatArray
    worn_mm: FloatArray
    follow: FloatArray
    hair_follow: FloatArray


@lru_cache(maxsize=8)
def body_of(person: Person) -> Body:
    """The body of a person; the same object for the same person."""
    model = load_model()
    pieces = person.worn
    starts = np.cumsum([len(model.vertices_mm), *(len(p.vertices_mm) for p in pieces)])
    triangles = [model.triangles, *(p.triangles + s for p, s in zip(pieces, starts, strict=False))]
    labels = [model.triangle_part, *(np.full(len(p.triangles), p.label) for p in pieces)]
    rows, material = _materials(person)
    all_triangles = np.concatenate(triangles).astype(np.int32)
    hairs = _hair_blocks(person)
    elements, hair_labels = _segments(hairs, int(starts[-1]))
    hair = person.hair.strands
    return Body(
        triangles=all_triangles,
        labels=np.concatenate([*labels, hair_labels]).astype(np.uint8),
        elements=np.concatenate([all_triangles, elements]).astype(np.int32),
        table=np.concatenate([_skin_table(person), *(_worn_table(p) for p in pieces)]),
        material=material, rows=rows,
        worn_mm=np.concatenate([np.zeros((0, 3), np.float32), *(p.vertices_mm for p in pieces)]),
        follow=np.concatenate([model.pose_weight, *(p.follow for p in pieces)]),
        hair_follow=follow_weight(hair.points_mm) if hair else np.zeros((0, 2), np.float32),
    )  # fmt: skip


def _hair_blocks(person: Person) -> list[tuple[tuple[int, ...], int]]:
    """((strands, points), label) in the order in which `staging` lists the hairs."""
    blocks: list[tuple[tuple[int, ...], int]] = []
    if person.hair.strands:
        blocks.append((person.hair.strands.points_mm.shape[:2], Label.HAIR))
    blocks.append((person.brows.local_mm.shape[:2], Label.BROW))
    along = person.lashes.along
    blocks.append(((int(np.isfinite(along).sum()), person.lashes.points), Label.LASH))
    if person.beard:
        blocks.append((person.beard.local_mm.shape[:2], Label.BEARD))
    return blocks


def _segments(
    blocks: list[tuple[tuple[int, ...], int]], first_point: int
) -> tuple[NDArray[np.int32], ByteArray]:
    pieces, labels = [np.zeros((0, 3), np.int32)], [np.zeros(0, np.uint8)]
    for (strands, points), label in blocks:
        root = first_point + np.arange(strands)[:, None] * points + np.arange(points - 1)
        begin = root.ravel()
        pieces.append(np.stack([begin, begin + 1, begin + 1], 1))
        labels.append(np.full(len(begin), label, np.uint8))
        first_point += strands * points
    return np.concatenate(pieces), np.concatenate(labels)


def _materials(person: Person) -> tuple[FloatArray, NDArray[np.int32]]:
    model, mouth = load_model(), person.mouth
    head = np.zeros((_FIRST_TOOTH + len(mouth.teeth), m.ROW), np.float32)
    head[list(EYE_ROWS), 0] = m.Kind.EYE
    for row, colour in ((3, mouth.gums), (4, mouth.tongue), (5, mouth.cavity)):
        head[row, 0], head[row, 1:4] = m.Kind.WET, colour
    head[_FIRST_TOOTH:, 0], head[_FIRST_TOOTH:, 1:4] = m.Kind.TEETH, mouth.teeth
    material = np.zeros(len(model.triangles), np.int32)
    for part, row in ((Part.EYE_LEFT, 1), (Part.EYE_RIGHT, 2), (Part.GUMS, 3), (Part.TONGUE, 4),
                      (Part.MOUTH_CAVITY, 5)):  # fmt: skip
        material[model.triangle_part == part] = row
    tooth = tooth_of_triangle()
    material[tooth >= 0] = _FIRST_TOOTH + tooth[tooth >= 0]
    rows = [head, *(piece.row[None] for piece in person.worn)]
    numbers = [material, *(
        np.full(len(piece.triangles), len(head) + n) for n, piece in enumerate(person.worn)
    )]  # fmt: skip
    return np.concatenate(rows).astype(np.float32), np.concatenate(numbers).astype(np.int32)


def _skin_table(person: Person) -> FloatArray:
    model, skin = load_model(), person.skin
    table = np.zeros((len(model.vertices_mm), m.COLUMNS), np.float32)
    table[:, m.MAP : m.MAP + 2] = chart.of_vertices()
    table[:, m.MELANIN], table[:, m.BLOOD] = skin.melanin, skin.blood
    table[:, m.GLOSS], table[:, m.COVER] = skin.gloss, skin.cover
    table[:, m.SCALP] = person.hair.shade
    table[:, m.LIGHT] = 1.0
    sky = (wardrobe().head_openness / np.float32(255)) ** 0.8
    lips = regions.soft_lips()
    table[:, m.SKY] = np.maximum(np.maximum(sky, 0.5 * lips), 0.12)
    for side in ("left", "right"):
        ball = model.groups[f"eyeball_{side}"]
        table[ball, m.MAP : m.MAP + 2] = model.uv[ball]
        table[ball, m.SKY] = 0.8
        rim = model.groups[f"lid_{side}"]
        table[rim, m.WET] = 0.8
        table[rim, m.BLOOD] += 0.5
    table[:, m.WET] += 0.25 * lips
    for name in ("teeth_upper", "teeth_lower", "tongue", "mouth_cavity"):
        inside = model.groups[name]
        if name == "mouth_cavity":
            inside = np.setdiff1d(inside, model.triangles[model.triangle_part == Part.LIPS])
        table[inside, m.SKY] = 0.75
    return table


def _worn_table(piece: Piece) -> FloatArray:
    table = np.zeros((len(piece.vertices_mm), m.COLUMNS), np.float32)
    table[:, m.MAP : m.MAP + 2] = piece.pattern_mm
    table[:, m.SKY], table[:, m.LIGHT], table[:, m.HEM] = piece.sky, 1.0, piece.hem_mm
    return table
