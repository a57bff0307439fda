"""The face model's file: an uncompressed npz without pickles, the same bytes for the same model.

Displacements are int16 with one scale per direction. Expressions are sparse: shape k moves
vertices `expression_vertex[start[k]:start[k + 1]]`.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.facemodels.model import FaceModel, LandmarkEmbedding
from engine.tables import installed_table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from engine.types import FloatArray

FORMAT = 1
_EPOCH = (1980, 1, 1, 0, 0, 0)
_DAMAGED = "The face model file cannot be read: it is damaged or of another version."


def read_model(path: Path, name: str) -> FaceModel:
    """Read a face model.

    Raises:
        AssetError: the file is missing, damaged or of another format.
    """
    with installed_table(path, FORMAT, _DAMAGED) as table:
        return _model(table, name)


def write_model(path: Path, model: FaceModel) -> None:
    """Write a face model; equal models give equal bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for key, array in sorted(_table(model).items()):
            buffer = io.BytesIO()
            np.lib.format.write_array(buffer, np.ascontiguousarray(array), allow_pickle=False)
            entry = zipfile.ZipInfo(f"{key}.npy", date_time=_EPOCH)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, buffer.getvalue())


def _table(model: FaceModel) -> dict[str, NDArray[Any]]:
    table: dict[str, NDArray[Any]] = {
        "format": np.array(FORMAT, dtype=np.int32),
        "vertices_mm": model.vertices_mm.astype(np.float32),
        "triangles": model.triangles.astype(np.uint16),
        "triangle_part": model.triangle_part.astype(np.uint8),
        "uv": model.uv.astype(np.float32),
        "pncc": model.pncc.astype(np.float32),
        "pose_weight": model.pose_weight.astype(np.float32),
        "mirror": model.mirror.astype(np.uint16),
    }
    table["identity"], table["identity_scale"] = _quantise(model.identity_mm)
    dense, table["expression_scale"] = _quantise(model.expression_mm)
    moved = [np.flatnonzero(shape.any(axis=1)) for shape in dense]
    table["expression_start"] = np.cumsum([0, *map(len, moved)]).astype(np.int32)
    table["expression_vertex"] = np.concatenate(moved).astype(np.uint16)
    table["expression"] = np.concatenate(
        [shape[rows] for shape, rows in zip(dense, moved, strict=True)]
    )
    for name, rows in model.groups.items():
        table[f"group.{name}"] = rows.astype(np.uint16)
    for scheme, embedding in model.embeddings.items():
        table[f"landmarks.{scheme}.triangle"] = embedding.triangle.astype(np.uint16)
        table[f"landmarks.{scheme}.barycentric"] = embedding.barycentric.astype(np.float32)
        table[f"landmarks.{scheme}.weight"] = embedding.weight.astype(np.float32)
        table[f"landmarks.{scheme}.contour"] = embedding.contour.astype(np.bool_)
    return table


def _model(table: Mapping[str, NDArray[Any]], name: str) -> FaceModel:
    vertices = table["vertices_mm"]
    expression = np.zeros((len(table["expression_scale"]), *vertices.shape), dtype=np.float32)
    start = table["expression_start"]
    for k, scale in enumerate(table["expression_scale"]):
        rows = slice(start[k], start[k + 1])
        expression[k, table["expression_vertex"][rows]] = table["expression"][rows] * scale
    schemes = {key.split(".")[1] for key in table if key.startswith("landmarks.")}
    identity = table["identity"] * table["identity_scale"][:, None, None]
    return FaceModel(
        name=name,
        vertices_mm=vertices,
        identity_mm=identity.astype(np.float32, copy=False),
        expression_mm=expression,
        triangles=table["triangles"].astype(np.int32),
        triangle_part=table["triangle_part"],
        uv=table["uv"],
        pncc=table["pncc"],
        pose_weight=table["pose_weight"],
        embeddings={scheme: _embedding(table, scheme) for scheme in sorted(schemes)},
        groups={
            key.removeprefix("group."): rows.astype(np.int32)
            for key, rows in table.items()
            if key.startswith("group.")
        },
        mirror=table["mirror"].astype(np.int32),
    )


def _embedding(table: Mapping[str, NDArray[Any]], scheme: str) -> LandmarkEmbedding:
    prefix = f"landmarks.{scheme}."
    return LandmarkEmbedding(
        triangle=table[prefix + "triangle"].astype(np.int32),
        barycentric=table[prefix + "barycentric"],
        weight=table[prefix + "weight"],
        contour=table[prefix + "contour"],
    )


def _quantise(shapes: FloatArray) -> tuple[NDArray[np.int16], FloatArray]:
    """int16 values and (K,) float32 scales: shapes = values * scale."""
    largest = np.abs(shapes).reshape(len(shapes), -1).max(axis=1)
    scale = (np.maximum(largest, 1e-9) / 32767).astype(np.float32)
    return np.rint(shapes / scale[:, None, None]).astype(np.int16), scale
