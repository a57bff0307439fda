"""Mesh and camera to fragments to geometry maps.

`rasterize` and `interpolate` are the fast CPU ones; `torch_reference.rasterize_batch` draws many
meshes at once on any torch device. Nothing heavy is imported before the first call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.rasterizers.bands import Window
from engine.rasterizers.fragments import Fragments
from engine.registry import Registry, Spec

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.facemodels.model import FaceModel
    from engine.types import FaceParams, GeometryMaps

__all__ = ["RASTERIZERS", "Fragments", "Window", "geometry_maps", "interpolate", "rasterize"]

RASTERIZERS = Registry(
    "rasterizer",
    (
        Spec(
            name="numba",
            label="CPU, compiled",
            summary="Compiled loops on two CPU threads; the fastest for one head.",
            factory="engine.rasterizers.numba_cpu:create",
            licence="Apache-2.0",
            needs=("numba",),
        ),
        Spec(
            name="torch",
            label="PyTorch",
            summary="Plain PyTorch on CPU or CUDA, batched; the reference for the others.",
            factory="engine.rasterizers.torch_reference:create",
            licence="Apache-2.0",
            needs=("torch",),
        ),
    ),
)


def rasterize(
    points_px: NDArray[Any],
    depth_mm: NDArray[Any],
    triangles: NDArray[Any],
    size_hw: tuple[int, int],
    out: Fragments | None = None,
) -> Fragments:
    """See `numba_cpu.rasterize`."""
    from engine.rasterizers import numba_cpu

    return numba_cpu.rasterize(points_px, depth_mm, triangles, size_hw, out)


def interpolate(
    fragments: Fragments,
    triangles: NDArray[Any],
    values: NDArray[Any],
    out: NDArray[Any] | None = None,
    window: Window | None = None,
) -> NDArray[np.float32]:
    """See `numba_cpu.interpolate`."""
    from engine.rasterizers import numba_cpu

    return numba_cpu.interpolate(fragments, triangles, values, out, window)


def geometry_maps(
    model: FaceModel,
    params: FaceParams,
    size_hw: tuple[int, int],
    source: FaceParams | None = None,
    offsets_mm: NDArray[Any] | None = None,
) -> GeometryMaps:
    """See `maps.geometry_maps`."""
    from engine.rasterizers import maps

    return maps.geometry_maps(model, params, size_hw, source, offsets_mm)
