"""Renderers: a prepared portrait and target parameters -> a picture. One folder each."""

from __future__ import annotations

from engine.registry import Registry, Spec
from engine.renderers.base import PreparedPortrait, Renderer

RENDERERS = Registry(
    "renderer",
    (
        Spec(
            name="warp",
            label="Warp",
            summary="Moves the photo's own pixels along the exact flow of the mesh; no network.",
            factory="engine.renderers.warp.renderer:WarpRenderer",
            licence="Apache-2.0",
            needs=("numba", "cv2"),
        ),
    ),
)

__all__ = ["RENDERERS", "PreparedPortrait", "Renderer"]
